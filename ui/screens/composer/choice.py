"""A value picked from a short list: a field button with a menu that is made when it opens."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ...commands import on
from ...kit.button import Button
from ...theme.theme import active

_WIDEST = 280


class Choice(Button):
    """``chosen(key)`` when the person picked another one; "" is the first, for none."""

    chosen = Signal(str)

    def __init__(self, name: str, icon: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(none, "field", icon=icon, after="bawah", parent=parent)
        self.setAccessibleName(name)
        self._none = none
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value = ""
        self.activated.connect(self._open)

    def show_choices(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """``choices`` are (key, words); a value that is not among them is shown as none."""
        self._choices, self._value = tuple(choices), value
        said = dict(choices).get(value, self._none)
        self.setText(said)
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Long names are cut; the tool tip has them whole."""
        hint = super().sizeHint()
        return QSize(min(hint.width() + 4, active().px(_WIDEST)), hint.height())

    def menu_of_choices(self) -> QMenu:
        """All choices, the present one marked."""
        made = QMenu(self)
        for key, said in (("", self._none), *self._choices):
            action = made.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._value)
            on(action.triggered, partial(self._pick, key))
        return made

    def _open(self) -> None:
        menu = self.menu_of_choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _pick(self, key: str) -> None:
        if key != self._value:
            self.chosen.emit(key)
