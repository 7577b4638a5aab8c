"""An opened file: who signed it, and under six heads what taking it would change. Nothing is taken yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.handing.rows import Group, Rows
from medsos_desktop.handing.way import Way
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, row
from ...kit.labels import show_if
from ...kit.notes import EmptyState
from ...kit.toggles import CheckBox
from ...kit.wizard import previewpage
from ...kit.wizard.previewpage import Room
from .detail import Detail
from .seal import SealHead
from .ticklist import Line, TickList

GROUPS = tuple(Group)
_MARKS = {Group.CONFLICT: ("f-warn", "warn"), Group.LEFT: ("f-block", "block")}
_UNMARKED = ("", "text-3")


class PreviewPage(previewpage.PreviewPage):
    """``toggled(post)``, ``all_ticked(on)``, ``settled(post, how)``: decisions; ``reordered``: other things
    can be reached by Tab; the rest is `SealHead`'s.
    """

    toggled = Signal(str)
    all_ticked = Signal(bool)
    settled = Signal(str, str)
    reordered = Signal()
    detail: Detail

    def __init__(self, words: Words) -> None:
        self._words = words
        self.way: Way | None = None
        self.rows: Rows | None = None
        heads = [words(f"handing.group.{group}") for group in GROUPS]
        self.ticks = TickList(words("handing.rows"))
        super().__init__(words("handing.heads"), heads, self.ticks, Detail(words), Room(380, 0.36, 700))
        self.head = SealHead(words)
        self.all = CheckBox(words("handing.all_posts"))
        self.body, self.stack = QWidget(), QStackedWidget()
        self._strip, self._blank_page, self._filler = QWidget(), QWidget(), QWidget()
        self._blank_body = column(self._blank_page)
        self._build()
        self._connect()

    def _build(self) -> None:
        top = column(gap=8, margins=(16, 10, 16, 8))
        top.addWidget(self.message)
        top.addWidget(self.head)
        tabs = row(margins=(8, 0, 8, 0))
        tabs.addWidget(self.tabs, 1)
        row(self._strip, margins=(16, 4, 16, 4)).addWidget(self.all)
        under = column(self.body, gap=0)
        under.addLayout(tabs)
        under.addWidget(self._strip)
        under.addLayout(self.beside, 1)
        self.stack.addWidget(self.body)
        self.stack.addWidget(self._blank_page)
        self._filler.hide()
        whole = column(self, gap=0)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self._filler, 1)

    def _connect(self) -> None:
        self.ticks.toggled.connect(self.toggled)
        self.list.opened.connect(lambda _index: self._into_detail())
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
            self.mark(at, count, *(_MARKS.get(group, _UNMARKED) if count else _UNMARKED))
        self.head.show_way(way, zone)
        clear(self._blank_body)
        if way.is_card:
            card = way.seen.card
            title = words("handing.card_title") if card is None else card.name
            self._say_empty("kunci", title, words("handing.card_text"))
        elif not any(rows.count(group) for group in GROUPS):
            self._say_empty("centang", words("handing.nothing"), words("handing.nothing_text"))
        self.stack.setCurrentIndex(1 if self._blank_body.count() else 0)
        if fresh:
            self.tabs.setCurrentIndex(GROUPS.index(rows.first()))
        self.show_head()

    def _say_empty(self, icon: str, title: str, text: str) -> None:
        self._blank_body.addStretch(1)
        self._blank_body.addWidget(EmptyState(icon, title, text, framed=False))
        self._blank_body.addStretch(2)

    def _make_room(self, comparing: bool) -> None:
        """While words are compared the page is theirs: with large text in a low window both do not fit."""
        show_if(self.stack, not comparing)
        show_if(self._filler, comparing)

    def show_way(self, way: Way, zone: str) -> None:
        """The same file with something decided."""
        self.way = way
        self.head.show_way(way, zone)
        self.ticks.lines.tick(frozenset(way.wanted))
        self._tell_all()

    def show_head(self) -> None:
        """The rows of the group."""
        if self.rows is None or self.way is None:
            return
        found, (icon, role) = self.rows.by_group[self.group], _MARKS.get(self.group, _UNMARKED)
        lines = [Line(each.post, each.title, each.line, icon, role) for each in found]
        self.ticks.show_lines(lines, frozenset(self.way.wanted))
        said = self._words(f"handing.none.{self.group}")
        self.say_empty(None if lines else EmptyState("dokumen", said, framed=False))
        self._tell_all()
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

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [*self.head.tab_stops(), self.tabs, self.all, self.list, *self.detail.choices.values()]

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        if self.stack.currentIndex() or self.stack.isHidden():
            return self.head.stops()
        return [*self.head.stops(), *super().parts()]

    def focus_first(self) -> None:
        """The rows; where there are none, what must be decided."""
        stops = self.parts()
        target = self.list if self.list in stops else stops[0] if stops else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
