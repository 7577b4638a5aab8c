"""A sheet of 1080 x 1350 to draw flat shapes and words on; lengths in its own pixels."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

WIDTH, HEIGHT = 1080, 1350

INK = "#33271F"
BROWN = "#7A5138"
CREAM = "#F6E6CC"
SAND = "#E3C49A"
SUN = "#F2C98B"
PETROL = "#0B6472"
PALE_PETROL = "#CFE3E4"
RUST = "#B5552E"
LEAF = "#4C7F4A"
PALE_LEAF = "#DCE9D3"
SKY = "#DCE8F3"
NIGHT = "#24364A"
PLUM = "#6A4C7D"
ROSE = "#F3DAD4"
WHITE = "#FFFDF8"
SKINS = ("#8A5A3B", "#6F4630", "#A87350")


class Sheet:
    """One picture being drawn. Colours are ``#RRGGBB``; shapes have no outline."""

    def __init__(self, ground: str) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.fill(QColor(ground))
        self.painter = QPainter(self.image)
        hints = QPainter.RenderHint
        self.painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def box(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        """A rectangle, with round corners where asked."""
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def disc(self, x: float, y: float, r: float, colour: str, squeeze: float = 1.0) -> None:
        """A circle around (x, y); ``squeeze`` below 1 makes it flatter."""
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(x, y), r, r * squeeze)

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        self.painter.setBrush(QColor(colour))
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def blob(self, start: tuple[float, float], curves: list[tuple[float, ...]], colour: str) -> None:
        """A closed outline of cubic curves, six numbers each (two handles and the end)."""
        path = QPainterPath(QPointF(*start))
        for x1, y1, x2, y2, x, y in curves:
            path.cubicTo(x1, y1, x2, y2, x, y)
        path.closeSubpath()
        self.painter.fillPath(path, QBrush(QColor(colour)))

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """A line through the points with round ends and corners."""
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def curve(self, points: tuple[float, ...], colour: str, width: float) -> None:
        """One cubic curve, eight numbers: start, two handles, end."""
        path = QPainterPath(QPointF(*points[:2]))
        path.cubicTo(*points[2:])
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.strokePath(path, pen)

    def say(
        self,
        text: str,
        x: float,
        y: float,
        size: int,
        colour: str = INK,
        *,
        bold: bool = False,
        middle: bool = False,
    ) -> None:
        """Words with their baseline at ``y``, from ``x`` on or around it."""
        font = QFont()
        font.setFamilies(["Inter", "Noto Sans", "Segoe UI"])
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
        self.painter.setFont(font)
        if middle:
            x -= self.painter.fontMetrics().horizontalAdvance(text) / 2
        self.painter.setPen(QColor(colour))
        self.painter.drawText(QPointF(x, y), text)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def heading(self, title: str, below: str = "", label: str = "", colour: str = INK) -> None:
        """The words at the top: what it is about, one line more, and a small label."""
        self.say(title, 72, 168, 84, colour, bold=True)
        if below:
            self.say(below, 72, 240, 48, colour)
        if label:
            self.say(label, 72, 308, 34, BROWN if colour == INK else colour, bold=True)

    def ground(self, y: float, colour: str) -> None:
        """The floor from ``y`` down."""
        self.box(0, y, WIDTH, HEIGHT - y, colour)

    def save(self, target: Path) -> None:
        """Writes a PNG of at most 64 colours, without metadata: small, and the same every time."""
        from io import BytesIO

        from PIL import Image

        self.painter.end()
        buffer = QBuffer()
        self.image.save(buffer, "PNG")
        picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
        few = picture.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
