"""Kotak masuk and kotak keluar: which folders they are, chosen and put away in place."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.handing.memory import INBOX, OUTBOX
from medsos_desktop.words import Words

from ...kit.boxes import Card, clear, column, row
from ...kit.button import Button
from ...kit.labels import ElidedLabel, Label, divider


class BoxesCard(Card):
    """``chosen(box, folder)``: "" puts it away."""

    chosen = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("handing.boxes"))
        self._words = words
        self.buttons: dict[str, Button] = {}
        self.off: dict[str, Button] = {}
        self._rows = column(gap=0)
        said = Label(words("handing.boxes_text"), "small", "text-2", wrap=True)
        said.setContentsMargins(16, 10, 16, 10)
        self.body.addWidget(said)
        self.body.addLayout(self._rows)
        self._folders: dict[str, Path | None] = {}

    def show_folders(self, inbox: Path | None, outbox: Path | None) -> None:
        """What they are now."""
        found = {INBOX: inbox, OUTBOX: outbox}
        if found == self._folders:
            return
        self._folders = found
        held = next((box for part in (self.buttons, self.off) for box in part if part[box].hasFocus()), "")
        clear(self._rows)
        self.buttons.clear()
        self.off.clear()
        for box, folder in found.items():
            self._rows.addWidget(divider())
            self._rows.addWidget(self._row(box, folder))
        if held:  # the rows are others, the keyboard stays
            self._rows.activate()
            self.buttons[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [each[box] for box in self.buttons for each in (self.buttons, self.off) if box in each]

    def _row(self, box: str, folder: Path | None) -> QWidget:
        words, made = self._words, QWidget()
        line = row(made, gap=8, margins=(16, 8, 12, 8))
        said = column(gap=0)
        said.addWidget(Label(words(f"handing.{box}"), "strong"))
        said.addWidget(ElidedLabel(str(folder) if folder else words("handing.box_none"), "small", "text-2"))
        line.addLayout(said, 1)
        pick = self.buttons[box] = Button(words("handing.box_change" if folder else "handing.box_pick"))
        pick.setAccessibleDescription(words(f"handing.{box}"))
        pick.activated.connect(partial(self._ask, box))
        line.addWidget(pick)
        if folder is not None:
            off = self.off[box] = Button(words("handing.box_off"), "neutral")
            off.setAccessibleDescription(words(f"handing.{box}"))
            off.activated.connect(partial(self.chosen.emit, box, ""))
            line.addWidget(off)
        return made

    def _ask(self, box: str) -> None:
        start = self._folders.get(box) or Path.home()
        folder = QFileDialog.getExistingDirectory(self, self._words(f"handing.box_{box}_pick"), str(start))
        if folder:
            self.chosen.emit(box, folder)
