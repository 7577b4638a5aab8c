"""The PDF that is written: text, lines, boxes and pictures in millimetres from the upper left corner.

Nothing in it depends on day, place or PC: the dates are fixed, no name of a person or folder gets in.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Self

from medsos_desktop.reports.faces import EMOJI, SANS, Faces, Run
from medsos_desktop.reports.lines import Line, broken, from_the_right
from medsos_desktop.reports.model import Picture
from medsos_desktop.reports.paper import Paper

BLACK, GREY, PALE, BAND = 20, 95, 170, 238
"""Shades, 0 is black: a laser printer knows no colours."""

_POINT = 25.4 / 72
_EMOJI = 0.94  # of the size of the letters beside it
_DAY = datetime(2000, 1, 1, tzinfo=UTC)


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
    """One PDF, inside a ``with``. Pages are added with `page`; everything else draws on the last one."""

    def __init__(self, paper: Paper, title: str, language: str) -> None:
        from fpdf import FPDF  # a third of a second, and only paper needs it
        from fpdf.enums import TextDirection

        self.paper = paper
        self._pdf = FPDF(unit="mm", format=(paper.width, paper.height))
        self._directions = {False: TextDirection.LTR, True: TextDirection.RTL}
        self._pdf.alias_nb_pages("")  # a text may hold what it would replace
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self._pdf.set_creation_date(_DAY)
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_producer("Medsos Desktop")
        self._faces = Faces(self._pdf)
        self._widths: dict[tuple[str, float, bool], float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """The fonts' files are open until here."""
        self._faces.close()

    # asking

    def width(self, text: str, style: Style) -> float:
        """How wide a piece of one line is."""
        key = (text, style.size, style.bold)
        if key not in self._widths:
            runs = self._faces.runs(text)
            self._widths[key] = sum(self._wide(run, style, rtl=from_the_right(run.text)) for run in runs)
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
        self._pdf.add_page()

    def write(self, x: float, y: float, line: Line | str, style: Style, width: float = 0.0) -> None:
        """A line with its upper edge at ``y``; one that is read from the right ends at ``x + width``."""
        line = Line(self._faces.printable(line)) if isinstance(line, str) else line
        self._pdf.set_text_color(style.shade)
        parts = [part for text, rtl in self._ordered(line) for part in self._visual(text, rtl)]
        wide = [self._wide(run, style, rtl=rtl) for run, rtl in parts]
        at = x + width - sum(wide) if line.rtl and width else x
        for (run, rtl), step in zip(parts, wide, strict=True):
            self._font(run, style)
            self._pdf.set_text_shaping(True, direction=self._directions[rtl])
            self._pdf.set_xy(at, y)
            self._pdf.cell(step, style.height, run.text)
            at += step

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
        self._pdf.set_fill_color(shade)
        self._pdf.rect(x, y, width, height, style="F")

    def box(
        self, x: float, y: float, width: float, height: float, weight: float = 0.25, shade: int = 110
    ) -> None:
        """A frame."""
        self._pdf.set_draw_color(shade)
        self._pdf.set_line_width(weight)
        self._pdf.rect(x, y, width, height, style="D")

    def picture(self, x: float, y: float, width: float, height: float, shown: Picture) -> None:
        """A picture."""
        self._pdf.image(io.BytesIO(shown.jpeg), x, y, width, height)

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    # inside

    def _size(self, run: Run, style: Style) -> float:
        return style.size * _EMOJI if run.face == EMOJI else style.size

    def _font(self, run: Run, style: Style) -> None:
        bold = "B" if style.bold and run.face == SANS else ""
        self._pdf.set_font(run.face, bold, self._size(run, style))

    def _wide(self, run: Run, style: Style, *, rtl: bool) -> float:
        bold = "B" if style.bold and run.face == SANS else ""
        font: Any = self._pdf.fonts[run.face + bold]
        asked = {"features": {}, "fragment_direction": self._directions[rtl]}
        points: float = font.get_text_width(run.text, self._size(run, style), asked)[1]
        return points * _POINT

    def _ordered(self, line: Line) -> Iterator[tuple[str, bool]]:
        """Stretches of one direction as they stand from the left, each in the order of its characters."""
        if line.text.isascii() or not (line.rtl or _any_from_the_right(line.text)):
            yield line.text, False
            return
        from fpdf.bidi import BidiParagraph

        base = self._directions[line.rtl]
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
