"""How a key looks: the shape of its state, its row in the list, its QR."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keys import qr
from medsos_desktop.keys.lifetime import State
from medsos_desktop.words import Words

from ... import icons
from ...kit.boxes import row
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...kit.labels import breakable as breakable  # named here by the forms of this page
from ...theme.looks import Look
from .rosterlist import Row

LOOKS: dict[State, Look] = {
    State.TRUSTED: Look(State.TRUSTED.word, "f-ok", "ok"),
    State.UNKNOWN: Look(State.UNKNOWN.word, "f-hint", "hint"),
    State.REVOKED: Look(State.REVOKED.word, "f-block", "block"),
    State.EARLY: Look(State.EARLY.word, "jam", "warn"),
    State.EXPIRED: Look(State.EXPIRED.word, "f-warn", "warn"),
}
"""Word, shape and colour of every state; the shape alone tells them apart, too."""

_MODULE = 4
"""Pixels of a module, in every text size: a reader needs no larger one, and words need the room."""


def list_row(words: Words, line: KeyLine) -> Row:
    """A key in the list: state by shape and word, name, whether it is one's own."""
    state = words(line.state.word)
    mark = words("keydesk.mine") if line.mine else ""
    alive = line.living
    return Row(
        line.id, line.name, _lead(LOOKS[line.state]), state if alive else "", mark, "" if alive else state
    )


def _lead(look: Look) -> Callable[[QPainter, QRect], object]:
    def draw(painter: QPainter, rect: QRect) -> None:
        icons.paint(painter, look.icon, rect.x() + 2, rect.y() + (rect.height() - 20) / 2, 20, look.role)

    return draw


def state_line(words: Words, state: State) -> QWidget:
    """The state as shape and word."""
    look, box = LOOKS[state], QWidget()
    line = row(box, gap=6)
    line.addWidget(Glyph(look.icon, look.role, 20))
    line.addWidget(Label(words(look.word), "strong", look.role))
    line.addStretch(1)
    return box


class QrCode(QWidget):
    """The QR of a public key: black on white in every theme, for a reader to find it."""

    def __init__(self, public: bytes, name: str) -> None:
        super().__init__()
        self.matrix = qr.matrix(public)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The matrix and its quiet zone."""
        side = (len(self.matrix) + 2 * qr.QUIET) * _MODULE
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole pixels for each module."""
        painter, size = QPainter(self), _MODULE
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for top, modules in enumerate(self.matrix, qr.QUIET):
            for left, dark in enumerate(modules, qr.QUIET):
                if dark:
                    painter.fillRect(left * size, top * size, size, size, QColor(Qt.GlobalColor.black))
