"""Clock times as Indonesian posts write them: ``10.00 WIB``, ``pukul 9 pagi``, ``setengah delapan malam``."""

import re
from dataclasses import dataclass
from functools import cache

from medsos_desktop.text import scan


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day, or a range of two. ``zone`` is WIB, WITA, WIT or `None` when none is written.

    ``hour`` counts 0 to 23 after "pagi", "siang", "sore" and "malam" are taken into account.
    """

    start: int
    end: int
    hour: int
    minute: int
    zone: str | None
    text: str
    until: tuple[int, int] | None = None


_PARTS = {"pagi": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12}


@cache
def _pattern() -> re.Pattern[str]:
    clock = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.,:]\d)"
    parts = [rf"(?:\s{{1,2}}(?P<part{n}>pagi|siang|sore|petang|malam)\b)?" for n in (1, 2)]
    zones = [rf"(?:\s{{0,2}}\(?(?P<zone{n}>WIB|WITA|WIT)\b)?" for n in (1, 2)]
    to = r"\s{0,2}(?:-|\u2013|\u2014|s\.?\s?/?d\.?|sampai(?:\sdengan)?|hingga)\s{0,2}"
    to += r"(?:(?:pukul|pkl\.?|jam)\s{1,2})?"
    return re.compile(
        r"(?<![\w.,:/@#-])(?:(?P<mark>pukul|pkl\.?|jam)\s{0,2})?"
        rf"(?P<first>{clock}|(?:[01]?\d|2[0-4])(?![\d.,:]*\d))"
        rf"{parts[0]}{zones[0]}"
        rf"(?:{to}(?P<last>{clock}|(?:[01]?\d|2[0-4])(?![\d.,:]*\d))"
        rf"{parts[1]}{zones[1]})?",
        re.IGNORECASE,
    )


_HOURS = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "duabelas",
]


@cache
def _spoken() -> re.Pattern[str]:
    """Hours in words, and half hours: "setengah delapan" is half past seven."""
    words = "|".join([r"dua\sbelas", *_HOURS])
    return re.compile(
        rf"\b(?:(?P<mark>pukul|pkl\.?|jam)\s{{1,2}})?(?P<half>setengah\s{{1,2}})?"
        rf"(?P<hour>{words}|(?:1[0-2]|[1-9])(?![.,:]?\d))(?![-\w])"
        r"(?:\s{1,2}(?P<part>pagi|siang|sore|petang|malam)\b)?(?:\s{0,2}\(?(?P<zone>WIB|WITA|WIT)\b)?",
        re.IGNORECASE,
    )


@cache
def _spoken_heads() -> re.Pattern[str]:
    """What an hour in words begins with; a bare "tujuh" is no hour."""
    return re.compile(r"\b(?:pukul|pkl|jam|setengah)", re.IGNORECASE)


@cache
def _heads() -> re.Pattern[str]:
    """Words that begin with a digit, "pukul", "pkl" or "jam": what a time can begin with."""
    return re.compile(r"[\dpPjJ]\w*")


@cache
def _duration() -> re.Pattern[str]:
    """Words that make "jam" a length of time or a kind of hour."""
    return re.compile(r"\s{0,2}(?:kerja|pelajaran|tayang)\b", re.IGNORECASE)


def times(text: str) -> tuple[TimeMention, ...]:
    """All clock times of ``text`` in order. A bare ``10.00`` is one only beside "pukul" or a zone."""
    found = []
    for match in scan.matches(_heads(), _pattern(), text):
        mention = _mention(text, match)
        if mention is not None:
            found.append(mention)
    found += _in_words(text, found)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _in_words(text: str, found: list[TimeMention]) -> list[TimeMention]:
    taken = {mention.start for mention in found}
    spoken = []
    for match in scan.matches(_spoken_heads(), _spoken(), text):
        digits = match["hour"].isdigit()
        clear = match["mark"] if not match["half"] else match["mark"] or match["part"] or match["zone"]
        if match.start() in taken or not clear or (digits and not match["half"]):
            continue
        if _duration().match(text, match.end()):
            continue
        spoken.append(_in_word(match))
    return spoken


def _in_word(match: re.Match[str]) -> TimeMention:
    name = "".join(scan.plain(match["hour"]).split())
    hour = int(name) if name.isdigit() else _HOURS.index(name) + 1
    minute = 0
    if match["half"]:
        hour, minute = (hour - 1) or 12, 30
    if match["part"]:
        hour = _hour_of(hour, scan.plain(match["part"]))
    zone = scan.plain(match["zone"]).upper() if match["zone"] else None
    return TimeMention(*match.span(), hour % 24, minute, zone, match[0])


def _mention(text: str, match: re.Match[str]) -> TimeMention | None:
    zone = match["zone1"] or match["zone2"]
    full = ":" in match["first"]
    hour_word = bool(match["mark"]) and not _duration().match(text, match.end())
    if not (zone or full or hour_word or match["part1"] or match["part2"]):
        return None
    if not (zone or full or hour_word) and "." not in match["first"]:
        return None  # "5 pagi" alone may be a number of things
    end = match.end() if match["last"] or not _dangling(match) else match.end("first")
    hour, minute = _clock(match["first"], match["part1"] or match["part2"])
    until = _clock(match["last"], match["part2"]) if match["last"] else None
    if hour > 24 or (hour == 24 and minute):
        return None
    named = scan.plain(zone).upper() if zone else None
    return TimeMention(match.start(), end, hour % 24, minute, named, text[match.start() : end], until)


def _dangling(match: re.Match[str]) -> bool:
    return False if match["part1"] or match["zone1"] else match.end() != match.end("first")


def _clock(digits: str, part: str | None) -> tuple[int, int]:
    hours, _, minutes = digits.replace(":", ".").partition(".")
    hour, minute = int(hours), int(minutes or 0)
    if part:
        hour = _hour_of(hour, scan.plain(part))
    return hour, minute


def _hour_of(hour: int, part: str) -> int:
    """``1 siang`` is 13, ``11 siang`` 11, ``12 malam`` 24, ``2 malam`` 2, ``7 malam`` 19."""
    if part == "siang":
        return hour + 12 if hour < 10 else hour
    if part == "malam":
        return hour + 12 if 5 <= hour <= 12 else hour
    return hour + 12 if _PARTS[part] and hour < 12 else hour
