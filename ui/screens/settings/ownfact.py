"""Under the list of facts: the chosen one in full, and the office's own word in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...commands import on
from ...kit.boxes import clear, column, row
from ...kit.button import Button, LinkButton
from ...kit.labels import Label, show_if
from .entries import ChoiceEntry, Entry, LineEntry, beside
from .facts import FactLine

if TYPE_CHECKING:
    from .channels import ChannelsPage


class OwnFact(QWidget):
    """Shows value and addresses, to be copied; ``page`` saves what is put in their place."""

    def __init__(self, page: "ChannelsPage") -> None:
        super().__init__()
        self._page, words = page, page.words
        self._line: FactLine | None = None
        self._value, self._sources = Label("", "body", wrap=True), Label("", "small", "text-2", wrap=True)
        self.change = LinkButton(words("settings.channels.change"), small=True)
        self.revert = LinkButton(words("settings.channels.revert"), small=True)
        self._form = column(gap=8)
        self._lay_out()
        on(self.change.activated, self.start)
        on(self.revert.activated, page.revert_fact)

    def _lay_out(self) -> None:
        stack = column(self, gap=2, margins=(16, 8, 16, 4))
        for label in (self._value, self._sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            stack.addWidget(label)
        deeds = row(gap=16)
        deeds.addWidget(self.change)
        deeds.addWidget(self.revert)
        deeds.addStretch(1)
        stack.addLayout(deeds)
        stack.addLayout(self._form)

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._form.count() > 0

    def show_line(self, line: FactLine | None) -> None:
        """Another fact, or none; a form that was open is closed."""
        self.stop()
        self._line = line
        show_if(self, line is not None)
        if line is None:
            return
        words = self._page.words
        self._value.setText(f"{line.label}: {line.value}")
        where = "\n".join(line.addresses) or words("settings.channels.nobody")
        key = "settings.channels.from_office" if line.overridden else "settings.channels.from"
        called = words("settings.channels.in_file", surface=self._page.surface, field=line.path)
        self._sources.setText(f"{words(key, where=where)}\n{called}")
        may = not self._page.read_only
        show_if(self.change, may and line.kind != "other")
        show_if(self.revert, may and line.overridden)

    def start(self) -> None:
        """Opens the form on the chosen fact."""
        line, page, words = self._line, self._page, self._page.words
        if line is None or line.kind == "other" or page.read_only:
            return
        value: Entry
        if line.kind == "truth":
            answers = [("1", words("settings.channels.yes")), ("", words("settings.channels.no"))]
            value = ChoiceEntry(words("settings.channels.own_value"), answers)
        else:
            value = LineEntry(
                words("settings.channels.own_value"), words(f"settings.channels.own_help_{line.kind}")
            )
        source = LineEntry(words("settings.channels.own_source"), words("settings.channels.own_source_help"))
        value.show_value(line.plain)
        source.show_value("")
        page.entries = {"value": value, "source": source}
        save, cancel = Button(words("settings.channels.own_save"), "primary"), Button(words("kit.cancel"))
        on(save.activated, page.save_fact)
        on(cancel.activated, self.stop_here)
        on(source.line.returnPressed, page.save_fact)
        if isinstance(value, LineEntry):
            on(value.line.returnPressed, source.line.setFocus)
        buttons = row()
        buttons.addWidget(save)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self._form.addWidget(beside(value, source))
        self._form.addLayout(buttons)
        self._form.setContentsMargins(0, 6, 0, 8)
        for part in (self._sources, self.change, self.revert):
            part.hide()
        value.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(value, LineEntry):
            value.line.selectAll()

    def stop(self) -> None:
        """Closes the form without saving."""
        self._page.entries = {}
        clear(self._form)
        self._form.setContentsMargins(0, 0, 0, 0)
        show_if(self._sources, True)

    def stop_here(self) -> None:
        """Batal: back to the list."""
        self.show_line(self._line)
        self._page.facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self.stop_here()
        else:
            super().keyPressEvent(event)
