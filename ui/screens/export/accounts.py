"""An account to take along or leave out: tick, monogram, name, and how much it gets."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...kit import paint
from ...kit.toggles import CheckBox
from ...theme.theme import active

_BOX, _GAP = 20, 8


class AccountBox(CheckBox):
    """The whole row is the target; `set_note` says what stands at its right ("3", "tidak ada")."""

    def __init__(self, account: str, monogram: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.account = account
        self._monogram, self._note = monogram, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(name)

    def set_note(self, note: str, spoken: str) -> None:
        """Short for the eye, whole for the ear."""
        self._note = note
        self.setAccessibleDescription(spoken)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The name gives way."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tick, monogram, name, note."""
        theme, painter, on = active(), QPainter(self), self.isEnabled()
        height = self.height()
        paint.check(painter, QRect(0, 0, _BOX, height), on=self.isChecked(), enabled=on)
        x = _BOX + _GAP
        wide = theme.metrics("micro").horizontalAdvance(self._monogram) + 12
        tall = theme.px(20)
        tag = QRect(x, (height - tall) // 2, wide, tall)
        paint.box(painter, tag, fill="surface", line="line-control", radius=4)
        role = "text-2" if on else "text-disabled"
        paint.text(painter, tag, self._monogram, font=theme.font("micro"), role=role, align=paint.CENTRE)
        x += wide + _GAP
        note = theme.metrics("small").horizontalAdvance(self._note) + 2
        area = QRect(self.width() - note, 0, note, height)
        paint.text(painter, area, self._note, font=theme.font("small"), role=role, align=paint.RIGHT)
        name = QRect(x, 0, area.x() - x - _GAP, height)
        paint.text(painter, name, self.text(), font=theme.font("body"), role="text" if on else role)
