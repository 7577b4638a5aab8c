"""Somebody's home, and a name together with aid, illness, disability, exact age or home."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from medsos_desktop.checks import names, places
from medsos_desktop.checks.finding import Hit, Severity
from medsos_desktop.checks.names import Person
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run, once
from medsos_desktop.checks.terms import TermHit

CASE = "pii.person-and-case"
AGE = re.compile(
    r"(?:ber)?(?:usia|umur)(?:nya)?\s(?:yang\s|sudah\s|baru\s|kini\s|genap\s|ke-?)*\d{1,3}(?!\d)"
    r"|(?<![\w.,])\d{1,3}\s?(?:tahun|taun|thn|th|bulan)(?!\w)"
    r"|(?:ulang tahun|ultah|hut|milad)(?:nya)?\s(?:yang\s)?ke-?\s?\d{1,3}(?!\d)"
)
AGE_NEXT = re.compile(
    r"\W{0,4}(?:di\s|pada\s)?(?:usia|umur)(?:nya)?\s(?:yang\s|sudah\s|baru\s|kini\s|genap\s|ke-?)*\d{1,3}(?!\d)"
)
TOGETHER = re.compile(
    r"(?:(?:kedua|ketiga|keempat|kelima|keenam|semua|seluruh)nya|masing-masing)(?:\s\w{1,12})?\s(?:ber)?(?:usia|umur)\s(?:sama\s)?\d{1,3}(?!\d)"
)
"""One age for all the names of a list."""
NOT_AGE = re.compile(
    r"\s(?:mengabdi|menjadi|bekerja|jadi|mengajar|berjualan|menikah|terakhir|lalu|silam|ke depan|ini|berjalan|lamanya|sekali"
    r"|kemudian|pengabdian|berkarya|merantau|menunggu|penjara|ke atas)"
)
SPAN_BEFORE = re.compile(
    r"(?:selama|dalam|setelah|sejak|tiap|setiap|sudah|lebih dari|hampir|per|kurun|garansi)\s(?:\w{1,12}\s)?\Z"
)
APPOSED = re.compile(r"\s?[,(]\s?(?:seorang\s|penyandang\s|penderita\s|pasien\s|penyintas\s|yang\s|warga\s)?")
KIN = re.compile(
    r"(?<!\w)(?:anak|cucu|putr[ai]|keponakan|adik|kakak|ponakan|ibu|ayah|istri|suami)(?:nya)?(?:\skandung|\stiri|\sdari|\spasangan)?\s\Z"
)
FOR_NAME = re.compile(
    r"(?<!\w)(?:(?:untuk|utk|kepada|kpd|kagem|kanggo|buat|bagi)\s(?:keluarga\s)?|(?:di|ke|dari)\s(?:rumah|kediaman|griya)(?:nya)?\s)\Z"
)
"""What makes the name behind it the one the aid is for, or whose home it goes to."""
FORM_LINE = re.compile(r"(?<!\w)alamat(?: lengkap| rumah| asal| domisili)?\s?[:=]\s?\Z")
FORM_EXAMPLE = re.compile(
    r"(?<!\w)(?:contoh|misal|conto|tuladha)(?:nya|ne)?(?!\w)[^\n]*\n(?:[^\n]*\n)?[^\w\n]{0,4}nama[^:=\n]{0,20}[:=]"
    r"|(?<!\w)(?:contoh|misal|conto|tuladha)(?:nya|ne)?(?!\w)[^\n]{0,120}(?<!\w)nama\s?[:=]"
)
TABLE = 8
"""Lines of a table that its heading may stand above."""
INITIAL_WORDS = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*\.?")
TALE = re.compile(
    r"(?<!\w)(?:dongeng|film|fabel|cerita|kisah|lakon|wayang|komik|novel|drama|tokoh|legenda|sandiwara|kancil)(?!\w)"
)
"""Where a mocked name is a figure's."""
ITEM = re.compile(r"[ \t]{0,100}(?:\d{1,3}[.)]|[a-z][.)](?=\s)|[-•*▪◦–])[ \t]*")


