"""A menu of check boxes that stays open while several are chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ... import icons
from ...theme.looks import Look


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with its words; ``short`` stands before them ("IG", a pillar's number), ``look`` as icon."""

    value: str
    words: str
    short: str = ""
    look: Look | None = None


class CheckMenu(QMenu):
    """``toggled(value)`` at each switch; Enter, Space and the mouse keep it open, Esc closes."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Choice, ...], frozenset[str]] | None = None

    def set_choices(self, choices: Sequence[Choice], chosen: Collection[str]) -> None:
        """Another list, or other marks in the same one (then the open menu keeps its place)."""
        now = (tuple(choices), frozenset(chosen))
        if self._shown is not None and self._shown[0] == now[0]:
            for action, choice in zip(self.actions(), choices, strict=True):
                action.setChecked(choice.value in chosen)
        else:
            self.clear()
            for choice in choices:
                self._add(choice, choice.value in chosen)
        self._shown = now

    def _add(self, choice: Choice, checked: bool) -> None:
        words = f"{choice.short}  {choice.words}" if choice.short else choice.words
        action = QAction(words.replace("&", "&&"), self)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(choice.value)
        if choice.look is not None:
            action.setIcon(_icon(choice.look))
        action.triggered.connect(lambda _checked=False, value=choice.value: self.toggled.emit(value))
        self.addAction(action)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switches without closing."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space switch without closing."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        action = self.activeAction()
        if event.key() in keys and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


def _icon(look: Look) -> QIcon:
    return icons.icon(look.icon, look.role, 16)
