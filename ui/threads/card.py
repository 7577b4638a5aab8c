"""One thread: its number, who and when, what it is about, what was said, and what one can do with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from medsos_desktop.approval.noting import Noted
from medsos_desktop.approval.threads import Answer
from medsos_desktop.model.notes import NoteAction

from ..kit import paint
from ..kit.boxes import clear, column, row
from ..kit.button import Button, LinkButton
from ..kit.difftext import DiffText
from ..kit.fields import Glyph
from ..kit.flow import Flow
from ..kit.labels import Label, show_if
from ..theme.theme import active
from .answering import AnswerBox
from .pin import PinBadge
from .telling import LONG, SHORT, Telling, shortened

_ORDER = (NoteAction.ACCEPT, NoteAction.DECLINE, NoteAction.DONE, NoteAction.REOPEN, NoteAction.REPLY)
_WITH_WORDS = (NoteAction.REPLY, NoteAction.DECLINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A thread with what the person here may do. ``lock`` says why no words can be put in ("" they can)."""

    noted: Noted
    deeds: frozenset[NoteAction]
    lock: str = ""


class ThreadCard(QWidget):
    """``wanted(card, action, words)``; ``looked(card)``: its place is wanted; ``entered(card)``: it has the
    focus or was opened; ``walked(card, step)``: arrow keys. ``main`` are the deeds a closed card offers.
    """

    wanted = Signal(object, str, str)
    looked = Signal(object)
    entered = Signal(object)
    opened = Signal(object)
    walked = Signal(object, int)

    def __init__(
        self, telling: Telling, main: tuple[NoteAction, ...], margins: tuple[int, int, int, int]
    ) -> None:
        super().__init__()
        self._telling, self._main = telling, main
        self._row: Row | None = None
        self.open = self._ring = self._hovered = False
        self.badge = PinBadge()
        self._told: QVBoxLayout = column(gap=2)
        self._deeds = Flow()
        self.buttons: dict[NoteAction, Button] = {}
        self.look = LinkButton(telling.words("notes.look"), small=True)
        self.look.activated.connect(lambda: self.looked.emit(self))
        self.box = AnswerBox(telling.words)
        self.box.sent.connect(lambda action, words: self.wanted.emit(self, action, words))
        self.box.left.connect(self._leave_box)
        self._make_buttons()
        self._build(margins)

    def _make_buttons(self) -> None:
        for action in _ORDER:
            button = self.buttons[action] = Button(self._telling.words(f"notes.do.{action.value}"))
            button.activated.connect(self._does(action))
            self._deeds.add(button)
        self._deeds.add(self.look)

    def _build(self, margins: tuple[int, int, int, int]) -> None:
        line = row(self, gap=8, margins=margins)
        line.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        stack = column(gap=4)
        stack.addLayout(self._told)
        stack.addWidget(self._deeds)
        stack.addWidget(self.box)
        line.addLayout(stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _does(self, action: NoteAction) -> Callable[[], None]:
        if action in _WITH_WORDS:
            return lambda: self.ask(action)
        return lambda: self.wanted.emit(self, action.value, "")

    @property
    def row(self) -> Row:
        """The thread it shows."""
        assert self._row is not None
        return self._row

    def show_row(self, shown: Row) -> None:
        """Another state of the same thread; what is being typed stays."""
        if shown != self._row:
            self._row = shown
            self._fill()

    def set_open(self, on: bool) -> None:
        """Open it shows all that was said, and every deed."""
        if on != self.open:
            self.open = on
            if not on:
                self.box.hide()
            self._fill()

    def ask(self, action: NoteAction) -> None:
        """Opens the line for words."""
        self.set_open(True)
        self.opened.emit(self)
        self.box.ask(action)

    def _fill(self) -> None:
        noted, telling = self.row.noted, self._telling
        most = LONG if self.open else SHORT
        clear(self._told)
        self.badge.show_number(noted.number, on=noted.open)
        self._say(telling.head(noted), "label")
        self._say(telling.about(noted, most), "small", "text-2")
        if pieces := telling.change(noted):
            self._told.addWidget(DiffText(pieces))
        if standing := telling.standing(noted):
            self._mark("f-warn", "warn", standing)
        self._say(noted.thread.note if self.open else shortened(noted.thread.note, most), "body")
        self._fill_answers(noted.thread.answers)
        self._offer()
        self.setAccessibleName(telling.spoken(noted))
        self.setAccessibleDescription(telling.words("notes.is_open" if self.open else "notes.is_closed"))
        self.updateGeometry()
        self.update()

    def _fill_answers(self, answers: tuple[Answer, ...]) -> None:
        """All of them; closed the last one, and how many stand before it."""
        telling, hidden = self._telling, 0 if self.open else len(answers) - 1
        if hidden > 0:
            self._say(telling.words("notes.before", n=hidden), "small", "text-3")
        for each in answers[max(hidden, 0) :]:
            said = telling.answer(each)
            said = said if self.open else shortened(said, SHORT)
            if each.action is NoteAction.REPLY:
                self._say(said, "small")
            else:
                self._mark(*_LOOKS[each.action], said)

    def _say(self, text: str, kind: str, tone: str = "") -> None:
        if text:
            self._told.addWidget(Label(text, kind, tone, wrap=True))

    def _mark(self, icon: str, role: str, text: str) -> None:
        line = row(gap=6)
        line.addWidget(Glyph(icon, role, 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(text, "small", role, wrap=True), 1)
        self._told.addLayout(line)

    def _offer(self) -> None:
        """What can be done; a closed card offers the next step only."""
        shown, words = self.row, self._telling.words
        first = next((each for each in self._main if each in shown.deeds), None)
        for action, button in self.buttons.items():
            wanted = action in shown.deeds and (self.open or action is first)
            button.set_kind("primary" if self.open and action is NoteAction.ACCEPT else "plain")
            self._deeds.show_part(button, wanted)
        done = "withdraw" if shown.noted.thread.suggests else "done"
        self.buttons[NoteAction.DONE].setText(words(f"notes.do.{done}"))
        there = shown.noted.there != "gone" and bool(shown.noted.spots or shown.noted.thread.pin.asset)
        self._deeds.show_part(self.look, self.open and there)
        self.buttons[NoteAction.ACCEPT].block(self._why_not(shown))
        self._deeds.arrange()
        any_ = any(not each.isHidden() for each in (*self.buttons.values(), self.look))
        show_if(self._deeds, any_)

    def _why_not(self, shown: Row) -> list[str]:
        if shown.lock:
            return [shown.lock]
        whole = any(spot.whole for spot in shown.noted.spots)
        return [] if whole else [self._telling.words("notes.not_there")]

    def _leave_box(self) -> None:
        self.box.hide()
        self.setFocus(Qt.FocusReason.TabFocusReason)

    # keys and presses

    def set_stop(self, on: bool) -> None:
        """Whether Tab stops here; arrows reach the others."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if on else policy.ClickFocus)
        for each in (*self.buttons.values(), self.look, self.box.send, self.box.line):
            each.setFocusPolicy(policy.StrongFocus if on else policy.NoFocus)

    def toggle(self) -> None:
        """Open or closed."""
        self.set_open(not self.open)
        self.opened.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens or closes."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, arrows walk, Escape closes."""
        key, steps = Qt.Key(event.key()), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps:
            self.walked.emit(self, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.hasFocus():
            self._ring = True
            self.toggle()
        elif key == Qt.Key.Key_Escape and self.open:
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.toggle()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its words are shown where they stand."""
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.entered.emit(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaints without the frame."""
        super().focusOutEvent(event)
        self._ring = False
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lights up."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And goes out."""
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, the bar of the open one, the focus."""
        theme, painter = active(), QPainter(self)
        if self.open:
            painter.fillRect(self.rect(), theme.colour("selected"))
            paint.bar_left(painter, self.rect(), "accent")
        elif self._hovered:
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._ring:
            paint.focus_inside(painter, self.rect())


_LOOKS = {
    NoteAction.DONE: ("f-ok", "ok"),
    NoteAction.ACCEPT: ("f-ok", "ok"),
    NoteAction.DECLINE: ("tutup", "text-2"),
    NoteAction.REOPEN: ("urungkan", "text-2"),
}
