"""A font's file as it shapes text: which letters it has, where their glyphs go, what may be embedded of it.

Read once in a process: nothing in it ever changes. HarfBuzz shapes and cuts, so that Arabic is joined and
a family of emoji is one picture.
"""

import struct
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from medsos_desktop import resources

_EM = 1000
"""Units of everything in here: thousandths of the letters' size, as a PDF counts."""
_LANGUAGE = "id"  # said always: left out, HarfBuzz would shape as the PC's own language asks
_CUT = ("GSUB", "GPOS", "GDEF", "BASE", "MATH", "STAT", "cmap", "name", "OS/2", "post", "gasp")
"""Tables of which a PDF's reader needs none: the glyphs are placed already."""


class Glyph(NamedTuple):
    """One glyph of a shaped text: what it stands for, how far it leads, how far off the line it stands."""

    id: int
    text: str
    advance: float
    right: float
    up: float


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF says of a font."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int


class Typeface:
    """One face; ``name`` is its file's, and the name it bears itself."""

    def __init__(self, name: str) -> None:
        import uharfbuzz

        self.name = name
        self._hb: Any = uharfbuzz
        self._face = self._hb.Face(resources.path("fonts", f"{name}.ttf").read_bytes())
        self._font = self._hb.Font(self._face)
        self._scale = _EM / self._face.upem
        self._widths: dict[int, int] = {}
        self.letters: Collection[int] = frozenset(self._face.unicodes)
        """Code points it has a glyph for."""

    def shaped(self, text: str, *, rtl: bool) -> list[Glyph]:
        """The glyphs as they stand from the left."""
        if not text:
            return []
        buffer = self._hb.Buffer()
        buffer.cluster_level = 1  # a mark stands for itself, not for the letter below it
        buffer.language = _LANGUAGE
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        self._hb.shape(self._font, buffer)
        infos, scale = buffer.glyph_infos, self._scale
        meant = _meant(text, [each.cluster for each in infos])
        return [
            Glyph(
                info.codepoint,
                meant.pop(info.cluster, ""),
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
            )
            for info, place in zip(infos, buffer.glyph_positions, strict=True)
        ]

    def width(self, glyph: int) -> int:
        """How far a glyph leads by itself."""
        if glyph not in self._widths:
            self._widths[glyph] = round(self._font.get_glyph_h_advance(glyph) * self._scale)
        return self._widths[glyph]

    def measures(self) -> Measures:
        """Of the whole face."""
        head = self._face.reference_table("head").data
        hhea = self._face.reference_table("hhea").data
        left, bottom, right, top = (round(each * self._scale) for each in struct.unpack_from(">4h", head, 36))
        ascent, descent = (round(each * self._scale) for each in struct.unpack_from(">2h", hhea, 4))
        return Measures((left, bottom, right, top), ascent, descent)

    def cut(self, glyphs: Collection[int]) -> tuple[bytes, Mapping[int, int]]:
        """A font's file with these glyphs only, and what number each has in it."""
        asked = self._hb.SubsetInput()
        asked.glyph_set.update(sorted(glyphs))
        asked.drop_table_tag_set.update(int.from_bytes(each.encode()) for each in _CUT)
        flags = self._hb.SubsetFlags
        asked.flags = flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
        plan = self._hb.SubsetPlan(self._face, asked)
        numbers = plan.old_to_new_glyph_mapping
        return bytes(plan.execute().blob.data), {each: numbers[each] for each in glyphs}


def _meant(text: str, clusters: list[int]) -> dict[int, str]:
    """Where each cluster begins -> its letters."""
    starts = sorted(set(clusters))
    ends = [*starts, len(text)][1:]
    return {start: text[start:end] for start, end in zip(starts, ends, strict=True)}


@cache
def typeface(name: str) -> Typeface:
    """The face of a file of ``resources/fonts``, named without its ending."""
    return Typeface(name)
