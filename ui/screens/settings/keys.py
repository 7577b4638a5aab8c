"""Kunci: one's own key and its PIN, the keys of colleagues, and which of them this PC believes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keys import sealing

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.button import Button
from ...kit.labels import show_if
from .keys_detail import KeyDetail
from .keys_forms import KeyForm
from .keys_others import Book
from .keys_own import OwnKey
from .keys_show import list_row
from .keys_side import KeySide
from .page import Page
from .rosterlist import CARD_EDGES, RosterList, RosterModel

if TYPE_CHECKING:
    from ..base import Screen


class KeysPage(Page):
    """The list at the left; at the right (`KeySide`) the chosen key, or the one form that is open."""

    key = "keys"
    kinds = frozenset({"key", "trust", "person", "actor", "office"})
    cost = sealing.USUAL
    """What one try of a PIN costs; tests take a cheap one."""

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.desk = KeyDesk(self.workspace)
        self.lines: tuple[KeyLine, ...] = ()
        self._chosen = ""
        self.take = Button(words("keydesk.take"), icon="dokumen")
        self.make = Button(words("keydesk.deed.make"), "primary", icon="kunci")
        self.model = RosterModel()
        self.list = RosterList(words("keydesk.list"), sortable=False)
        self.list.setModel(self.model)
        self.side = KeySide(words, self.desk)
        self.own, self.book = OwnKey(self), Book(self)
        self._lay_out()
        on(self.take.activated, self.book.choose_card)
        on(self.make.activated, lambda: self.want("make"))
        self.side.wanted.connect(self.want)
        on(self.side.cancelled, self._cancel)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._picked())
        self.list.opened.connect(lambda _index: self.side.focus_detail())
        self.reload()

    def _lay_out(self) -> None:
        self.bar.right.addWidget(self.take)
        self.bar.right.addWidget(self.make)
        self.card = Card()
        self.card.body.addWidget(self.list)
        both = row(gap=16, margins=(16, 0, 0, 0))
        self.left = QWidget()
        left = column(self.left)
        left.addWidget(self.card)
        left.addStretch(1)
        both.addWidget(self.left, 5)
        both.addWidget(self.side, 7)
        self.body.addLayout(both, 1)

    # showing

    @property
    def form(self) -> KeyForm | None:
        """The form that is open."""
        return self.side.form

    @property
    def detail(self) -> KeyDetail | None:
        """The key that is shown."""
        return self.side.detail

    def line(self) -> KeyLine | None:
        """The key that is chosen."""
        return next((each for each in self.lines if each.id == self._chosen), None)

    def reload(self) -> None:
        """The book as it is now; an open form stays."""
        self.lines = self.desk.lines()
        if self.line() is None:
            self._chosen = self.lines[0].id if self.lines else ""
        self.list.selectionModel().blockSignals(True)
        self.model.set_rows([list_row(self.words, each) for each in self.lines])
        self.list.selectionModel().blockSignals(False)
        self.list.fit()
        self.card.setMaximumHeight(self.list.maximumHeight() + CARD_EDGES)
        show_if(self.left, bool(self.lines))
        show_if(self.take, not self.read_only)
        self._offer()
        if self._chosen:
            self.list.setCurrentIndex(self.model.index(self.model.at(self._chosen)))
        if self.form is None:
            self._show_chosen()

    def _offer(self) -> None:
        """The button for a first key; filled only while nothing else is the next step."""
        wanted = not any(each.own for each in self.lines)
        show_if(self.make, wanted and not self.read_only and self.form is None)
        self.make.set_kind("plain" if self.lines else "primary")

    def _show_chosen(self) -> None:
        self.side.show_line(self.line(), read_only=self.read_only)

    def _picked(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.lines) and self.lines[at].id != self._chosen:
            self._chosen = self.lines[at].id
            if self.own.job is None:
                self.close_form()

    def open(self, kind: str, id: str) -> None:
        """Somebody jumped to a key."""
        if kind == "key" and self.model.at(id) >= 0:
            self.list.setCurrentIndex(self.model.index(self.model.at(id)))

    def focus_first(self) -> None:
        """The form, the list, or the button that makes the first key."""
        first: QWidget = self.list if self.lines else self.take if self.read_only else self.make
        if self.form is not None:
            self.form.focus_first()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> Sequence[QWidget]:
        """List and side."""
        return (self.list, self.side)

    def leave(self) -> None:
        """A form is closed, and what was typed into it forgotten: it may be a PIN."""
        if self.form is not None and self.own.job is None:
            self.close_form()

    def show_error(self, error: UserError) -> None:
        """Below the field of the open form, or above everything."""
        if self.form is None or not self.form.show_error(error):
            super().show_error(error)

    # forms and deeds

    def want(self, name: str) -> None:
        """A button of the chosen key, or of the bar."""
        line = self.line()
        self.message.hide()
        if name == "make":
            self.own.ask_new(name)
        elif line is not None:
            deeds: dict[str, Callable[[], object]] = {
                "renew": lambda: self.own.ask_new(name),
                "change": self.own.ask_change,
                "adopt": lambda: self.own.find(line),
                "save": lambda: self.book.save_card(line),
                "distrust": lambda: self.book.distrust(line),
                "compare": self.book.ask_compare,
                "end": self.book.ask_end,
                "revoke": self.book.ask_revoke,
            }
            deeds[name]()

    def open_form(self, form: KeyForm, accepted: Callable[[], object]) -> None:
        """In place of the chosen key, until it is accepted or not wanted."""
        self.side.show_form(form, self.line(), accepted)
        self._offer()
        form.focus_first()

    def _cancel(self) -> None:
        self.close_form()
        self.focus_first()

    def close_form(self) -> None:
        """The chosen key again."""
        self.side.forget_form()
        self.message.hide()
        self._offer()
        self._show_chosen()

    def change(self, command: Callable[[], object], said: str, line: KeyLine) -> None:
        """Changes the book, closes the form and says so; the core keeps all this, nothing can be undone."""
        if self.run(command) is not None:
            self.done(line.id, said, name=line.name)

    def done(self, chosen: str, said: str, **params: str) -> None:
        """The form is closed, the key ``chosen`` is looked at, and ``said`` tells what was done."""
        self._choose(chosen)
        self.context.say(self.words(said, **params), undo=False)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.close_form()
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_card(self, file: Path) -> None:
        """A colleague's card comes into the list, believed by nobody yet."""
        taken = self.run(lambda: self.desk.take_card(file))
        if taken is None:
            return
        self._choose(taken[0])
        line = self.line()
        said = "keydesk.said.take" if taken[1] else "keydesk.said.known"
        self.context.say(self.words(said, name=line.name if line else ""), undo=False)
        self.side.focus_detail()
