"""Emoji sequences as Unicode's emoji data has them now, for the units that weigh an emoji as one.

Single emoji, skin tones, keycaps and presentation selectors follow Unicode's grammar (UTS 51); flags
and joined sequences must be in the current list (``resources/text/emoji.json``), because X counts an
invented combination piece by piece. ``(c)``, ``(r)`` and digits are emoji only with U+FE0F or a keycap.
"""

import re
from functools import cache, lru_cache

from medsos_desktop.text.data import emoji_sequences
from medsos_desktop.text.memory import remember
from medsos_desktop.text.unicode import compiled

_OTHERS = r"0-9#*\p{RI}\p{EMod}\u00a9\u00ae"
_ONE = (
    rf"(?:\p{{EBase}}\p{{EMod}}|[\u00a9\u00ae]\ufe0f|[\p{{Emoji}}--[\p{{EPres}}{_OTHERS}]]\ufe0f?"
    rf"|[\p{{EPres}}--[{_OTHERS}]])"
)
_PATTERN = (
    r"\p{RI}\p{RI}"
    r"|[0-9#*]\ufe0f?\u20e3"
    r"|\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F"
    rf"|{_ONE}(?:\u200d{_ONE})*"
    r"|\p{EMod}"
)
_TONE = r"[\ufe0f\p{EMod}]"


@cache
def _stretch() -> re.Pattern[str]:
    """Everything that an emoji can be made of, side by side: a quick search before the exact one."""
    return re.compile(
        "[0-9#*]?[\u00a9\u00ae\u200d\u203c\u2049\u20e3\u2122\u2139\u2194-\u21aa\u231a-\u2b55\u3030\u303d\u3297"
        "\u3299\ufe0f\U0001f000-\U0001fbff\U000e0020-\U000e007f]+"
    )


@remember
def find_emoji(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (code points, half-open, in order) of all emoji in ``text``."""
    if text.isascii():
        return ()
    spans: list[tuple[int, int]] = []
    for found in _stretch().finditer(text):
        start, stretch = found.start(), found[0]
        inside = _known(stretch) if len(stretch) <= _USUAL else _split(stretch)
        spans.extend([(start + first, start + last) for first, last in inside])
    return tuple(spans)


_USUAL = 32
"""Stretches up to this length are remembered: people use the same emoji again and again."""


@lru_cache(4096)
def _known(stretch: str) -> tuple[tuple[int, int], ...]:
    return _split(stretch)


def _split(stretch: str) -> tuple[tuple[int, int], ...]:
    """The emoji of a stretch."""
    spans: list[tuple[int, int]] = []
    pattern = compiled(_PATTERN)
    found = pattern.search(stretch)
    while found:
        start, end = found.span()
        if end - start > 1:
            spans.extend(_sequence(stretch, start, end))
            end = max(spans[-1][1], start + 1)
        else:
            spans.append((start, end))
        found = pattern.search(stretch, end)
    return tuple(spans)


def _sequence(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run that looks like one emoji as the current emoji it really begins with."""
    raw = text[start:end]
    if "\u200d" in raw:
        return _joined(raw, start)
    if "\U0001f1e6" <= raw[0] <= "\U0001f1ff":
        region = "".join(chr(ord(letter) - 0x1F1E6 + 65) for letter in raw)
        return [(start, end if region in emoji_sequences().flags else start + 1)]
    if raw[-1] == "\U000e007f":
        tags = "".join(chr(ord(tag) - 0xE0000) for tag in raw[1:-1])
        return [(start, end if tags in emoji_sequences().subdivisions else start + 1)]
    return [(start, end)]


def _joined(raw: str, start: int) -> list[tuple[int, int]]:
    """Each longest beginning that is a current joined sequence; what is left stands alone."""
    spans: list[tuple[int, int]] = []
    parts = raw.split("\u200d")
    tone = compiled(_TONE)
    skeletons = [tone.sub("", part) or part for part in parts]
    known = emoji_sequences().joined
    at, longest = 0, 10  # no current sequence joins more than four; bounds hostile chains
    while at < len(parts):
        stop = min(len(parts), at + longest)
        while stop > at + 1 and "\u200d".join(skeletons[at:stop]) not in known:
            stop -= 1
        end = start + sum(len(part) + 1 for part in parts[at:stop]) - 1
        spans.append((start, end))
        start, at = end + 1, stop
    return spans
