"""Kanal: what the catalogue knows of every place to post, with source, date and how sure it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.channels import overrides
from medsos_desktop.channels.catalogue import sources
from medsos_desktop.model.office import Fact

from ... import icons
from ...commands import on
from ...kit import paint
from ...kit.boxes import Card, row
from ...kit.button import Button
from ...kit.fields import SearchField
from ...kit.labels import ElidedLabel, divider, show_if
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active
from . import facts
from .facts import FactLine
from .forms import boxed
from .ownfact import OwnFact
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
    kinds = frozenset({"fact"})

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.search = SearchField(words("settings.channels.search"))
        self.search.setMinimumWidth(active().px(240))
        self.search.setMaximumWidth(active().px(320))
        self.search.textChanged.connect(self._searched)
        self.from_file = Button(words("settings.channels.from_file"), icon="dokumen")
        on(self.from_file.activated, self._choose_file)
        show_if(self.from_file, not self.read_only)
        self.bar.right.addWidget(self.search)
        self.bar.right.addWidget(self.from_file)
        self.model, self.facts_model = RosterModel(), FactsModel()
        self.list = RosterList(words("settings.channels.surfaces"), sortable=False)
        self.list.setModel(self.model)
        self.facts = RowList(words("settings.channels.facts"))
        self.facts.setModel(self.facts_model)
        self.facts.setItemDelegate(
            FactDelegate(words("settings.channels.stale"), words("settings.channels.own"), self.facts)
        )
        self.title = ElidedLabel("", "heading")
        self.more = OwnFact(self)
        self._lines: dict[str, tuple[FactLine, ...]] = {}
        self._chosen = ""
        self._path = ""
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._picked)
        self.facts.selectionModel().currentChanged.connect(self._fact_picked)
        self.reload()

    def _lay_out(self) -> None:
        left, right = self._cards = Card(), Card()
        left.setFixedWidth(active().px(LIST))
        left.body.addWidget(self.list, 1)
        head = row(margins=(16, 8, 16, 8))
        head.addWidget(self.title, 1)
        right.body.addLayout(head)
        right.body.addWidget(self.facts, 1)
        right.body.addWidget(divider())
        right.body.addWidget(self.more)
        both = row(gap=12, margins=(16, 0, 16, 16))
        both.addWidget(left)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)

    def parts(self) -> Sequence[QWidget]:
        """Surfaces, facts."""
        return self._cards

    def reload(self) -> None:
        """Reads the catalogue, with the office's own numbers in it; the choice stays."""
        today, table = self.session.now().date(), sources()
        self._lines = {
            surface.id: facts.lines(self.words, surface, table, today)
            for surface in self.workspace.catalogue.surfaces
        }
        self._searched("")

    @property
    def surface(self) -> str:
        """Id of the chosen surface."""
        return self._chosen

    @property
    def line(self) -> FactLine | None:
        """The chosen fact."""
        at = self.facts.currentIndex().row()
        return self.facts_model.lines[at] if 0 <= at < len(self.facts_model.lines) else None

    def save_fact(self) -> None:
        """Puts the office's own word in place of ours."""
        line, today = self.line, self.session.now().date()
        if line is None or not self.entries:
            return
        text, source = str(self.entries["value"].value()), str(self.entries["source"].value())

        def command() -> Changes:
            ours = self.workspace.catalogue.plain(self._chosen)[line.path]
            fact = facts.typed(self._chosen, line, text, source, today, ours)
            overrides.vetted(fact, self.workspace.catalogue)
            return self.workspace.directory.set_facts([fact])

        if self.run(command) is not None:
            self._told("settings.channels.own_saved", line)

    def revert_fact(self) -> None:
        """Takes the office's own word back."""
        line = self.line
        if line is None:
            return
        key = Fact(self._chosen, line.path).key
        if self.run(lambda: self.workspace.directory.delete("fact", key)) is not None:
            self._told("settings.channels.own_reverted", line)

    def _told(self, key: str, line: FactLine) -> None:
        self.more.stop()
        self.reload()
        self.facts.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(key, what=line.label)

    def _choose_file(self) -> None:
        title, kinds = self.words("settings.channels.from_file"), self.words("settings.channels.files")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), f"{kinds} (*.toml *.json)")
        if file:
            self.read_file(Path(file))

    def read_file(self, file: Path) -> None:
        """Takes the numbers of an office's own file over; a wrong row is said and nothing is taken."""

        def command() -> Changes:
            found = overrides.read(file, self.workspace.catalogue)
            return self.workspace.directory.set_facts(found)

        if self.run(command) is not None:
            self.reload()
            self.say("settings.channels.file_read", name=file.name)

    def leave(self) -> None:
        """An open form is closed; nothing half is kept."""
        self.more.show_line(self.line)

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
        self.title.set_text(surface.name)
        shown = [line for line in self._lines[id] if named or line.has(wanted)]
        path = self._path
        self.facts_model.set_lines(shown)
        at = next((place for place, line in enumerate(shown) if line.path == path), 0)
        self.facts.setCurrentIndex(self.facts_model.index(at))
        self.more.show_line(shown[at] if shown else None)

    def _fact_picked(self, current: Any, _before: Any) -> None:
        if current.isValid():
            line = self.facts_model.lines[current.row()]
            self._path = line.path
            self.more.show_line(line)

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
    """Label and value; below them how sure, when checked, and from where."""

    height = 52

    def __init__(self, stale: str, own: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._stale, self._own = stale, own

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
        sure = self._own if line.overridden else line.sure
        where = ", ".join(dict.fromkeys(line.sources))
        said = " · ".join(part for part in (sure, line.checked, where) if part)
        if line.stale:
            said = f"{self._stale} · {said}"
        words = below.adjusted(20, 0, 0, 0)
        role = "warn" if line.stale else "text-2"
        paint.text(painter, words, said, font=theme.font("small"), role=role)