@check("pii.home-address", "pii.neighbourhood")
def homes(run: Run) -> Iterator[Hit]:
    """An address of a person; RT/RW without a person is a hint of its own."""
    last = -1
    for place in places.places(run):
        owner = places.home_of(run, place)
        code = "pii.home-address" if owner else "pii.neighbourhood"
        if owner and _example(run, place.start):
            owner, code = False, "pii.neighbourhood"
        if not owner and place.kind == "street":
            continue
        if owner and place.start <= last + 3:
            last = place.end
            continue
        last = place.end if owner else last
        yield Hit(code, (place.start, place.end), {"quote": run.quote(place.start, place.end)})


def _example(run: Run, place: int) -> bool:
    """Whether the address is a line of a form that is filled in as an example."""
    low = run.doc.low
    return bool(FORM_LINE.search(low, low.rfind("\n", 0, place) + 1, place)) and bool(
        FORM_EXAMPLE.search(low, max(0, place - 240), place)
    )


MOCKED = re.compile(
    r"(?<!\w)[Ss]i\s(?:buta|pincang|tuli|bisu|gagap|lumpuh|gila|budek|pikun)\s(?P<name>[A-Z][a-z]{2,20})(?![a-z])"
)
"""A person called by a disability: "si pincang Udin"."""


@check(CASE)
def cases(run: Run) -> Iterator[Hit]:
    """A resident's name with a case (UU PDP art. 4(2)); a health condition makes it a block."""
    homes_of = {
        owner for owner in (places.home_of(run, place) for place in places.places(run)) if owner is not True
    }
    told: list[Reach] = []
    for person in names.people(run):
        if not person.name or _initials(run, person) or places.in_street(run, person):
            continue
        if person.role and not (_said_ill(run, person) or _child_of_an_age(run, person)):
            continue
        found = _case(run, person, person in homes_of)
        if found:
            told.append((person.start, person.end))
            params = {"name": run.quote(person.start, person.end), "case": found}
            severity: Severity | None = "block" if found == "health" else None
            yield Hit(CASE, (person.start, person.end), params, "seorang warga", severity)
    for mocked in MOCKED.finditer(run.doc.plain) if run.any(CASE, "health") else ():
        start, end = mocked.span("name")
        if not any(one < end and start < other for one, other in told) and not _tale(run, start):
            yield Hit(
                CASE, (start, end), {"name": mocked["name"], "case": "health"}, "seorang warga", "block"
            )


def _initials(run: Run, person: Person) -> bool:
    """Whether what stands behind a title is letters with full stops only, or one letter: no name."""
    words = INITIAL_WORDS.findall(run.doc.plain[person.start : person.end])
    last = words[-1] if words else ""
    bare = last.replace(".", "")
    return (
        len(bare) == 1 or (len(bare) <= 3 and "." in last.rstrip(".")) or (len(words) == 1 and len(bare) <= 2)
    )


def _child_of_an_age(run: Run, person: Person) -> bool:
    """Whether an age right behind the name makes it a child's: nobody asks a child for information."""
    match = names.AGE_AFTER.match(run.doc.low, person.end) if person.role == "contact" else None
    years = re.search(r"\d{1,3}", match[0]) if match else None
    return years is not None and int(years[0]) < 18


def _tale(run: Run, place: int) -> bool:
    return bool(TALE.search(run.doc.low, *run.doc.around(place)))


def _case(run: Run, person: Person, at_home: bool) -> str:
    """Which case stands with the name: health, aid, age, home, or "" for none."""
    own = run.doc.around(person.start)
    wide = _reach(run, person)
    kin = bool(KIN.search(run.doc.low, max(own[0], person.start - 24), person.start))
    for reach in (own, wide):
        if _ill(run, reach) and not run.any(CASE, "teaching", own):
            return "health"
        if not kin and (_aided(run, reach) or _meant(run, person, reach) or _numbered(run, person, reach)):
            return "aid"
    if at_home:
        return "home"
    return "age" if _aged(run, person, own) else ""


