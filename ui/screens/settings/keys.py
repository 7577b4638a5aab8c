"""Kunci: one's own key and its PIN, the keys of colleagues, and which of them this PC believes."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.keydesk import making
from medsos_desktop.keydesk.desk import CARD, KeyDesk
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keydesk.making import Made
from medsos_desktop.keys import keyfile, sealing
from medsos_desktop.keys.pair import KeyPair

from ...commands import on
from ...jobs import JobHandle
from ...kit.boxes import Card, Scroll, clear, column, row
from ...kit.button import Button
from ...kit.labels import show_if
from ...kit.notes import EmptyState
from .keys_detail import KeyDetail
from .keys_forms import CompareForm, EndForm, KeyForm, RevokeForm, chosen_day
from .keys_secret import AdoptForm, ChangeForm, NewKeyForm, SecretForm
from .keys_show import list_row
from .page import Page, Result
from .rosterlist import CARD_EDGES, RosterList, RosterModel

if TYPE_CHECKING:
    from ..base import Screen


class KeysPage(Page):
    """The list at the left; at the right the chosen key, or the one form that is open."""

    key = "keys"
    kinds = frozenset({"key", "trust", "person", "actor", "office"})
    cost = sealing.USUAL
    """What one try of a PIN costs; tests take a cheap one."""

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.desk = KeyDesk(self.workspace)
        self.lines: tuple[KeyLine, ...] = ()
        self.form: KeyForm | None = None
        self.detail: KeyDetail | None = None
        self.job: JobHandle | None = None
        self._chosen = ""
        self.take = Button(words("keydesk.take"), icon="dokumen")
        self.make = Button(words("keydesk.deed.make"), "primary", icon="kunci")
        self.model = RosterModel()
        self.list = RosterList(words("keydesk.list"), sortable=False)
        self.list.setModel(self.model)
        self._lay_out()
        on(self.take.activated, self._choose_card)
        on(self.make.activated, lambda: self.want("make"))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._picked())
        self.list.opened.connect(lambda _index: self._to_detail())
        self.reload()

    def _lay_out(self) -> None:
        self.bar.right.addWidget(self.take)
        self.bar.right.addWidget(self.make)
        self.card = Card()
        self.card.body.addWidget(self.list)
        self.side = Scroll(margins=(0, 0, 16, 16))
        both = row(gap=16, margins=(16, 0, 0, 0))
        self.left = QWidget()
        left = column(self.left)
        left.addWidget(self.card)
        left.addStretch(1)
        both.addWidget(self.left, 5)
        both.addWidget(self.side, 7)
        self.body.addLayout(both, 1)

    # showing

    def reload(self) -> None:
        """The book as it is now; an open form stays."""
        self.lines = self.desk.lines()
        if self._line() is None:
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

    def _line(self) -> KeyLine | None:
        return next((each for each in self.lines if each.id == self._chosen), None)

    def _picked(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.lines) and self.lines[at].id != self._chosen:
            self._chosen = self.lines[at].id
            if self.job is None:
                self.close_form()

    def _put(self, widget: QWidget) -> None:
        """At the right, in place of what stood there."""
        clear(self.side.body)
        self.side.body.addWidget(widget)
        self.side.body.addStretch(1)
        widget.show()

    def _show_chosen(self) -> None:
        line = self._line()
        self.detail = None
        if line is None:
            words = self.words
            self._put(EmptyState("kunci", words("keydesk.empty"), words("keydesk.empty_text")))
            return
        self.detail = KeyDetail(self.words, self.desk, line, read_only=self.read_only)
        self.detail.wanted.connect(self.want)
        self._put(self.detail)

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

    def _to_detail(self) -> None:
        if self.detail is not None:
            next(iter(self.detail.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """A form is closed, and what was typed into it forgotten: it may be a PIN."""
        if self.form is not None and self.job is None:
            self.close_form()

    def show_error(self, error: UserError) -> None:
        """Below the field of the open form, or above everything."""
        if self.form is None or not self.form.show_error(error):
            super().show_error(error)

    # forms

    def want(self, name: str) -> None:
        """A button of the chosen key, or of the bar."""
        line = self._line()
        self.message.hide()
        if name == "make" or (name == "renew" and line is not None):
            self._open_form(NewKeyForm(self.words, name), self._make)
        elif line is None:
            return
        elif name == "save":
            self._choose_place(line)
        elif name == "distrust":
            self._do(lambda: self.workspace.keys.distrust(line.id), "keydesk.said.distrust", line)
        elif name == "change":
            self._open_form(ChangeForm(self.words), self._change)
        elif name == "adopt":
            self._find_own(line)
        elif name == "compare":
            self._open_form(CompareForm(self.words), self._compare)
        elif name == "end":
            self._open_form(EndForm(self.words, self.desk.today()), self._end)
        elif name == "revoke":
            self._open_form(RevokeForm(self.words, self.desk.today()), self._revoke)

    def _open_form(self, form: KeyForm, accepted: Callable[[], object]) -> None:
        self.form, self.detail = form, None
        line = self._line()
        if line is not None and form.name != "make":
            form.say_whose(line.name, line.title)
        on(form.accepted, accepted)
        on(form.cancelled, self._cancel)
        card = Card()
        inner = column(margins=(16, 12, 16, 16))
        inner.addWidget(form)
        card.body.addLayout(inner)
        self._put(card)
        self._offer()
        form.focus_first()

    def _cancel(self) -> None:
        self.close_form()
        self.focus_first()

    def close_form(self) -> None:
        """The chosen key again."""
        if isinstance(self.form, SecretForm):
            self.form.forget()
        self.form = None
        self.message.hide()
        self._offer()
        self._show_chosen()

    def _do(self, command: Callable[[], object], said: str, line: KeyLine) -> None:
        """Changes the book, closes the form and says so; the core keeps all this, nothing can be undone."""
        if self.run(command) is None:
            return
        self._done(line.id)
        self.context.say(self.words(said, name=line.name), undo=False)

    def _done(self, chosen: str) -> None:
        self._chosen = chosen
        self.close_form()
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        line, form = self._line(), self.form
        if line is not None and form is not None:
            told = form.text("told")
            self._do(lambda: self.workspace.keys.trust(line.id, told), "keydesk.said.trust", line)

    def _end(self) -> None:
        line, form = self._line(), self.form
        if line is not None and isinstance(form, EndForm):
            last = chosen_day(form.day) or self.desk.today()
            self._do(lambda: self.desk.end(line.id, last), "keydesk.said.end", line)

    def _revoke(self) -> None:
        line, form = self._line(), self.form
        if line is not None and isinstance(form, RevokeForm):
            why, first = form.text("why"), chosen_day(form.day)
            self._do(lambda: self.desk.revoke(line.id, why, first), "keydesk.said.revoke", line)

    # slow work: a PIN is meant to take its time

    def _make(self) -> None:
        form = self.form
        if not isinstance(form, NewKeyForm) or self.job is not None:
            return
        secret, again, cost = form.text("secret"), form.text("again"), self.cost
        line = self._line()
        old = line.id if form.name == "renew" and line is not None else ""

        def checked() -> making.Plan:
            making.agree(secret, again)
            return self.desk.plan(form.chosen_folder(), old=old)

        plan = self.run(checked)
        if plan is not None:
            self._start(lambda: making.make(plan, secret, cost=cost), self._made)

    def _made(self, made: Made) -> None:
        if self.run(lambda: self.desk.keep(made)) is not None:
            self._done(made.card.fingerprint)
            self.context.say(self.words("keydesk.said.make"), undo=False)

    def _change(self) -> None:
        form, line = self.form, self._line()
        found = self.desk.file(line) if line is not None else None
        if not isinstance(form, ChangeForm) or line is None or self.job is not None:
            return
        if found is None:
            self.show_error(UserError("keydesk.away"))
            return
        old, secret, again, cost = (*map(form.text, ("old", "secret", "again")), self.cost)

        def checked() -> bool:
            making.agree(secret, again)
            return True

        if self.run(checked):
            self._start(lambda: keyfile.change(found, old, secret, cost=cost), lambda _: self._changed(line))

    def _changed(self, line: KeyLine) -> None:
        self._done(line.id)
        self.context.say(self.words("keydesk.said.change"), undo=False)

    def _find_own(self, line: KeyLine) -> None:
        """The file of a key made on another PC: from a place that is remembered, or pointed at."""
        found = self.desk.file(line)
        if found is None:
            title = self.words("keydesk.find")
            folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
            found = self.run(lambda: self.desk.look(line, Path(folder))) if folder else None
        if found is not None:
            self._open_form(AdoptForm(self.words, found), self._adopt)

    def _adopt(self) -> None:
        form, line = self.form, self._line()
        if not isinstance(form, AdoptForm) or line is None or self.job is not None:
            return
        file, secret = form.file, form.text("old")

        def unlocked(pair: KeyPair) -> None:
            self._do(lambda: self.desk.adopt(pair, file), "keydesk.said.adopt", line)

        self._start(lambda: keyfile.unlock(file, secret), unlocked)

    def _start(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        if self.form is not None:
            self.form.set_busy(True)

        def ended(result: Result) -> None:
            self._rest()
            done(result)

        def failed(error: Exception) -> None:
            self._rest()
            if isinstance(error, UserError):
                self.show_error(error)

        self.job = self.context.jobs.start(
            lambda _tell, _cancelled: work(), ended, failed=failed, title=self.words("keydesk.working")
        )
        if not self.job.running:
            self.job = None

    def _rest(self) -> None:
        self.job = None
        if self.form is not None:
            self.form.set_busy(False)

    # cards

    def _choose_card(self) -> None:
        title, kinds = self.words("keydesk.take"), self.words("keydesk.card_files")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), f"{kinds} (*{CARD})")
        if file:
            self.take_card(Path(file))

    def take_card(self, file: Path) -> None:
        """A colleague's card comes into the list, believed by nobody yet."""
        taken = self.run(lambda: self.desk.take_card(file))
        if taken is not None:
            known = not taken[1]
            self._done(taken[0])
            said = "keydesk.said.known" if known else "keydesk.said.take"
            line = self._line()
            self.context.say(self.words(said, name=line.name if line else ""), undo=False)
            self._to_detail()

    def _choose_place(self, line: KeyLine) -> None:
        name = re.sub(r"[\W_]+", "-", f"{self.words('keydesk.card_name')} {line.name}").strip("-").lower()
        kinds = self.words("keydesk.card_files")
        start = str(Path.home() / f"{name[:80]}{CARD}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.words("keydesk.deed.save"), start, f"{kinds} (*{CARD})"
        )
        if chosen:
            file = Path(chosen) if chosen.endswith(CARD) else Path(chosen + CARD)
            if self.run(lambda: self.desk.save_card(line, file)) is not None:
                self.message.show_message("ok", self.words("keydesk.said.save"), str(file))
