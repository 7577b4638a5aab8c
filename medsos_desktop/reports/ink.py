"""The PDF that is written: text, lines, boxes and pictures in millimetres from the upper left corner.

Nothing in it depends on day, place or PC: the dates are fixed, no name of a person or folder gets in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from medsos_desktop.reports.embedding import Embedding
from medsos_desktop.reports.faces import EMOJI, SANS, Faces, Run, file_of
from medsos_desktop.reports.lines import Line, broken, from_the_right
from medsos_desktop.reports.model import Picture
from medsos_desktop.reports.paper import Paper
from medsos_desktop.reports.pdffile import PdfFile
from medsos_desktop.reports.typeface import typeface

BLACK, GREY, PALE, BAND = 20, 95, 170, 238
"""Shades, 0 is black: a laser printer knows no colours."""

_POINT = 25.4 / 72
_EMOJI = 0.94  # of the size of the letters beside it
_WORDS = re.compile(" +|[^ ]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: ``size`` in points, ``leading`` from line to line as a multiple of it."""

    size: float
    bold: bool = False
    shade: int = BLACK
    leading: float = 1.4

    @property
    def height(self) -> float:
        """Millimetres of a line."""
        return self.size * self.leading * _POINT


class Ink:
    """One PDF. Pages are added with `page`; everything else draws on the last one."""

    def __init__(self, paper: Paper, title: str, language: str) -> None:
        self.paper = paper
        self._title, self._language = title, language
        self._file = PdfFile(paper.width / _POINT, paper.height / _POINT)
        self._pages: list[list[str]] = []
        self._faces = Faces()
        self._fonts: dict[str, Embedding] = {}
        self._images: dict[Picture, int] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._shown: dict[tuple[str, float, str, bool], tuple[str, float]] = {}

    # asking

    def width(self, text: str, style: Style) -> float:
        """How wide a piece of one line is."""
        key = (text, style.size, style.bold)
        if key not in self._widths:
            runs = self._faces.runs(text)
            self._widths[key] = sum(self._drawn(run, style, rtl=from_the_right(run.text))[1] for run in runs)
        return self._widths[key]

    def lines(self, text: str, width: float, style: Style) -> list[Line]:
        """A text cut into lines."""
        return broken(text, width, lambda piece: self.width(piece, style), self._faces.printable)

    def cut(self, text: str, width: float, style: Style) -> str:
        """As much of a text as fits one line; what was left out is marked."""
        first, *more = self.lines(" ".join(text.split()), width, style)
        if not more:
            return first.text
        first = self.lines(" ".join(text.split()), width - self.width("…", style), style)[0]
        return f"{first.text.rstrip()}…"

    # drawing

    def page(self) -> None:
        """A new page."""
        self._pages.append([])

    def write(self, x: float, y: float, line: Line | str, style: Style, width: float = 0.0) -> None:
        """A line with its upper edge at ``y``; one that is read from the right ends at ``x + width``."""
        line = Line(self._faces.printable(line)) if isinstance(line, str) else line
        parts = [part for text, rtl in self._ordered(line) for part in self._visual(text, rtl)]
        drawn = [(run, *self._drawn(run, style, rtl=rtl)) for run, rtl in parts]
        at = x + width - sum(wide for _, _, wide in drawn) if line.rtl and width else x
        for run, shown, wide in drawn:
            size = self._size(run, style)
            base = y + style.height / 2 + 0.3 * size * _POINT
            name = self._embedded(run, style).name
            self._draw(
                f"BT {_shade(style.shade)} g /{name} {size:g} Tf {self._at(at, base)} Td [{shown}] TJ ET"
            )
            at += wide

    def right(self, x: float, y: float, text: str, style: Style) -> None:
        """A line that ends at ``x``."""
        self.write(x - self.width(text, style), y, text, style)

    def centre(self, x: float, y: float, text: str, style: Style) -> None:
        """A line around ``x``."""
        self.write(x - self.width(text, style) / 2, y, text, style)

    def rule(self, x: float, y: float, length: float, weight: float = 0.2, shade: int = PALE) -> None:
        """A line across."""
        self.fill(x, y - weight / 2, length, weight, shade)

    def fill(self, x: float, y: float, width: float, height: float, shade: int = BAND) -> None:
        """An area."""
        self._draw(f"{_shade(shade)} g {self._area(x, y, width, height)} re f")

    def box(
        self, x: float, y: float, width: float, height: float, weight: float = 0.25, shade: int = 110
    ) -> None:
        """A frame."""
        area = self._area(x, y, width, height)
        self._draw(f"{_shade(shade)} G {weight / _POINT:.2f} w {area} re S")

    def picture(self, x: float, y: float, width: float, height: float, shown: Picture) -> None:
        """A picture, as it came: it is not encoded again."""
        if shown not in self._images:
            told = f"/Width {shown.width} /Height {shown.height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
            kind = f"/Type /XObject /Subtype /Image {told} /Filter /DCTDecode"
            self._images[shown] = self._file.stream(shown.jpeg, kind, packed=True)
        size = f"{width / _POINT:.2f} 0 0 {height / _POINT:.2f}"
        self._draw(f"q {size} {self._at(x, y + height)} cm /I{self._images[shown]} Do Q")

    def bytes(self) -> bytes:
        """The file; nothing can be drawn afterwards."""
        for drawn in self._pages:
            self._file.page("\n".join(drawn))
        fonts = {each.name: each.written(self._file) for each in self._fonts.values()}
        images = {f"I{number}": number for number in self._images.values()}
        return self._file.bytes(self._title, self._language, fonts, images)

    # inside

    def _draw(self, said: str) -> None:
        self._pages[-1].append(said)

    def _at(self, x: float, y: float) -> str:
        """A place as a PDF counts: in points, from the lower left corner."""
        return f"{x / _POINT:.2f} {(self.paper.height - y) / _POINT:.2f}"

    def _area(self, x: float, y: float, width: float, height: float) -> str:
        return f"{self._at(x, y + height)} {width / _POINT:.2f} {height / _POINT:.2f}"

    def _size(self, run: Run, style: Style) -> float:
        return style.size * _EMOJI if run.face == EMOJI else style.size

    def _embedded(self, run: Run, style: Style) -> Embedding:
        name = file_of(run.face, bold=style.bold)
        if name not in self._fonts:
            self._fonts[name] = Embedding(typeface(name), f"F{len(self._fonts) + 1}")
        return self._fonts[name]

    def _drawn(self, run: Run, style: Style, *, rtl: bool) -> tuple[str, float]:
        """What a TJ shows, and its millimetres. Words of writing one by one: most come again and again."""
        if rtl or run.face != SANS:
            return self._once(run, style, rtl)
        words = [self._once(Run(SANS, word), style, False) for word in _WORDS.findall(run.text)]
        return "".join(shown for shown, _ in words), sum(wide for _, wide in words)

    def _once(self, run: Run, style: Style, rtl: bool) -> tuple[str, float]:
        font, size = self._embedded(run, style), self._size(run, style)
        key = (font.name, size, run.text, rtl)
        if key not in self._shown:
            shown, points = font.shown(run.text, size, rtl=rtl)
            self._shown[key] = (shown, points * _POINT)
        return self._shown[key]

    def _ordered(self, line: Line) -> Iterator[tuple[str, bool]]:
        """Stretches of one direction as they stand from the left, each in the order of its characters."""
        if line.text.isascii() or not (line.rtl or _any_from_the_right(line.text)):
            yield line.text, False
            return
        from fpdf.bidi import BidiParagraph  # a third of a second, and few lines have both directions
        from fpdf.enums import TextDirection

        base = TextDirection.RTL if line.rtl else TextDirection.LTR
        paragraph = BidiParagraph(line.text, base_direction=base, preserve_bn_chars=True)
        letters = paragraph.get_characters_with_embedding_level()
        stretches = [
            (level, "".join(each.character for each in some))
            for level, some in groupby(letters, key=lambda each: each.embedding_level)
        ]
        yield from ((text, level % 2 == 1) for level, text in _left_to_right(stretches))

    def _visual(self, text: str, rtl: bool) -> list[tuple[Run, bool]]:
        runs = [(run, rtl) for run in self._faces.runs(text)]
        return runs[::-1] if rtl else runs


def _shade(shade: int) -> str:
    return f"{shade / 255:.3f}"


def _left_to_right(stretches: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Rule L2 of UAX 9: from the deepest level up, what is at least that deep is turned around."""
    for depth in range(max((level for level, _ in stretches), default=0), 0, -1):
        turned: list[tuple[int, str]] = []
        for deep, some in groupby(stretches, key=lambda each: each[0] >= depth):
            same = list(some)
            turned.extend(reversed(same) if deep else same)
        stretches = turned
    return stretches


def _any_from_the_right(text: str) -> bool:
    return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text)
