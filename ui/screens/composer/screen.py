"""The writing page, bound to one desk and the session: opening, keeping, showing what is new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.checking import JUDGED_BY
from medsos_desktop.composer.desk import Desk, News
from medsos_desktop.composer.edit import media_of
from medsos_desktop.errors import UserError

from ...kit.boxes import column, ground
from ...kit.regions import Region
from .. import base
from ..base import Context
from . import keys, whereabouts, wires
from .asides import Asides
from .caret import Caret
from .deeds import Deeds
from .jumps import Jumps
from .keeping import Keeping
from .layout import Page
from .media import MediaStrip
from .noting import Noter
from .opening import Opening
from .picker import Picker
from .right import RightColumn
from .showing import Showing
from .watch import Watch
from .writing import Writing


class Screen(base.Screen):
    """See `ui.screens.base.Screen`; ``desk`` holds the open post."""

    title_key = "composer.title"
    help_page = "language"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        workspace = self.session.workspace
        self.desk = Desk(workspace)
        self.picker = Picker(self.words)
        media = MediaStrip(self.words, self.session, context.jobs)
        right = RightColumn(self.words, workspace, context.jobs, self.session.now)
        self.page = Page(self.words, lambda: self.session.now().date(), media, right)
        self._pages = QStackedWidget()
        for part in (self.picker, self.page):
            self._pages.addWidget(part)
        column(self, gap=0).addWidget(self._pages)
        self.opening, self.keeping = Opening(self), Keeping(self)
        self.watch = Watch(self.desk, context.jobs, self._checked, self)
        self.showing = Showing(self.desk, self.page, self.session)
        self.jumps, self.deeds = Jumps(self), Deeds(self)
        self.writing, self.asides, self.noter = Writing(self), Asides(self), Noter(self)
        self.showing.run = self.deeds.run
        self.showing.marked = self.noter.marks
        self.news = News()
        self.caret = Caret(self)
        wires.connect(self)
        keys.bind(self)

    # coming and going

    def activate(self) -> None:
        """The last post, or what there is to write on."""
        if not self.desk.is_open:
            self.opening.last()
        focused = QApplication.focusWidget()
        if self.desk.is_open:
            self._go_on()
            if focused is None or not self.page.isAncestorOf(focused):
                self.page.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.picker.focus_first()

    def _go_on(self) -> None:
        """What rested while another screen was shown."""
        if self.desk.checked != self.desk.post:
            self.watch.soon()
        if self.desk.unsaved_since is not None:
            self.keeping.autosave.touched()

    def open(self, **target: str) -> None:
        """``post`` (with ``account``, ``finding``), ``list``, or ``new`` ("", a day, a day with its hour)."""
        self.opening.from_elsewhere()
        if "list" in target:
            self.opening.to_list()
        elif "new" in target:
            self.opening.begin(target["new"])
        elif target.get("post"):
            self.opening.open(target["post"])
        if self.desk.is_open and target.get("account"):
            self.choose(target["account"])
        if self.desk.is_open and target.get("finding"):
            self.watch.now()
            self.jumps.to_finding(target["finding"])

    def help(self) -> Mapping[str, str]:
        """The finding that has the keyboard, or stands at the caret; else what is being worked on."""
        if self.desk.is_open and (code := whereabouts.code_at_caret(self)):
            return {"code": code}
        found = super().help()
        beside = self.desk.is_open and "code" not in found and whereabouts.among_pictures(self)
        return {"page": "photos"} if beside else found

    def explain(self, code: str) -> None:
        """The page of the guidance for a finding."""
        self.context.go("guidance", code=code)

    def place(self) -> object:
        """See `whereabouts.Place`."""
        return whereabouts.place_of(self)

    def return_to(self, place: object) -> None:
        """See `place`."""
        whereabouts.go_to(self, place)

    def forget(self) -> None:
        """Nothing of the post before is said about the next one."""
        self.news = News()
        self.writing.forget()
        self.page.message.hide()
        self.page.asking.hide()
        self.page.media.clear()
        self.asides.show("")

    def again(self) -> None:
        """From the post that is open to what there is to write on."""
        self.opening.to_list()

    def pause(self) -> None:
        """The window or the editor lost the focus."""
        self.keeping.keep()

    def leave(self) -> None:
        """Everything typed is kept, as a version (what is refused, later); nothing is read any more."""
        if self.keeping.keep(seal=True):
            self.keeping.autosave.stop()
        self.watch.stop()
        self.caret.stop()

    def regions(self) -> Sequence[Region]:
        """The parts of the open page, or the list of what there is to write on."""
        if self._pages.currentWidget() is self.page:
            return self.page.regions()
        return (Region(self.picker.bar), Region(self.picker.rows))

    def refresh(self, changes: Changes) -> None:
        """Somebody else changed something."""
        if not self.desk.is_open:
            if changes.of("post") and self._pages.currentWidget() is self.picker and self.isVisible():
                self.opening.list_posts()
            return
        news = self.desk.take(changes)
        if news.kind == "gone":
            self.opening.put_away()
            self.context.say(self.words("composer.gone"), undo=False)
            return
        if news.kind:
            self.news = news
        if news.kind == "deleted":
            self.keeping.autosave.now()
        others = (changes.of("post") | changes.of("draft")) - {self.desk.id}
        if others or any(changes.of(kind) for kind in JUDGED_BY):
            self.desk.checked = None
            self.watch.stop()  # what is checked beside the window goes by what held before
        self.show_all()

    def show_error(self, error: UserError) -> bool:
        """Above the editor."""
        if not self.desk.is_open:
            return False
        self.page.message.show_error(self.words, error, (self.words("kit.close"), self.page.message.hide))
        return True

    # showing

    def show_picker(self) -> None:
        """What there is to write on, instead of a page."""
        self._pages.setCurrentWidget(self.picker)

    def show_all(self, *, fresh: bool = False) -> None:
        """Everything as the desk has it; ``fresh`` when it is another post."""
        self._pages.setCurrentWidget(self.page)
        self.showing.everything(self.news, fresh=fresh)
        self.noter.show(fresh=fresh)
        self.showing.panels(self.asides.panel)
        self.asides.list_history()
        if fresh:
            self.watch.soon()
        elif self.desk.checked != self.desk.post:
            self.watch.now()

    def reloaded(self) -> None:
        """After a command on the open post."""
        self.desk.reload()
        self.news = News()
        self.show_all()

    def heard(self) -> None:
        """What came from elsewhere has been read."""
        self.news = News()
        self.showing.state(self.news)

    def choose(self, account: str) -> None:
        """Another tab."""
        if account == self.desk.account:
            return
        if self.keeping.keep() and self.desk.choose(account):
            self.writing.forget()
            self.showing.tab()
            if self.desk.checked != self.desk.post:
                self.watch.now()
        else:
            self.showing.tab()

    def show_finding(self, key: str) -> None:
        """Opens a finding's row at the side."""
        self.asides.show("")
        self.page.right.show_finding(key)

    def show_picture(self, asset: str) -> None:
        """Opens a picture of the strip; ``asset`` may be the beginning of its name."""
        uses = media_of(self.desk.post, self.desk.account)
        found = next((use.asset for use in uses if use.asset.startswith(asset)), asset)
        self.page.media.show()
        self.page.media.focus_asset(found)

    def _checked(self) -> None:
        self.showing.findings()
        self.noter.place()
        self.caret.tell()

    def make_room(self) -> None:
        """Words before pictures where it is low."""
        self.page.make_room(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way where the window is narrow."""
        super().resizeEvent(event)
        self.page.fit(self.width())
        self.make_room()
