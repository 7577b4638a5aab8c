"""The text being written: plain text, marks under findings, the places of fold and limit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from medsos_desktop.composer.joining import changes
from medsos_desktop.composer.noting import NoteMark
from medsos_desktop.composer.panel import Mark
from medsos_desktop.text.clean import clean
from medsos_desktop.text.spans import Utf16Map

from ...kit import paint
from ...kit.lines import areas as areas_of
from ...theme.theme import active
from . import marks
from .highlight import EntityHighlighter
from .notemarks import NoteMarks

_BELOW = 7.5
"""From the baseline to the lower edge of a mark's ground; the wave runs clear of the letters."""

_MARGIN = 56
"""Kept free at the right for the words of the places: "lipatan", "batas X"."""


class Editor(QTextEdit):
    """``edited(text)`` after each change by the person, ``moved`` when the caret stands elsewhere,
    ``pictured(QMimeData)`` when a picture or a file was pasted or dropped, ``noted(thread)`` when the number
    of a note was pressed.

    Places are code points everywhere outside. ``tip`` is asked what the mouse points at.
    """

    edited = Signal(str)
    left = Signal()
    moved = Signal()
    pictured = Signal(object)
    noted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setProperty("type", "editor")
        self.setTabChangesFocus(True)
        self._marks: tuple[Mark, ...] = ()
        self._places: tuple[tuple[int, str, str], ...] = ()
        self._silent = False
        self.notes = NoteMarks(self)
        self.tip: Callable[[int], str] = lambda _at: ""
        self._highlighter = EntityHighlighter(self.document())
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.moved)

    # text

    def show_text(self, text: str) -> None:
        """Other text, with a fresh undo history; the same text changes nothing."""
        if text == self.plain():
            return
        self._silent = True
        self.setPlainText(text)
        self._lines()
        self.document().clearUndoRedoStacks()
        self._silent = False

    def set_dotted(self, dotted: bool) -> None:
        """Whether mentions go on over full stops on the channel whose words these are."""
        self._silent = True  # Qt tells of new colours as of new text
        self._highlighter.set_dotted(dotted)
        self._silent = False

    def replace(self, text: str) -> None:
        """Other text as one step that Ctrl+Z takes back; only what differs is touched, the caret stays."""
        old = self.plain()
        if text == old:
            return
        spots = Utf16Map(old)
        cursor = QTextCursor(self.document())
        self._silent = True
        cursor.beginEditBlock()
        for done in reversed(changes(old, text)):
            cursor.setPosition(self._inside(spots.to_utf16(done.start)))
            cursor.setPosition(self._inside(spots.to_utf16(done.end)), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(done.text)
        cursor.endEditBlock()
        self._silent = False

    def insert(self, text: str) -> None:
        """Puts words in where the caret stands, with blanks around them where they need some."""
        if self.isReadOnly():
            return
        whole, cursor = self.plain(), self.textCursor()
        spots = Utf16Map(whole)
        start, end = (spots.from_utf16(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        before = " " if start and not whole[start - 1].isspace() else ""
        behind = " " if end < len(whole) and whole[end].isalnum() else ""
        cursor.insertText(before + text + behind)
        self.setFocus()

    def plain(self) -> str:
        """The text, clean."""
        return clean(self.toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, and pictures to be handed on."""
        return source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasting takes words only; a picture or a file is for the strip below."""
        if any(url.isLocalFile() for url in source.urls()) or (source.hasImage() and not source.hasText()):
            self.pictured.emit(source)
        elif source.hasText():
            self.textCursor().insertText(clean(source.text()))

    def _changed(self) -> None:
        if not self._silent:
            self.edited.emit(self.plain())

    def _lines(self) -> None:
        """Every line 24 px high, as the approver's view has it, and a margin at the right."""
        form = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight
        form.setRightMargin(active().px(_MARGIN))
        form.setLineHeight(active().line("editor"), kind.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    # marks

    def show_marks(self, found: Sequence[Mark], places: Sequence[tuple[int, str, str]]) -> None:
        """Findings to mark; ``places`` are (code point, word, colour role): the fold, the limit."""
        shown = (tuple(found), tuple(places))
        if shown == (self._marks, self._places):
            return
        self._marks, self._places = shown
        self.viewport().update()

    def show_notes(self, found: Sequence[NoteMark]) -> None:
        """Notes to mark."""
        self.notes.show_marks(found)

    def jump(self, start: int, end: int) -> None:
        """Selects a stretch and takes the focus."""
        spots = Utf16Map(self.plain())
        cursor = self.textCursor()
        cursor.setPosition(self._inside(spots.to_utf16(start)))
        cursor.setPosition(self._inside(spots.to_utf16(end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def stand(self, at: int, scroll: int) -> None:
        """Puts the caret and the scroll bar where they were."""
        cursor = self.textCursor()
        cursor.setPosition(self._inside(Utf16Map(self.plain()).to_utf16(min(at, len(self.plain())))))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scroll)

    def caret(self) -> int:
        """Where the caret stands."""
        return Utf16Map(self.plain()).from_utf16(self.textCursor().position())

    def viewportEvent(self, event: QEvent) -> bool:
        """Pointing at a mark says what it is about."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = self.cursorForPosition(event.pos()).position()
            said = self.tip(Utf16Map(self.plain()).from_utf16(position))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return bool(super().viewportEvent(event))

    def _inside(self, at: int) -> int:
        return min(at, self.document().characterCount() - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody looks elsewhere: a good moment to save."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then waves, dots and places over it."""
        spots, seen = Utf16Map(self.plain()), QRectF(event.rect())
        marked = [
            (mark, [each for each in self._areas(spots, mark) if each.intersects(seen)])
            for mark in self._marks
        ]
        painter = QPainter(self.viewport())
        noted = self.notes.placed(spots)
        self.notes.paint_grounds(painter, noted)
        for mark, areas in marked:
            if mark.severity == "block" and not mark.answered:
                for area in areas:
                    painter.fillRect(area, active().colour("block-bg"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for mark, areas in marked:
            for area in areas:
                marks.underline(painter, area, mark)
        taken = [self._place(painter, spots, at, word, role) for at, word, role in self._places]
        self.notes.paint_lines(painter, noted, taken)

    def _areas(self, spots: Utf16Map, mark: Mark) -> list[QRectF]:
        return areas_of(self, spots.to_utf16(mark.start), spots.to_utf16(mark.end), _BELOW)

    def _place(self, painter: QPainter, spots: Utf16Map, at: int, word: str, role: str) -> QRect:
        """Draws a place and its word at the right; where that word stands."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._inside(spots.to_utf16(at)))
        area = self.cursorRect(cursor)
        pen = QPen(active().colour(role), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(area.x(), area.y() + 2, area.x(), area.bottom() - 2)
        font = active().font("small", strong=True)
        margin = self.viewport().rect().adjusted(0, 0, -12, 0)
        margin.setY(area.y())
        margin.setHeight(area.height())
        wide = paint.text(painter, margin, word, font=font, role=role, align=Qt.AlignmentFlag.AlignRight)
        return QRect(margin.right() - wide, margin.y(), wide, margin.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The number of a note opens its card; all else is for the words."""
        thread = self.notes.under(event.position())
        if thread:
            self.noted.emit(thread)
        else:
            super().mousePressEvent(event)
