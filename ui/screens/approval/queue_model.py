"""The rows of the queue: a model of heads and posts, and how each is painted (84 px)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from medsos_desktop.approval.waiting import Item, Queue
from medsos_desktop.review import sayings
from medsos_desktop.review.names import Names
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowState
from ...theme.looks import STATES
from ...theme.theme import active

_BOX = 30
_LOOKS = {"late": ("st-terlewat", "block"), "today": ("jam", "warn"), "tomorrow": ("jam", "warn")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A head ("Menunggu orang lain", with ``right`` as its count), a note, or a post."""

    text: str = ""
    right: str = ""
    item: Item | None = None
    mine: bool = False
    decided: bool = False
    note: bool = False


class QueueModel(QAbstractListModel):
    """Entries; ``picking`` shows boxes, of which only those of ``choosable`` posts can be ticked."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self.names: Names | None = None
        self.now: datetime | None = None
        self.entries: list[Entry] = []
        self.picking = False
        self.chosen: set[str] = set()
        self.choosable: frozenset[str] = frozenset()

    def show_queue(self, queue: Queue, names: Names, now: datetime, *, decided: bool, nothing: str) -> None:
        """Everything anew; ``nothing`` stands where nothing waits for the person here."""
        self.beginResetModel()
        self.names, self.now = names, now
        self.entries = [Entry(item=item, mine=True) for item in queue.mine]
        if not queue.mine and nothing:
            self.entries.append(Entry(text=nothing, note=True))
        self._group("review.others", queue.others, False)
        if decided:
            self._group("review.decided", queue.decided, True)
        self.chosen &= {item.row.id for item in queue.mine}
        self.endResetModel()

    def _group(self, key: str, items: Sequence[Item], decided: bool) -> None:
        if items:
            head = self._words("review.others") if key == "review.others" else self._words("review.decided")
            self.entries.append(Entry(head, str(len(items))))
            self.entries += [Entry(item=item, decided=decided) for item in items]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Heads and posts."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for screen readers, the title as tool tip."""
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if entry.item is None or self.names is None or self.now is None:
                return f"{entry.text} {entry.right}".strip()
            return sayings.row_text(self._words, entry.item, self.names, self.now)
        if role == Qt.ItemDataRole.ToolTipRole and entry.item is not None:
            if self.picking and entry.mine and entry.item.row.id not in self.choosable:
                return self._words("review.open_first")
            return self.data(index)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by the keys."""
        if not index.isValid() or self.entries[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def post(self, row: int) -> str:
        """The post of a row, "" of a head."""
        item = self.entries[row].item if 0 <= row < len(self.entries) else None
        return item.row.id if item else ""

    def row_of(self, post: str) -> int:
        """Where a post stands; -1 when it is not in the list."""
        return next(
            (at for at, each in enumerate(self.entries) if each.item and each.item.row.id == post), -1
        )

    def posts(self) -> list[str]:
        """All posts, in order."""
        return [each.item.row.id for each in self.entries if each.item]

    def toggle(self, post: str) -> bool:
        """Ticks or unticks; False when it may not be."""
        if post not in self.choosable:
            return False
        self.chosen ^= {post}
        self.touch()
        return True

    def touch(self) -> None:
        """Paint all rows again."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))


