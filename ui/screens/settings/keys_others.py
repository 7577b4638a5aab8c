"""Which keys this PC believes: cards that come in and go out, comparing, and the end of a key."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from medsos_desktop.keydesk.desk import CARD
from medsos_desktop.keydesk.lines import KeyLine

from .keys_forms import CompareForm, EndForm, RevokeForm, chosen_day

if TYPE_CHECKING:
    from .keys import KeysPage


class Book:
    """For one page: what changes the office's book of keys."""

    def __init__(self, page: "KeysPage") -> None:
        self._page, self._desk, self._words = page, page.desk, page.words

    def ask_compare(self) -> None:
        """The six words, as the owner reads them out."""
        self._page.open_form(CompareForm(self._words), self._compare)

    def _compare(self) -> None:
        line, form, keys = self._page.line(), self._page.form, self._page.workspace.keys
        if line is not None and form is not None:
            told = form.text("told")
            self._page.change(lambda: keys.trust(line.id, told), "keydesk.said.trust", line)

    def distrust(self, line: KeyLine) -> None:
        """It was believed by mistake."""
        keys = self._page.workspace.keys
        self._page.change(lambda: keys.distrust(line.id), "keydesk.said.distrust", line)

    def ask_end(self) -> None:
        """The last day of a key."""
        self._page.open_form(EndForm(self._words, self._desk.today()), self._end)

    def _end(self) -> None:
        line, form = self._page.line(), self._page.form
        if line is not None and isinstance(form, EndForm):
            last = chosen_day(form.day) or self._desk.today()
            self._page.change(lambda: self._desk.end(line.id, last), "keydesk.said.end", line)

    def ask_revoke(self) -> None:
        """Why it is not to be believed any more, and since when."""
        self._page.open_form(RevokeForm(self._words, self._desk.today()), self._revoke)

    def _revoke(self) -> None:
        line, form = self._page.line(), self._page.form
        if line is not None and isinstance(form, RevokeForm):
            why, first = form.text("why"), chosen_day(form.day)
            self._page.change(lambda: self._desk.revoke(line.id, why, first), "keydesk.said.revoke", line)

    # cards

    def choose_card(self) -> None:
        """The system's dialog for a colleague's card."""
        title, kinds = self._words("keydesk.take"), self._kinds()
        file, _ = QFileDialog.getOpenFileName(self._page, title, str(Path.home()), kinds)
        if file:
            self._page.take_card(Path(file))

    def save_card(self, line: KeyLine) -> None:
        """The system's dialog for where a card goes, then the card."""
        words, page = self._words, self._page
        name = re.sub(r"[\W_]+", "-", f"{words('keydesk.card_name')} {line.name}").strip("-").lower()
        start = str(Path.home() / f"{name[:80]}{CARD}")
        title, kinds = words("keydesk.deed.save"), self._kinds()
        chosen, _ = QFileDialog.getSaveFileName(page, title, start, kinds)
        if chosen:
            file = Path(chosen) if chosen.endswith(CARD) else Path(chosen + CARD)
            if page.run(lambda: self._desk.save_card(line, file)) is not None:
                page.message.show_message("ok", words("keydesk.said.save"), str(file))

    def _kinds(self) -> str:
        return f"{self._words('keydesk.card_files')} (*{CARD})"
