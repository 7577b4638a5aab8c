"""The rows of the log: read a page at a time as one scrolls, painted in columns."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from medsos_desktop.activity import telling
from medsos_desktop.activity.log import PAGE, ActivityLog, Entry, Wanted
from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowState
from ...theme.theme import active

_WHEN, _WHO, _PROOF = 168, 190, 210
"""Widths of the columns at 100 %; what was done takes the rest."""


class LogModel(QAbstractListModel):
    """Deeds, newest first; more are read when the list asks."""

    def __init__(self, words: Words, log: ActivityLog, parent: Any = None) -> None:
        super().__init__(parent)
        self._words, self._log = words, log
        self._wanted, self._more = Wanted(), False
        self.entries: list[Entry] = []

    def show_log(self, wanted: Wanted) -> None:
        """From the newest on."""
        self.beginResetModel()
        self._wanted = wanted
        self.entries = self._log.page(wanted)
        self._more = len(self.entries) == PAGE
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """What was read so far."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be older ones."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """The next page."""
        found = self._log.page(self._wanted, self.entries[-1])
        self._more = len(found) == PAGE
        if found:
            at = len(self.entries)
            self.beginInsertRows(QModelIndex(), at, at + len(found) - 1)
            self.entries += found
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole row in words, for screen readers and as tool tip."""
        shown = (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
        )  # fmt: skip
        if role not in shown:
            return None
        entry = self.entries[index.row()]
        told = (
            when(self._words, entry),
            telling.person(self._words, entry),
            telling.said(self._words, entry),
            telling.proof(self._words, entry),
        )
        return ", ".join(each for each in told if each)


def when(words: Words, entry: Entry) -> str:
    """Day and time, as in "Sel 1 Des 2026 10.00"."""
    return f"{spell.short_date(words, entry.at.date())} {spell.clock(words, entry.at)}"


class LogDelegate(RowDelegate):
    """When, who, what, and how a decision is proved."""

    height = 36

    def __init__(self, words: Words, model: LogModel, parent: Any = None) -> None:
        super().__init__(parent)
        self._words, self._model = words, model

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        entry, theme, words = self._model.entries[index.row()], active(), self._words
        left = rect.x() + 16
        for text, width, font in (
            (when(words, entry), theme.px(_WHEN), "small"),
            (telling.person(words, entry), theme.px(_WHO), "body"),
        ):
            cell = QRect(left, rect.y(), width - 12, rect.height())
            paint.text(painter, cell, text, font=theme.font(font), role="text-2")
            left += width
        proof = telling.proof(words, entry)
        right = rect.right() - 12 - (theme.px(_PROOF) if proof else 0)
        cell = QRect(left, rect.y(), right - left - 8, rect.height())
        paint.text(painter, cell, telling.said(words, entry), font=theme.font("body"))
        if proof:
            cell = QRect(right, rect.y(), theme.px(_PROOF), rect.height())
            paint.text(painter, cell, proof, font=theme.font("small"), role="text-2")
