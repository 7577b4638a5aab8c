"""An opened file: who signed it, and under six heads what taking it would change. Nothing is taken yet."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.handing.rows import Group, Rows
from medsos_desktop.handing.way import Way
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, ground, row
from ...kit.labels import show_if
from ...kit.notes import EmptyState, InlineMessage
from ...kit.segments import TabBar, TabMark
from ...kit.toggles import CheckBox
from ...theme.theme import active
from .detail import WIDTH, Detail
from .seal import SealHead
from .ticklist import Line, TickList

GROUPS = tuple(Group)
_NARROW = 700
_SHARE = 0.36
_SETTLE_MS = 50
_MARKS = {
    Group.CONFLICT: ("f-warn", "warn"),
    Group.LEFT: ("f-block", "block"),
}


class PreviewPage(QWidget):
    """``toggled(post)``, ``all_ticked(on)``, ``settled(post, how)``: decisions; ``reordered``: other things
    can be reached by Tab; the rest is `SealHead`'s.
    """

    toggled = Signal(str)
    all_ticked = Signal(bool)
    settled = Signal(str, str)
    reordered = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "surface")
        self._words = words
        self.way: Way | None = None
        self.rows: Rows | None = None
        self.message = InlineMessage()
        self.message.hide()
        self.head = SealHead(words)
        self.tabs = TabBar(words("handing.heads"))
        for group in GROUPS:
            self.tabs.addTab(words(f"handing.group.{group}"))
        self.all = CheckBox(words("handing.all_posts"))
        self.list = TickList(words("handing.rows"))
        self.detail = Detail(words)
        self.body, self.stack = QWidget(), QStackedWidget()
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        whole = column(self, gap=0)
        top = column(gap=8, margins=(16, 10, 16, 8))
        top.addWidget(self.message)
        top.addWidget(self.head)
        whole.addLayout(top)
        self._blank = QWidget()
        self._empty = column(self._blank)
        tabs = row(margins=(8, 0, 8, 0))
        tabs.addWidget(self.tabs, 1)
        self._strip = QWidget()
        row(self._strip, margins=(16, 4, 16, 4)).addWidget(self.all)
        under = column(self.body, gap=0)
        under.addLayout(tabs)
        under.addWidget(self._strip)
        both = row(gap=0)
        self._none = QWidget()
        self._none_body = column(self._none)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.list)
        self.lists.addWidget(self._none)
        both.addWidget(self.lists, 1)
        both.addWidget(self.detail)
        under.addLayout(both, 1)
        self.stack.addWidget(self.body)
        self.stack.addWidget(self._blank)
        whole.addWidget(self.stack, 1)
        self._filler = QWidget()
        self._filler.hide()
        whole.addWidget(self._filler, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.list.toggled.connect(self.toggled)
        self.list.moved.connect(self._settle.start)
        self.list.opened.connect(lambda _index: self._into_detail())
        self._settle.timeout.connect(self.show_row)
        self.all.clicked.connect(self.all_ticked)
        self.detail.settled.connect(self.settled)
        self.head.comparing.connect(self._make_room)

    @property
    def group(self) -> Group:
        """The head that is shown."""
        return GROUPS[self.tabs.currentIndex()]

    def show_file(self, way: Way, rows: Rows, zone: str) -> None:
        """Another file, or the same against a calendar that changed."""
        words, fresh = self._words, self.way is None or way.seen.package is not self.way.seen.package
        self.way, self.rows = way, rows
        for at, group in enumerate(GROUPS):
            count = rows.count(group)
            icon, role = _MARKS.get(group, ("", "text-3")) if count else ("", "text-3")
            self.tabs.set_mark(at, TabMark(box=str(count), icon=icon, role=role))
        self.head.show_way(way, zone)
        clear(self._empty)
        if way.is_card:
            card = way.seen.card
            title = words("handing.card_title") if card is None else card.name
            self._say_empty("kunci", title, words("handing.card_text"))
        elif not any(rows.count(group) for group in GROUPS):
            self._say_empty("centang", words("handing.nothing"), words("handing.nothing_text"))
        self.stack.setCurrentIndex(1 if self._empty.count() else 0)
        if fresh:
            self.tabs.setCurrentIndex(GROUPS.index(rows.first()))
        self._show_tab()

    def _say_empty(self, icon: str, title: str, text: str) -> None:
        self._empty.addStretch(1)
        self._empty.addWidget(EmptyState(icon, title, text, framed=False))
        self._empty.addStretch(2)

    def _make_room(self, comparing: bool) -> None:
        """While words are compared the page is theirs: with large text in a low window both do not fit."""
        show_if(self.stack, not comparing)
        show_if(self._filler, comparing)

    def show_way(self, way: Way, zone: str) -> None:
        """The same file with something decided."""
        self.way = way
        self.head.show_way(way, zone)
        self.list.lines.tick(frozenset(way.wanted))
        self._tell_all()

    def _show_tab(self, _at: int = 0) -> None:
        if self.rows is None or self.way is None:
            return
        icon, role = _MARKS.get(self.group, ("", "text-3"))
        lines = [
            Line(each.post, each.title, each.line, icon, role) for each in self.rows.by_group[self.group]
        ]
        self.list.show_lines(lines, frozenset(self.way.wanted))
        clear(self._none_body)
        if not lines:
            self._none_body.addStretch(1)
            said = self._words(f"handing.none.{self.group}")
            self._none_body.addWidget(EmptyState("dokumen", said, framed=False))
            self._none_body.addStretch(2)
        self.lists.setCurrentIndex(0 if lines else 1)
        self._tell_all()
        self._fit()
        self.show_row()

    def _tell_all(self) -> None:
        way = self.way
        if way is None:
            return
        show_if(self._strip, len(way.posts) > 1)
        self.all.setChecked(not way.without)

    def show_row(self) -> None:
        """The panel shows the row that is looked at."""
        at = self.list.currentIndex().row()
        if self.rows is None or self.way is None:
            return
        found = self.rows.by_group[self.group]
        chosen = found[at] if 0 <= at < len(found) else None
        self.detail.show_row(chosen, self.way.settling(chosen.post) if chosen else "")
        self.reordered.emit()

    def _into_detail(self) -> None:
        """Enter on a row: to what can be decided about it, else its details scroll by the keys."""
        self.show_row()
        for each in self.detail.choices.values():
            if each.isChecked():
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list first where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.detail.setFixedWidth(min(active().px(WIDTH), round(self.width() * _SHARE)))
        show_if(self.detail, self.width() >= active().px(_NARROW) and bool(self.list.lines.lines))

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [*self.head.tab_stops(), self.tabs, self.all, self.list, *self.detail.choices.values()]

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        if self.stack.currentIndex() or self.stack.isHidden():
            return self.head.stops()
        rows: list[QWidget] = [self.list] if self.list.lines.lines else []
        return [*self.head.stops(), self.tabs, *rows]

    def focus_first(self) -> None:
        """The rows; where there are none, what must be decided."""
        stops = self.parts()
        target = self.list if self.list in stops else stops[0] if stops else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
