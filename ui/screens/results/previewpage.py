"""What the sheet would tell the calendar, problems first, before anything is written."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.importing.results import ALL, VIEWS, Chosen
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, ground, row
from ...kit.labels import show_if
from ...kit.notes import EmptyState, InlineMessage
from ...kit.segments import TabBar, TabMark
from ...kit.toggles import CheckBox
from ...theme.theme import active
from .detail import WIDTH, Detail
from .table import LineHead, LineList, LineModel

_SETTLE_MS = 50
"""A key held down runs through the rows; the panel follows when it comes to rest."""
_SHARE = 0.28
_NARROW = 760


class PreviewPage(QWidget):
    """``changed``: other lines are ticked; ``opened(post)``: it is to be shown in the composer."""

    changed = Signal()
    opened = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface")
        self._words = words
        self.chosen: Chosen | None = None
        self.message, self.word = InlineMessage(), InlineMessage()
        self.message.hide()
        self.word.hide()
        self.tabs = TabBar(words("results.views"))
        for view in VIEWS:
            self.tabs.addTab(words(f"results.view.{view}"))
        self.all = CheckBox(words("results.all"))
        self.model = LineModel()
        self.list = LineList(self.model, words("results.rows"))
        self.head = LineHead(self.model)
        self.detail = Detail(words)
        self.empty = QStackedWidget()
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        stack = column(self, gap=0)
        top = column(gap=8, margins=(16, 8, 16, 0))
        for part in (self.message, self.word):
            top.addWidget(part)
        bar = row(margins=(8, 0, 16, 0))
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.all)
        rows = QWidget()
        under = column(rows, gap=0)
        under.addWidget(self.head)
        under.addWidget(self.list, 1)
        blank = QWidget()
        self._blank = column(blank)
        self.empty.addWidget(rows)
        self.empty.addWidget(blank)
        both = row(gap=0)
        both.addWidget(self.empty, 1)
        both.addWidget(self.detail)
        stack.addLayout(top)
        stack.addLayout(bar)
        stack.addLayout(both, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda *_: self._show_view())
        self.list.moved.connect(self._settle.start)
        self._settle.timeout.connect(self.show_line)
        self.list.ticked.connect(self._ticked)
        self.list.sized.connect(self._sized)
        self.all.clicked.connect(self._all)
        self.detail.opened.connect(self.opened)

    @property
    def view(self) -> str:
        """The view that is shown."""
        return VIEWS[self.tabs.currentIndex()]

    def show_chosen(self, chosen: Chosen) -> None:
        """Another plan, or the same file read again."""
        before = self.chosen
        if before is not None and before.plan.name == chosen.plan.name:
            chosen.keep(before)
        self.chosen = chosen
        for at, view in enumerate(VIEWS):
            count = chosen.count(view)
            loud = "f-warn" if view == "look" and count else ""
            self.tabs.set_mark(at, TabMark(box=str(count), icon=loud, role="warn" if loud else "text-3"))
        said = chosen.word()
        if said is None:
            self.word.hide()
        else:
            self.word.show_message(*said)
        self._show_view()

    def show_first(self, view: str = ALL) -> None:
        """Turns to a view."""
        self.tabs.setCurrentIndex(VIEWS.index(view))

    def _show_view(self) -> None:
        if self.chosen is None:
            return
        kept = self.list.currentIndex().row()
        self.model.show_lines(self.chosen, self.view)
        count = len(self.model.lines)
        self._show_empty(count == 0)
        self.head.update()
        if count:
            self.list.setCurrentIndex(self.model.index(min(max(kept, 0), count - 1), 0))
            self.show_line()
        else:
            self.detail.show_line(self.chosen, None)
        self._ticked()

    def _show_empty(self, empty: bool) -> None:
        clear(self._blank)
        if empty:
            self._blank.addStretch(1)
            self._blank.addWidget(EmptyState("tabel", self._words(f"results.none.{self.view}"), framed=False))
            self._blank.addStretch(2)
        self.empty.setCurrentIndex(1 if empty else 0)
        self._fit()

    def show_line(self) -> None:
        """The panel shows the line that is looked at."""
        at = self.list.currentIndex().row()
        if self.chosen is not None and 0 <= at < len(self.model.lines):
            self.detail.show_line(self.chosen, self.model.lines[at])

    def _takable(self) -> set[str]:
        return {line.key for line in self.model.lines if line.takes}

    def _ticked(self) -> None:
        """The box above follows the boxes below."""
        can = self._takable()
        self.all.setChecked(bool(can) and self.chosen is not None and can <= self.chosen.wanted)
        self.all.setEnabled(bool(can))
        self.changed.emit()

    def _all(self) -> None:
        if self.chosen is None:
            return
        can, wanted = self._takable(), self.chosen.wanted
        self.chosen.want(wanted | can if self.all.isChecked() else wanted - can)
        self.model.told()
        self.changed.emit()

    def _sized(self, width: int) -> None:
        self.head.room = width
        self.head.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list first where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.detail.setFixedWidth(min(active().px(WIDTH), round(self.width() * _SHARE)))
        show_if(self.detail, self.width() >= active().px(_NARROW) and bool(self.model.lines))

    def parts(self) -> list[QWidget]:
        """Where F6 stops: views, the box above, rows."""
        return [
            self.tabs,
            *([self.all] if self.all.isEnabled() else []),
            *([self.list] if self.model.lines else []),
        ]

    def focus_first(self) -> None:
        """The rows, or the views when there are none."""
        target: QWidget = self.list if self.model.lines else self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)
