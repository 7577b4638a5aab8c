"""The two bars above the board: where in time and how shown; which posts, how many, what shapes mean."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.calendar.filters import FACETS, Facet
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ...kit.boxes import row
from ...kit.button import Button, IconButton, LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...kit.segments import SegmentedControl
from ...theme.looks import STATES
from ...theme.theme import active
from . import sayings
from .checkmenu import CheckMenu, Choice
from .desk import MONTH, VIEWS, WEEK, Desk

SHORT_BELOW = 860
"""Below this width "Unggahan baru" becomes "Baru" and the count goes (a 1280 px screen leaves 816)."""


class TimeBar(QWidget):
    """``stepped(+-1)``, ``today()``, ``shown(view)``, ``new()``."""

    stepped = Signal(int)
    today = Signal()
    shown = Signal(str)
    new = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back = IconButton("kiri", words("calendar.bar.previous_month"), "plain")
        self.on = IconButton("kanan", words("calendar.bar.next_month"), "plain")
        self.now = Button(words("calendar.bar.today"))
        self.title = Label("", "title")
        self.title.setMinimumWidth(1)  # gives way before the buttons do
        choices = [(view, words(f"calendar.bar.{view}")) for view in VIEWS]
        self.views = SegmentedControl(choices, words("calendar.bar.view"))
        self.new_button = Button(words("calendar.bar.new"), "primary", icon="tambah")
        bar = self._bar = row(self, margins=(16, 0, 16, 0))
        for part in (self.back, self.on, self.now):
            bar.addWidget(part)
        bar.addSpacing(8)
        bar.addWidget(self.title)
        bar.addStretch(1)
        bar.addWidget(self.views)
        bar.addWidget(self.new_button)
        self.back.activated.connect(lambda: self.stepped.emit(-1))
        self.on.activated.connect(lambda: self.stepped.emit(1))
        self.now.activated.connect(self.today)
        self.views.chosen.connect(self.shown)
        self.new_button.activated.connect(self.new)

    def sizeHint(self) -> QSize:
        """48 high at 100 %."""
        return QSize(super().sizeHint().width(), active().px(48))

    def show_desk(self, desk: Desk) -> None:
        """Title, chosen view, and what the arrows do."""
        self.title.setText(sayings.view_title(self._words, desk))
        self.views.set_current(desk.view)
        span = "week" if desk.view == WEEK else MONTH
        for button, way in ((self.back, "previous"), (self.on, "next")):
            name = self._words(f"calendar.bar.{way}_{span}")
            button.setAccessibleName(name)
            button.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorter words where the window is narrow."""
        super().resizeEvent(event)
        short = self.width() < SHORT_BELOW
        words = self._words("calendar.bar.new_short" if short else "calendar.bar.new")
        if self.new_button.text() != words:
            self.new_button.setText(words)
            self.new_button.setAccessibleName(self._words("calendar.bar.new"))
            self.new_button.updateGeometry()
            self._bar.setContentsMargins(16, 0, 8 if short else 16, 0)


class FilterBar(QWidget):
    """``toggled(facet, value)``: switched; ``cleared(facet)``, all with ""; ``legend(button)``."""

    toggled = Signal(str, str)
    cleared = Signal(str)
    legend = Signal(QWidget)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar = row(self, margins=(16, 0, 16, 8))
        bar.addWidget(Glyph("saring", "text-2", 20))
        lead = Label(words("calendar.filter.lead"), "small", "text-2")
        bar.addSpacing(-4)
        bar.addWidget(lead)
        self.buttons: dict[str, Button] = {}
        self.menus: dict[str, CheckMenu] = {}
        for facet in FACETS:
            self._add(facet)
            bar.addWidget(self.buttons[facet])
        self.clear = LinkButton(words("calendar.filter.clear"), small=True)
        self.clear.activated.connect(lambda: self.cleared.emit(""))
        bar.addWidget(self.clear)
        bar.addStretch(1)
        self.count = Label("", "small", "text-3")
        bar.addWidget(self.count)
        self.meaning = Button(words("calendar.bar.legend"), "neutral", icon="info")
        self.meaning.activated.connect(lambda: self.legend.emit(self.meaning))
        bar.addWidget(self.meaning)

    def _add(self, facet: Facet) -> None:
        button = Button(self._words(f"calendar.filter.{facet}"), "pill")
        menu = CheckMenu(button)
        menu.toggled.connect(lambda value, facet=facet: self.toggled.emit(facet, value))
        button.setMenu(menu)
        button.setCheckable(False)
        self.buttons[facet], self.menus[facet] = button, menu

    def sizeHint(self) -> QSize:
        """40 high at 100 %."""
        return QSize(super().sizeHint().width(), active().control + 8)

    def show_desk(self, desk: Desk) -> None:
        """Menus by what the office has, pills by what is chosen, the count."""
        for facet in FACETS:
            choices, chosen = choices_of(self._words, desk, facet), desk.filter.chosen(facet)
            self.menus[facet].set_choices(choices, chosen)
            self._pill(facet, [choice.words for choice in choices if choice.value in chosen])
        self.clear.setVisible(bool(desk.filter))
        self.count.setText(sayings.count_line(self._words, desk))

    def _pill(self, facet: Facet, names: list[str]) -> None:
        name, button = self._words(f"calendar.filter.{facet}"), self.buttons[facet]
        text = name
        if len(names) == 1:
            text = self._words("calendar.filter.one", facet=name, value=sayings.first_words(names[0], 14))
        elif names:
            text = self._words("calendar.filter.many", facet=name, n=len(names))
        if button.text() != text:
            button.setText(text)
            button.updateGeometry()
        button.setCheckable(bool(names))
        button.setChecked(bool(names))
        button.setAccessibleName(self._words("calendar.filter.menu", facet=name))
        button.setAccessibleDescription(", ".join(names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The count goes where the window is narrow."""
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= SHORT_BELOW)


def choices_of(words: Words, desk: Desk, facet: Facet) -> list[Choice]:
    """What a facet's menu offers, in the office's order; "without" comes last."""
    names = desk.names
    if facet == "channels":
        return [Choice(id_, names.channel(id_), names.monograms.get(id_, "")) for id_ in names.channels]
    if facet == "states":
        return [Choice(state.value, words(STATES[state].word), "", STATES[state]) for state in State]
    if facet == "pillars":
        found = [Choice(id_, pillar.name, str(pillar.number)) for id_, pillar in names.pillars.items()]
    else:
        found = [Choice(id_, person.name) for id_, person in names.people.items()]
    name = words(f"calendar.filter.{facet}").lower()
    return [*found, Choice("", words("calendar.filter.none", facet=name))]
