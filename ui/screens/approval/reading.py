"""The text of one account, to read and to select, plain or with what changed in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from medsos_desktop.text.diff import Piece
from medsos_desktop.text.entities import entities
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.difftext import added, removed
from ...theme.theme import active

_LINE = 22


class ReadText(QTextEdit):
    """Read-only. Added words are underlined on green, removed ones struck on red: never colour alone."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setReadOnly(True)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_fields(
        self, fields: Mapping[str, str], main: str, changed: Mapping[str, Sequence[Piece]], name: str
    ) -> None:
        """The fields in order, labelled where there are several; ``changed`` has pieces of those compared."""
        self.clear()
        self.setAccessibleName(name)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_block())
        first = True
        for field, text in fields.items():
            if not text.strip() and field not in changed:
                continue
            if not first:
                self._new_line(cursor, twice=True)
            first = False
            if len(fields) > 1:
                cursor.insertText(self._words(f"bundle.field.{field}"), _format("text-2", small=True))
                self._new_line(cursor)
            if field in changed:
                self._insert_pieces(cursor, changed[field])
            else:
                self._insert_plain(cursor, text, strong=field != main)
        if first:
            cursor.insertText(self._words("review.no_text"), _format("text-3"))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _new_line(self, cursor: QTextCursor, *, twice: bool = False) -> None:
        for _ in range(2 if twice else 1):
            cursor.insertBlock(_block())

    def _insert_plain(self, cursor: QTextCursor, text: str, *, strong: bool = False) -> None:
        plain, tag = _format("text", strong=strong), _format("tag-text", strong=strong)
        start = 0
        for found in sorted(entities(text), key=lambda each: each.start):
            if found.start < start:
                continue
            cursor.insertText(text[start : found.start], plain)
            cursor.insertText(text[found.start : found.end], tag)
            start = found.end
        cursor.insertText(text[start:], plain)

    def _insert_pieces(self, cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
        looks = {"same": _format("text"), "add": added(), "del": removed()}
        for piece in pieces:
            cursor.insertText(piece.text, looks[piece.op])

    def select(self, text: str, start: int, end: int) -> None:
        """Selects code points ``start`` to ``end`` of a field that stands here as ``text``."""
        here = self.toPlainText()
        offset = here.find(text)
        if offset < 0:
            return
        cursor = self.textCursor()
        cursor.setPosition(_units(here[: offset + start]))
        cursor.setPosition(_units(here[: offset + end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; there is no caret to move in a text that is only read."""
        bar = self.verticalScrollBar()
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (
            Qt.Key.Key_Up, Qt.Key.Key_Down,
        ):  # fmt: skip
            down = event.key() == Qt.Key.Key_Down
            bar.setValue(bar.value() + (1 if down else -1) * active().px(_LINE) * 2)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the focus frame while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint.focus_inside(QPainter(self.viewport()), self.viewport().rect(), 4)


def _units(text: str) -> int:
    """The length as Qt counts: UTF-16 units, an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _block() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(active().px(_LINE), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return made


def _format(role: str, *, strong: bool = False, small: bool = False) -> QTextCharFormat:
    theme = active()
    made = QTextCharFormat()
    made.setFont(theme.font("small" if small else "editor", strong=strong or small))
    made.setForeground(theme.colour(role))
    return made
