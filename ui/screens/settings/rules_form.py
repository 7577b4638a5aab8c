"""The form of a new word list: what kind, which words, what to say instead, where that comes from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...commands import on
from ...kit.boxes import Scroll, clear, column, row
from ...kit.button import Button
from ...kit.labels import Label
from .entries import ChoiceEntry, Entry, LineEntry, beside

if TYPE_CHECKING:
    from .rules import RulesPage


class ListForm(QWidget):
    """Filled anew for each list; ``page`` saves it, or closes it on Batal and Escape."""

    def __init__(self, page: "RulesPage") -> None:
        super().__init__()
        self._page = page
        self._scroll = Scroll(margins=(16, 4, 16, 16))
        column(self, gap=0).addWidget(self._scroll)
        self.save, self.cancel = Button(), Button()
        self.entries: dict[str, Entry] = {}
        self._roles: tuple[str, ...] = ()

    def start(self, name: str, roles: Sequence[tuple[str, str]]) -> None:
        """Opens it for a rule; ``roles`` are (role, words), the usual one first."""
        words, body = self._page.words, self._scroll.body
        clear(body)
        self._roles = tuple(key for key, _ in roles)
        terms = LineEntry(words("rulebook.form.terms"), words("rulebook.words.help"))
        fix = LineEntry(words("rulebook.form.fix"), words("rulebook.form.fix_help"))
        source = LineEntry(words("rulebook.form.source"), words("rulebook.form.source_help"))
        for each in (terms, fix, source):
            each.show_value("")
        self.entries = {"terms": terms, "fix": fix, "source": source}
        body.addWidget(Label(words("rulebook.form.title", name=name), "strong", wrap=True))
        if len(roles) > 1:
            role = ChoiceEntry(words("rulebook.form.role"), roles)
            role.show_value(roles[0][0])
            self.entries["role"] = role
            body.addWidget(role)
        body.addWidget(terms)
        body.addWidget(beside(fix, source))
        self.save = Button(words("rulebook.form.save"), "primary")
        self.cancel = Button(words("kit.cancel"))
        on(self.save.activated, self._page.save_list)
        on(self.cancel.activated, self._page.stop_list)
        on(source.line.returnPressed, self._page.save_list)
        buttons = row()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        body.addLayout(buttons)
        body.addStretch(1)

    def focus_first(self) -> None:
        """The words."""
        self.entries["terms"].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def given(self) -> dict[str, str]:
        """What was typed, by field; ``role`` the usual one where there is no choice."""
        return {"role": self._roles[0], **{key: str(entry.value()) for key, entry in self.entries.items()}}

    def show_wrong(self, text: str) -> None:
        """Under the words."""
        self.entries["terms"].set_error(text)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self._page.stop_list()
        else:
            super().keyPressEvent(event)
