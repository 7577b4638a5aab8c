"""Addresses in a text: streets, gangs, dusun, RT/RW, and whether they are a venue or somebody's home."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from medsos_desktop.checks import names
from medsos_desktop.checks.names import Person
from medsos_desktop.checks.run import Reach, Run, inside, once

NEIGHBOURHOOD = re.compile(
    r"(?<!\w)(?:rt\s?[./]\s?rw|rt\s?/\s?rw)\s?[.:]?\s?0*\d{1,3}\s?[/\-]\s?0*(?:\d{1,3}|[ivx]{1,4})(?!\w)"
    r"|(?<!\w)rt\s?[.:]?\s?0*\d{1,3}(?:\s?[/,\-–]?\s?(?:rw\s?[.:]?\s?)0*(?:\d{1,3}|[ivx]{1,4})|\s?/\s?0*\d{1,3})?(?!\w)"
    r"|(?<!\w)rw\s?[.:]?\s?0*(?:\d{1,3}|[ivx]{1,4})(?!\w)"
)
STREET = re.compile(
    r"(?<!\w)(?:(?:jl|jln|gg|lrg|dsn|perum|komp)(?!\w)\.?|(?:jalan|gang|lorong|dusun|dukuh|padukuhan|perumahan|kompleks|komplek|blok)(?!\w))\s{1,2}"
    r"(?=[^\W_])(?:[^\s,.;:!?()\n]{1,24}(?:\s(?=[^\W_])|\Z|(?=[,.;:!?()\n]))){1,4}"
    r"(?:,?\s?(?:no|nomor|nomer|kav|blok)\s?\.?\s?[a-z]?\d{1,4}[a-z]?(?!\w))?"
)
FROM_RW = re.compile(
    r"[\s,]{0,2}(?:\(\s?\d{1,3}[^)]{0,8}\))?[\s,(]{0,3}(?:yang )?(?:warga|dari|asal|tinggal di|bertempat tinggal di|rumahnya di|penghuni|penduduk)\s"
)
FROM_FAR = 64
"""More than `FROM_RW` can be long."""
NAMED_NEXT = re.compile(r",?\s(?:bernama |yaitu |yakni |atas nama |itu )?")
NEXT_FAR = 16
"""More than `NAMED_NEXT` can be long."""
HOME_OF_WHOM = re.compile(
    r"(?<!\w)(?:rumah|kediaman|tempat tinggal)(?:nya|\s(?:beliau|dia|ia|mbahnya|si mbah))(?!\w)"
)
"""The home of somebody named before: "langsung ke rumah beliau di ..."."""
POSSESSED = re.compile(
    r"\s*(?:(?:rumah|tinggal|alamat|kediaman|gubuk|griya)(?:nya|ne|e)|omah(?:nya|e))(?!\w)"
)
BUDGET = re.compile(r"perumahan\s(?:tahun\s)?20\d\d|perumahan\s(?:rakyat|dan)(?!\w)")
NUMBERED = re.compile(r"(?<!\w)(?:no|nomor|nomer)\s?\.?\s?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Place:
    """An address. ``kind`` is "street", "rt" (RT with or without RW) or "rw"."""

    start: int
    end: int
    kind: str


@once
def places(run: Run) -> tuple[Place, ...]:
    """Addresses of a field outside the office's allow-list, in reading order."""
    return tuple(_read(run))


@once
def _starts(run: Run) -> list[int]:
    return [one.start for one in places(run)]


def places_in(run: Run, reach: Reach) -> tuple[Place, ...]:
    """The addresses that begin within a stretch."""
    return places(run)[inside(_starts(run), reach)]


