"""What screen readers stumble over in a text: styled letters and rows of emoji."""

import re
from collections.abc import Iterator

from medsos_desktop.checks.document import fold
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import scan

FANCY, EMOJI = "access.fancy-letters", "access.emoji-run"
_STYLED = (
    "\U0001d400-\U0001d7ff\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
    "\u249c-\u24b5\u1d00-\u1d22\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua730\ua731\u1d43-\u1d61\u1d2c-\u1d42"
)
RUN = re.compile(rf"[{_STYLED}](?:[\s\u0300-\u036f]?[{_STYLED}]){{1,}}")
BOXES = re.compile(r"[\U0001f170\U0001f171\U0001f17e\U0001f17f]")
SMALL = {
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ʟ": "l",
    "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
}  # fmt: skip
_SIGN = "[\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
_PICTURE = (
    _SIGN + "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?){0,24}"
)
"""The longest family has a dozen parts; without an end each part of an endless one would be read to it."""
SIGN = re.compile(_SIGN)
ROW = re.compile(rf"(?:{_PICTURE}[ \t]?){{4,}}")
INSIDE = re.compile(rf"(?<=[^\W\d_]){_PICTURE}(?=[^\W\d_])")


@check(FANCY)
def fancy(run: Run) -> Iterator[Hit]:
    """Mathematical or styled letters; the fix is the same in plain letters."""
    text = run.doc.text
    if text.isascii():
        return
    for match in RUN.finditer(text):
        part = match.group()
        if len(BOXES.findall(part)) == len(part.replace(" ", "")) and len(part) < 3:
            continue
        yield Hit(FANCY, match.span(), {"quote": run.quote(*match.span())}, plain(part))


def plain(text: str) -> str:
    """Styled letters as plain ones; capitals kept where the style has them."""
    import unicodedata

    out = []
    for char in text:
        made = SMALL.get(char) or unicodedata.normalize("NFKC", char)
        out.append(made.strip("()") if len(made) > 1 else made)
    return "".join(out) or fold(text)


@check(EMOJI)
def emoji(run: Run) -> Iterator[Hit]:
    """More than three emoji in a row, or one inside a word."""
    if run.doc.text.isascii():
        return
    for match in scan.matches(SIGN, ROW, run.doc.text):
        end = match.start() + len(match.group().rstrip())
        first = re.match(_PICTURE, match.group())
        yield Hit(
            EMOJI,
            (match.start(), end),
            {"quote": run.quote(match.start(), end)},
            first.group() if first else None,
        )
    for match in scan.matches(SIGN, INSIDE, run.doc.text):
        yield Hit(EMOJI, match.span(), {"quote": match.group()})
