"""The text of one account, to read and to select: plain or with what changed in it, with marks of notes."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from medsos_desktop.review.noting import Mark
from medsos_desktop.review.shown import Look, Run, Shown, Span, laid_out
from medsos_desktop.text.diff import Piece
from medsos_desktop.text.entities import entities
from medsos_desktop.text.spans import Utf16Map
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.difftext import added, removed
from ...theme.theme import active
from .picking import PickBar
from .textmarks import TextMarks

_LINE = 22
_BESIDE = 28
"""Margin for the numbers of notes, where there are any."""


class ReadText(QTextEdit):
    """Read-only, with a caret to choose words by. ``asked(kind, span)``: a "note" on words, or a
    "suggest"ion of others; ``pressed(thread)``: a mark of a note.
    """

    asked = Signal(str, object)
    pressed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown = Shown(())
        self._spots = Utf16Map("")
        self._may_note = self._dragging = False
        self.setReadOnly(True)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks = TextMarks(self)
        self.bar = PickBar(words, self.viewport())
        self.bar.chosen.connect(self._ask)
        self.bar.left.connect(self._let_go)
        self.selectionChanged.connect(self._selected)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._selected())

    # showing

    def show_fields(
        self, fields: Mapping[str, str], main: str, changed: Mapping[str, Sequence[Piece]], name: str
    ) -> None:
        """The fields in order, labelled where there are several; ``changed`` has pieces of those compared.

        The same text again stays as it is: what is chosen, and where one reads.
        """
        words = self._words
        shown = laid_out(fields, main, changed, partial(_label, words), words("review.no_text"))
        if shown.runs == self._shown.runs and name == self.accessibleName():
            return
        self.marks.show_marks((), self._place)
        self.clear()
        self.setAccessibleName(name)
        self._shown = shown
        self._spots = Utf16Map(self._shown.text)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_block())
        for run in self._shown.runs:
            _insert(cursor, run)
        self.to_top()

    def to_top(self) -> None:
        """From the beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def show_marks(self, marks: Sequence[Mark], *, may_note: bool) -> None:
        """Notes on these words; ``may_note``: whether the person here can write some."""
        self._may_note = may_note
        form = QTextBlockFormat()
        form.setRightMargin(active().px(_BESIDE) if marks else 0)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.marks.show_marks(marks, self._place)
        self._selected()

    def _place(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Where words stand in the document, in UTF-16 units."""
        found = self._shown.areas(*span)
        return tuple((self._spots.to_utf16(start), self._spots.to_utf16(end)) for start, end in found)

    def select(self, span: Span) -> None:
        """Selects words of the post, and takes the keyboard."""
        places = self._place(span)
        if not places:
            return
        cursor = self.textCursor()
        cursor.setPosition(places[0][0])
        cursor.setPosition(places[-1][1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # choosing words

    def picked(self) -> Span | None:
        """The words of the post that are selected."""
        cursor = self.textCursor()
        ends = (self._spots.from_utf16(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return self._shown.span(*ends)

    def _selected(self) -> None:
        """What can be done with the words stands below them, while they have the keyboard."""
        if not (self._may_note and self._has_keyboard() and self.picked() is not None):
            self.bar.hide()
        elif not self._dragging:
            self.bar.show_at(self._selection(), self.viewport().rect())

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is self or (focused is not None and self.bar.isAncestorOf(focused))

    def _selection(self) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().selectionStart())
        first = self.cursorRect(cursor)
        cursor.setPosition(self.textCursor().selectionEnd())
        return first.united(self.cursorRect(cursor))

    def _ask(self, kind: str) -> None:
        span = self.picked()
        if span is not None and self._may_note:
            self.bar.hide()
            self.asked.emit(kind, span)

    def _let_go(self) -> None:
        """Nothing is chosen any more."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # keys and presses

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the caret, and the text along with it; C and U note and suggest, Enter opens a note."""
        key = Qt.Key(event.key())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(QTextCursor.MoveOperation.Down if key == Qt.Key.Key_Down else _UP)
        elif key in _KINDS and self.picked() is not None:
            self._ask(_KINDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(self.marks.at(self.textCursor().position()))
        elif key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self._let_go()
        else:
            super().keyPressEvent(event)

    def _step(self, move: QTextCursor.MoveOperation) -> None:
        """The caret stays in the middle while there is something to scroll."""
        self.moveCursor(move)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def _press(self, thread: str) -> None:
        if thread:
            self.pressed.emit(thread)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Words are being chosen."""
        self._dragging = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """They are chosen; or a mark was pressed."""
        super().mouseReleaseEvent(event)
        self._dragging = False
        if self.textCursor().hasSelection():
            self._selected()
        else:
            self._press(self.marks.under(event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is chosen can be noted again."""
        super().focusInEvent(event)
        self._selected()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody does something else; or goes on to the bar, which is not known yet."""
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar goes along."""
        super().resizeEvent(event)
        self._selected()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grounds of marks, the text, lines and numbers, the focus frame while the keyboard is here."""
        painter = QPainter(self.viewport())
        self.marks.paint_grounds(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.marks.paint_lines(painter)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint.focus_inside(painter, self.viewport().rect(), 4)


_UP = QTextCursor.MoveOperation.Up
_KINDS = {Qt.Key.Key_C: "note", Qt.Key.Key_U: "suggest"}


def _label(words: Words, field: str) -> str:
    return words(f"bundle.field.{field}")


def _insert(cursor: QTextCursor, run: Run) -> None:
    look = _look(run.look)
    if run.look not in ("plain", "strong") or not run.field:
        cursor.insertText(run.text, look)
        return
    tag = _look(run.look)
    tag.setForeground(active().colour("tag-text"))
    start = 0
    for found in sorted(entities(run.text), key=lambda each: each.start):
        if found.start < start:
            continue
        cursor.insertText(run.text[start : found.start], look)
        cursor.insertText(run.text[found.start : found.end], tag)
        start = found.end
    cursor.insertText(run.text[start:], look)


def _block() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(active().px(_LINE), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return made


def _look(look: Look) -> QTextCharFormat:
    if look == "add":
        return added()
    if look == "del":
        return removed()
    role = {"label": "text-2", "nothing": "text-3"}.get(look, "text")
    small = look == "label"
    made = QTextCharFormat()
    made.setFont(active().font("small" if small else "editor", strong=small or look == "strong"))
    made.setForeground(active().colour(role))
    return made
