"""The head of an opened file: what it is, who signed it, and what must be decided before it is taken."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import telling
from medsos_desktop.handing.way import ERASURES, NOT_FOR_US, UNVERIFIED, Way
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, row
from ...kit.button import Button
from ...kit.fields import Field
from ...kit.labels import Label, breakable, show_if
from ...kit.notes import InlineMessage, error_words
from .agreeing import Agreement


class CompareForm(QWidget):
    """``told(text)``: the six words were typed; ``left``: not now."""

    told = Signal(str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line = QLineEdit()
        self.field = Field(words("handing.compare_field"), self.line, words("keydesk.told_help"))
        self.go, self.stop = Button(words("handing.compare_go"), "primary"), Button(words("kit.cancel"))
        stack = column(self, gap=8, margins=(0, 4, 0, 4))
        stack.addWidget(Label(words("handing.compare_title"), "strong", wrap=True))
        stack.addWidget(Label(words("handing.compare_text"), "body", "text-2", wrap=True))
        stack.addWidget(self.field)
        buttons = row()
        for each in (self.go, self.stop):
            buttons.addWidget(each)
        buttons.addStretch(1)
        stack.addLayout(buttons)
        self.go.activated.connect(self._go)
        self.line.returnPressed.connect(self._go)
        self.stop.activated.connect(self.left)

    def begin(self) -> None:
        """Empty, with the keyboard in it."""
        self.line.clear()
        self.field.set_error("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        self.told.emit(self.line.text())

    def show_error(self, error: UserError) -> None:
        """Below the line."""
        self.field.set_error(" ".join(error_words(self._words, error)).strip())
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form only."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SealHead(QWidget):
    """``agreed(name, on)``: a decision; ``compared(text)``: six words to be compared;
    ``comparing(on)``: they are being asked for.
    """

    agreed = Signal(str, bool)
    compared = Signal(str)
    comparing = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.about, self.meant = Label("", "strong", wrap=True), Label("", "body", "text-2", wrap=True)
        self.seal, self.chains = InlineMessage(), InlineMessage()
        self.before = Label(words("handing.before_text"), "small", "text-2", wrap=True)
        self.form = CompareForm(words)
        self.form.hide()
        self.questions: dict[str, Agreement] = {}
        self._asked = column(gap=0)
        self._shown: tuple[str, ...] = ()
        self._chains = self._takes = False
        stack = column(self, gap=8)
        self._ask_box = QWidget()
        self._ask_box.setLayout(self._asked)
        for part in (self.about, self.meant, self.seal, self.chains, self.form, self._ask_box, self.before):
            stack.addWidget(part)
        self.form.told.connect(self.compared)
        self.form.left.connect(self._leave)

    def show_way(self, way: Way, zone: str) -> None:
        """Another file, or the same with something decided."""
        words, manifest = self._words, way.seen.package.manifest
        self.about.setText(breakable(telling.line(manifest, way.seen.package.size, words, zone)))
        show_if(self.meant, manifest.to is not None)
        if manifest.to is not None:
            name = telling.sender(manifest.to, words)
            self.meant.setText(words(f"handoff.meant.{way.seen.meant}", name=name))
        verdict = way.verdict(words)
        actions = ((words("handing.compare"), self.begin),) if verdict.compare else ()
        self.seal.show_message(verdict.kind, verdict.title, verdict.text, actions)
        told = "\n".join(telling.chain_lines(way.seen, words))
        self._chains = bool(told)
        self.chains.show_message("warn" if way.seen.own_proved or way.seen.splits else "info", told)
        self._ask(way)
        self._takes = not (way.is_card or way.refused or way.seen.nothing)
        self._show_form(verdict.compare and not self.form.isHidden())

    def begin(self) -> None:
        """The six words are asked for, in place of what leads there: the rows below keep their room."""
        self._show_form(True)
        self.form.begin()

    def _show_form(self, on: bool) -> None:
        show_if(self.form, on)
        show_if(self.seal, not on)
        show_if(self.chains, not on and self._chains)
        show_if(self.before, not on and self._takes)
        show_if(self._ask_box, not on and bool(self.questions))
        self.comparing.emit(on)

    def _ask(self, way: Way) -> None:
        """The boxes stay as they are while the same questions stand."""
        asked = (way.seen.package.sha256, *way.questions())
        if asked == self._shown:
            return
        self._shown = asked
        clear(self._asked)
        self.questions.clear()
        for name in way.questions():
            box = self.questions[name] = Agreement(self._question(name, way), on=name in way.agreed)
            box.changed.connect(partial(self.agreed.emit, name))
            self._asked.addWidget(box)

    def _question(self, name: str, way: Way) -> str:
        words, manifest = self._words, way.seen.package.manifest
        if name == UNVERIFIED:
            return words("handing.agree_unverified", name=telling.sender(manifest.sender, words))
        if name == NOT_FOR_US and manifest.to is not None:
            return words("handing.agree_not_for_us", name=telling.sender(manifest.to, words))
        assert name == ERASURES
        return words("handing.agree_erasures", n=len(way.seen.erasures))

    def _leave(self) -> None:
        self._show_form(False)
        button = self.seal.findChild(Button)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        buttons = [each for each in self.seal.findChildren(Button) if not each.isHidden()]
        form: list[QWidget] = [self.form.line, self.form.go, self.form.stop]
        return [*buttons, *form, *(each.box for each in self.questions.values())]

    def stops(self) -> list[QWidget]:
        """Where F6 stops."""
        button = self.seal.findChild(Button)
        if not self.form.isHidden():
            return [self.form.line]
        parts: list[QWidget] = [button] if button else []
        return [*parts, *(each.box for each in self.questions.values())]
