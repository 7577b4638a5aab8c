"""The list of pages: under the names of their groups, or what a search found, the best first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from medsos_desktop.guidance.pages import Guide, Page
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active

HEAD_ROLE = Qt.ItemDataRole.UserRole + 1


class ContentsModel(QAbstractListModel):
    """Rows are pages, or names of groups (`str`), which cannot be chosen."""

    def __init__(self, words: Words, guide: Guide) -> None:
        super().__init__()
        self._words, self._guide = words, guide
        self.rows: list[Page | str] = []

    def show_pages(self, pages: Sequence[Page], *, grouped: bool) -> None:
        """Other pages; ``grouped`` puts the names of their groups between them."""
        self.beginResetModel()
        self.rows = []
        before = ""
        for page in pages:
            if grouped and page.group != before:
                before = page.group
                self.rows.append(self._words(f"guidance.group.{before}"))
            self.rows.append(page)
        self.endResetModel()

    def page(self, row: int) -> Page | None:
        """The page of a row; `None` for a group's name."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Page) else None

    def row_of(self, key: str) -> int:
        """Where a page stands; -1 when it is not shown."""
        keys = [each.key if isinstance(each, Page) else "" for each in self.rows]
        return keys.index(key) if key in keys else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See the class."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title or group's name; `HEAD_ROLE` tells which."""
        found = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return found.title if isinstance(found, Page) else found
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(found, Page):
            return found.title
        return isinstance(found, str) if role == HEAD_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group's name is passed over by the arrow keys."""
        if self.page(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class ContentsDelegate(RowDelegate):
    """A title in a row without a line; a group's name is smaller and strong, without hover."""

    height = 34

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Names of groups are as high as pages: the list scrolls in equal steps."""
        return QSize(120, active().px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        if not index.data(HEAD_ROLE):
            super().paint(painter, option, index)
            return
        theme = active()
        area = QRect(option.rect).adjusted(16, theme.px(8), -12, 0)
        paint.text(painter, area, str(index.data()), font=theme.font("small", strong=True), role="text-2")

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        ground = "selected" if state.selected else "hover" if state.hovered else "canvas"
        left = rect.x() + (3 if state.selected else 0)
        painter.fillRect(QRect(left, rect.bottom(), rect.width(), 1), active().colour(ground))
        font = active().font("strong" if state.selected else "body")
        role = "accent-text" if state.selected else "text"
        paint.text(painter, rect.adjusted(16, 0, -12, 0), str(index.data() or ""), font=font, role=role)


class Contents(RowList):
    """The list itself, filled by its `pages`."""

    def __init__(self, words: Words, guide: Guide) -> None:
        super().__init__(words("guidance.contents"))
        self.pages = ContentsModel(words, guide)
        self.pages.setParent(self)
        self.setModel(self.pages)
        self.setItemDelegate(ContentsDelegate(self))
        self.setProperty("clear", True)

    def choose(self, key: str) -> None:
        """Chooses a page that is shown, and scrolls there."""
        row = self.pages.row_of(key)
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            return
        index = self.pages.index(row)
        self.setCurrentIndex(index)
        if row and self.pages.page(row - 1) is None:
            self.scrollTo(self.pages.index(row - 1))  # its group's name is worth seeing too
        self.scrollTo(index)
