"""Words that came and went, in one text: struck red, underlined green, never by colour alone."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from medsos_desktop.text.diff import Piece

from ...theme.theme import active


class DiffText(QTextEdit):
    """Read only; Tab leaves it. Fill by `add_head`, `add_line` and `add_pieces`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setProperty("bare", True)

    def clear_all(self) -> None:
        """Empties it."""
        self.clear()

    def add_head(self, words: str) -> None:
        """A small strong line above what follows."""
        look = QTextCharFormat()
        look.setFont(active().font("small", strong=True))
        look.setForeground(active().colour("text-2"))
        first = self.document().isEmpty()
        self._put(words, look, first=True)
        if not first:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            form = QTextBlockFormat()
            form.setTopMargin(12)
            cursor.setBlockFormat(form)

    def add_line(self, words: str) -> None:
        """A plain line."""
        look = QTextCharFormat()
        look.setFont(active().font("body"))
        look.setForeground(active().colour("text"))
        self._put(words, look, first=True)

    def add_pieces(self, pieces: Sequence[Piece]) -> None:
        """Old and new in one; unchanged stretches are shortened to their ends."""
        self._put("", QTextCharFormat(), first=True)
        for at, piece in enumerate(pieces):
            text = piece.text
            if piece.op == "same":
                text = _shortened(text, first=at == 0, last=at == len(pieces) - 1)
            self._put(text, self._look(piece.op))

    def to_top(self) -> None:
        """Shows the beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, op: str) -> QTextCharFormat:
        theme, look = active(), QTextCharFormat()
        look.setFont(theme.font("body"))
        look.setForeground(theme.colour({"same": "text", "add": "ok", "del": "block"}[op]))
        if op == "add":
            look.setBackground(theme.colour("ok-bg"))
            look.setFontUnderline(True)
        elif op == "del":
            look.setBackground(theme.colour("block-bg"))
            look.setFontStrikeOut(True)
        return look

    def _put(self, words: str, look: QTextCharFormat, *, first: bool = False) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if first and not self.document().isEmpty():
            cursor.insertBlock(QTextBlockFormat())
        cursor.insertText(words, look)


_AROUND = 60
"""Letters of unchanged words that stay beside a change."""


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND + 20:
        return text
    head = "" if first else text[:_AROUND].rsplit(" ", 1)[0]
    tail = "" if last else text[-_AROUND:].split(" ", 1)[-1]
    return f"{head} … {tail}".strip(" ") if head or tail else "…"
