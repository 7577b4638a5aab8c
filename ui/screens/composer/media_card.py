"""One picture of the strip: what goes out, its number, its name, and what is still missing."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.composer.cards import CardFacts, Line
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...theme.theme import active

HIGH, LOW = 88, 56
"""Heights at 100 %: with three lines, and with one where the window is low."""

_PAD, _GAP = 4, 8
_TONES = {"ok": ("f-ok", "ok"), "warn": ("f-warn", "warn"), "block": ("f-block", "block")}
_LOOSE = QColor("#2B2824"), QColor("#F7F5F1")
_WORDS_FROM = 132  # narrower cards show only the picture and the gravest sign


class MediaCard(QWidget):
    """Enter or a press opens it (``opened(asset, part)``), arrows walk, Ctrl or Alt with arrows move it."""

    opened = Signal(str, str)
    walked = Signal(str, int)
    moved = Signal(str, int)
    removed = Signal(str)
    pulled = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    given_up = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, words: Words, facts: CardFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self.facts = words, facts
        self._picture: QPixmap | None = None
        self._low = self._chosen = self._dragging = False
        self._pressed: QPoint | None = None
        self.movable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_facts(facts)

    # what is shown

    def show_facts(self, facts: CardFacts) -> None:
        """The picture's news."""
        self.facts = facts
        said = [self.said(line) for line in facts.lines]
        number = self._words("composer_media.number", n=facts.number)
        self.setAccessibleName(f"{number}: {facts.name}")
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join([facts.name, *said]))
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """The thumbnail; `None` while there is none."""
        self._picture = picture
        self.update()

    def set_low(self, low: bool) -> None:
        """One status line instead of three."""
        self._low = low
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Its details are open."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def said(self, line: Line) -> str:
        """A line in words."""
        return self._words(f"composer_media.line.{line.say}", **dict(line.params))

    def _said_within(self, line: Line, room: int) -> str:
        """A line in as many words as there is room for: "Tulis alt" for "Tulis teks alternatif"."""
        whole, key = self.said(line), f"composer_media.short.{line.say}"
        if active().metrics("small").horizontalAdvance(whole) <= room or self._words.find(key) is None:
            return whole
        return self._words(key, **dict(line.params))

    def sizeHint(self) -> QSize:
        """With room for the words."""
        return QSize(220, active().px(LOW if self._low else HIGH))

    # hands

    def event(self, event: QEvent) -> bool:
        """Keys that move or remove the card are the card's, whatever a menu of the window does with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, Delete."""
        if self._dragging:
            if event.key() == Qt.Key.Key_Escape:
                self._give_up()
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if step and held:
            self.moved.emit(self.facts.asset, step)
        elif step:
            self.walked.emit(self.facts.asset, step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walked.emit(self.facts.asset, -1000 if event.key() == Qt.Key.Key_Home else 1000)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.facts.asset, "")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.facts.asset)
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        self._dragging, self._pressed = False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.given_up.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a press, perhaps a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough with the button down: it is being moved."""
        here = event.position().toPoint()
        if self._pressed is None or not self.movable:
            return
        if not self._dragging:
            far = (here - self._pressed).manhattanLength()
            self._dragging = far >= QApplication.startDragDistance()
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            self.pulled.emit(self.facts.asset, self.mapToGlobal(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropped, or pressed."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        here = event.position().toPoint()
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit(self.facts.asset, self.mapToGlobal(here))
        elif self.rect().contains(here):
            self.opened.emit(self.facts.asset, self._part(here))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button, or the menu key."""
        self.menu_wanted.emit(self.facts.asset, event.globalPos())

    def _part(self, at: QPoint) -> str:
        """What a press there is about."""
        return next((line.opens for line, area in self._places() if area.contains(at)), "")

    # looks

    def _thumb(self) -> QRect:
        high = self.height() - 2 * _PAD
        narrow = self.width() < active().px(_WORDS_FROM)
        return QRect(_PAD, _PAD, self.width() - 2 * _PAD if narrow else round(high * 0.8), high)

    def _places(self) -> list[tuple[Line, QRect]]:
        """The lines with where each stands."""
        if self.width() < active().px(_WORDS_FROM):
            return []
        lines = [self.facts.first] if self._low else list(self.facts.lines)
        high = active().line("small") + 4
        left = self._thumb().right() + 1 + _GAP
        title = active().line("small")
        top = (self.height() - title - high * len(lines)) // 2 + title + 1
        room = self.width() - left - _PAD - 2
        return [(line, QRect(left, top + at * high, room, high)) for at, line in enumerate(lines)]

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hovered."""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaints with the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaints without."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        painter = QPainter(self)
        fill = "selected" if self._chosen else "hover" if self.underMouse() else "surface"
        line = "accent" if self._chosen or self._dragging else "line"
        fill = "pressed" if self._dragging else fill
        paint.box(painter, self.rect(), fill=fill, line=line, radius=8)
        self._paint_picture(painter, self._thumb())
        places = self._places()
        if places:
            self._paint_words(painter, places)
        else:
            self._paint_sign(painter)
        if self.hasFocus():
            paint.focus_inside(painter, self.rect(), 8)

    def _paint_picture(self, painter: QPainter, area: QRect) -> None:
        theme = active()
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(shape, theme.colour("sunken"))
        painter.setClipPath(shape)
        if self._picture is not None and not self._picture.isNull():
            painter.drawPixmap(QRectF(area), self._picture, _cover(self._picture, self.facts.box, area))
        else:
            side = 20
            icon = "f-block" if self.facts.lines[0].tone == "block" else "media"
            role = "block" if icon == "f-block" else "text-3"
            icons.paint(painter, icon, area.center().x() - 9, area.center().y() - 9, side, role)
        painter.restore()
        side = theme.px(18)
        badge = QRect(area.x() + 4, area.y() + 4, side + (6 if self.facts.number > 9 else 0), side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_LOOSE[0])
        painter.drawRoundedRect(badge, 4, 4)
        font = theme.font("small", strong=True)
        paint.text(painter, badge, str(self.facts.number), font=font, role=_LOOSE[1], align=paint.CENTRE)

    def _paint_words(self, painter: QPainter, places: list[tuple[Line, QRect]]) -> None:
        theme = active()
        first = places[0][1]
        title = QRect(first.x(), first.y() - theme.line("small") - 1, first.width(), theme.line("small"))
        paint.text(painter, title, self.facts.name, font=theme.font("small", strong=True))
        for line, area in places:
            icon, role = _TONES.get(line.tone, ("potong", "text-2"))
            icons.paint(painter, icon, area.x(), area.y() + (area.height() - 16) / 2, 16, role)
            words = area.adjusted(20, 0, 0, 0)
            mends = line.tone in ("warn", "block") and bool(line.opens)
            wide = paint.text(
                painter,
                words,
                self._said_within(line, words.width()),
                font=theme.font("small"),
                role="accent-text" if mends else "text-2",
            )
            if mends:
                base = words.y() + (words.height() + theme.metrics("small").capHeight()) // 2 + 2
                painter.fillRect(QRect(words.x(), base, wide, 1), theme.colour("accent-text"))

    def _paint_sign(self, painter: QPainter) -> None:
        """The gravest sign at the lower corner, where there is no room for words."""
        tone = self.facts.first.tone
        if tone not in ("warn", "block"):
            return
        side = 20
        at = QRect(self.width() - side - 6, self.height() - side - 6, side, side)
        paint.box(painter, at, fill="surface", line=None, radius=side / 2)
        icons.paint(painter, _TONES[tone][0], at.x() + 2, at.y() + 2, 16, _TONES[tone][1])


def _cover(picture: QPixmap, box: tuple[float, float, float, float], area: QRect) -> QRectF:
    """The part of the thumbnail that fills ``area``, taken from the middle of what goes out."""
    left, top, right, bottom = box
    wide, high = (right - left) * picture.width(), (bottom - top) * picture.height()
    scale = min(wide / area.width(), high / area.height())
    w, h = area.width() * scale, area.height() * scale
    x = left * picture.width() + (wide - w) / 2
    return QRectF(x, top * picture.height() + (high - h) / 2, w, h)
