"""The gaps of the month: read beside the window, told on a button under the month, listed when pressed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import balance_words
from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.balance import Finding
from medsos_desktop.words import Words

from ...jobs import JobHandle
from ...kit.boxes import Scroll, column, row
from ...kit.button import Button, LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label, divider, show_if
from ...kit.pickers import Popup
from ...theme.theme import active
from ..base import FINDING, Context
from .desk import Desk

if TYPE_CHECKING:
    from medsos_desktop.home.balance import MonthBalance

_AFTER_PAINT_MS = 40
WIDTH, HIGHEST = 420, 420
PAGE = "balance"
"""The page of the guidance about it."""

Show = Callable[[Finding], object]


class Gaps(QObject):
    """Keeps ``button`` true to the desk's month; ``board`` says the same to a screen reader.

    `ask` after every change; the answer comes a little later, the last one that was asked for.
    """

    told = Signal()

    def __init__(self, context: Context, desk: Desk, button: Button, board: QWidget, show: Show) -> None:
        super().__init__(button)
        self._context, self._words, self._desk = context, context.words, desk
        self._button, self._board, self._show = button, board, show
        self.found: MonthBalance | None = None
        self.popup: Popup | None = None
        self._reading: JobHandle | None = None
        self._long = self._short = ""
        self._is_short = False
        self._later = QTimer(self, interval=_AFTER_PAINT_MS, singleShot=True)
        self._later.timeout.connect(self._read)
        button.hide()
        button.activated.connect(self.open)

    def ask(self) -> None:
        """The month, or what is in it, is another."""
        self._later.start()

    def rest(self) -> None:
        """Nothing more is read: the workspace may be closing."""
        self._later.stop()
        if self._reading is not None:
            self._reading.forget()
            self._reading = None

    def _read(self) -> None:
        from medsos_desktop.home.balance import of_month

        self.rest()
        day, now = self._desk.day, self._context.session.now()
        reading = self._context.jobs.read(
            lambda workspace, _progress, _cancelled: of_month(workspace, day, now), self._take
        )
        self._reading = reading if reading.running else None

    def _take(self, found: "MonthBalance") -> None:
        self._reading, self.found = None, found
        words, count = self._words, len(found.findings)
        self._long = words("balance.count", n=count) if count else words("balance.none")
        self._short = words("balance.count_short", n=count) if count else words("balance.none_short")
        self._say()
        self._button.set_icon("f-hint" if count else "f-ok")
        self._button.setProperty(FINDING, found.findings[0].code if count else "")
        said = balance_words.summary(words, found.findings, found.accounts) if found.known else ""
        self._button.setAccessibleDescription(said)
        self._board.setAccessibleDescription(said)
        show_if(self._button, found.known)
        self.told.emit()

    def set_short(self, short: bool) -> None:
        """Fewer words where the button stands in a full bar; a screen reader hears all of them."""
        self._is_short = short
        self._say()

    def _say(self) -> None:
        self._button.setText(self._short if self._is_short else self._long)
        self._button.setAccessibleName(self._long)
        self._button.updateGeometry()

    def open(self) -> None:
        """The list: what, why, what to do, and the way there."""
        if self.found is not None:
            self.popup = listed(self._words, self.found, self._button, self._show, self._explain)

    def _explain(self) -> None:
        self._context.go("guidance", page=PAGE)


class GapList(Popup):
    """The list below the button; ``explain`` opens the guidance, also by F1 (the window's keys rest)."""

    def __init__(self, owner: QWidget, explain: Callable[[], object]) -> None:
        super().__init__(owner)
        self._explain = explain

    def explain(self) -> None:
        """Closes, and opens the page about the balance of a month."""
        self.close()
        self._explain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_F1:
            self.explain()
        else:
            super().keyPressEvent(event)


def listed(
    words: Words, found: "MonthBalance", owner: QWidget, show: Show, explain: Callable[[], object]
) -> Popup:
    """Every finding of the month with a button that leads there; none: quiet words."""
    popup = GapList(owner, explain)
    month = spelling.month_title(words, found.month)
    key = "balance.title" if found.findings else "balance.title_none"
    title = Label(words(key, month=month), "strong")
    line = row(gap=16)
    line.addWidget(title, 1)
    popup.body.addLayout(line)
    popup.setAccessibleName(title.text())
    if not found.findings:
        popup.body.addWidget(Label(words("balance.none_text"), "body", "text-2"))
        popup.show_below(owner)
        return popup

    def leave(finding: Finding) -> None:
        popup.close()
        show(finding)

    read = LinkButton(words("balance.guidance"), small=True)
    read.activated.connect(popup.explain)
    line.addWidget(read)
    page = Scroll(margins=(0, 0, 12, 0), gap=8)
    for number, finding in enumerate(found.findings):
        if number:
            page.body.addWidget(divider())
        page.body.addWidget(_entry(words, found, finding, leave))
    page.setFixedWidth(active().px(WIDTH))
    page.page.setFixedWidth(active().px(WIDTH) - 12)
    high = page.body.heightForWidth(active().px(WIDTH) - 12)
    page.setFixedHeight(min(high, active().px(HIGHEST)))
    popup.body.addWidget(page)
    popup.show_below(owner)
    first = page.findChild(Button)
    if first is not None:
        first.setFocus()
    return popup


def _entry(words: Words, found: "MonthBalance", finding: Finding, leave: Show) -> QWidget:
    """Title and what at the left, why and what to do below, the button at the right."""
    told = balance_words.told(words, finding, found.accounts)
    made = QWidget()
    made.setProperty("clear", True)
    line = row(made, gap=8)
    text = column(gap=2)
    for part, type_, tone in (
        (told.title, "strong", ""),
        (told.what, "body", ""),
        (told.why, "small", "text-2"),
        (told.todo, "small", "text-2"),
    ):
        text.addWidget(Label(part, type_, tone, wrap=True))
    glyph = column(gap=0)
    glyph.addWidget(Glyph("f-hint", "hint", 16))
    glyph.addStretch(1)
    button = Button(words("balance.show"))
    button.setAccessibleName(f"{words('balance.show')}: {told.title}")
    button.setAccessibleDescription(f"{told.what} {told.why} {told.todo}")
    button.activated.connect(lambda: leave(finding))
    line.addLayout(glyph)
    line.addLayout(text, 1)
    line.addWidget(button)
    return made
