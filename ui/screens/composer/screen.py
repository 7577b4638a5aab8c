"""The writing page, bound to one desk and the session: opening, keeping, showing what is new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.checking import JUDGED_BY
from medsos_desktop.composer.desk import Desk, News
from medsos_desktop.composer.edit import media_of
from medsos_desktop.composer.memory import Memory
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post, State
from medsos_desktop.telling import said

from ...kit.boxes import column, ground
from ...kit.regions import Region
from .. import base
from ..base import Context
from . import keys, whereabouts, wires
from .asides import Asides
from .autosave import Autosave
from .deeds import Deeds
from .jumps import Jumps
from .layout import Page
from .media import MediaStrip
from .noting import Noter
from .picker import Picker
from .right import RightColumn
from .showing import Showing
from .watch import Watch
from .writing import Writing

_CARET_MS = 80


class Screen(base.Screen):
    """See `ui.screens.base.Screen`; ``desk`` holds the open post."""

    title_key = "composer.title"
    help_page = "language"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        workspace = self.session.workspace
        self.desk = Desk(workspace)
        self._memory = Memory(workspace.home, workspace.folder)
        self.picker = Picker(self.words)
        media = MediaStrip(self.words, self.session, context.jobs)
        right = RightColumn(self.words, workspace, context.jobs, self.session.now)
        self.page = Page(self.words, lambda: self.session.now().date(), media, right)
        self._pages = QStackedWidget()
        for part in (self.picker, self.page):
            self._pages.addWidget(part)
        column(self, gap=0).addWidget(self._pages)
        self.autosave = Autosave(self._save, self)
        self.watch = Watch(self.desk, context.jobs, self._checked, self)
        self.showing = Showing(self.desk, self.page, self.session)
        self.jumps, self.deeds = Jumps(self), Deeds(self)
        self.writing, self.asides, self.noter = Writing(self), Asides(self), Noter(self)
        self.showing.run = self.deeds.run
        self.showing.marked = self.noter.marks
        self.news = News()
        self._from_list = False
        self.caret = QTimer(self, interval=_CARET_MS, singleShot=True)
        wires.connect(self)
        keys.bind(self)

    # coming and going

    def activate(self) -> None:
        """The last post, or what there is to write on."""
        if not self.desk.is_open:
            last = self._memory.post()
            if last and self._show(last) and not self.desk.post.deleted:
                self.show_all(fresh=True)
            else:
                self.put_away()
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
            self.autosave.touched()

    def open(self, **target: str) -> None:
        """``post`` (with ``account``, ``finding``), ``list``, or ``new`` ("", a day, a day with its hour)."""
        self._from_list = False
        if "list" in target:
            self.again()
        elif "new" in target:
            self._begin(target["new"])
        elif target.get("post"):
            self._open(target["post"])
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

    def again(self) -> None:
        """From the post that is open to what there is to write on."""
        if self.keep(seal=True):
            self.put_away()

    def go_back(self) -> None:
        """Where the person came from: the list, or another screen."""
        if self._from_list:
            self.again()
        else:
            self.context.back()

    def picked(self, post: str) -> None:
        """A post of the list of what there is to write on."""
        self.open(post=post)
        self._from_list = self.desk.is_open
        if self.desk.is_open:
            self.page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, post: str) -> None:
        if self.desk.is_open and self.desk.id == post:
            return
        if self.keep(seal=True) and self._show(post):
            self.show_all(fresh=True)
        elif not self.desk.is_open:
            self._pick()

    def _show(self, post: str) -> bool:
        """Puts a stored post on the desk; says in place when it is not there any more."""
        self._forget()
        try:
            self.desk.show(post)
        except UserError as error:
            if error.code != "store.gone":
                raise
            self._memory.keep("")
            self.context.say(self.words("composer.gone"), undo=False)
            return False
        self._memory.keep(post)
        return True

    def _begin(self, at: str) -> None:
        if not self.keep(seal=True):
            return
        directory = self.session.workspace.directory
        office, actor = directory.office(), directory.actor()
        hour = office.hours[0] if office.hours else "09:00"
        planned = (at if "T" in at else f"{at}T{hour}") if at else None
        self._forget()
        self.desk.begin(Post(planned=planned, zone=office.zone, pic=actor[0] if actor else ""))
        self.show_all(fresh=True)
        self.page.head.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        """Nothing of the post before is said about the next one."""
        self.news = News()
        self.writing.forget()
        self.page.message.hide()
        self.page.asking.hide()
        self.page.media.clear()
        self.asides.show("")

    def _pick(self) -> None:
        posts = self.session.workspace.posts
        zone = self.session.workspace.directory.office().zone
        self.picker.show_rows(posts.by_state(State.RETURNED), posts.by_state(State.DRAFT), zone)
        locked = not self.session.workspace.writable
        self.picker.start.block([self.words("composer.lock.workspace")] if locked else [])
        self._pages.setCurrentWidget(self.picker)

    def put_away(self) -> None:
        """Nothing is open any more."""
        self._forget()
        self.desk.close()
        self._memory.keep("")
        self._pick()
        self.picker.focus_first()

    def pause(self) -> None:
        """The window or the editor lost the focus."""
        self.keep()

    def leave(self) -> None:
        """Everything typed is kept, as a version; nothing is read any more."""
        self.keep(seal=True)
        self.autosave.stop()
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
                self._pick()
            return
        news = self.desk.take(changes)
        if news.kind == "gone":
            self.put_away()
            self.context.say(self.words("composer.gone"), undo=False)
            return
        if news.kind:
            self.news = news
        if news.kind == "deleted":
            self.autosave.now()
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

    # keeping

    def keep(self, *, seal: bool = False) -> bool:
        """Saves what was typed (``seal``: as a version); False when that was refused."""
        if not self.desk.is_open:
            return True
        self.page.media.flush()
        self.autosave.stop()
        kept = self.autosave.now()
        if kept and seal and self.desk.view is not None and self.desk.view.has_draft:
            kept = self.session.run(self.desk.seal, self) is not None
        return kept

    def _save(self) -> bool:
        if self.desk.unsaved_since is None:
            return True
        fresh = not self.desk.id
        if self.session.run(self.desk.save, self) is None:
            self.showing.unsaved()
            return False
        if fresh:
            self._memory.keep(self.desk.id)
        self.showing.saved()
        self.showing.state(self.news)
        return True

    def seal(self) -> None:
        """Ctrl+S: a version, now."""
        if not self.desk.is_open:
            return
        if not self.showing.unsealed_now():
            self.context.say(self.words("composer.nothing_to_seal"), undo=False)
        elif self.keep(seal=True):
            self.showing.versions()
            self.showing.state(self.news)
            self.asides.list_history()
            self.context.say(self.words("composer.done.sealed"), undo=False)

    # showing

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
        if self.keep() and self.desk.choose(account):
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
        self.tell_caret()

    def tell_caret(self) -> None:
        """What the finding or note at the caret says."""
        placed = self.jumps.at(self.page.editor.caret()) if self.desk.is_open else None
        kind, title = "", ""
        if placed is not None:
            kind, title = placed.finding.severity, said(self.words, placed, "title")
        elif self.desk.is_open:
            kind, title = self.noter.at_caret()
        self.page.above.show_finding(kind, title)
        self.page.editor.setAccessibleDescription(title)

    def make_room(self) -> None:
        """Words before pictures where it is low."""
        self.page.make_room(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way where the window is narrow."""
        super().resizeEvent(event)
        self.page.fit(self.width())
        self.make_room()
