"""Pengaturan: sections at the left, the page of the chosen one at the right, each made when first shown."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QStringListModel
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError

from ... import icons
from ...kit import paint
from ...kit.boxes import column, ground, row
from ...kit.labels import Label
from ...kit.regions import Region
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active
from .. import base
from ..base import Context
from .about import AboutPage
from .backups import BackupsPage
from .channels import ChannelsPage
from .check import CheckPage
from .forms import FORMS
from .keys import KeysPage
from .look import LookPage
from .office import OfficePage
from .page import Page
from .policy import PolicyPage
from .roster import RosterPage
from .rules import RulesPage

WIDTH = 208
"""Width of the list of sections at 100 %."""

SECTIONS = {
    "office": "beranda",
    "accounts": "ponsel",
    "people": "orang",
    "policy": "persetujuan",
    "pillars": "evaluasi",
    "partners": "kolaborasi",
    "channels": "tabel",
    "rules": "panduan",
    "keys": "kunci",
    "look": "ide",
    "backups": "cadangan",
    "check": "centang",
    "about": "info",
}
"""Sections in their order, and their icons."""

OF_KIND = {
    "office": "office",
    "account": "accounts",
    "person": "people",
    "substitute": "policy",
    "grant": "policy",
    "pillar": "pillars",
    "partner": "partners",
    "collaboration": "partners",
    "channel": "channels",
    "surface": "channels",
    "rules": "rules",
    "key": "keys",
}
"""Which section shows an entity of a kind."""

_HELP = {
    "office": "election", "accounts": "channel-limits", "channels": "channel-limits", "pillars": "balance",
    "partners": "partners",
}  # fmt: skip
"""Pages of the guidance that fit a section."""

MEMORY = "settings.section"
"""Name of the session's note: the window may be built anew while this screen is in front."""


class Screen(base.Screen):
    """Opened by ``section``, or by ``kind`` and ``id`` of what is to be seen."""

    title_key = "shell.place.settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        makers: dict[str, Callable[[base.Screen], Page]] = {
            "office": OfficePage, "policy": PolicyPage, "channels": ChannelsPage, "look": LookPage,
            "rules": RulesPage, "keys": KeysPage, "backups": BackupsPage,
            "check": CheckPage, "about": AboutPage,
        }  # fmt: skip
        makers.update({form.section: partial(RosterPage, form=form) for form in FORMS})
        self._makers: Mapping[str, Callable[[base.Screen], Page]] = makers
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, list[Changes]] = {}
        self.sections = RowList(self.words("settings.sections"))
        names = [self.words(f"settings.section.{key}") for key in SECTIONS]
        self.sections.setModel(QStringListModel(names, self.sections))
        self.sections.setItemDelegate(_SectionDelegate(self.sections))
        self.sections.setProperty("clear", True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._current = ""
        self._jumped = False
        remembered = str(self.session.property(MEMORY) or "")
        self.show_section(remembered if remembered in SECTIONS else "office")
        self.sections.selectionModel().currentChanged.connect(self._picked)
        self.sections.opened.connect(lambda _index: self.page.focus_first())

    def _lay_out(self) -> None:
        side = QWidget()
        ground(side, "canvas", "right")
        side.setFixedWidth(active().px(WIDTH))
        inner = column(side, gap=4)
        title = Label(self.words("shell.place.settings"), "title")
        title.setContentsMargins(16, 0, 8, 0)
        title.setFixedHeight(active().px(48))
        inner.addWidget(title)
        inner.addWidget(self.sections, 1)
        both = row(self, gap=0)
        both.addWidget(side)
        both.addWidget(self._stack, 1)

    def help(self) -> Mapping[str, str]:
        """What fits the section in front."""
        return {"page": _HELP[self._current]} if self._current in _HELP else super().help()

    @property
    def page(self) -> Page:
        """The section in front."""
        return self._pages[self._current]

    @property
    def current(self) -> str:
        """The key of the section in front."""
        return self._current

    def show_section(self, key: str) -> Page:
        """Brings a section to the front."""
        if self._current and key != self._current:
            self.page.leave()
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._makers[key](self)
            self._stack.addWidget(page)
        elif missed := self._missed.pop(key, None):
            page.refresh(Changes.join(missed))
        self._current = key
        self._stack.setCurrentWidget(page)
        self.session.setProperty(MEMORY, key)
        at = list(SECTIONS).index(key)
        if self.sections.currentIndex().row() != at:
            self.sections.setCurrentIndex(self.sections.model().index(at, 0))
        return page

    def _picked(self, current: Index, _before: Index) -> None:
        key = list(SECTIONS)[current.row()] if current.isValid() else ""
        if key and key != self._current:
            self.show_section(key)

    # what the window says

    def activate(self) -> None:
        """The keyboard on the section's first field, or on the choice that rebuilt the window."""
        if not self._jumped:
            self.page.focus_first()
        self._jumped = False

    def open(self, **target: str) -> None:
        """See the class."""
        kind, id_ = target.get("kind", ""), target.get("id", "")
        key = target.get("section") or OF_KIND.get(kind, "")
        if key in SECTIONS:
            self.show_section(key)
        if id_:
            self.page.open(kind, id_)
            self._jumped = True

    def regions(self) -> Sequence[Region]:
        """The list of sections, and the parts of the one in front."""
        return (Region(self.sections, self.sections), *self.page.regions())

    def refresh(self, changes: Changes) -> None:
        """The section in front reads now, the others when they are shown again."""
        for key, page in self._pages.items():
            if key == self._current:
                page.refresh(changes)
            else:
                self._missed.setdefault(key, []).append(changes)

    def show_error(self, error: UserError) -> bool:
        """In the section where it happened."""
        self.page.show_error(error)
        return True

    def pause(self) -> None:
        """The window lost the focus: fields keep what is being typed, nothing is saved half-way."""

    def leave(self) -> None:
        """Fields that were left open are saved."""
        self.page.leave()


class _SectionDelegate(RowDelegate):
    """Icon and name, on the ground of the page; eleven fit a low window at 150 %."""

    height = 34

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        ground = "selected" if state.selected else "hover" if state.hovered else "canvas"
        left = rect.x() + (3 if state.selected else 0)
        painter.fillRect(QRect(left, rect.bottom(), rect.width(), 1), active().colour(ground))
        icon = tuple(SECTIONS.values())[index.row()]
        role = "accent-text" if state.selected else "text-2"
        icons.paint(painter, icon, rect.x() + 16, rect.y() + (rect.height() - 20) / 2, 20, role)
        font = active().font("strong" if state.selected else "body")
        inner = rect.adjusted(46, 0, -8, 0)
        paint.text(
            painter,
            inner,
            str(index.data() or ""),
            font=font,
            role="accent-text" if state.selected else "text",
        )
