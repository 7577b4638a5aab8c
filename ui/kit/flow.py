"""Buttons that wrap: from left to right, and on in the next line where the width ends."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Buttons from left to right that go on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """At the end."""
        part.setParent(self)
        part.show()  # a new parent hides it, which would count as left out
        self._parts.append(part)

    def show_part(self, part: QWidget, on: bool) -> None:
        """Shows or leaves out one part."""
        if part.isHidden() == on:
            part.setVisible(on)
            self.arrange()

    def arrange(self) -> None:
        """After a part changed its words."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines it takes."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """At the present width."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """The widest part in one line."""
        wide = max((part.sizeHint().width() for part in self._parts if not part.isHidden()), default=0)
        return QSize(min(wide, 200), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew."""
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        x = y = line = 0
        for part in self._parts:
            if part.isHidden():
                continue
            hint = part.sizeHint()
            wide = min(hint.width(), width)
            if x and x + wide > width:
                x, y, line = 0, y + line + 8, 0
            if move:
                part.setGeometry(x, y, wide, hint.height())
            x += wide + 8
            line = max(line, hint.height())
        return y + line