def _squeeze(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", " ", text.lower()).strip()


def _read(run: Run) -> list[Place]:
    low, plain = run.doc.low, run.doc.plain
    found: list[Place] = []
    own = [_squeeze(one) for one in run.context.allow.addresses if one.strip()]
    if "rt" in low or "rw" in low:
        for match in NEIGHBOURHOOD.finditer(low):
            if run.any("pii.home-address", "not-neighbourhood", (max(0, match.start() - 16), match.end())):
                continue
            found.append(Place(match.start(), match.end(), "rw" if match.group().startswith("rw") else "rt"))
    for match in STREET.finditer(low):
        if BUDGET.match(low, match.start()) or low.endswith("selamat ", 0, match.start()):
            continue
        end = _cut(plain, match.start(), match.end())
        if end is None:
            continue
        text = _squeeze(low[match.start() : end])
        if any(text in one or one in text for one in own):
            continue
        found.append(Place(match.start(), end, "street"))
    found.sort(key=lambda place: place.start)
    return found


def _cut(plain: str, start: int, end: int) -> int | None:
    """Where the street's name ends: at the last capitalised word or number; None for no street."""
    text = plain[start:end]
    words = list(re.finditer(r"[^\s,]+", text))
    last = None
    for word in words[1:]:
        token = word.group()
        if (
            token[0].isupper()
            or token[0].isdigit()
            or token.lower().rstrip(".") in ("no", "nomor", "nomer", "kav")
        ):
            last = word.end()
            continue
        break
    if last is not None:
        return start + len(text[:last].rstrip(" ,"))
    numbered = NUMBERED.search(text.lower())
    return start + numbered.end() if numbered else None


def is_venue(run: Run, place: Place) -> bool:
    """Whether a balai, an office, a school or the like stands before (or in) the address."""
    sentence = run.doc.around(place.start)
    reach = (max(sentence[0], place.start - 48), place.start)
    text = run.doc.low[reach[0] : reach[1]]
    after_comma = text.rpartition(";")[2]
    start = reach[1] - len(after_comma)
    return run.any("pii.home-address", "venue", (start, min(len(run.doc.low), place.start)))


def home_of(run: Run, place: Place) -> Person | bool:
    """Whose home the address is: the person, True for somebody unnamed, False for nobody's."""
    if is_venue(run, place) and not _said_home(run, place):
        return False
    sentence = run.doc.around(place.start)
    named, starts, ends = _dwellers(run)
    first, last = bisect_left(starts, sentence[0]), bisect_left(starts, sentence[1])
    if place.kind == "rw":
        first = max(first, bisect_left(ends, place.start - FROM_FAR))
        last = min(last, bisect_right(starts, place.end + NEXT_FAR))
        return next((one for one in named[first:last] if not one.role and _of_rw(run, one, place)), False)
    if first < last:
        behind = min(last, bisect_right(ends, place.start))
        before = behind > first
        person = named[behind - 1 if before else first]
        apart = place.start - person.end if before else person.start - place.end
        if (not person.role and apart <= (90 if before else 25)) or (person.role and _said_home(run, place)):
            return person
    if _said_home(run, place):
        return _before(run, place) or True
    if place.kind == "street":
        reach = (max(sentence[0], place.start - 70), place.start)
        return run.any("pii.home-address", "somebody", reach)
    return False


@once
def _streets(run: Run) -> tuple[list[int], list[int]]:
    """Where streets start, and the furthest that any of them reaches up to each."""
    streets = [place for place in places(run) if place.kind == "street"]
    return [one.start for one in streets], list(accumulate((one.end for one in streets), max))


def in_street(run: Run, person: Person) -> bool:
    """Whether the name is a street's: "Jl. Ahmad Yani"."""
    starts, reached = _streets(run)
    before = bisect_left(starts, person.start)
    return before > 0 and person.end <= reached[before - 1] + 1


@once
def _dwellers(run: Run) -> tuple[list[Person], list[int], list[int]]:
    """Named people of a field that may live somewhere, with the starts and ends of their names."""
    named = [
        one
        for one in names.people(run)
        if one.name and one.role in ("", "contact") and not in_street(run, one)
    ]
    return named, [one.start for one in named], [one.end for one in named]


def _before(run: Run, place: Place) -> Person | None:
    """The one person of the sentences before, when this one goes on about that person's home ("Rumahnya di ...")."""
    sentence = run.doc.around(place.start)
    back = 1 if POSSESSED.match(run.doc.low, sentence[0]) else 0
    if HOME_OF_WHOM.search(run.doc.low, max(sentence[0], place.start - 40), place.start):
        back = 2
    if not back:
        return None
    start = run.doc.around(place.start, back, 0)[0]
    named = [one for one in names.people(run) if one.name and start <= one.start < sentence[0]]
    return named[0] if len(named) == 1 and not named[0].role else None


def _of_rw(run: Run, person: Person, place: Place) -> bool:
    """Whether the RW is said right beside the name: "Arsyad (7) dari RW 06", "warga RW 02, Bu Ani"."""
    if person.end <= place.start:
        return bool(FROM_RW.fullmatch(run.doc.low[person.end : place.start]))
    before = run.doc.low[max(0, place.start - 12) : place.start]
    return "warga" in before and bool(NAMED_NEXT.fullmatch(run.doc.low[place.end : person.start]))


def _said_home(run: Run, place: Place) -> bool:
    sentence = run.doc.around(place.start)
    if run.doc.low.endswith((", warga ", "(warga ", ", penghuni "), 0, place.start):
        named = any(sentence[0] <= one.start < place.start for one in _dwellers(run)[0])
        reach = (max(sentence[0], place.start - 70), place.start)
        return named or run.any("pii.home-address", "somebody", reach)
    width = 70 if place.kind == "street" else 40
    role = "home" if place.kind == "street" else "home-near"
    return run.any("pii.home-address", role, (max(sentence[0], place.start - width), place.start))
