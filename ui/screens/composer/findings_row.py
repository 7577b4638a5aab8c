"""A row of the findings panel: title, before and after, one button; open it holds the rest."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import column
from ...kit.button import Button
from ...theme.looks import SEVERITIES
from ...theme.theme import active
from ..base import FINDING
from .findings_body import FindingBody
from .findings_telling import Telling

_LEFT, _RIGHT = 16, 8
_ARROW = 16


class FindingRow(QWidget):
    """Signals carry the row itself: ``fixed``, ``looked``, ``taken_back``, ``opened`` (also when closed),
    ``entered`` (it has the focus), ``explained`` (its page is wanted), ``walked(row, step)``,
    ``answered(row, reason)``.
    """

    fixed = Signal(object)
    looked = Signal(object)
    taken_back = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    explained = Signal(object)
    answered = Signal(object, str)
    walked = Signal(object, int)

    def __init__(self, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = telling
        self._shown: PanelRow | None = None
        self._context: tuple[Post, bool, bool] = (Post(), False, False)
        self.head = RowHead(telling.words, self)
        self.head.button.activated.connect(self._press)
        self._body: FindingBody | None = None
        self._stack = column(self, gap=0)
        self._stack.addWidget(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def row(self) -> PanelRow:
        """The finding it shows."""
        assert self._shown is not None
        return self._shown

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.head.open

    def show_row(self, row: PanelRow, post: Post, *, several: bool, locked: bool) -> None:
        """Another state of the same finding, or another finding; what is typed stays."""
        if self._shown == row and self._context == (post, several, locked):
            return
        self._shown, self._context = row, (post, several, locked)
        self.setProperty(FINDING, row.placed.finding.code)
        everywhere = len(row.accounts) >= len(post.variants)
        marks = () if everywhere else self._telling.accounts(row)[0]
        verb = self._telling.verb(row)
        if locked and row.fixable:
            verb = self._telling.words("composer_right.look_any") if self._telling.has_place(row) else ""
        self.head.show_row(self._telling.title(row), self._telling.what(row), row, marks, verb)
        if self._body is not None:
            self._body.show_row(row, post, several=several, locked=locked)

    def set_open(self, on: bool) -> None:
        """Shows or hides the body; it is kept once made."""
        if on == self.head.open:
            return
        if on and self._body is None:
            self._make_body()
        self.head.set_open(on)
        if self._body is not None:
            self._body.setVisible(on)
        self.update()

    def _make_body(self) -> None:
        body = FindingBody(self._telling, self)
        body.fixed.connect(self._fix)
        body.looked.connect(self._look)
        body.answered.connect(self._say)
        body.taken_back.connect(self._take_back)
        body.explained.connect(self._explain)
        body.grown.connect(lambda: self.opened.emit(self))
        post, several, locked = self._context
        body.show_row(self.row, post, several=several, locked=locked)
        self._stack.addWidget(body)
        self._body = body

    def _press(self) -> None:
        """The one button of the closed row."""
        if self.row.fixable and not self._context[2]:
            self._fix()
        elif self._telling.has_place(self.row):
            self._look()
        else:
            self.set_open(True)
            self.opened.emit(self)
            if self._body is not None:
                self._body.respond()

    def _fix(self) -> None:
        self.fixed.emit(self)

    def _look(self) -> None:
        self.looked.emit(self)

    def _say(self, reason: str) -> None:
        self.answered.emit(self, reason)

    def _take_back(self) -> None:
        self.taken_back.emit(self)

    def _explain(self) -> None:
        self.explained.emit(self)

    def set_stop(self, on: bool) -> None:
        """Whether Tab stops here; a mouse press leaves the focus of the buttons where it was."""
        policy = Qt.FocusPolicy
        self.head.setFocusPolicy(policy.StrongFocus if on else policy.ClickFocus)
        self.head.button.setFocusPolicy(policy.TabFocus if on else policy.NoFocus)

    def toggle(self) -> None:
        """Open or closed."""
        self.set_open(not self.head.open)
        self.opened.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the parts inside leave: arrows walk, Escape closes."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(self, step)
        elif event.key() == Qt.Key.Key_Escape and self.head.open:
            self.head.setFocus()
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar of the open one, line."""
        theme, painter = active(), QPainter(self)
        if self.head.open:
            painter.fillRect(self.rect(), theme.colour("selected"))
            paint.bar_left(painter, self.rect(), "accent")
        elif self.head.hovered:
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class RowHead(QWidget):
    """The part of 48 that is always seen; it takes the focus, Enter and Space open."""

    def __init__(self, words: Words, owner: FindingRow) -> None:
        super().__init__(owner)
        self._words, self._owner = words, owner
        self.open = self.hovered = self._ring = False
        self._title = self._what = self._detail = ""
        self._row: PanelRow | None = None
        self._marks: tuple[str, ...] = ()
        self.button = Button(parent=owner)  # beside, not inside: a press on it must not take the focus here
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_row(self, title: str, what: str, row: PanelRow, marks: tuple[str, ...], verb: str) -> None:
        """Other words."""
        self._title, self._what, self._row, self._marks = title, what, row, marks
        severity = self._words(SEVERITIES[row.severity].word)
        detail = row.answer.reason if row.answer else f"{row.before} → {row.after}" if row.fixable else what
        self.setAccessibleName(f"{severity}: {title}. {detail}")
        self._detail = detail
        self.button.setText(verb)
        self.button.setAccessibleDescription(title)
        self._place()
        self.update()

    def set_open(self, on: bool) -> None:
        """The open one leaves its button to the body."""
        self.open = on
        said = self._words("composer_right.is_open" if on else "composer_right.is_closed")
        self.setAccessibleDescription(said)
        self._place()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """48 high at 100 %; without its second line where the body says it."""
        theme = active()
        high = theme.line("strong") + 16 + (theme.line("small") - 4 if self._two_lines() else 0)
        return QSize(160, high)

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(120, self.sizeHint().height())

    def _two_lines(self) -> bool:
        row = self._row
        return not self.open or (row is not None and row.fixable and row.answer is None)

    def _place(self) -> None:
        shown = bool(self.button.text()) and not self.open
        self.button.setVisible(shown)
        if shown:
            hint = self.button.sizeHint()
            wide = min(hint.width(), self.width() // 2)
            x, y = self.width() - wide - _RIGHT, (self.height() - 1 - hint.height()) // 2
            self.button.setGeometry(x, y, wide, hint.height())
            self.button.raise_()
        self._tip()

    def _tip(self) -> None:
        """The whole words where the row has room for a part of them only."""
        theme = active()
        room = (self.width() if self.button.isHidden() else self.button.x()) - _LEFT - 8
        detail = theme.metrics("small").horizontalAdvance(self._detail)
        cut = max(theme.metrics("strong").horizontalAdvance(self._title), detail) > room
        self.setToolTip(f"{self._title}\n{self._detail}" if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands at the right."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, before and after, monograms."""
        theme, painter = active(), QPainter(self)
        right = self.button.x() - 8 if not self.button.isHidden() else self.width() - _RIGHT - _ARROW - 6
        high, low = theme.line("strong"), theme.line("small")
        both = high + (low if self._two_lines() else 0)
        top = 8 if self.open else (self.height() - 1 - both) // 2
        area = QRect(_LEFT, top, max(right - _LEFT, 0), high)
        if not self.open:
            self._paint_marks(painter, area)
        paint.text(painter, area, self._title, font=theme.font("strong"))
        if self._two_lines():
            self._paint_detail(painter, QRect(_LEFT, top + high, max(right - _LEFT, 0), low))
        if self.button.isHidden():
            arrow = "atas" if self.open else "bawah"
            x = self.width() - _RIGHT - _ARROW - 2
            icons.paint(painter, arrow, x, top + (high - _ARROW) / 2, _ARROW, "text-3")
        if self._ring:
            paint.focus_inside(painter, self.rect())

    def _paint_marks(self, painter: QPainter, area: QRect) -> None:
        """The channels at the end of the title, as many as leave it whole; the open row names them all."""
        room = area.width() - active().metrics("strong").horizontalAdvance(self._title) - 8
        for most in (2, 1):
            wide = paint.monograms_width(self._marks, most)
            if self._marks and wide <= room:
                paint.monograms(painter, area.right() - wide, area, self._marks, most=most)
                return

    def _paint_detail(self, painter: QPainter, area: QRect) -> None:
        theme, row = active(), self._row
        if row is None:
            return
        if row.answer is not None:
            look = SEVERITIES[row.severity]
            icons.paint(painter, look.icon, area.x(), area.y() + (area.height() - 14) / 2, 14, look.role)
            area = area.adjusted(20, 0, 0, 0)
            paint.text(painter, area, row.answer.reason, font=theme.font("small"), role="text-2")
            return
        if not row.fixable:
            paint.text(painter, area, self._what, font=theme.font("small"), role="text-2")
            return
        strong = theme.metrics("small", strong=True).horizontalAdvance(row.after)
        arrow = 18
        struck = QRect(area)
        struck.setWidth(max(area.width() - arrow - strong - 2, area.width() // 4))
        font = theme.font("small", strike=True)
        x = area.x() + paint.text(painter, struck, row.before, font=font, role="text-2")
        icons.paint(painter, "panah-kanan", x + 3, area.y() + (area.height() - 12) / 2, 12, "text-2")
        rest = QRect(x + arrow, area.y(), max(area.right() - x - arrow, 0), area.height())
        paint.text(painter, rest, row.after, font=theme.font("small", strong=True))

    # presses

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens or closes."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._owner.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open or close; the rest goes up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ring = True
            self._owner.toggle()
        else:
            event.ignore()

    def _hover(self, on: bool) -> None:
        self.hovered = on
        self._owner.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The whole row lights up."""
        self._hover(True)

    def leaveEvent(self, event: object) -> None:
        """And goes out."""
        self._hover(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaints with the frame."""
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason  # the tint says enough then
        self._owner.entered.emit(self._owner)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And without."""
        super().focusOutEvent(event)
        self._ring = False
        self.update()
