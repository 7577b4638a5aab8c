"""What an open finding holds: what and what to do, the answers, and "why" with its basis."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.post import Post

from ...kit.boxes import column, row
from ...kit.button import Button, LinkButton
from ...kit.flow import Flow
from ...kit.labels import Label, show_if
from .findings_telling import Telling


class FindingBody(QWidget):
    """Built when a row is first opened and kept from then on, with whatever was typed into it.

    ``fixed()``, ``looked()``, ``answered(reason)``, ``taken_back()``, ``explained()`` (its page, in Panduan),
    ``grown()`` (there is more to see below).
    """

    fixed = Signal()
    looked = Signal()
    answered = Signal(str)
    taken_back = Signal()
    explained = Signal()
    grown = Signal()

    def __init__(self, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = telling
        self._row: PanelRow | None = None
        self._post = Post()
        words = telling.words
        stack = column(self, gap=6, margins=(16, 0, 8, 12))
        self._what = Label("", "small", wrap=True)
        self._where = Label("", "small", "text-2", wrap=True)
        self._answer = Label("", "small", "text-2", wrap=True)
        self._make_deeds()
        self._reason = ReasonBox(telling)
        self._reason.given.connect(self._give)
        self._reason.left.connect(self._close_reason)
        self._why = Label("", "small", "text-2", wrap=True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why.setAccessibleName(words("composer_right.why"))
        for part in (self._what, self._where, self._answer, self._deeds, self._reason, self._why):
            stack.addWidget(part)
        self._reason.hide()
        self._why.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _make_deeds(self) -> None:
        words = self._telling.words
        self._deeds = Flow()
        self._fix = Button("", "primary")
        self._checked = Button(words("composer_right.reason.checked"))
        self._not_here = Button(words("composer_right.reason.not_here"))
        self._other = Button(words("composer_right.reason.other"))
        self._waive = Button(words("composer_right.waive"))
        self._back = Button(words("composer_right.take_back"), icon="urungkan")
        self._look = LinkButton(words("composer_right.look_link"), small=True)
        self._ask = LinkButton(words("composer_right.why"), small=True)
        self._read = LinkButton(words("composer_right.guidance"), small=True)
        self._read.setToolTip(words("composer_right.guidance_tip"))
        self._links = QWidget()
        links = row(self._links, gap=10)
        links.addWidget(self._look)
        links.addWidget(self._ask)
        for part in (
            self._fix, self._checked, self._not_here, self._other, self._waive, self._back, self._links,
            self._read,
        ):  # fmt: skip
            self._deeds.add(part)
        self._fix.activated.connect(self.fixed)
        self._checked.activated.connect(self._say_checked)
        self._not_here.activated.connect(self._say_not_here)
        self._other.activated.connect(self._open_reason)
        self._waive.activated.connect(self._open_reason)
        self._back.activated.connect(self.taken_back)
        self._look.activated.connect(self.looked)
        self._ask.activated.connect(self._toggle_why)
        self._read.activated.connect(self.explained)

    def show_row(self, shown: PanelRow, post: Post, *, several: bool, locked: bool) -> None:
        """Other words in the same widgets; what is being typed stays. ``several``: accounts in the post."""
        self._row, self._post = shown, post
        telling, words = self._telling, self._telling.words
        self._what.setText(" ".join(part for part in (telling.what(shown), telling.todo(shown)) if part))
        names = telling.accounts(shown)[1]
        self._where.setText(words("composer_right.concerns", accounts=", ".join(names)))
        show_if(self._where, several and bool(names))
        self._show_answer(shown)
        self._show_deeds(shown, locked)
        if not self._why.isHidden():
            self._say_why()

    def _show_answer(self, shown: PanelRow) -> None:
        words, answer = self._telling.words, shown.answer
        if answer is not None:
            key = "composer_right.waived" if shown.severity == "block" else "composer_right.answered"
            self._answer.setText(words(key, reason=answer.reason))
        show_if(self._answer, answer is not None)

    def _show_deeds(self, shown: PanelRow, locked: bool) -> None:
        telling = self._telling
        free = not locked and shown.answer is None
        warn, block = shown.severity == "warn", shown.severity == "block"
        if shown.fixable and shown.answer is None:
            self._fix.setText(telling.verb(shown))
        for part, on in (
            (self._fix, free and shown.fixable),
            (self._checked, free and not block),
            (self._not_here, free and warn),
            (self._other, free and warn),
            (self._waive, free and block and shown.waivable),
            (self._back, not locked and shown.answer is not None),
        ):
            self._deeds.show_part(part, on)
        show_if(self._look, telling.has_place(shown))
        self._deeds.arrange()
        if not free:
            self._reason.hide()

    # answers

    def _say_checked(self) -> None:
        self.answered.emit(self._telling.words("composer_right.reason.checked"))

    def _say_not_here(self) -> None:
        self.answered.emit(self._telling.words("composer_right.reason.not_here"))

    def _open_reason(self) -> None:
        if self._row is not None:
            self._reason.open(waiver=self._row.severity == "block")

    def _close_reason(self) -> None:
        self._reason.hide()
        (self._waive if self._row is not None and self._row.severity == "block" else self._other).setFocus()

    def _give(self, reason: str) -> None:
        self._reason.hide()
        self.answered.emit(reason)

    # why

    def _toggle_why(self) -> None:
        on = self._why.isHidden()
        if on:
            self._say_why()
        self._why.setVisible(on)
        if on:
            self.grown.emit()

    def _say_why(self) -> None:
        if self._row is None:
            return
        words = self._telling.words
        basis = self._telling.basis(self._row, self._post)
        lines = [self._telling.why(self._row)]
        lines += [words("composer_right.basis", source=line) for line in basis]
        self._why.setText("\n".join(line for line in lines if line))

    def respond(self) -> None:
        """Puts the focus on the first answer."""
        for part in (self._fix, self._checked, self._waive, self._look):
            if not part.isHidden():
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return


class ReasonBox(QWidget):
    """A line for one's own words; ``given(reason)`` when it holds some, ``left()`` when given up."""

    given = Signal(str)
    left = Signal()

    def __init__(self, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words = telling.words
        self._note = Label("", "small", "text-2", wrap=True)
        self.line = QLineEdit()
        self.line.setMaxLength(300)
        self.line.textChanged.connect(self._typed)
        self._send = Button("", "primary")
        self._send.activated.connect(self._give)
        leave = Button(words("composer_right.cancel"))
        leave.activated.connect(self.left)
        stack = column(self, gap=6)
        stack.addWidget(self._note)
        stack.addWidget(self.line)
        buttons = row()
        buttons.addWidget(self._send)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        stack.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def open(self, *, waiver: bool) -> None:
        """Asks for a reason, with what was typed before."""
        words = self._words
        name = words("composer_right.waive_reason" if waiver else "composer_right.own_reason")
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self._note.setText(words("composer_right.waive_note") if waiver else "")
        show_if(self._note, waiver)
        self._send.setText(words("composer_right.waive_send" if waiver else "composer_right.reason_send"))
        self._send.updateGeometry()
        self._typed()
        self.show()
        self.line.setFocus()

    def _typed(self) -> None:
        empty = not self.line.text().strip()
        self._send.block([self._words("composer_right.reason_needed")] if empty else [])

    def _give(self) -> None:
        self.given.emit(self.line.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives it, Escape gives up; the words stay for the next time."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
