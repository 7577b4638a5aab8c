"""Panduan: search and pages at the left, the page chosen at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.guidance.pages import Page, load
from medsos_desktop.guidance.search import search
from medsos_desktop.guidance.trail import Trail

from ...commands import on, shortcut
from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.fields import SearchField
from ...kit.labels import Label, show_if
from ...kit.rows import Index
from ...theme.theme import active
from .. import base
from ..base import Context
from .contents import Contents
from .reader import Reader

WIDTH = 264
"""Width of the list at 100 %."""

MEMORY = "guidance.page"
"""Name of the session's note: the window may be built anew while this screen is in front."""


class Screen(base.Screen):
    """Opened by ``page`` (its key) or ``code`` (of a finding).

    Escape and the button above the page go back to the screen one came from, Alt+Left to the page before,
    then there; Alt+Right forward again.
    """

    title_key = "shell.place.guidance"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "surface")
        self.guide = load(self.words.language)
        self.field = _Field(self.words("guidance.search"))
        self.contents = Contents(self.words, self.guide)
        self.reader = Reader(self.words, self.guide)
        self.back = Button("", "quiet", icon="kiri")
        self.nothing = Label("", "body", "text-2", wrap=True)
        self._trail = Trail()
        self._opened = self._by_finding = False
        self._lay_out()
        self._connect()
        self._find("")
        remembered = str(self.session.property(MEMORY) or "")
        self.show_page(remembered if self.guide.page(remembered) else self.guide.pages[0].key)

    def _lay_out(self) -> None:
        side = ground(QWidget(), "canvas", "right")
        side.setFixedWidth(min(active().px(WIDTH), 340))
        inner = column(side, gap=8)
        title = Label(self.words(self.title_key), "title")
        title.setContentsMargins(16, 0, 8, 0)
        title.setFixedHeight(active().px(48))
        inner.addWidget(title)
        sought = column(margins=(12, 0, 12, 0))
        sought.addWidget(self.field)
        sought.addWidget(self.nothing)
        inner.addLayout(sought)
        inner.addWidget(self.contents, 1)
        page = QWidget()
        right = column(page, gap=0)
        above = row(margins=(12, 8, 12, 0))
        above.addWidget(self.back)
        above.addStretch(1)
        right.addLayout(above)
        right.addWidget(self.reader, 1)
        self.nothing.hide()
        both = row(self, gap=0)
        both.addWidget(side)
        both.addWidget(page, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._find)
        self.field.down.connect(self._into_list)
        self.field.read.connect(self._read)
        self.field.left.connect(self.context.back)
        self.contents.selectionModel().currentChanged.connect(self._picked)
        self.contents.opened.connect(self._read)
        self.reader.wanted.connect(self._follow)
        self.reader.copied.connect(self._copy)
        on(self.back.activated, self.context.back)
        shortcut(self, "Alt+Left", self.step_back)
        shortcut(self, "Alt+Right", self._step_on)
        shortcut(self, "Ctrl+F", self.again)

    # pages

    def show_page(self, key: str) -> None:
        """Shows a page; a search that does not hold it is over."""
        page = self.guide.page(key)
        if page is None:
            return
        self._show(page)
        self._trail.go(key)
        if self.contents.pages.row_of(key) < 0:
            self.field.clear()  # after the page: the list chooses what is shown
        self.contents.choose(key)

    def _show(self, page: Page) -> None:
        self.reader.show_page(page)
        self.session.setProperty(MEMORY, page.key)

    def _picked(self, current: Index, _before: Index) -> None:
        """A row of the list; what is shown already was chosen by the screen itself."""
        page = self.contents.pages.page(current.row())
        if page is not None and page != self.reader.shown:
            self._show(page)
            self._trail.go(page.key)

    def _follow(self, key: str) -> None:
        """A link beside the page; the keyboard goes along, since the link is gone."""
        self.show_page(key)
        self._read()

    def _read(self) -> None:
        self._stay()
        self.reader.setFocus(Qt.FocusReason.TabFocusReason)

    def _stay(self) -> None:
        """What a search brought is read: the next search leaves it on the way back."""
        if self.reader.shown is not None:
            self._trail.go(self.reader.shown.key)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.context.say(self.words("guidance.copied"), undo=False)

    # back and forward

    def step_back(self) -> None:
        """The page before; from the first one, the screen before."""
        key = self._trail.back()
        if key:
            self.show_page(key)
            self._read()
        else:
            self.context.back()

    def _step_on(self) -> None:
        key = self._trail.forward()
        if key:
            self.show_page(key)
            self._read()

    # search

    def _find(self, query: str) -> None:
        found = search(self.guide, query)
        self.contents.pages.show_pages(found, grouped=not query.strip())
        show_if(self.nothing, not found)
        if not found:
            self.nothing.setText(self.words("guidance.nothing", query=query.strip()))
        elif query.strip():
            if found[0] != self.reader.shown:
                self._show(found[0])
            self._trail.glance(found[0].key)
            self.contents.choose(found[0].key)
        elif self.reader.shown is not None:
            self._stay()
            self.contents.choose(self.reader.shown.key)

    def _into_list(self) -> None:
        if self.contents.pages.rows:
            self.contents.setFocus(Qt.FocusReason.TabFocusReason)

    # what the window says

    def open(self, **target: str) -> None:
        """See the class; a code without a page leaves what is shown."""
        code = target.get("code", "")
        page = self.guide.page_of(code) if code else self.guide.page(target.get("page", ""))
        self._by_finding = bool(code)
        if page is not None:
            self.show_page(page.key)
            self._trail.start(page.key)
            self._opened = True

    def activate(self) -> None:
        """The keyboard in the page somebody jumped to, else in the search."""
        place = self.words(f"shell.place.{self.context.previous()}")
        back = self.words("guidance.back_to", place=place)
        self.back.setText(self.words("guidance.back") if self._by_finding else back)
        self.back.updateGeometry()
        if self._opened:
            self._read()
        else:
            self.field.setFocus()
        self._opened = False

    def again(self) -> None:
        """The search, empty."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The way back to a finding is only for who came by it."""
        self._by_finding = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to where one came from."""
        if event.key() == Qt.Key.Key_Escape:
            self.context.back()
        else:
            super().keyPressEvent(event)


class _Field(SearchField):
    """Down goes on into the list, Enter into the page; Escape empties, then ``left``. See `Screen`."""

    down = Signal()
    read = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read.emit()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)
