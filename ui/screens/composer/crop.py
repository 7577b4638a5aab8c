"""The crop frame on a picture: pulled by the mouse or pushed by keys, its shape stays locked."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.composer import cropping
from medsos_desktop.composer.cropping import Pair
from medsos_desktop.media.frame import UNITS
from medsos_desktop.model.post import Crop

from ...kit import paint
from ...theme.theme import active

HIGH, LOW = 200, 124
"""Heights in pixels: what it likes, and what it lives with in a low window."""

_MARGIN = 10
_HANDLE = 12  # drawn
_REACH = 16  # half of the 32 px around a corner that takes hold of it
_SHADE = QColor(20, 18, 16, 165)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1}


class CropFrame(QWidget):
    """``cropped(Crop)`` after each step the person finished; arrows move by 1 %, + and - zoom."""

    cropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pixmap: QPixmap | None = None
        self._size, self._shape = (1, 1), (1, 1)
        self._crop: Crop | None = None
        self._shown = Crop(0, 0, UNITS, UNITS)
        self._held: Pair | None = None  # a corner, or (-1, -1) for the frame itself
        self._grip = QPointF()
        self._before = self._from = self._shown
        self._locked = False
        self._high = HIGH

    # what is shown

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """The picture, small and turned; `None` while it is not there."""
        self._pixmap = pixmap
        self.update()

    def show_frame(self, size: Pair, crop: Crop | None, shape: Pair, box: tuple[int, int, int, int]) -> None:
        """The frame of a picture of ``size``: its crop, and in pixels the ``box`` that goes out."""
        if self._held is not None:
            return
        self._size, self._shape, self._crop = size, shape, crop
        self._shown = crop if crop is not None else _units(box, size)
        self._tell()

    def set_locked(self, locked: bool) -> None:
        """Whether the frame only shows (the workspace is open for reading)."""
        self._locked = locked

    def crop(self) -> Crop | None:
        """The crop as it stands."""
        return self._crop

    def zoom(self, steps: int) -> None:
        """Nearer (> 0) or farther."""
        self._take(cropping.zoomed(self._start(), self._size, self._shape, steps))

    def centre(self) -> None:
        """Puts the frame in the middle; one that nobody moved is there already."""
        self._take(cropping.centred(self._start()))

    def _start(self) -> Crop:
        """What an edit begins with: the crop, or the largest frame of the shape."""
        return self._crop or cropping.reshaped(self._shown, self._size, self._shape)

    def _take(self, crop: Crop) -> None:
        if self._locked or crop == self._start():
            return
        self._crop = self._shown = crop
        self._tell()
        self.cropped.emit(crop)

    def _tell(self) -> None:
        shown = self._shown
        parts = (shown.x, shown.y, shown.w, shown.h)
        self.setAccessibleDescription(", ".join(f"{part // cropping.STEP}%" for part in parts))
        self.update()

    # places

    def sizeHint(self) -> QSize:
        """Room enough to see a face."""
        return QSize(220, self._high)

    def set_high(self, high: int) -> None:
        """How high it would like to be, in pixels."""
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Small windows get a small one."""
        return QSize(160, LOW)

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / self._size[0], room.height() / self._size[1])
        wide, high = self._size[0] * scale, self._size[1] * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def frame_rect(self) -> QRectF:
        """Where the frame lies in the widget."""
        area, shown = self.picture_rect(), self._shown
        return QRectF(
            area.x() + shown.x * area.width() / UNITS,
            area.y() + shown.y * area.height() / UNITS,
            shown.w * area.width() / UNITS,
            shown.h * area.height() / UNITS,
        )

    def _point(self, at: QPointF) -> Pair:
        """A place of the widget in 1/10,000 of the picture."""
        area = self.picture_rect()
        x = (at.x() - area.x()) * UNITS / max(area.width(), 1)
        y = (at.y() - area.y()) * UNITS / max(area.height(), 1)
        return round(x), round(y)

    def _corner(self, at: QPointF) -> Pair | None:
        area = self.frame_rect()
        for right, x in ((0, area.left()), (1, area.right())):
            for lower, y in ((0, area.top()), (1, area.bottom())):
                if abs(at.x() - x) <= _REACH and abs(at.y() - y) <= _REACH:
                    return right, lower
        return (-1, -1) if area.contains(at) else None

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a corner or of the frame."""
        if event.button() != Qt.MouseButton.LeftButton or self._locked:
            return
        self._held = self._corner(event.position())
        if self._held is not None:
            self._before = self._shown
            self._from = self._shown = self._start()
            self._grip = event.position()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pulls, or shows what would be taken hold of."""
        if self._held is None:
            self._point_out(event.position())
            return
        if self._held == (-1, -1):
            then, now = self._point(self._grip), self._point(event.position())
            self._shown = cropping.moved(self._from, now[0] - then[0], now[1] - then[1])
        else:
            at = self._point(event.position())
            self._shown = cropping.dragged(self._from, self._size, self._shape, self._held, at)
        self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go: this is the crop now, if it was moved at all."""
        if self._held is None:
            return
        self._held = None
        made, self._shown = self._shown, self._before
        if made != self._from:
            self._take(made)
        self.update()

    def _point_out(self, at: QPointF) -> None:
        corner = self._corner(at)
        shape = Qt.CursorShape.ArrowCursor
        if corner is not None and not self._locked:
            shape = Qt.CursorShape.SizeAllCursor
            if corner != (-1, -1):
                falling = corner[0] == corner[1]
                shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by 1 %, with Shift by a tenth of that; + and - zoom."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = cropping.STEP // 10 if fine else cropping.STEP
            dx, dy = _ARROWS[key]
            start = self._start()
            self._take(cropping.moved(start, dx * step, dy * step))
        elif key in _ZOOM:
            self.zoom(_ZOOM[key])
        else:
            super().keyPressEvent(event)

    # looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, shade over what is left out, frame with its corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint.box(painter, self.rect(), fill="sunken", line=None, radius=6)
        area, inner = self.picture_rect(), self.frame_rect()
        if self._pixmap is not None and not self._pixmap.isNull():
            painter.drawPixmap(area, self._pixmap, QRectF(self._pixmap.rect()))
            self._shade(painter, area, inner)
            self._paint_frame(painter, inner)
        if self.hasFocus():
            paint.focus_inside(painter, self.rect(), 6)

    def _shade(self, painter: QPainter, area: QRectF, inner: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for part in (
            QRectF(area.left(), area.top(), area.width(), inner.top() - area.top()),
            QRectF(area.left(), inner.bottom(), area.width(), area.bottom() - inner.bottom()),
            QRectF(area.left(), inner.top(), inner.left() - area.left(), inner.height()),
            QRectF(inner.right(), inner.top(), area.right() - inner.right(), inner.height()),
        ):
            painter.fillRect(part, _SHADE)

    def _paint_frame(self, painter: QPainter, inner: QRectF) -> None:
        light, dark = QColor(255, 255, 255), QColor(20, 18, 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in ((dark, 4), (light, 2)):
            painter.setPen(QPen(colour, wide))
            painter.drawRect(inner)
        if self._locked:
            return
        if self._held is not None or self.hasFocus():
            painter.setPen(QPen(QColor(255, 255, 255, 130), 1))
            for part in (1, 2):
                x, y = inner.x() + inner.width() * part / 3, inner.y() + inner.height() * part / 3
                painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
                painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        painter.setPen(QPen(dark, 1))
        painter.setBrush(active().colour("surface") if not active().dark else light)
        for x in (inner.left(), inner.right()):
            for y in (inner.top(), inner.bottom()):
                painter.drawRect(QRectF(x - _HANDLE / 2, y - _HANDLE / 2, _HANDLE, _HANDLE))


def _units(box: tuple[int, int, int, int], size: Pair) -> Crop:
    left, top, right, bottom = box
    x, y = round(left * UNITS / size[0]), round(top * UNITS / size[1])
    return Crop(x, y, round(right * UNITS / size[0]) - x, round(bottom * UNITS / size[1]) - y)
