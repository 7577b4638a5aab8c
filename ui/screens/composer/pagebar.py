"""The head of the page: title, state, plan, pillar, who does it; what was said when it came back."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medsos_desktop.calendar import zones
from medsos_desktop.composer.facts import Facts
from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button, IconButton, LinkButton
from ...kit.chips import StateChip
from ...kit.fields import Glyph
from ...kit.labels import ElidedLabel, divider, show_if
from ...kit.pickers import DatePicker, TimePicker
from ...theme.theme import active
from .choice import Choice
from .title import TitleField


class PageHead(QWidget):
    """``planned(text | None)``: another time, as a post has it. ``asked(key)``: back, history, more, note."""

    planned = Signal(object)
    titled = Signal(str)
    pillar_chosen = Signal(str)
    person_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, words: Words, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface", "bottom")
        self._words = words
        self._usual = time(9)
        self.title = TitleField(words)
        self.chip = StateChip(words, Facts().state)
        self.saved = ElidedLabel("", "small", "text-2")
        self.history = Button(words("composer.history.name"), "neutral", icon="versi")
        self.history.setCheckable(True)
        self.details = Button(words("composer.details.name"), "neutral", icon="dokumen")
        self.details.setCheckable(True)
        self.more = IconButton("lainnya", words("composer.more"), "plain")
        self.date = DatePicker(words, today, optional=True)
        self.clock = TimePicker(words)
        self.pillar = Choice(words("composer.pillar"), "evaluasi", words("composer.no_pillar"))
        self.person = Choice(words("composer.person"), "orang", words("composer.no_person"))
        self.note = ReturnNote(words)
        stack = column(self, gap=0)
        stack.addLayout(self._first(words))
        stack.addLayout(self._second())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._connect()

    def _first(self, words: Words) -> QHBoxLayout:
        back = Button(words("composer.back"), "neutral", icon="kiri")
        back.activated.connect(lambda: self.asked.emit("back"))
        line = row(margins=(8, 8, 16, 8))
        line.addWidget(back)
        line.addWidget(divider(vertical=True, length=active().px(20)))
        line.addWidget(self.title)
        line.addWidget(self.chip)
        line.addStretch(1)
        line.addWidget(self.saved, 1000)
        for part in (self.history, self.details, self.more):
            line.addWidget(part)
        return line

    def _second(self) -> QHBoxLayout:
        line = row(margins=(16, 0, 16, 8))
        for part in (self.date, self.clock, self.pillar, self.person):
            line.addWidget(part)
        line.addWidget(self.note, 1)
        return line

    def _connect(self) -> None:
        self.title.textEdited.connect(self.titled)
        self.history.activated.connect(lambda: self.asked.emit("history"))
        self.details.activated.connect(lambda: self.asked.emit("details"))
        self.more.activated.connect(lambda: self.asked.emit("more"))
        self.note.link.activated.connect(lambda: self.asked.emit("note"))
        self.date.changed.connect(self._day_picked)
        self.clock.changed.connect(self._hour_picked)
        self.pillar.chosen.connect(self.pillar_chosen)
        self.person.chosen.connect(self.person_chosen)

    def show_facts(self, facts: Facts) -> None:
        """Everything but the title being written."""
        self.title.show_title(facts.title)
        self.chip.set_state(facts.state, facts.word)
        at = zones.parse(facts.planned) if facts.planned else None
        self._usual = facts.usual_hour
        self.date.set_day(at.date() if at else None)
        self.clock.zone = facts.zone
        self.clock.usual = facts.hours
        self.clock.set_time(at.time() if at else None)
        show_if(self.clock, at is not None)
        self.pillar.show_choices(facts.pillars, facts.pillar)
        self.person.show_choices(facts.people, facts.person)
        self.note.show_note(facts.note)
        locked = [self._words(f"composer.lock.{facts.lock}")] if facts.lock else []
        self.title.setReadOnly(bool(locked))
        self.date.block(locked)
        self.clock.block(locked)
        fixed = [] if facts.labels_free else locked
        self.pillar.block(fixed)
        self.person.block(fixed)

    def show_saved(self, text: str, tone: str = "text-2") -> None:
        """The saved state; red when it is not."""
        self.saved.set_text(text)
        self.saved.setMaximumWidth(self.saved.sizeHint().width())
        self.saved.set_tone(tone)

    def show_open(self, panel: str) -> None:
        """Which of the panels at the right is open."""
        self.history.setChecked(panel == "history")
        self.details.setChecked(panel == "details")

    def _day_picked(self, day: date | None) -> None:
        at = self.clock.at() or self._usual
        self.planned.emit(zones.spell(datetime.combine(day, at)) if day else None)

    def _hour_picked(self, at: time) -> None:
        day = self.date.day()
        if day is not None:
            self.planned.emit(zones.spell(datetime.combine(day, at)))


class ReturnNote(QWidget):
    """What was said when the post came back, cut to the room there is; ``link`` shows it whole."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("", "small")
        self.link = LinkButton(words("composer.note.show"), small=True)
        self._glyph = Glyph("st-kembali", "st-kembali", 14)
        line = row(self, gap=6)
        line.addStretch(1)
        line.addWidget(self._glyph)
        line.addWidget(self.label, 1000)
        line.addWidget(self.link)
        self.show_note("")

    def show_note(self, text: str) -> None:
        """ "" hides it."""
        self.label.set_text(text)
        self.label.setMaximumWidth(self.label.sizeHint().width())
        for part in (self._glyph, self.label, self.link):
            show_if(part, bool(text))

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(super().sizeHint().width(), active().control)
