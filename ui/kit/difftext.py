"""Words that came and went, in one text: struck on red, underlined on green, never by colour alone."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.text.diff import Piece

from ..theme.theme import active


class DiffText(QWidget):
    """A few words around each change, wrapped; painted, so that its height follows its width."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        super().__init__()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        cursor = QTextCursor(self._document)
        looks = {"same": plain(), "add": added(small=True), "del": removed(small=True)}
        made = tuple(pieces)
        for piece in made:
            cursor.insertText(piece.text, looks[piece.op])
        self.setAccessibleName("".join(piece.text for piece in made))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        self._document.setTextWidth(width)
        return round(self._document.size().height()) + 1

    def sizeHint(self) -> QSize:
        """At its present width."""
        wide = max(self.width(), 200)
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        self._document.setTextWidth(self.width())
        self._document.drawContents(QPainter(self))


def plain() -> QTextCharFormat:
    """Unchanged words, as small as in the column beside."""
    made = _coloured("text")
    made.setFont(active().font("body"))
    return made


def added(*, small: bool = False) -> QTextCharFormat:
    """New words: green and underlined."""
    made = _coloured("diff-add")
    made.setBackground(active().colour("diff-add-bg"))
    font = QFont(active().font(_kind(small)))
    font.setUnderline(True)
    made.setFont(font)
    return made


def removed(*, small: bool = False) -> QTextCharFormat:
    """Words that went: red and struck."""
    made = _coloured("diff-del")
    made.setBackground(active().colour("diff-del-bg"))
    made.setFont(active().font(_kind(small), strike=True))
    return made


def _kind(small: bool) -> str:
    return "body" if small else "editor"


def _coloured(role: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(active().colour(role))
    return made
