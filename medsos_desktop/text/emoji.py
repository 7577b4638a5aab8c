"""Emoji sequences as Unicode's emoji data has them now, for the units that weigh an emoji as one.

Single emoji, skin tones, keycaps and presentation selectors follow Unicode's grammar (UTS 51); flags
and joined sequences must be in the current list (``resources/text/emoji.json``), because X counts an
invented combination piece by piece. ``(c)``, ``(r)`` and digits are emoji only with U+FE0F or a keycap.
"""

import re
from functools import cache

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
def _candidate() -> re.Pattern[str]:
    """Where an emoji may begin: a quick search before the exact one."""
    keycap, sign = "[0-9#*](?=\ufe0f?\u20e3)", "[\u00a9\u00ae](?=\ufe0f)"
    return re.compile(f"{keycap}|{sign}|[\u203c-\u3299\U0001f000-\U0001fbff]")


@remember
def find_emoji(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (code points, half-open, in order) of all emoji in ``text``."""
    if text.isascii():
        return ()
    search = _candidate().search
    candidate = search(text)
    if not candidate:
        return ()
    match = compiled(_PATTERN).match
    spans: list[tuple[int, int]] = []
    while candidate:
        start = end = candidate.start()
        found = match(text, start)
        if found:
            end = found.end()
            if end - start == 1:
                spans.append((start, end))
            else:
                spans.extend(_sequence(text, start, end))
        candidate = search(text, max(end, start + 1))
    return tuple(spans)


def _sequence(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run that looks like one emoji as the current emoji it really is made of."""
    raw = text[start:end]
    if "\u200d" in raw:
        return _joined(raw, start)
    first = ord(raw[0])
    if 0x1F1E6 <= first <= 0x1F1FF:
        region = "".join(chr(ord(letter) - 0x1F1E6 + 65) for letter in raw)
        return [(start, end)] if region in emoji_sequences().flags else [(start, start + 1), (start + 1, end)]
    if raw[-1] == "\U000e007f":
        tags = "".join(chr(ord(tag) - 0xE0000) for tag in raw[1:-1])
        return [(start, end)] if tags in emoji_sequences().subdivisions else [(start, start + 1)]
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
