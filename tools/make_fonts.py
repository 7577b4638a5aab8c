"""Makes ``resources/fonts`` anew: the Noto fonts of our PDFs, only what prints, without hints for screens.

``python tools/make_fonts.py FOLDER EMOJI``: the folder of Debian's package ``fonts-noto-core`` (20201225)
and ``NotoEmoji[wght].ttf`` (3.002, in the wheel ``manimgx-fonts`` 2026.9.26). A variable font would not do:
text is shaped by the file's default weight, whatever weight is embedded. Look at a sheet afterwards.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

_Ranges = tuple[tuple[int, int], ...]

_SIGNS: _Ranges = (
    (0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF),
    (0x1F100, 0x1F1FF), (0x1F650, 0x1F67F), (0x1F780, 0x1F8FF),
)  # fmt: skip
_LETTERS: _Ranges = ((0x2100, 0x22FF), (0x25A0, 0x25FF), (0x2900, 0x29FF), (0x1D400, 0x1D7FF))

WANTED: dict[str, _Ranges] = {
    "NotoSans-Regular": (),
    "NotoSans-Bold": (),
    "NotoSansArabic-Regular": (),
    "NotoSansSymbols-Regular": (),
    "NotoSansSymbols2-Regular": _SIGNS,
    "NotoSansMath-Regular": _LETTERS,
    "NotoSansJavanese-Regular": (),
    "NotoSansBalinese-Regular": (),
    "NotoSansSundanese-Regular": (),
    "NotoSansBuginese-Regular": (),
}
"""File -> the ranges kept, all where there is none: what Indonesian offices write and decorate with."""


def _reduced(font: TTFont, ranges: _Ranges) -> TTFont:
    options = subset.Options(
        layout_features=["*"], hinting=False, notdef_outline=True, glyph_names=False, name_IDs=["*"]
    )
    options.drop_tables += ["MATH"]
    made = subset.Subsetter(options)
    made.populate(unicodes=list(_kept(font.getBestCmap(), ranges)))
    made.subset(font)
    return font


def _kept(known: Iterable[int], ranges: _Ranges) -> Iterable[int]:
    return (each for each in known if not ranges or any(low <= each <= high for low, high in ranges))


def main(folder: Path, emoji: Path) -> None:
    """Writes every font."""
    TARGET.mkdir(exist_ok=True)
    for name, ranges in WANTED.items():
        source = TTFont(folder / f"{name}.ttf", recalcTimestamp=False)
        _reduced(source, ranges).save(TARGET / f"{name}.ttf")
    still = instancer.instantiateVariableFont(TTFont(emoji, recalcTimestamp=False), {"wght": 400})
    _reduced(still, ()).save(TARGET / "NotoEmoji-Regular.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
