"""A child who is victim, witness or offender, with what identifies the child (UU SPPA 11/2012 art. 19)."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import names, places
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.names import Person
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run, once

CODE = "child.identity"
INITIALS = re.compile(
    r"(?<![A-Za-z])(?:(?:[Bb]er)?[Ii]nisial(?:nya)?|[Ii]nitial|[Kk]orban(?:nya)?|[Pp]elaku(?:nya)?|[Ss]aksi(?:nya)?|[Tt]ersangka(?:nya)?"
    r"|[Aa]nak|ABH\)?|[Bb]ocah|[Ss]isw[ai]|[Pp]elajar|[Rr]emaja|[Ss]antri(?:wati)?|[Kk]epada|adalah|yaitu|[Mm]urid|bernama|[Aa]nanda|[Bb]alita|[Bb]ayi|[Gg]adis|[Aa]dik|[Kk]akak|[Ss]i|terhadap)"
    r"[\s:,(\"'–-]{1,3}(?P<initials>[A-Z]\.?\s?[A-Z]?\.?\s?[A-Z]?\.?)(?=[\s,.;()\"'/]|\Z)"
)
SPELLED_INITIALS = re.compile(
    r"(?<![A-Za-z])(?:[Ss]ebut saja|[Ss]ebutlah|[Hh]uruf (?:depan|awal)(?:nya)?)[^\n.!?A-Z]{0,32}[\s,(\"'](?P<initials>[A-Z](?:\.?[A-Z])?\.?)"
    r"(?=[\s,.;()\"'/]|\Z)"
)
CALLED = re.compile(
    r"(?<![A-Za-z])(?:[Bb]ernama|[Nn]ama(?:nya|ne)|[Jj]eneng(?:e|ipun)|[Aa]sma(?:ne|nipun)|[Dd]ipanggil|[Dd]isapa|[Pp]anggilan(?:nya)?|[Aa]lias|[Aa]ran|[Kk]asihan)"
    r"[\s:,]{1,3}(?:si\s)?[\"'“‘]?(?P<name>[A-Z][a-z]{2,20})"
)
APPOSED_NAME = re.compile(
    r"(?<![A-Za-z])(?:itu|yaitu|yakni|ialah|adalah|[Kk]orban(?:nya)?|[Pp]elaku(?:nya)?|[Ss]aksi(?:nya)?|[Ss]isw[ai]|[Mm]urid|[Bb]ocah|[Pp]elajar|[Rr]emaja"
    r"|[Ss]antri|[Aa]nak|[Aa]dik|[Gg]adis|[Bb]alita|dan|si)[\s:,]{1,3}[\"'“‘]?(?P<name>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2})"
    r"(?=[\"'”’]?\s?[,(]\s?(?:\d|umur|usia|berumur|berusia|kelas|kls|sekolahnya|sisw[ai]|murid|pelajar|santri|warga|anak|ank|putra|putri|cucu|asal|bocah|balita|keduanya))"
)
FAR_INITIALS = re.compile(
    r"(?<![A-Za-z])[Ii]nisial(?:nya)?(?:\s[a-z]{2,12}){1,3}[\s:(]{1,3}(?P<initials>[A-Z]\.?[A-Z]\.?[A-Z]?)(?=[\s,.;()]|\Z)"
)
DESCRIBED = (
    r"(?:\d{1,2}(?:\s?(?:tahun|taun|thn|th(?!\w)|\))|(?=,))|umur|usia|berumur|berusia|kelas|kls|klas|sisw[ai]|murid|pelajar|santri|anak|ank|bocah|balita|bayi"
    r"|remaja|gadis|putr[ai]|cucu|korban|pelaku|saksi|keduanya|abh|kanak|budak|arek|lare|cah)"
)
NICKNAME = re.compile(r"(?<![A-Za-z])[Ss]i\s[\"'“‘]?(?P<name>[A-Z][a-z]{2,20})(?![A-Za-z])")
LISTED = re.compile(
    r":\s(?P<name>[A-Z][a-z]{2,20})(?:,\s(?:dan\s)?[A-Z][a-z]{2,20}|\sdan\s[A-Z][a-z]{2,20}|\ssama\s[A-Z][a-z]{2,20}){1,5}(?![A-Za-z])"
)
REVERSED = re.compile(
    r"(?<![A-Za-z])(?:[Bb]alita|[Bb]ocah|[Bb]ayi|[Ss]isw[ai](?:\s(?:SD|SMP|SMA|SMK|MTs|TK))?|[Pp]elajar|[Mm]urid|[Rr]emaja|[Ss]antri|SD|SMP|SMA|tahun|(?:[Kk]elas|kls)\s\w{1,4}),\s(?:si\s)?"
    r"(?P<name>[A-Z][a-z]{2,20})(?=\s[a-z])"
)
APPOSED_INITIALS = re.compile(
    r"(?<![A-Za-z.])(?P<initials>[A-Z]\.?(?:\s?[A-Z]\.?){0,2})(?:\s(?:dan|serta|&)\s[A-Z.]{1,6})?(?:\s?[,(–-]\s?|\s(?:yang\s)?(?:masih\s)?)(?:"
    + DESCRIBED
    + r"|warga|asal|penghuni)"
)
APPOSED_ANYBODY = re.compile(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2})\s?[,(–]\s?(?:yang\s|seorang\s|si\s|masih\s|baru\s){0,2}"
    + DESCRIBED
)
ONE_NAME = re.compile(r"(?<=[a-z,]\s)(?P<name>[A-Z][a-z]{2,20})(?![A-Za-z])")
PREVIOUS = re.compile(r"([^\W_]+)\.?,?\s\Z")
BULLET_INITIALS = re.compile(r"[:(]\s?(?P<initials>[A-Z]{2,3})(?=[\s,(])")
LIKE_INITIALS = frozenset({"ma", "mi", "ri", "rs", "kb"})
"""Short forms that are initials when a child's description follows: "MA, anak perempuan"."""
STEP = 300
"""In a sentence without end, scenes within so many letters look for clues in the same stretch."""
CHILD_TITLES = frozenset(
    {"adik", "ananda", "dik", "dek", "nduk", "le", "nanda", "alm", "almarhum", "almarhumah", "neng"}
)
SCHOOL = re.compile(
    r"(?<!\w)(?:sd|sdn|sdit|smp|smpn|smpit|sma|sman|smk|smkn|mi|min|mts|mtsn|ma|man|tk|paud|slb|ponpes|pesantren|pondok|madrasah|tpa|tpq)"
    r"\.?\s(?:negeri\s|swasta\s|pesantren\s|islam\s)?(?P<name>[^\W_]\w*)"
)
PARENT = re.compile(
    r"(?<!\w)(?:putrana|putrina|anakna|kamanakan|kemenakan|kemanakan|putra|putri|anak|ank|anaknya|anake|anakipun|putrane|putrine|putranya|putrinya|cucu|cucunya|putune|keponakan|ponakan|keponakannya|ponakannya"
    r"|ponakane|adik|adiknya|adike|yugane|bapaknya|bapake|ayahnya|ibunya|ibune|orang tuanya|ortunya|wong tuwane|nenek(?:nya)?|kakek(?:nya)?|pasangan)"
    r"(?:\s?nya|\s?kembar)?\s(?:(?:kandung|pertama|kedua|ketiga|keempat|bungsu|sulung|semata wayang|ragil|mbarep|tunggal|tiri|angkat|asuh|laki-laki|perempuan|lelaki"
    r"|lanang|wedok)\s)?(?:dari\s|saka\s|saking\s|seorang\s|pasangan\s|si\s|keluarga\s|adalah\s|namanya\s|bernama\s|itu\s)*"
    r"(?:(?:pemilik|penjual|pedagang|tukang|juragan|kepala|ketua|guru|pegawai|sopir|pengusaha|mantan|pengurus|juru|bidan|lurah"
    r"|marbot|penjaga|satpam|perangkat|carik|kades|kapolsek|kapolres|danramil|camat|bupati|gubernur|sekda|keuchik|geuchik|wali nagari|kuwu|pambakal|hukum tua|bakul|tukang|modin|takmir|ustaz|kiai|pendeta|mandor|bendahara|sekretaris)(?!\w)|(?:pak|bapak|bpk|pa|bu|ibu|mas|mbak|haji|h\.|hj|hajah|alm|almarhum|almarhumah|mak|emak|mbah|wak|uwak|lae|daeng|puang|tengku|teuku|gusti|mama|mace|pace|kang"
    r"|ceu|teh|bang|abang|cik|encik|tuan|ustaz|ustad|kiai|kyai|guru|pendeta|pastor|om|tante|pakde|bude|paman|bibi|opa|oma|nek|kek|nenek|kakek|juragan"
    r"|amang|inang|ompung|ina|ama|la ode|wa ode|uda|uni|acil|julak|gulu|angah|mamak|mamang|bibi|bik|paklik|bulik|paman|amak|apak|abah|umi|ebok|eppak|inaq|amaq|papuq)(?!\w)\.?\s(?P<who>\w+))"
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
LOCAL_OFFICES = frozenset(
    ["rt", "rw", "lurah", "camat", "kades", "kadus", "carik", "modin", "bidan", "dukuh"]
)
"""Offices a village has one of: "anak Pak RT 02" names the parent."""
YEARS = re.compile(
    r"(?<![\d.,/])(?P<years>\d{1,2})\s?(?:tahun|taun|thn|th)(?!\w)|(?<=[a-z],\s)(?P<comma>\d{1,2})(?=,\s)|\(\s?(?P<bare>\d{1,2})\s?(?:th|thn|tahun|taun)?\.?\s?\)"
)
CLASS = re.compile(
    r"(?<!\w)(?:kelas|kls|klas)\s(?:[1-9]|1[0-2]|[ivx]{1,4}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?!\w)"
)
VILLAGE = re.compile(
    r"(?<!\w)(?:kelurahan|desa|dusun|kampung|dukuh|kecamatan|kec|distrik|nagari|gampong|lembang|lorong|jorong|pekon|negeri|ohoi|wanua|dsn|rusun|asrama|padukuhan|lingkungan|banjar|kp|kel|ds|gang|jalan|jl|gg|asal|perumahan|perum)\.?\s[^\W_]"
)

STAGED = re.compile(
    r"(?<!\w)(?:lakon|naskah|skenario|film|drama|teater|sandiwara|sinetron|dongeng|komik|novel|cerpen|pentas|pertunjukan|monolog|musikalisasi|ketoprak|wayang)"
    r"(?:nya|e)?(?:\s\w{1,14}){0,4}\s(?:tentang|soal|mengangkat|ngangkat|bertema|bertajuk|menceritakan|bercerita|berkisah|mengisahkan|nyritakke|mengenai|memotret)"
    r"\s(?:\w{1,14}\s){0,4}\Z"
)
"""What puts a case on the stage or into a book: "lakonnya tentang perundungan"."""


@check(CODE)
def identity(run: Run) -> Iterator[Hit]:
    """One finding for each scene, on what gives the child away first."""
    last_end = -1
    scenes = [(hit, True) for hit in run.hits(CODE, "case")]
    scenes += [(hit, False) for hit in run.hits(CODE, "case-weak")]
    for hit, strong in sorted(scenes):
        if hit.start < last_end or run.any(CODE, "against", (max(0, hit.start - 20), hit.start)):
            continue
        if STAGED.search(run.doc.low, max(run.doc.around(hit.start)[0], hit.start - 90), hit.start):
            continue
        reach = run.doc.around(hit.start, 1, 1, STEP)
        if not _child(run, reach if strong else run.doc.around(hit.start, step=STEP)):
            continue
        wide = run.doc.around(hit.start, 2, 2) if strong and _short(run) else reach
        found = _clue(run, wide, hit.start, strong)
        if found:
            last_end = run.doc.around(hit.start, 1, 1)[1]
            kind, start, end = found
            yield Hit(CODE, (start, end), {"quote": run.quote(start, end), "clue": kind})


def _short(run: Run) -> bool:
    """Whether the text is short, so that clues of one scene may stand further apart."""
    return len(run.doc.low) <= 700


@once
def _child(run: Run, reach: Reach) -> bool:
    low = run.doc.low
    if run.any(CODE, "child", reach) or run.any(CODE, "young", reach) or CLASS.search(low, *reach):
        return True
    for match in YEARS.finditer(low, *reach):
        if _years(match) < 18 and not low.startswith(" penjara", match.end()):
            return True
    return any(match["name"] for match in SCHOOL.finditer(low, *reach)) and run.any(CODE, "pupil", reach)


def _clue(run: Run, reach: Reach, case: int, strong: bool) -> tuple[str, int, int] | None:
    """What identifies the child: kind and span; None when nothing does.

    Beside words that are no case by themselves (``strong`` is False) a school or a home is not enough.
    """
    if not strong and run.any(CODE, "prevention", reach):
        return None
    named = _described(run, reach) or _named(run, reach)
    if not named and strong and not run.any(CODE, "prevention", reach):
        named = _bare(run, reach)
    if named:
        return "name", *named
    parent = _parent(run, reach)
    if parent:
        return "parents", *parent
    initials = _initials(run, reach)
    school = _school(run, reach)
    home = next((place for place in places.places_in(run, reach) if not places.is_venue(run, place)), None)
    village, aged = _village(run, reach), _aged(run, reach)
    if initials and (school or home or village):
        return "initials", *initials
    if not strong or run.any(CODE, "prevention", reach):
        return None
    if school and (aged or home or _one_pupil(run, reach, school, case)):
        return "school", *school
    if home and home.kind != "rw" and aged:
        return "address", home.start, home.end
    return None


@once
def _village(run: Run, reach: Reach) -> bool:
    return VILLAGE.search(run.doc.low, *reach) is not None


@once
def _aged(run: Run, reach: Reach) -> bool:
    low = run.doc.low
    return bool(YEARS.search(low, *reach) or CLASS.search(low, *reach)) or run.any(CODE, "young", reach)


def _one_pupil(run: Run, reach: Reach, school: Reach, case: int) -> bool:
    """Whether the school is that of one child: "korban ... SD Harapan", or pupil and case in one sentence."""
    if run.any(CODE, "single", reach):
        return True
    own = run.doc.around(school[0])
    return own[0] <= case < own[1] and run.any(CODE, "one-pupil", own)


def _may_be(run: Run, person: Person) -> bool:
    """Whether the person is the child or a parent; officials, givers and examples are neither."""
    if person.role not in ("official", "actor", "example"):
        return True
    before = (max(run.doc.around(person.start)[0], person.start - 45), person.start)
    return person.role == "actor" and run.any(CODE, "relation", before)


@once
def _named(run: Run, reach: Reach) -> Reach | None:
    """The first name that may be the child's or a parent's; a pseudonym is none."""
    for person in names.people_in(run, reach):
        if not person.name or not _may_be(run, person):
            continue
        if person.role == "contact" and names.CONTACT.search(
            run.doc.low[max(0, person.start - 40) : person.start]
        ):
            continue
        match = YEARS.match(run.doc.low, person.end + 1) or YEARS.match(run.doc.low, person.end + 2)
        if match and _years(match) >= 18:
            continue
        if run.any(CODE, "helper", (max(reach[0], person.start - 40), person.start)):
            continue
        if _pseudonym(run, person.start, person.end):
            continue
        return person.start, person.end
    return _called(run, reach)


def _called(run: Run, reach: Reach) -> Reach | None:
    """A name that is put as one: "bernama Rizky", "itu Dina (9)"; whatever is not known as a common word."""
    no_name = run.pack.values("names", "stop") | run.pack.values("names", "place-head")
    for pattern in (CALLED, APPOSED_NAME, REVERSED, NICKNAME, LISTED):
        common = no_name - run.pack.values("names", "given") if pattern is CALLED else no_name
        for found in pattern.finditer(run.doc.plain, *reach):
            first = found["name"].split()[0].lower()
            if first not in common and not _pseudonym(run, *found.span("name")):
                return found.span("name")
    return None


@once
def _described(run: Run, reach: Reach) -> Reach | None:
    """A name right before what makes it a child's or a part in the case: "Gilang (pelaku, kelas 5B)"."""
    no_name = run.pack.values("names", "stop") | run.pack.values("names", "place-head")
    for found in APPOSED_ANYBODY.finditer(run.doc.plain, *reach):
        start, end = found.span("name")
        first = found["name"].split()[0].lower()
        if first.endswith("nya") or first in no_name or first in run.pack.values("names", "role"):
            continue
        if _of_something(run, start, reach):
            continue
        if not _grown(run, end) and not _pseudonym(run, start, end):
            return start, end
    return None


@once
def _bare(run: Run, reach: Reach) -> Reach | None:
    """A common given name by itself, inside a sentence: "dukungan untuk Naura"."""
    given = run.pack.values("names", "given") - run.pack.values("names", "stop")
    for found in ONE_NAME.finditer(run.doc.plain, *reach):
        start, end = found.span("name")
        if run.doc.low[start:end] not in given or _of_something(run, start, reach):
            continue
        if not _grown(run, end) and not _pseudonym(run, start, end):
            return start, end
    return None


def _of_something(run: Run, start: int, reach: Reach) -> bool:
    """Whether the word before makes the name a place's, a school's or an adult's."""
    before = PREVIOUS.search(run.doc.low, max(reach[0], start - 24), start)
    if before is None:
        return False
    word = before[1]
    known = run.pack.values
    if (
        word in known(CODE, "not-before")
        or word in known("names", "place-head")
        or word in known("names", "role")
    ):
        return True
    if word in CHILD_TITLES:
        return False
    if word in known("names", "title"):
        return True
    joined = "." not in run.doc.plain[before.end(1) : start]
    named = run.doc.plain[before.start(1)].isupper() and len(word) > 2
    return joined and named and word not in known("names", "stop")


def _grown(run: Run, end: int) -> bool:
    """Whether an age of 18 or more is put behind a name or initials."""
    match = YEARS.search(run.doc.low, end, min(len(run.doc.low), end + 18))
    return match is not None and _years(match) >= 18


def _years(match: re.Match[str]) -> int:
    return int(match["years"] or match["bare"] or match["comma"])


def _pseudonym(run: Run, start: int, end: int) -> bool:
    return run.any(CODE, "pseudonym", (max(0, start - 30), min(len(run.doc.low), end + 40)))


@once
def _initials(run: Run, reach: Reach) -> tuple[int, int] | None:
    acronyms = run.pack.values(CODE, "acronym")
    for pattern in (INITIALS, FAR_INITIALS, SPELLED_INITIALS, BULLET_INITIALS, APPOSED_INITIALS):
        known = acronyms - LIKE_INITIALS if pattern is APPOSED_INITIALS else acronyms
        for match in pattern.finditer(run.doc.plain, *reach):
            text = match["initials"].replace(".", "").replace(" ", "")
            if text and text.lower() not in known and not _grown(run, match.end("initials")):
                return match.span("initials")
    return None


@once
def _parent(run: Run, reach: Reach) -> tuple[int, int] | None:
    for match in PARENT.finditer(run.doc.low, *reach):
        who = match["who"]
        known = who in LOCAL_OFFICES or who not in run.pack.values("names", "role")
        if who is None or (who not in OF_PARENTS and known):
            return match.span()
    return None


@once
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
