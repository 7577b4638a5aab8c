"""A child who is victim, witness or offender, with what identifies the child (UU SPPA 11/2012 art. 19)."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import names, places
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.names import Person
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run

CODE = "child.identity"
INITIALS = re.compile(
    r"(?<![A-Za-z])(?:(?:[Bb]er)?[Ii]nisial(?:nya)?|[Ii]nitial|[Kk]orban(?:nya)?|[Pp]elaku(?:nya)?|[Ss]aksi(?:nya)?|[Tt]ersangka(?:nya)?"
    r"|[Aa]nak|ABH\)?|[Bb]ocah|[Ss]isw[ai]|[Pp]elajar|[Rr]emaja|[Ss]antri(?:wati)?|[Kk]epada|adalah|yaitu|[Mm]urid|bernama|[Aa]nanda)"
    r"[\s:,(\"'–-]{1,3}(?P<initials>[A-Z]\.?\s?[A-Z]?\.?\s?[A-Z]?\.?)(?=[\s,.;()\"'/]|\Z)"
)
FAR_INITIALS = re.compile(
    r"(?<![A-Za-z])[Ii]nisial(?:nya)?(?:\s[a-z]{2,12}){1,3}[\s:(]{1,3}(?P<initials>[A-Z]\.?[A-Z]\.?[A-Z]?)(?=[\s,.;()]|\Z)"
)
BULLET_INITIALS = re.compile(r"[:(]\s?(?P<initials>[A-Z]{2,3})(?=[\s,(])")
ACRONYMS = frozenset(
    [
        "SD",
        "SDN",
        "SMP",
        "SMA",
        "SMK",
        "MI",
        "MTS",
        "MA",
        "TK",
        "RT",
        "RW",
        "KK",
        "KTP",
        "NIK",
        "ABH",
        "PPA",
        "UPT",
        "DKT",
        "RS",
        "HP",
        "WA",
        "IG",
        "FB",
        "TV",
        "CCTV",
        "UU",
        "PKK",
        "KB",
        "PMI",
        "KPAI",
        "LPA",
        "TNI",
        "WIB",
        "WIT",
        "RI",
    ]
)
SCHOOL = re.compile(
    r"(?<!\w)(?:sd|sdn|sdit|smp|smpn|smpit|sma|sman|smk|smkn|mi|min|mts|mtsn|ma|man|tk|paud|slb|ponpes|pesantren|pondok|madrasah|tpa|tpq)"
    r"\.?\s(?:negeri\s|swasta\s|pesantren\s|islam\s)?(?P<name>[^\W_]\w*)"
)
PARENT = re.compile(
    r"(?<!\w)(?:putra|putri|anak|ank|anaknya|putranya|putrinya|cucu|cucunya|keponakan|bapaknya|ayahnya|ibunya|orang tuanya|ortunya)"
    r"(?:\s?nya)?\s(?:kandung\s|pertama\s|kedua\s|bungsu\s|sulung\s|semata wayang\s|tunggal\s|tiri\s|angkat\s)?(?:dari\s|seorang\s|si\s)*"
    r"(?:(?:pemilik|penjual|pedagang|tukang|juragan|kepala|ketua|guru|pegawai|sopir|pengusaha|mantan|pengurus|juru|bidan|lurah"
    r"|marbot|penjaga|satpam|perangkat|carik|kades)(?!\w)|(?:pak|bapak|bpk|bu|ibu|mas|mbak|haji|h\.|alm)(?!\w)\.?\s(?P<who>\w+))"
)
OF_PARENTS = frozenset(
    [
        "yang",
        "itu",
        "ini",
        "dan",
        "hamil",
        "asuh",
        "kandung",
        "angkat",
        "tiri",
        "saya",
        "kami",
        "kita",
        "di",
        "ke",
        "dari",
        "untuk",
        "guru",
    ]
)
YEARS = re.compile(
    r"(?<![\d.,/])(?P<years>\d{1,2})\s?(?:tahun|thn|th)(?!\w)|\(\s?(?P<bare>\d{1,2})\s?(?:th|thn|tahun)?\s?\)"
)
CLASS = re.compile(
    r"(?<!\w)kelas\s(?:[1-9]|1[0-2]|[ivx]{1,4}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?!\w)"
)
VILLAGE = re.compile(
    r"(?<!\w)(?:kelurahan|desa|dusun|kampung|dukuh|kp|kel|ds|gang|jalan|jl|gg|asal|perumahan)\.?\s[^\W_]"
)


@check(CODE)
def identity(run: Run) -> Iterator[Hit]:
    """One finding for each scene, on what gives the child away first."""
    last_end = -1
    for hit in run.hits(CODE, "case"):
        if hit.start < last_end:
            continue
        reach = run.doc.around(hit.start, 1, 1)
        if not _child(run, reach):
            continue
        found = _clue(run, run.doc.around(hit.start, 2, 2) if _continues(run, hit.start) else reach)
        if found:
            last_end = reach[1]
            kind, start, end = found
            yield Hit(CODE, (start, end), {"quote": run.quote(start, end), "clue": kind})


def _continues(run: Run, place: int) -> bool:
    """Whether the text is short or a list, so that clues stand further apart."""
    return len(run.doc.low) <= 700


def _child(run: Run, reach: Reach) -> bool:
    low = run.doc.low
    if run.any(CODE, "child", reach) or run.any(CODE, "young", reach) or CLASS.search(low, *reach):
        return True
    for match in YEARS.finditer(low, *reach):
        if int(match["years"] or match["bare"]) < 18 and not low.startswith(" penjara", match.end()):
            return True
    return any(match["name"] for match in SCHOOL.finditer(low, *reach)) and run.any(CODE, "pupil", reach)


def _clue(run: Run, reach: Reach) -> tuple[str, int, int] | None:
    """What identifies the child: kind and span; None when nothing does."""
    named = _named(run, reach)
    if named:
        return "name", named.start, named.end
    parent = _parent(run, reach)
    if parent:
        return "parents", *parent
    initials = _initials(run, reach)
    school = _school(run, reach)
    home = next(
        (p for p in places.places(run) if reach[0] <= p.start < reach[1] and not places.is_venue(run, p)),
        None,
    )
    village = VILLAGE.search(run.doc.low, *reach)
    aged = (
        YEARS.search(run.doc.low, *reach)
        or CLASS.search(run.doc.low, *reach)
        or run.any(CODE, "young", reach)
    )
    if initials and (school or home or village):
        return "initials", *initials
    if run.any(CODE, "prevention", reach):
        return None
    if school and (aged or home or run.any(CODE, "single", reach)):
        return "school", *school
    if home and home.kind != "rw" and aged:
        return "address", home.start, home.end
    return None


def _may_be(run: Run, person: Person) -> bool:
    """Whether the person is the child or a parent; officials, givers and examples are neither."""
    if person.role not in ("official", "actor", "example"):
        return True
    before = (max(run.doc.around(person.start)[0], person.start - 45), person.start)
    return person.role == "actor" and run.any(CODE, "relation", before)


def _named(run: Run, reach: Reach) -> Person | None:
    for person in names.people(run):
        if not (reach[0] <= person.start < reach[1]) or not person.name or not _may_be(run, person):
            continue
        if person.role == "contact" and names.CONTACT.search(
            run.doc.low[max(0, person.start - 40) : person.start]
        ):
            continue
        match = YEARS.match(run.doc.low, person.end + 1) or YEARS.match(run.doc.low, person.end + 2)
        if match and int(match["years"] or match["bare"]) >= 18:
            continue
        if run.any(CODE, "helper", (max(reach[0], person.start - 40), person.start)):
            continue
        return person
    return None


def _initials(run: Run, reach: Reach) -> tuple[int, int] | None:
    for pattern in (INITIALS, FAR_INITIALS, BULLET_INITIALS):
        for match in pattern.finditer(run.doc.plain, *reach):
            text = match["initials"].replace(".", "").replace(" ", "")
            if text and text.upper() not in ACRONYMS:
                return match.span("initials")
    return None


def _parent(run: Run, reach: Reach) -> tuple[int, int] | None:
    for match in PARENT.finditer(run.doc.low, *reach):
        who = match["who"]
        if who is None or (who not in OF_PARENTS and who not in run.pack.values("names", "role")):
            return match.span()
    return None


def _school(run: Run, reach: Reach) -> tuple[int, int] | None:
    stop = run.pack.values("names", "stop") - {
        "tunas",
        "harapan",
        "bunga",
        "contoh",
        "mandiri",
        "utama",
        "jaya",
        "negeri",
    }
    for match in SCHOOL.finditer(run.doc.low, *reach):
        name = match["name"]
        capital = run.doc.plain[match.start("name")].isupper() or name.isdigit()
        if capital and name not in stop:
            return match.span()
    return None
