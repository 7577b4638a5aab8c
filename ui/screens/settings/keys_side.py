"""Beside the list of keys: the one that is chosen, or the one form that is open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import Card, Scroll, clear, column
from ...kit.notes import EmptyState
from .keys_detail import KeyDetail
from .keys_forms import KeyForm
from .keys_secret import SecretForm


class KeySide(Scroll):
    """``wanted(name)``: a button of the chosen key was pressed; ``cancelled``: the form is not wanted."""

    wanted = Signal(str)
    cancelled = Signal()

    def __init__(self, words: Words, desk: KeyDesk) -> None:
        super().__init__(margins=(0, 0, 16, 16))
        self._words, self._desk = words, desk
        self.form: KeyForm | None = None
        self.detail: KeyDetail | None = None

    def show_line(self, line: KeyLine | None, *, read_only: bool) -> None:
        """The key that is chosen, or that there is none."""
        words, self.detail = self._words, None
        if line is None:
            self._put(EmptyState("kunci", words("keydesk.empty"), words("keydesk.empty_text")))
            return
        self.detail = KeyDetail(words, self._desk, line, read_only=read_only)
        self.detail.wanted.connect(self.wanted)
        self._put(self.detail)

    def show_form(self, form: KeyForm, line: KeyLine | None, accepted: Callable[[], object]) -> None:
        """The form for a key, in place of what stood there; it gets the keyboard."""
        self.form, self.detail = form, None
        if line is not None and form.name != "make":
            form.say_whose(line.name, line.title)
        on(form.accepted, accepted)
        on(form.cancelled, self.cancelled.emit)
        card = Card()
        inner = column(margins=(16, 12, 16, 16))
        inner.addWidget(form)
        card.body.addLayout(inner)
        self._put(card)

    def forget_form(self) -> None:
        """No secret stays in a form that goes."""
        if isinstance(self.form, SecretForm):
            self.form.forget()
        self.form = None

    def set_busy(self, busy: bool) -> None:
        """What the form asked for is being done."""
        if self.form is not None:
            self.form.set_busy(busy)

    def focus_detail(self) -> None:
        """To what can be done with the chosen key."""
        if self.detail is not None:
            next(iter(self.detail.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _put(self, widget: QWidget) -> None:
        clear(self.body)
        self.body.addWidget(widget)
        self.body.addStretch(1)
        widget.show()
