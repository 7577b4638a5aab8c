"""Search everywhere (Ctrl+K): posts, partners and commands in one list under the search line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from medsos_desktop.calendar import format as spell
from medsos_desktop.errors import UserError
from medsos_desktop.model.rows import Hit

from .. import icons
from ..kit import paint
from ..kit.boxes import column
from ..kit.rows import Index, RowDelegate, RowList, RowState
from ..screens.base import Context
from ..theme.theme import active
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


@dataclass(frozen=True, slots=True)
class _Row:
    icon: str
    title: str
    detail: str
    run: Callable[[], object]


class _Rows(QAbstractListModel):
    """The rows shown right now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []

    def set_rows(self, rows: list[_Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Title for screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            return f"{row.title} {row.detail}".strip()
        return None


class _Delegate(RowDelegate):
    """Icon, title, grey detail at the right."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__()
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        theme, row = active(), self._rows.rows[index.row()]
        icons.paint(painter, row.icon, rect.x() + 12, rect.y() + (rect.height() - 20) / 2, 20, "text-3")
        inner = rect.adjusted(44, 0, -16, 0)
        wide = theme.metrics("small").horizontalAdvance(row.detail)
        paint.text(painter, inner.adjusted(0, 0, -min(wide + 12, inner.width() // 2), 0), row.title,
                   font=theme.font("body"))  # fmt: skip
        right = QRect(inner.right() - min(wide, inner.width() // 2) - 1, inner.y(), wide + 2, inner.height())
        paint.text(painter, right, row.detail, font=theme.font("small"), role="text-2", align=paint.RIGHT)


class SearchPanel(QFrame):
    """The list of results over the page; keys stay in the search line."""

    def __init__(
        self, line: TopSearch, context: Context, commands: Callable[[], Sequence[Command]], over: QWidget
    ) -> None:
        super().__init__(over)
        self._line, self._context, self._commands = line, context, commands
        self._before: QWidget | None = None
        self._rows = _Rows()
        self._list = RowList(context.words("shell.search.results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._rows)
        self._delegate = _Delegate(self._rows)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._go)
        column(self, margins=(4, 4, 4, 4)).addWidget(self._list)
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._find)
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

    def _find(self) -> None:
        query = self._line.text().strip()
        rows = [*self._hits(query), *self._matching(query)]
        if not rows:
            words = self._context.words("shell.search.nothing", query=query)
            rows = [_Row("info", words, "", lambda: None)]
        self._rows.set_rows(rows)
        self._list.setCurrentIndex(self._rows.index(0))
        self._place()
        self.show()
        self.raise_()

    def _hits(self, query: str) -> list[_Row]:
        if not query:
            return []
        try:
            hits = self._context.session.workspace.search.find(query, limit=_LIMIT)
        except UserError:
            return []
        return [self._row(hit) for hit in hits]

    def _row(self, hit: Hit) -> _Row:
        words = self._context.words
        if hit.planned:
            detail = spell.short_date(words, date.fromisoformat(hit.planned[:10]))
        else:
            detail = words.first([f"shell.kind.{hit.kind}", "shell.kind.other"])
        title = hit.title or hit.snippet.translate(_MARKS)
        return _Row(_KIND_ICONS.get(hit.kind, "dokumen"), title, detail, lambda: self._open_hit(hit))

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind == "post":
            self._context.go("composer", post=hit.id)
        else:
            self._context.go("settings", kind=hit.kind, id=hit.id)

    def _matching(self, query: str) -> list[_Row]:
        wanted = query.casefold().split()
        found = [
            command
            for command in self._commands()
            if all(part in command.words.casefold() for part in wanted)
        ]
        return [
            _Row(each.icon, each.words, each.keys, each.run)
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
