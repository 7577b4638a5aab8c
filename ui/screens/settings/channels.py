"""Kanal: what the catalogue knows of every place to post, with source, date and how sure it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from medsos_desktop.channels.catalogue import sources

from ... import icons
from ...kit import paint
from ...kit.boxes import Card, column, row
from ...kit.fields import SearchField
from ...kit.labels import ElidedLabel, Label, show_if
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active
from . import facts
from .facts import FactLine
from .forms import boxed
from .page import Page
from .rosterlist import ROW, RosterList, RosterModel, Row

if TYPE_CHECKING:
    from ..base import Screen

LIST = 264
"""Width of the list of surfaces at 100 %."""

_SURE_ICONS = {"high": ("f-ok", "ok"), "medium": ("f-hint", "hint"), "low": ("f-warn", "warn")}


class ChannelsPage(Page):
    """Surfaces at the left, facts of the chosen one at the right; one search for both."""

    key = "channels"

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.search = SearchField(words("settings.channels.search"))
        self.search.setMinimumWidth(active().px(240))
        self.search.setMaximumWidth(active().px(320))
        self.search.textChanged.connect(self._searched)
        self.bar.right.addWidget(self.search)
        self.model, self.facts_model = RosterModel(), FactsModel()
        self.list = RosterList(words("settings.channels.surfaces"), sortable=False)
        self.list.setModel(self.model)
        self.facts = RowList(words("settings.channels.facts"))
        self.facts.setModel(self.facts_model)
        self.facts.setItemDelegate(FactDelegate(words("settings.channels.stale"), self.facts))
        self.title = ElidedLabel("", "heading")
        self.more = _More(self)
        self._lines: dict[str, tuple[FactLine, ...]] = {}
        self._chosen = ""
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._picked)
        self.facts.selectionModel().currentChanged.connect(self._fact_picked)
        self.reload()

    def _lay_out(self) -> None:
        left = Card()
        left.setFixedWidth(active().px(LIST))
        left.body.addWidget(self.list, 1)
        right = Card()
        head = row(margins=(16, 8, 16, 8))
        head.addWidget(self.title, 1)
        right.body.addLayout(head)
        right.body.addWidget(self.facts, 1)
        right.body.addWidget(self.more)
        both = row(gap=12, margins=(16, 0, 16, 16))
        both.addWidget(left)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)

    def reload(self) -> None:
        """Reads the catalogue; it never changes while the window is open."""
        today, table = self.session.now().date(), sources()
        self._lines = {
            surface.id: facts.lines(self.words, surface, table, today)
            for surface in self.workspace.catalogue.surfaces
        }
        self._searched("")

    def _searched(self, _text: str) -> None:
        wanted = self.search.text().casefold().strip()
        rows = []
        for surface in self.workspace.catalogue.surfaces:
            named = wanted in f"{surface.name} {surface.id}".casefold()
            found = sum(1 for line in self._lines[surface.id] if line.has(wanted))
            if named or found:
                old = any(line.stale for line in self._lines[surface.id])
                meta = self.words("settings.channels.old") if old else ""
                rows.append(Row(surface.id, surface.name, boxed(surface.monogram), meta))
        self.model.set_rows(rows)
        at = max(self.model.at(self._chosen), 0)
        self.list.setCurrentIndex(self.model.index(at))
        if not rows:
            self._show("")

    def _picked(self, current: Any, _before: Any) -> None:
        if current.isValid():
            self._show(self.model.rows[current.row()].id)

    def _show(self, id: str) -> None:
        if not id:
            self.title.set_text(self.words("settings.channels.nothing"))
            self.facts_model.set_lines(())
            self.more.show_line(None)
            return
        self._chosen = id
        surface = self.workspace.catalogue.surface(id)
        wanted = self.search.text().casefold().strip()
        named = wanted in f"{surface.name} {surface.id}".casefold()
        self.title.set_text(f"{surface.name} · {surface.id}")
        shown = [line for line in self._lines[id] if named or line.has(wanted)]
        self.facts_model.set_lines(shown)
        self.facts.setCurrentIndex(self.facts_model.index(0))
        self.more.show_line(shown[0] if shown else None)

    def _fact_picked(self, current: Any, _before: Any) -> None:
        if current.isValid():
            self.more.show_line(self.facts_model.lines[current.row()])

    def open(self, kind: str, id: str) -> None:
        """A surface, or a family's usual one."""
        catalogue = self.workspace.catalogue
        wanted = catalogue.default_surface(id) if id in catalogue.channels else id
        self.search.clear()
        at = self.model.at(wanted)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))

    def focus_first(self) -> None:
        """The search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)


class FactsModel(QAbstractListModel):
    """The facts that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[FactLine, ...] = ()

    def set_lines(self, lines: Sequence[FactLine]) -> None:
        """Other facts."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Label, whole line for readers, the line itself."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ROW:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.label}: {line.value}, {line.sure}, {line.checked}"
        return line.label if role == Qt.ItemDataRole.DisplayRole else None


class FactDelegate(RowDelegate):
    """Label and value; below them how sure, when checked, from where, and the path."""

    height = 52

    def __init__(self, stale: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._stale = stale

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        line: FactLine = index.data(ROW)
        theme = active()
        high, low = theme.line("strong"), theme.line("small")
        top = rect.y() + (rect.height() - 1 - high - low - 2) // 2
        inner = rect.adjusted(16, 0, -16, 0)
        half = inner.width() * 11 // 20
        value = QRect(inner.right() - half + 1, top, half, high)
        took = paint.text(painter, value, line.value, font=theme.font("strong"), align=paint.RIGHT)
        name = QRect(inner.x(), top, inner.width() - took - 16, high)
        paint.text(painter, name, line.label, font=theme.font("body"))
        below = QRect(inner.x(), top + high + 2, inner.width(), low)
        icon, role = _SURE_ICONS[line.confidence]
        icons.paint(painter, icon, below.x(), below.y() + (low - 14) / 2, 14, role)
        path = paint.text(
            painter, below, line.path, font=theme.font("small"), role="text-3", align=paint.RIGHT
        )
        said = f"{line.sure} · {line.checked} · {', '.join(dict.fromkeys(line.sources))}"
        if line.stale:
            said = f"{self._stale} · {said}"
        words = below.adjusted(20, 0, -path - 12, 0)
        role = "warn" if line.stale else "text-2"
        paint.text(painter, words, said, font=theme.font("small"), role=role)


class _More(QWidget):
    """Under the list: the whole value and the whole addresses of the chosen fact, to be copied."""

    def __init__(self, page: ChannelsPage) -> None:
        super().__init__()
        self._words = page.words
        stack = column(self, gap=2, margins=(16, 8, 16, 10))
        self._value, self._sources = Label("", "body", wrap=True), Label("", "small", "text-2", wrap=True)
        for label in (self._value, self._sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            stack.addWidget(label)

    def show_line(self, line: FactLine | None) -> None:
        """Another fact, or none."""
        show_if(self, line is not None)
        if line is not None:
            self._value.setText(f"{line.label}: {line.value}")
            where = "\n".join(line.addresses)
            key = "settings.channels.from_office" if line.overridden else "settings.channels.from"
            self._sources.setText(self._words(key, where=where))
