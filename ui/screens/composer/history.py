"""The history beside the editor: who saved what when, what differs from now, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from medsos_desktop.composer.past import Difference, Entry, own_changes
from medsos_desktop.text.diff import Piece
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.labels import Label, divider
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active
from .difftext import DiffText
from .sidepanel import SidePanel


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[tuple[Entry, str, str], ...] = ()

    def fill(self, entries: Sequence[tuple[Entry, str, str]]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            _entry, what, when = self.entries[index.row()]
            return f"{what}, {when}"
        return None


class _Delegate(RowDelegate):
    height = 48

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """What was done; below it who and when."""
        model = index.model()
        assert isinstance(model, _Rows)
        _entry, what, when = model.entries[index.row()]
        theme = active()
        high, low = theme.line("strong"), theme.line("small")
        top = rect.y() + (rect.height() - high - low) // 2
        area = QRect(rect.x() + 16, top, rect.width() - 28, high)
        paint.text(painter, area, what, font=theme.font("strong"))
        below = QRect(area.x(), top + high, area.width(), low)
        paint.text(painter, below, when, font=theme.font("small"), role="text-2")


class History(SidePanel):
    """``picked(revision)`` to be compared, ``restored(revision)``."""

    picked = Signal(str)
    restored = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("composer.history.name"), parent)
        self._words = words
        self.rows = RowList(words("composer.history.list"))
        self._model = _Rows(self)
        self.rows.setModel(self._model)
        self._delegate = _Delegate(self)
        self.rows.setItemDelegate(self._delegate)
        self.diff = DiffText(words("composer.history.differences"))
        self.head = Label(words("composer.history.since"), "label", "text-2")
        self.restore = Button(words("composer.history.restore"), icon="urungkan")
        self.restore.activated.connect(lambda: self.restored.emit(self.revision()))
        self.body.addWidget(self.rows, 2)
        self.body.addWidget(divider())
        below = column(gap=4, margins=(16, 8, 16, 8))
        line = row()
        line.addWidget(self.head, 1)
        line.addWidget(self.restore)
        below.addLayout(line)
        below.addWidget(self.diff, 1)
        self.body.addLayout(below, 3)
        self.rows.selectionModel().currentChanged.connect(self._changed)

    def show_entries(self, entries: Sequence[tuple[Entry, str, str]]) -> None:
        """``entries`` are (entry, what, who and when); the choice stays where it can."""
        chosen = self.revision()
        self._model.fill(entries)
        ids = [entry.id for entry, _, _ in self._model.entries]
        if ids:
            self.rows.setCurrentIndex(self._model.index(ids.index(chosen) if chosen in ids else 0))

    def revision(self) -> str:
        """The chosen one, "" for none."""
        at = self.rows.currentIndex().row()
        return self._model.entries[at][0].id if 0 <= at < len(self._model.entries) else ""

    def show_difference(self, found: Difference | None, names: dict[str, str], *, locked: bool) -> None:
        """What restoring would take back; ``names`` of accounts by id."""
        words, diff = self._words, self.diff
        diff.clear_all()
        why = words("composer.history.locked") if locked else ""
        if found is None:
            diff.add_line(words("composer.history.erased"))
            why = why or words("composer.history.erased")
        elif not found:
            diff.add_line(words("composer.history.same"))
            why = why or words("composer.history.same")
        else:
            self._describe(found, names)
        diff.to_top()
        self.restore.block([why] if why else [])

    def _describe(self, found: Difference, names: dict[str, str]) -> None:
        words, diff = self._words, self.diff
        for key, pieces in (("title", found.title), ("text", found.text)):
            if pieces:
                diff.add_head(words(f"composer.history.{key}"))
                diff.add_pieces(pieces)
        rest = own_changes(found)
        for each in rest.texts:
            diff.add_head(", ".join(names.get(account, account) for account in each.accounts))
            diff.add_pieces(each.pieces)
        if rest.time is not None:
            diff.add_head(words("composer.history.time"))
            diff.add_pieces(
                (Piece("del", rest.time[0] or "–"), Piece("same", " "), Piece("add", rest.time[1] or "–"))
            )
        for key, accounts in (("came", rest.came), ("went", rest.went)):
            if accounts:
                said = ", ".join(names.get(account, account) for account in accounts)
                diff.add_line(words(f"composer.history.{key}", accounts=said))
        for picture in rest.pictures:
            diff.add_line(words(f"composer.history.picture.{picture.kind}", n=picture.place))

    def _changed(self) -> None:
        revision = self.revision()
        if revision:
            self.picked.emit(revision)