def _said_ill(run: Run, person: Person) -> bool:
    """Whether an illness or disability is put right behind the name of somebody who does something."""
    if person.role != "actor" or not APPOSED.match(run.doc.low, person.end):
        return False
    return run.any(CASE, "health", (person.end, min(len(run.doc.low), person.end + 40)))


def _ill(run: Run, reach: Reach) -> bool:
    """Whether an illness or disability is told of, and not only explained ("menjelaskan gejala stroke")."""
    known = _told_illnesses(run)
    at = bisect_left(known, (reach[0],))
    return at < len(known) and known[at].end <= reach[1]


@once
def _told_illnesses(run: Run) -> tuple[TermHit, ...]:
    hits = run.hits(CASE, "health")
    if not run.any(CASE, "teaching"):
        return hits
    return tuple(hit for hit in hits if not run.any(CASE, "teaching", run.doc.around(hit.start)))


def _aided(run: Run, reach: Reach) -> bool:
    if run.any(CASE, "aided", reach):
        return True
    return run.any(CASE, "receive", reach) and run.any("cue", "aid", reach)


def _meant(run: Run, person: Person, reach: Reach) -> bool:
    """Whether the aid of the sentence is for this name ("Paket pangan untuk Mbah Karsi")."""
    before = run.doc.low[max(reach[0], person.start - 28) : person.start]
    return bool(FOR_NAME.search(before)) and run.any("cue", "aid", run.doc.around(person.start))


def _numbered(run: Run, person: Person, reach: Reach) -> bool:
    """Whether the name stands with its identity number where aid is spoken of: a recipient's entry."""
    return bool(names.IN_TABLE.match(run.doc.low, person.end)) and run.any("cue", "aid", reach)


def _reach(run: Run, person: Person) -> Reach:
    """The sentence of the name with its neighbours, and the heading of the list it stands in."""
    if names.IN_TABLE.match(run.doc.low, person.end):
        return run.doc.around(person.start, TABLE, 0)
    start, end = run.doc.around(person.start, 1, 1)
    text = run.doc.text
    line = text.rfind("\n", max(0, person.start - 2000), person.start) + 1
    if ITEM.match(text, line):
        start = min(start, _heading(run, line))
        end = run.doc.around(person.start)[1]
    return start, end


def _heading(run: Run, line: int) -> int:
    """Where the line above the list begins whose item begins at ``line``; each line is looked at once."""
    known = _headings(run)
    text, passed = run.doc.text, []
    while line not in known:
        passed.append(line)
        line = text.rfind("\n", 0, line - 1) + 1
        if not ITEM.match(text, line) and text[line : line + 2].strip():
            known[passed[-1]] = line
            line = passed[-1]
    known.update(dict.fromkeys(passed, known[line]))
    return known[line]


@once
def _headings(run: Run) -> dict[int, int]:
    """For `_heading`: what is known so far."""
    return {0: 0}


def _aged(run: Run, person: Person, own: Reach) -> bool:
    low = run.doc.low
    if names.AGE_AFTER.match(low, person.end) and not NOT_AGE.match(low, _after_age(low, person.end)):
        return True
    if KIN.search(low, max(own[0], person.start - 24), person.start):
        return False  # "baru 14 tahun, cucu Mak Icah": the age is the grandchild's
    for match in AGE.finditer(low, max(own[0], person.start - 90), min(own[1], person.end + 90)):
        before = low[max(own[0], match.start() - 24) : match.start()]
        if NOT_AGE.match(low, match.end()) or SPAN_BEFORE.search(before):
            continue
        if abs(match.start() - person.end) <= 45 or abs(person.start - match.end()) <= 45:
            return True
    together = TOGETHER.search(low, person.end, own[1])
    if together and not NOT_AGE.match(low, together.end()):
        return True
    following = AGE_NEXT.match(low, own[1]) if own[1] - person.end <= 30 else None
    return bool(following) and not NOT_AGE.match(low, following.end() if following else 0)


def _after_age(low: str, place: int) -> int:
    match = names.AGE_AFTER.match(low, place)
    return match.end() if match else place
