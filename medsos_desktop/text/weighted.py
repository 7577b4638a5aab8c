"""X's weighted length (twitter-text 3.1.0, configuration v2 and v3): counting and validity.

Normalised to NFC, a line end counts once, each link weighs 23, each current emoji weighs 2 (v3), most
scripts weigh 1 a character and the others, Chinese or Japanese for instance, 2. Over X's own published
code, which knows emoji up to 2019 only, every *current* emoji weighs 2, as X's documentation says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from medsos_desktop.text import grammar
from medsos_desktop.text.emoji import find_emoji
from medsos_desktop.text.graphemes import clusters
from medsos_desktop.text.urls import find_urls


@dataclass(frozen=True, slots=True)
class Config:
    """Weights in hundredths (``scale``) of a character, as X publishes them."""

    version: int = 3
    max_weighted_length: int = 280
    scale: int = 100
    default_weight: int = 200
    emoji_parsing: bool = True
    url_length: int = 23
    ranges: tuple[tuple[int, int, int], ...] = (
        (0, 4351, 100),
        (8192, 8205, 100),
        (8208, 8223, 100),
        (8242, 8247, 100),
    )


V3 = Config()
V2 = Config(version=2, emoji_parsing=False)


@dataclass(frozen=True, slots=True)
class WeightedText:
    """``valid_end`` ends the part that fits, ``display_end`` the text: code points, half-open, from 0.

    ``permillage`` is the share of the limit that is used, in thousandths.
    """

    weighted_length: int
    valid: bool
    permillage: int
    valid_end: int
    display_end: int


class Measure(NamedTuple):
    """``text`` normalised, its weight in units of the scale, and what stands whole (end, weight)."""

    text: str
    weight: int
    blocks: dict[int, tuple[int, int]]
    config: Config

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and weight of each character, emoji and link."""
        config, text, blocks = self.config, self.text, self.blocks
        at, stop = 0, len(text)
        while at < stop:
            if at in blocks:
                end, weight = blocks[at]
            else:
                end, weight = at + 1, _weight(ord(text[at]), config)
            yield at, end, weight
            at = end

    def fits_up_to(self, limit: int, barrier: int | None = None) -> int:
        """The position in ``text`` up to which ``limit`` (scaled) and the first ``barrier`` allow."""
        used = 0
        for start, end, weight in self.steps():
            used += weight
            if used > limit or (barrier is not None and barrier < end):
                return start
        return len(self.text)


def _weight(code: int, config: Config) -> int:
    for first, last, weight in config.ranges:
        if first <= code <= last:
            return weight
    return config.default_weight


@cache
def _invalid() -> re.Pattern[str]:
    return re.compile(f"[{grammar.INVALID}]")


@cache
def _classes(ranges: tuple[tuple[int, int, int], ...]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """A pattern for each weight of the configuration."""
    bodies: dict[int, str] = {}
    for first, last, weight in ranges:
        bodies[weight] = bodies.get(weight, "") + f"{re.escape(chr(first))}-{re.escape(chr(last))}"
    return tuple((re.compile(f"[{body}]+"), weight) for weight, body in bodies.items())


def normalise(text: str) -> str:
    """As X counts it: CRLF as LF, composed characters (NFC)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def measure(text: str, config: Config = V3) -> Measure:
    """Weigh ``text``; never raises. Linear in its length."""
    text = normalise(text)
    blocks: dict[int, tuple[int, int]] = {}
    spans: list[tuple[int, int]] = []
    weight = 0
    for url in find_urls(text):
        blocks[url.start] = (url.end, config.url_length * config.scale)
        spans.append((url.start, url.end))
    emoji = find_emoji(text) if config.emoji_parsing else ()
    if emoji:
        spans = _beside(emoji, spans, blocks, config.default_weight)
    weight = sum(block[1] for block in blocks.values()) + _plain_weight(_cut(text, spans), config)
    return Measure(text, weight, blocks, config)


def _beside(
    emoji: tuple[tuple[int, int], ...],
    links: list[tuple[int, int]],
    blocks: dict[int, tuple[int, int]],
    weight: int,
) -> list[tuple[int, int]]:
    """Add the emoji that stand outside of links to ``blocks``; all spans in order."""
    merged: list[tuple[int, int]] = []
    following = iter([*links, (1 << 62, 1 << 62)])
    link = next(following)
    for span in emoji:
        while link[1] <= span[0]:
            merged.append(link)
            link = next(following)
        if span[1] <= link[0]:
            blocks[span[0]] = (span[1], weight)
            merged.append(span)
    merged.append(link)
    merged.extend(following)
    return [span for span in merged if span[0] < 1 << 62]


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _plain_weight(text: str, config: Config) -> int:
    if text.isascii() and config.ranges == V3.ranges:
        return len(text) * config.scale
    weight, rest = 0, len(text)
    for pattern, one in _classes(config.ranges):
        covered = sum(map(len, pattern.findall(text)))
        weight += covered * one
        rest -= covered
    return weight + rest * config.default_weight


def parse(text: str, config: Config = V3) -> WeightedText:
    """The whole of what X says about a post."""
    measured = measure(text, config)
    limit = config.max_weighted_length * config.scale
    broken = None if text.isascii() else _invalid().search(measured.text)
    if measured.weight <= limit and not broken:
        fits = len(text)
    else:
        fits = original_position(text, measured, measured.fits_up_to(limit, broken and broken.start()))
    length = measured.weight // config.scale
    return WeightedText(
        weighted_length=length,
        valid=not broken and 0 < length <= config.max_weighted_length,
        permillage=length * 1000 // config.max_weighted_length,
        valid_end=fits,
        display_end=len(text),
    )


def original_position(text: str, measured: Measure, position: int) -> int:
    """Where in ``text`` a position of the normalised text lies; inside a cluster, its beginning."""
    if measured.text == text:
        return position
    made, start = 0, 0
    for first, last in clusters(text):
        made += len(normalise(text[first:last]))
        if made > position:
            return start
        start = last
    return start