class QueueDelegate(RowDelegate):
    """Time and channels, title, and what is urgent about it and who asked."""

    height = 84

    def __init__(self, words: Words, model: QueueModel, parent: Any = None) -> None:
        super().__init__(parent)
        self._words, self._model = words, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """84 a post, 32 a head, a note as high as its lines."""
        entry, theme = self._model.entries[index.row()], active()
        if entry.item is not None:
            return QSize(120, theme.px(self.height))
        if entry.note:
            wide = max(option.rect.width(), theme.px(200)) - 32
            area = theme.metrics("small").boundingRect(
                0, 0, wide, 1000, Qt.TextFlag.TextWordWrap.value, entry.text
            )
            return QSize(120, area.height() + 24)
        return QSize(120, theme.line("small") + 16)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        entry, theme = self._model.entries[index.row()], active()
        if entry.item is not None:
            self._post(painter, rect, entry, entry.item)
        elif entry.note:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(rect.adjusted(16, 12, -16, -12), Qt.TextFlag.TextWordWrap.value, entry.text)
        else:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("sunken"))
            font, inner = theme.font("small", strong=True), rect.adjusted(16, 0, -12, -1)
            paint.text(painter, inner, entry.text, font=font, role="text-2")
            small = theme.font("small")
            paint.text(painter, inner, entry.right, font=small, role="text-2", align=paint.RIGHT)

    def _post(self, painter: QPainter, rect: QRect, entry: Entry, item: Item) -> None:
        theme, model, row = active(), self._model, item.row
        left = 16
        if model.picking and entry.mine:
            can = row.id in model.choosable
            box = QRect(rect.x() + 10, rect.y(), _BOX - 6, rect.height())
            paint.check(painter, box, on=row.id in model.chosen, enabled=can)
            left += _BOX - 4
        small, strong = theme.line("small"), theme.line("strong")
        gap = 4
        top = rect.y() + (rect.height() - 1 - 2 * small - strong - 2 * gap) // 2
        first = QRect(rect.x() + left, top, rect.width() - left - 12, small)
        self._first(painter, first, item)
        second = QRect(first.x(), top + small + gap, first.width(), strong)
        paint.text(painter, second, sayings.title(self._words, row.title), font=theme.font("strong"))
        third = QRect(first.x(), second.bottom() + 1 + gap, first.width(), small)
        (self._decided if entry.decided else self._third)(painter, third, item)

    def _first(self, painter: QPainter, rect: QRect, item: Item) -> None:
        theme, names = active(), self._model.names
        shown = [names.catalogue.monogram(each) for each in item.row.channels] if names else []
        wide = paint.monograms_width(shown, 3)
        paint.monograms(painter, rect.right() - wide, rect, shown, most=3)
        font = theme.font("small", strong=True)
        words = sayings.brief(self._words, item.row.planned)
        paint.text(painter, rect.adjusted(0, 0, -wide - 8, 0), words, font=font, role="text-2")

    def _third(self, painter: QPainter, rect: QRect, item: Item) -> None:
        theme, words = active(), self._words
        x = rect.x()
        if item.urgency:
            icon, role = _LOOKS[item.urgency]
            size = 14 if icon.startswith("st-") else 16
            icons.paint(painter, icon, x, rect.y() + (rect.height() - size) / 2, size, role)
            x += size + 5
            area = QRect(x, rect.y(), rect.right() - x, rect.height())
            font = theme.font("small", strong=item.urgency == "late")
            x += paint.text(painter, area, sayings.urgency(words, item), font=font, role=role)
        rest = [words("review.changed_short")] if item.changed else []
        if self._model.names and self._model.now:
            names, last = self._model.names, item.last
            said = sayings.by(words, last, names, self._model.now)
            if item.urgency and last is not None:  # no room for the time of day beside it
                said = names.person(last.decider)
            rest += [said] if said else []
        if rest:
            tail = ("· " if item.urgency else "") + " · ".join(rest)
            area = QRect(x + (5 if item.urgency else 0), rect.y(), rect.right() - x - 4, rect.height())
            paint.text(painter, area, tail, font=theme.font("small"), role="text-2")

    def _decided(self, painter: QPainter, rect: QRect, item: Item) -> None:
        theme, names, now = active(), self._model.names, self._model.now
        look = STATES[item.row.state]
        icons.paint(painter, look.icon, rect.x(), rect.y() + (rect.height() - 14) / 2, 14, look.role)
        if names and now:
            said = sayings.decided(self._words, item.last, names, now)
            paint.text(painter, rect.adjusted(19, 0, 0, 0), said, font=theme.font("small"), role="text-2")
