"""Search everywhere (Ctrl+K): versions by code, posts, partners and commands in one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from medsos_desktop.calendar import format as spell
from medsos_desktop.errors import UserError
from medsos_desktop.model.rows import Hit

from ..kit import paint
from ..kit.boxes import column
from ..kit.rows import RowDelegate, RowList
from ..screens.base import Context
from ..theme.theme import active
from .codes import CodeRows
from .results import Delegate, Row, Rows
from .topbar import TopSearch

_LIMIT = 20
_COMMANDS_SHOWN = 6
_WAIT_MS = 60
_ROWS_SHOWN = 9
_KIND_ICONS = {"post": "naskah", "partner": "kolaborasi", "collaboration": "kolaborasi", "person": "orang"}
_MARKS = str.maketrans("", "", "\ue000\ue001")


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, found by its words. ``keys`` is its shortcut, for the eye."""

    words: str
    icon: str
    run: Callable[[], object]
    keys: str = ""


class SearchPanel(QFrame):
    """The list of results over the page; keys stay in the search line."""

    def __init__(
        self, line: TopSearch, context: Context, commands: Callable[[], Sequence[Command]], over: QWidget
    ) -> None:
        super().__init__(over)
        self._line, self._context, self._commands = line, context, commands
        self._before: QWidget | None = None
        self._rows = Rows()
        self._list = RowList(context.words("shell.search.results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._rows)
        self._delegate = Delegate(self._rows)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._go)
        column(self, margins=(4, 4, 4, 4)).addWidget(self._list)
        self._codes = CodeRows(context, self._codes_came, self)
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._typed)
        line.textEdited.connect(lambda *_: self._timer.start())
        line.arrows.connect(self._step)
        line.entered.connect(lambda: self._go(self._list.currentIndex()))
        line.escaped.connect(self._escaped)
        line.left.connect(lambda: QTimer.singleShot(150, self._close_if_left))
        self.hide()

    def open(self) -> None:
        """Puts the keyboard into the search line and shows the commands."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self._line:
            self._before = focused
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._find()

    def _escaped(self) -> None:
        """Closed; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._before = None

    def _close_if_left(self) -> None:
        if not self._line.hasFocus():
            self.hide()

    def _typed(self) -> None:
        """The hand rests; a window that was closed meanwhile has nothing to look in."""
        if self._line.isVisible():
            self._find()

    def _find(self) -> None:
        query = self._line.text().strip()
        self._codes.ask(query)
        rows = [*self._codes.rows(), *self._hits(query), *self._matching(query)]
        if not rows:
            words = self._context.words("shell.search.nothing", query=query)
            rows = [Row("info", words, "")]
        self._rows.set_rows(rows)
        self._list.setCurrentIndex(self._rows.index(0))
        self._place()
        self.show()
        self.raise_()

    def _codes_came(self) -> None:
        """Versions were found while their code still stands in the line."""
        if not self.isVisible():
            return
        at = self._list.currentIndex().row()
        chosen = self._rows.rows[at] if at > 0 else None
        self._find()
        if chosen is not None:  # the arrows were there already: what is chosen stays chosen
            same = (each.title == chosen.title and each.detail == chosen.detail for each in self._rows.rows)
            self._list.setCurrentIndex(self._rows.index(next((n for n, yes in enumerate(same) if yes), 0)))

    def _hits(self, query: str) -> list[Row]:
        if not query:
            return []
        try:
            hits = self._context.session.workspace.search.find(query, limit=_LIMIT)
        except UserError:
            return []
        return [self._row(hit) for hit in hits]

    def _row(self, hit: Hit) -> Row:
        words = self._context.words
        if hit.planned:
            detail = spell.short_date(words, date.fromisoformat(hit.planned[:10]))
        else:
            detail = words.first([f"shell.kind.{hit.kind}", "shell.kind.other"])
        title = hit.title or hit.snippet.translate(_MARKS)
        return Row(_KIND_ICONS.get(hit.kind, "dokumen"), title, detail, lambda: self._open_hit(hit))

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind == "post":
            self._context.go("composer", post=hit.id)
        else:
            self._context.go("settings", kind=hit.kind, id=hit.id)

    def _matching(self, query: str) -> list[Row]:
        wanted = query.casefold().split()
        found = [
            command
            for command in self._commands()
            if all(part in command.words.casefold() for part in wanted)
        ]
        return [
            Row(each.icon, each.words, each.keys, each.run)
            for each in (found[:_COMMANDS_SHOWN] if query else found)
        ]

    def _step(self, by: int) -> None:
        if self.isHidden():
            self._find()
            return
        at = self._list.currentIndex().row() + by
        self._list.setCurrentIndex(self._rows.index(at % max(len(self._rows.rows), 1)))

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid() or self.isHidden():
            return
        row = self._rows.rows[index.row()]
        if row.run is None:
            return
        self.hide()
        self._line.clear()
        row.run()

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        corner = self._line.mapTo(over, QPoint(0, self._line.height() + 4))
        rows = min(len(self._rows.rows), _ROWS_SHOWN)
        width = max(self._line.width(), 520)
        self.setGeometry(corner.x(), corner.y(), width, rows * active().px(RowDelegate.height) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        paint.box(QPainter(self), self.rect(), fill="surface", line="line-control", radius=8)
