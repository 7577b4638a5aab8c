"""A drop-down of check boxes that stays open while several are chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...kit.boxes import row
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...kit.pickers import Popup
from ...kit.toggles import CheckBox
from ...theme.looks import Look


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with its words; ``short`` stands before them ("IG", a pillar's number), ``look`` behind."""

    value: str
    words: str
    short: str = ""
    look: Look | None = None


class CheckMenu(Popup):
    """Opens under ``owner``; ``toggle(value)`` is called at each switch. Arrows walk, Space switches."""

    def __init__(
        self, title: str, choices: Sequence[Choice], chosen: Collection[str], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self.setAccessibleName(title)
        self.body.setSpacing(0)
        self.body.addWidget(Label(title, "label", "text-2"))
        self.body.addSpacing(4)
        self.boxes: dict[str, CheckBox] = {}
        for choice in choices:
            self._add(choice, choice.value in chosen)

    def _add(self, choice: Choice, checked: bool) -> None:
        box = CheckBox(f"{choice.short}  {choice.words}" if choice.short else choice.words)
        box.setAccessibleName(choice.words)
        box.setChecked(checked)
        self.boxes[choice.value] = box
        line = row()
        line.addWidget(box, 1)
        if choice.look is not None:
            line.addWidget(Glyph(choice.look.icon, choice.look.role, 16))
        self.body.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the boxes, Enter closes like Esc."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
