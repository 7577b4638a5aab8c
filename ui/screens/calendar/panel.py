"""The day panel at the right: the chosen day in words, its posts, the tray, a new post."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.calendar import format as spelling
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, ground, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import ElidedLabel, Label, divider, show_if
from . import sayings
from .daylist import DayList
from .desk import Desk
from .tray import Tray

WIDTH = 288
_FACTS = 3


class DayPanel(QWidget):
    """``new()``: a post on the chosen day is wanted. Rows and tray have their own signals."""

    new = Signal()

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._desk = words, desk
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(words("calendar.panel.name"))
        ground(self, "surface", "left")
        self.heading = ElidedLabel("", "heading")
        self.meta = Label("", "small", "text-2")
        self.facts = column(gap=4)
        self.rows = DayList(words, desk)
        self.empty = Label("", "small", "text-3", wrap=True)
        self.empty.setContentsMargins(16, 12, 12, 12)
        self.tray = Tray(words, desk)
        self.new_button = Button(words("calendar.panel.new"), icon="tambah")
        self.new_button.activated.connect(self.new)
        self.hint = Label(words("calendar.keys_hint"), "small", "text-3")
        self._build()
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self._uncounted: list[str] = []

    def _build(self) -> None:
        stack = column(self, gap=0, margins=(1, 0, 0, 0))
        top = column(gap=2, margins=(15, 12, 8, 12))
        top.addWidget(self.heading)
        top.addWidget(self.meta)
        top.addSpacing(2)
        top.addLayout(self.facts)
        stack.addLayout(top)
        stack.addWidget(divider())
        stack.addWidget(self.empty)
        stack.addWidget(self.rows, 1)
        stack.addStretch(0)
        stack.addWidget(self.tray)
        stack.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = column(gap=8, margins=(15, 8, 16, 12))
        line = row()
        line.addWidget(self.new_button, 1)
        policy = self.new_button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.new_button.setSizePolicy(policy)
        foot.addLayout(line)
        centre = row()
        centre.addStretch(1)
        centre.addWidget(self.hint)
        centre.addStretch(1)
        foot.addLayout(centre)
        return foot

    def show_desk(self) -> None:
        """The desk's chosen day."""
        desk, words = self._desk, self._words
        self.heading.set_text(spelling.long_date(words, desk.day))
        self.meta.setText(sayings.day_meta(words, desk, desk.day))
        self._show_facts()
        chips = desk.of_day(desk.day)
        self.rows.show_day(chips, desk.post)
        show_if(self.empty, not chips)
        key = "calendar.no_filtered" if desk.filter else "calendar.no_day_posts"
        self.empty.setText("" if chips else words(key))
        self.tray.show_chips(desk.tray())
        self._uncounted = [chip.id for chip in chips if desk.known_findings(chip.id) is None]
        if self._uncounted:
            self._counting.start()

    def _show_facts(self) -> None:
        clear(self.facts)
        facts = self._desk.facts(self._desk.day)
        for item in facts.items[:_FACTS]:
            red = item in facts.holidays
            line = row(gap=6)
            line.addWidget(Glyph("kalender" if red else "bendera", "holiday" if red else "text-2", 16))
            tone = "holiday" if red else "text-2"
            line.addWidget(ElidedLabel(sayings.day_name(self._words, item), "small", tone), 1)
            self.facts.addLayout(line)

    def rest(self) -> None:
        """Stops counting: the screen is left, the workspace may close."""
        self._counting.stop()

    def _count_next(self) -> None:
        """Findings are counted one post at a time, after the day is on screen."""
        if not self._uncounted or not self.isVisible():
            self._counting.stop()
            return
        try:
            self._desk.findings(self._uncounted.pop(0))
        except UserError:  # an office rule pack that cannot be read: said where rules are set
            self._uncounted.clear()
        self.rows.viewport().update()
