"""What must be decided on purpose: a tick with a whole sentence, which wraps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ...kit.boxes import row
from ...kit.labels import Label, breakable
from ...kit.toggles import CheckBox


class Agreement(QWidget):
    """``changed(on)``: the person ticked it, or took it back. The sentence is part of the target."""

    changed = Signal(bool)

    def __init__(self, text: str, *, on: bool) -> None:
        super().__init__()
        self.box = CheckBox()
        self.box.setAccessibleName(text)
        self.box.setChecked(on)
        self.box.toggled.connect(self.changed)
        said = Label(breakable(text), wrap=True)
        line = row(self, gap=8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere."""
        self.box.toggle()
