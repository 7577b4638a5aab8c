"""Our own icons as painter paths: the small part of SVG that `resources/icons` uses.

Qt's SVG renderer needs about 1 ms an icon, which is much when a window may take 90 ms; these files hold
only ``path``, ``circle`` and ``rect``, and read here in a tenth of that. A test compares both by pixels.
"""

import math
import re
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_TAG = re.compile(r"<(svg|path|circle|rect)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


class Stroke(NamedTuple):
    """One shape; ``width`` 0 has no outline, ``dash`` in user units."""

    path: QPainterPath
    filled: bool
    width: float
    dash: tuple[float, ...]
    flat: bool


class Drawing(NamedTuple):
    """An icon: its shapes on a square of ``box`` units."""

    box: float
    strokes: tuple[Stroke, ...]

    def paint(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        """Draws into ``rect`` in one colour."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / self.box, rect.height() / self.box)
        for stroke in self.strokes:
            painter.setBrush(colour if stroke.filled else Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(stroke, colour) if stroke.width else Qt.PenStyle.NoPen)
            painter.drawPath(stroke.path)
        painter.restore()


def _pen(stroke: Stroke, colour: QColor) -> QPen:
    cap = Qt.PenCapStyle.FlatCap if stroke.flat else Qt.PenCapStyle.RoundCap
    pen = QPen(colour, stroke.width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def read(svg: str) -> Drawing:
    """An icon file's text as a drawing; `ValueError` for what these icons never use."""
    box, root, strokes = 20.0, {}, []
    for tag, body in _TAG.findall(svg):
        found = dict(_ATTRIBUTE.findall(body))
        if tag == "svg":
            box, root = float(found["viewBox"].split()[2]), found
        else:
            strokes.append(_stroke(tag, {**root, **found}))
    return Drawing(box, tuple(strokes))


def _stroke(tag: str, at: dict[str, str]) -> Stroke:
    if tag == "path":
        path = path_of(at["d"])
    else:
        path = QPainterPath()
        if tag == "circle":
            path.addEllipse(QPointF(float(at["cx"]), float(at["cy"])), float(at["r"]), float(at["r"]))
        else:
            corner = float(at.get("rx", "0"))
            box = QRectF(*(float(at[name]) for name in ("x", "y", "width", "height")))
            path.addRoundedRect(box, corner, corner)
    evenodd = at.get("fill-rule") == "evenodd"
    path.setFillRule(Qt.FillRule.OddEvenFill if evenodd else Qt.FillRule.WindingFill)
    width = float(at.get("stroke-width", "1")) if at.get("stroke", "none") != "none" else 0.0
    dash = tuple(float(n) for n in at.get("stroke-dasharray", "").split())
    return Stroke(path, at.get("fill") != "none", width, dash, at.get("stroke-linecap") == "butt")


def path_of(data: str) -> QPainterPath:
    """The ``d`` of a path element: M L H V C S A Z, absolute and relative."""
    pen = _Pen()
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        count = _TAKES.get(command.upper())
        if count is None:
            raise ValueError(command)
        numbers, at = _arguments(tokens, at, count, command)
        pen.draw(command, numbers)
        if command in "Mm":  # further pairs after a move are lines
            command = "L" if command == "M" else "l"
    return pen.path


def _arguments(tokens: list[str], at: int, count: int, command: str) -> tuple[list[float], int]:
    """The next ``count`` numbers; the two flags of an arc may be glued to what follows (``0018``)."""
    if command not in "Aa":
        return [float(token) for token in tokens[at : at + count]], at + count
    numbers: list[float] = []
    while len(numbers) < count:
        token = tokens[at]
        if len(numbers) in (3, 4) and len(token) > 1:
            numbers.append(float(token[0]))
            tokens[at] = token[1:]
        else:
            numbers.append(float(token))
            at += 1
    return numbers, at


class _Pen:
    """Where the drawing hand stands, and what it has drawn."""

    def __init__(self) -> None:
        self.path = QPainterPath()
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: tuple[float, float] | None = None

    def draw(self, command: str, n: list[float]) -> None:
        """One command with its numbers."""
        dx, dy = (self.x, self.y) if command.islower() else (0.0, 0.0)
        control = None
        match command.upper():
            case "M":
                self._to(n[0] + dx, n[1] + dy)
                self.start_x, self.start_y = self.x, self.y
                self.path.moveTo(self.x, self.y)
            case "L":
                self._line(n[0] + dx, n[1] + dy)
            case "H":
                self._line(n[0] + dx, self.y)
            case "V":
                self._line(self.x, n[0] + dy)
            case "C":
                control = self._curve((n[0] + dx, n[1] + dy), (n[2] + dx, n[3] + dy), (n[4] + dx, n[5] + dy))
            case "S":
                last = self.control or (self.x, self.y)
                first = (2 * self.x - last[0], 2 * self.y - last[1])
                control = self._curve(first, (n[0] + dx, n[1] + dy), (n[2] + dx, n[3] + dy))
            case "A":
                self._arc(n[0], n[3] != 0, n[4] != 0, n[5] + dx, n[6] + dy)
            case _:
                self.path.closeSubpath()
                self._to(self.start_x, self.start_y)
        self.control = control

    def _to(self, x: float, y: float) -> None:
        self.x, self.y = x, y

    def _line(self, x: float, y: float) -> None:
        self.path.lineTo(x, y)
        self._to(x, y)

    def _curve(
        self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
    ) -> tuple[float, float]:
        self.path.cubicTo(*first, *second, *end)
        self._to(*end)
        return second

    def _arc(self, radius: float, large: bool, sweep: bool, x: float, y: float) -> None:
        """A circle's arc, by the end-point rule of SVG 1.1, appendix F.6.5 (both radii equal)."""
        half_x, half_y = (self.x - x) / 2, (self.y - y) / 2
        half = math.hypot(half_x, half_y)
        radius = max(radius, half)
        rest = math.sqrt(max(radius * radius / (half * half) - 1, 0.0)) * (-1 if large == sweep else 1)
        centre_x = (self.x + x) / 2 + rest * half_y
        centre_y = (self.y + y) / 2 - rest * half_x
        start = math.atan2(self.y - centre_y, self.x - centre_x)
        angle = math.atan2(y - centre_y, x - centre_x) - start
        if sweep and angle < 0:
            angle += 2 * math.pi
        elif not sweep and angle > 0:
            angle -= 2 * math.pi
        box = QRectF(centre_x - radius, centre_y - radius, 2 * radius, 2 * radius)
        self.path.arcTo(box, -math.degrees(start), -math.degrees(angle))
        self._to(x, y)
