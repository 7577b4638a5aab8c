"""The letters of one face that a PDF draws: a number for each, and the objects that carry them.

A number stands for a glyph and for what it means, so that whoever copies text out of the PDF gets the
letters that were typed.
"""

import hashlib

from medsos_desktop.reports.pdffile import PdfFile
from medsos_desktop.reports.typeface import Typeface

_SYMBOLIC = 4
_BLOCK = 100  # entries a block of a CMap may have
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Embedding:
    """One face in one PDF, called ``name`` in there."""

    def __init__(self, face: Typeface, name: str) -> None:
        self.face, self.name = face, name
        self._numbers: dict[tuple[int, str], int] = {}

    def shown(self, text: str, size: float, *, rtl: bool) -> tuple[str, float]:
        """What stands between the brackets of ``[...] TJ``, and how wide it is in points.

        A TJ moves along the line only: for marks above and below, it is interrupted.
        """
        parts: list[str] = []
        hexes: list[str] = []
        wide = moved = 0.0  # moved: how far what follows must be shifted to the right
        for glyph in self.face.shaped(text, rtl=rtl):
            if shift := round(moved + glyph.right):
                parts += [_hex(hexes), f"{-shift}"]
                moved -= shift
            if glyph.up:
                parts += [_hex(hexes), f"] TJ {glyph.up * size / 1000:.2f} Ts ["]
            hexes.append(f"{self._number(glyph.id, glyph.text):04X}")
            if glyph.up:
                parts += [_hex(hexes), "] TJ 0 Ts ["]
            moved += glyph.advance - self.face.width(glyph.id)
            wide += glyph.advance
        parts.append(_hex(hexes))
        if shift := round(moved):
            parts.append(f"{-shift}")
        return "".join(parts), wide * size / 1000

    def _number(self, glyph: int, text: str) -> int:
        return self._numbers.setdefault((glyph, text), len(self._numbers) + 1)

    def written(self, file: PdfFile) -> int:
        """The number of the font's object."""
        face = self.face
        data, places = face.cut({glyph for glyph, _ in self._numbers} | {0})
        base = f"/{_tag(data)}+{face.name}"
        measures = face.measures()
        stream = file.stream(data, f"/Length1 {len(data)}")
        descriptor = file.add(
            f"<< /Type /FontDescriptor /FontName {base} /Flags {_SYMBOLIC}"
            f" /FontBBox [{' '.join(map(str, measures.box))}] /ItalicAngle 0 /Ascent {measures.ascent}"
            f" /Descent {measures.descent} /CapHeight {measures.ascent} /StemV 80 /FontFile2 {stream} 0 R >>"
        )
        widths = " ".join(str(face.width(glyph)) for glyph, _ in self._numbers)
        map_ = b"\0\0" + b"".join(places[glyph].to_bytes(2) for glyph, _ in self._numbers)
        inner = file.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {base}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {descriptor} 0 R /W [1 [{widths}]] /CIDToGIDMap {file.stream(map_)} 0 R >>"
        )
        return file.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
            f" /DescendantFonts [{inner} 0 R] /ToUnicode {file.stream(self._meanings().encode())} 0 R >>"
        )

    def _meanings(self) -> str:
        rows = [f"<{number:04X}> <{_utf16(text)}>\n" for (_, text), number in self._numbers.items() if text]
        blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
        return _CMAP.format(
            blocks="".join(f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n" for some in blocks)
        )


def _hex(hexes: list[str]) -> str:
    """The glyphs gathered so far, which are then gathered anew."""
    told = f"<{''.join(hexes)}>" if hexes else ""
    hexes.clear()
    return told


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _tag(data: bytes) -> str:
    """Six capital letters that mark a part of a font, the same for the same part."""
    return "".join(chr(ord("A") + each % 26) for each in hashlib.sha256(data).digest()[:6])
