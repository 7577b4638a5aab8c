"""The two bars above the board: where in time and how shown; which posts, how many, what shapes mean."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.calendar.filters import FACETS, Facet
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ...kit.boxes import row
from ...kit.button import Button, IconButton
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.segments import SegmentedControl
from ...theme.looks import STATES
from ...theme.theme import active
from . import sayings
from .checkmenu import CheckMenu, Choice
from .desk import MONTH, VIEWS, WEEK, Desk

SHORT_BELOW = 860
"""Below this width "Unggahan baru" becomes "Baru" and the count goes (a 1280 px screen leaves 816)."""


class TimeBar(QWidget):
    """``stepped(+-1)``, ``today()``, ``shown(view)``, ``new()``; ``paneled(on)``: the toggled day panel."""

    stepped = Signal(int)
    today = Signal()
    shown = Signal(str)
    new = Signal()
    paneled = Signal(bool)

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
        self.panel = IconButton("tabel", words("calendar.panel.name"), "plain")
        self.panel.setCheckable(True)
        self.panel.toggled.connect(self.paneled)
        bar = self._bar = row(self, margins=(16, 0, 16, 0))
        for part in (self.back, self.on, self.now):
            bar.addWidget(part)
        bar.addSpacing(8)
        bar.addWidget(self.title)
        bar.addStretch(1)
        bar.addWidget(self.views)
        bar.addWidget(self.panel)
        bar.addWidget(self.new_button)
        self.back.activated.connect(lambda: self.stepped.emit(-1))
        self.on.activated.connect(lambda: self.stepped.emit(1))
        self.now.activated.connect(self.today)
        self.views.chosen.connect(self.shown)
        self.new_button.activated.connect(self.new)

    def sizeHint(self) -> QSize:
        """48 high at 100 %."""
        return QSize(super().sizeHint().width(), active().px(48))

    def minimumSizeHint(self) -> QSize:
        """Gives way by its title."""
        return QSize(320, active().px(48))

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
    """``toggled(facet, value)``: switched; ``cleared()``: all of them; ``legend(button)``."""

    toggled = Signal(str, str)
    cleared = Signal()
    legend = Signal(QWidget)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._choices: dict[str, tuple[list[Choice], frozenset[str]]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar = self._bar = row(self, margins=(16, 0, 16, 8))
        bar.addWidget(Glyph("saring", "text-2", 20))
        bar.addSpacing(-4)
        self.lead = Label(words("calendar.filter.lead"), "small", "text-2")
        bar.addWidget(self.lead)
        self.buttons: dict[str, Button] = {}
        for facet in FACETS:
            button = self.buttons[facet] = Button(words(f"calendar.filter.{facet}"), "pill", after="bawah")
            button.activated.connect(lambda facet=facet: self.open_menu(facet))
            bar.addWidget(button)
        self.clear = IconButton("tutup", words("calendar.filter.clear"))
        self.clear.activated.connect(self.cleared)
        bar.addWidget(self.clear)
        bar.addStretch(1)
        self.count = Label("", "small", "text-3")
        bar.addWidget(self.count)
        self.meaning = Button(words("calendar.bar.legend"), "neutral", icon="info")
        self.meaning.setAccessibleName(words("calendar.bar.legend"))
        self.meaning.setToolTip(words("calendar.bar.legend"))
        self.meaning.activated.connect(lambda: self.legend.emit(self.meaning))
        bar.addWidget(self.meaning)

    def open_menu(self, facet: Facet) -> CheckMenu:
        """The check boxes of a facet, under its pill."""
        choices, chosen = self._choices[facet]
        name = self._words("calendar.filter.menu", facet=self._words(f"calendar.filter.{facet}"))
        menu = CheckMenu(name, choices, chosen, self.buttons[facet])
        for value, box in menu.boxes.items():
            box.toggled.connect(lambda _on, value=value: self.toggled.emit(facet, value))
        menu.show_below(self.buttons[facet])
        next(iter(menu.boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)
        return menu

    def take_gaps(self, button: Button) -> None:
        """Where the window is too low for the bar of shares, the month's gaps are told here."""
        self._bar.insertWidget(self._bar.indexOf(self.meaning), button)
        self._fit()

    def fit(self) -> None:
        """Something in the bar has other words."""
        self._fit()

    def sizeHint(self) -> QSize:
        """40 high at 100 %."""
        return QSize(super().sizeHint().width(), active().control + 8)

    def minimumSizeHint(self) -> QSize:
        """Gives way: the count goes first, then the word of the legend, then "Saring"."""
        return QSize(320, active().control + 8)

    def show_desk(self, desk: Desk) -> None:
        """Pills by what is chosen, the count."""
        for facet in FACETS:
            choices, chosen = choices_of(self._words, desk, facet), desk.filter.chosen(facet)
            self._choices[facet] = (choices, chosen)
            self._pill(facet, [choice.words for choice in choices if choice.value in chosen])
        show_if(self.clear, bool(desk.filter))
        self.count.setText(sayings.count_line(self._words, desk))
        self._fit()

    def _pill(self, facet: Facet, names: list[str]) -> None:
        name, button = self._words(f"calendar.filter.{facet}"), self.buttons[facet]
        text = name
        if len(names) == 1:
            text = self._words("calendar.filter.one", facet=name, value=sayings.first_words(names[0], 14))
        elif names:
            text = self._words("calendar.filter.many", facet=name, n=len(names))
        button.setCheckable(bool(names))
        button.setChecked(bool(names))
        button.setText(text)
        button.updateGeometry()
        button.setAccessibleName(self._words("calendar.filter.menu", facet=name))
        button.setAccessibleDescription(", ".join(names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What does not fit goes, the least needed first; a filtered count stays longer than a plain one."""
        self.meaning.setText(self._words("calendar.bar.legend"))
        show_if(self.lead, True)
        show_if(self.count, not self.clear.isHidden() or self.width() >= SHORT_BELOW)
        steps: tuple[Callable[[], object], ...] = (
            lambda: self.meaning.setText(""),
            lambda: show_if(self.count, False),
            lambda: show_if(self.lead, False),
        )
        for step in steps:
            if self._bar.sizeHint().width() <= self.width():
                break
            step()
            self.meaning.updateGeometry()


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
