"""Posts that ask residents to send NIK, KK, OTP, PIN or passwords in public or to a private number."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.families import numbers
from medsos_desktop.checks.families.links import is_official
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run, once
from medsos_desktop.checks.terms import TermHit

CODE = "secret.requested"
BARE = (
    "jangan",
    "jgn",
    "ojo",
    "ampun",
    "awas",
    "hati-hati",
    "tidak usah",
    "tak usah",
    "gak usah",
    "nggak usah",
    "ga usah",
)
"""Warnings that may be about something else than the secret."""
SPREAD = re.compile(
    r"\w+\s(?:usah\s|pernah\s|sampai\s|lagi\s|asal\s|ikut\s|mudah\s|sembarangan\s|sekali-kali\s){0,2}(?:di|me|meng|mem|men)?-?"
    r"(?:sebar|bagi|umbar|pamer|beri|kasih|share|kirim|tulis|unggah|upload|posting|pasang|taruh|sebut|serah|titip|percaya|mau|klik|isi|foto|tampil|minta)"
)
OTHER_THAN = re.compile(r"(?<!\w)(?:bukan|tanpa|selain|kecuali)\s(?:foto\s|nomor\s|no\s)?\Z")
"""What puts a document right behind it out of the question."""
REASON = re.compile(
    r"(?<!\w)(?:sebab|karena|krn|soalnya|supaya|agar|sehingga|padahal|meski|walau|ketika|setelah|sebelum|begitu|kenapa|mengapa)(?!\w)"
)
"""Words that open a clause of their own: a verb before them does not ask for what comes behind."""
ALSO = re.compile(r"(?<!\w)(?:atau|juga|jg|boleh|bisa|selain itu|alternatif\w*)(?!\w)")
"""A second way beside the office's own."""
NOT_THERE = re.compile(
    r"(?<!\w)(?:bukan|bkn|dudu|sanes|tanpa|(?:tidak|tak|gak|ga|nggak|ora|rasah|jangan)\s?(?:usah|perlu|harus|lagi)?|daripada)"
    r"\s(?:\w{1,9}\s){0,3}\Z"
)
"""What says that the office right behind it is not the way: "bukan nomor kantor"."""
KEEPING = re.compile(r"\s(?:di|me|men|meny)?(?:simp[ae]n|rahasia|pendam|umpet|sembunyi|pegang)")
TO_ME = re.compile(
    r"(?<!\w)(?:forward|kirim\w*|terus(?:kan|in)|bacakan|sebut\w*|ketik\w*|japri|send)\s(?:\w{1,8}\s)?(?:ke|pada|sama|to)\s(?:saya|aku|gue|kami|ane|ulun|me)(?!\w)"
)
"""The code of the sentence before, asked for without being named again: "Forward ke saya"."""
NUMBER_BEHIND = re.compile(r"[\s:.(,]{1,4}(?:no\.?\s|nomor\s|adalah\s)?\d(?:[\s.-]?\d){6,}")
"""A number that stands right behind its name, the office's own included."""
SENT_ON = re.compile(
    r"(?:^|(?<=[.!?:,\n]))\s*(?:tinggal\s|cukup\s|langsung\s|silakan\s|tolong\s|mohon\s)?(?:kirim(?:kan|in|no|ken|keun)?|japri|setor(?:kan)?|serahkan|share|sebutkan|bacakan|ketik|dm)"
    r"(?:\s(?:saja|aja|langsung|segera|dulu|wae|ae|sekarang))?\s(?:ke|ka|nang|neng|menyang|kepada|sama)\s"
)
"""The secret of the sentence before, sent on by a verb without an object: "Kirimkan saja ke Mbak Rara"."""
SHOWN = re.compile(r"(?:di)?(?:me)?(?:tunju|nunju|tuduh|perlihat|liatin|lihatkan)")
"""Verbs for a document that is shown on the spot and stays with its owner."""
IN_PUBLIC = re.compile(r"\s(?:di)?(?:japri|jalur pribadi|wapri|chat pribadi)(?!\w)")
"""What makes a "jangan" ask for it in public: "jangan japri"."""
BY_PHONE = re.compile(
    r"[\s:,(]{1,3}(?:\w{1,10}\s)?(?:lewat|via|di|melalui|pakai|ke|liwat)?\s?(?:wa|whatsapp|nomor|no|hp|telegram|sms|chat|japri)?\.?\s?"
    r"(?:pribadi\s)?(?:0|\+?62)8[\d\s.-]{7}"
)
"""A person of the office who is sent things to a number: the number is the way, not the counter."""
POINT = re.compile(r"[ \t]{0,8}(?:\d{1,2}[.)]|[a-z][.)]|[-•*▪◦–✅☑✔➡👉🔹🔸])\s?")
"""The beginning of a point of a list."""
EMPTY_FIELD = re.compile(r"\s?[:=]\s?[._…-]{0,40}\s*(?:\n|\Z)")
CLOSED = re.compile(
    r"\s(?:sedang\s|lagi\s|masih\s|selalu\s|hari ini\s)?(?:penuh|tutup|ditutup|libur|rusak|gangguan|ramai|padat|antre|antri|error)(?!\w)"
)
"""What says that the counter is no way today: "karena loket penuh"."""
PERSONAL = re.compile(
    r"(?<!\w)(?<!bukan\s)(?<!tanpa\s)(?:wa|whatsapp|nomor|no|hp|email|surel|telegram|chat|japri)\s(?:pribadi|personal)(?!\w)"
)
LOOSE = re.compile(r"data keluarga(?!\w)")
"""Household data of any sort: a secret only where NIK, KK or KTP is named beside it."""
CAPTCHA = re.compile(
    r"kode (?:yang|yg) (?:muncul|tampil|tampak|tertera|ada)|kode (?:gambar|keamanan|captcha)"
)
TOLD = ("pii.identity-number", "pii.sixteen-digits", "pii.bank-account")


@check(CODE)
def requested(run: Run) -> Iterator[Hit]:
    """One finding for each sentence that asks, on the secret that is asked for; a code before a document."""
    found: list[TermHit] = []
    told: list[Reach] = []
    for role in ("code", "document"):
        for hit in run.hits(CODE, role):
            if _within(told, hit.start) or (role == "document" and _given(run, hit)):
                continue
            asked = _codes(run, hit) if role == "code" else _documents(run, hit)
            if asked:
                found.append(hit)
                insort(told, run.doc.around(hit.start))
    for hit in sorted(found, key=lambda one: one.start):
        yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


def _within(sentences: list[Reach], place: int) -> bool:
    """Whether one of the sentences, in order, holds the place: a later one never ends before an earlier."""
    at = bisect_right(sentences, place, key=lambda one: one[0]) - 1
    return at >= 0 and place < sentences[at][1]


def _refused(run: Run, reach: Reach) -> bool:
    """Whether the sentence warns instead of asks ("jangan kirim", "tidak pernah meminta").

    A "jangan" that forbids something else ("jangan tutup telepon, bacakan kodenya") is no warning.
    """
    for hit in run.hits(CODE, "refusal", reach):
        if KEEPING.match(run.doc.low, hit.end):
            continue  # "jgn disimpan sendiri, kirim ke saya"
        if IN_PUBLIC.match(run.doc.low, hit.end):
            continue
        if not run.doc.low.startswith(BARE, hit.start) or SPREAD.match(run.doc.low, hit.start):
            return True
        clause = re.search(r"[,;.!?\n]", run.doc.low[hit.end : reach[1]])
        end = hit.end + clause.start() if clause else reach[1]
        near = (max(reach[0], hit.start - 30), min(end, hit.end + 60) + 1)
        if any(_begins(run, role, near, reach[1]) for role in ("send", "code", "document")):
            return True
    return False


def _begins(run: Run, role: str, reach: Reach, end: int) -> bool:
    """Whether a word of the role begins in the stretch and stops before ``end``."""
    known = run.hits(CODE, role)
    for at in range(bisect_left(known, (reach[0],)), len(known)):
        if known[at].start >= reach[1]:
            return False
        if known[at].end <= end:
            return True
    return False


def _given(run: Run, hit: TermHit) -> bool:
    """Whether the number itself stands beside its name: then it is told, not asked for."""
    if NUMBER_BEHIND.match(run.doc.low, hit.end):
        return True
    starts, ends = _told(run)
    return _any(starts, (hit.end - 24, hit.end + 25)) or _any(ends, (hit.start - 16, hit.start + 1))


@once
def _told(run: Run) -> tuple[list[int], list[int]]:
    """Where the numbers of the field begin that a post may tell, and where they end."""
    told = [one.number for one in numbers.read(run) if one.code in TOLD]
    return sorted(one.start for one in told), sorted(one.end for one in told)


@once
def _phones(run: Run) -> list[int]:
    return sorted(one.number.start for one in numbers.read(run) if one.code == "pii.phone")


def _any(places: list[int], reach: Reach) -> bool:
    """Whether one of the places lies in the stretch."""
    at = bisect_left(places, reach[0])
    return at < len(places) and places[at] < reach[1]


def _codes(run: Run, hit: TermHit) -> bool:
    """OTP, PIN and passwords may be asked for nowhere."""
    own = run.doc.around(hit.start)
    if run.doc.low.startswith("pin", hit.start) and run.any(CODE, "badge", run.doc.around(hit.start, 1, 1)):
        return False
    if CAPTCHA.match(run.doc.low, hit.start) and _only_official(run):
        return False
    if _refused(run, own) or (cues.debunks(run) and not run.any(CODE, "direct", own)):
        return False
    if _sent_as_listed(run, hit):
        return True
    way = run.any(CODE, "public", own) or run.any(CODE, "private", own)
    if run.any(CODE, "keep", own) and not (way and run.any(CODE, "send", own)):
        kept = any(one.start <= hit.start < one.end for one in run.hits(CODE, "keep", own))
        handed = any(_joined(run, one, hit) for one in run.hits(CODE, "send", own))
        return handed and not kept and _private(run, own)
    wide = run.doc.around(hit.start, 1, 1)
    if run.any(CODE, "send", own):
        return True
    if not run.any(CODE, "send", wide) or _refused(run, wide):
        return False
    if SENT_ON.search(run.doc.low, own[1], wide[1]) and not _office(run, wide):
        return True
    return run.any(CODE, "public", wide) or bool(TO_ME.search(run.doc.low, own[1], wide[1]))


def _documents(run: Run, hit: TermHit) -> bool:
    """NIK, KK and KTP: the way decides; an office's own number, mail, page or counter is fine."""
    own = run.doc.around(hit.start)
    wide = run.doc.around(hit.start, 1, 1)
    if _refused(run, own) or cues.debunks(run) or run.any(CODE, "explained", own):
        return False
    if LOOSE.match(run.doc.low, hit.start) and not _named(run):
        return False
    if run.hits(CODE, "keep", own) and not (run.any(CODE, "public", own) or _private(run, own)):
        return False  # typed into a page to sign in
    if _sent_as_listed(run, hit):
        return True
    if _form_line(run, hit) and run.any(CODE, "public", run.doc.around(hit.start, 6, 2)):
        return True
    if OTHER_THAN.search(run.doc.low, max(own[0], hit.start - 16), hit.start):
        return False
    sends = run.hits(CODE, "send", own)
    if sends and all(SHOWN.match(run.doc.low, one.start) for one in sends) and not _private(run, own):
        return run.any(CODE, "public", own)
    reach = own
    if not sends:
        if not (run.any(CODE, "send", wide) and (run.any(CODE, "public", wide) or _private(run, wide))):
            return False
        sends = tuple(one for one in run.hits(CODE, "send", wide) if not own[0] <= one.start < own[1])
        reach = wide
        if _refused(run, wide) or run.any(CODE, "bring", own):
            return False
    public = run.any(CODE, "public", reach)
    private = _private(run, reach)
    if _only_needed(run, sends, hit):
        return False
    if not public and not private:
        if _office(run, reach) and not ALSO.search(run.doc.low, *wide):
            return False
        public, private = run.any(CODE, "public", wide) and not _refused(run, wide), _private(run, wide)
        behind = (own[1], wide[1])
        if public and run.any(CODE, "public", behind) and run.any(CODE, "send", behind):
            reach, sends = wide, run.hits(CODE, "send", wide)  # "... foto KTP asli. Unggah di komentar."
    if _office(run, reach) and not public:
        return False
    if not public and _own_phone(run, wide) and not _any(_phones(run), wide):
        return False  # "lewat WA kelurahan ...; tidak lewat nomor pribadi staf"
    if public or private:
        return not (run.any(CODE, "bring", reach) and not private and not _public_after(run, sends, reach))
    if _office(run, wide):
        return False
    asked = "?" in run.doc.low[hit.end : own[1]]  # "Terpaksa mengirim fotokopi KTP?" asks for nothing
    return not asked and any(_joined(run, one, hit) for one in sends)


def _sent_as_listed(run: Run, hit: TermHit) -> bool:
    """Whether it is a point of a list that another sentence asks to send, in public or to somebody's number."""
    low = run.doc.low
    if not POINT.match(low, low.rfind("\n", 0, hit.start) + 1):
        return False
    reach = run.doc.around(hit.start, 6, 4)
    for send in run.hits(CODE, "send", reach):
        own = run.doc.around(send.start)
        if hit.start >= own[0] and hit.start < own[1]:
            continue
        way = run.any(CODE, "public", own) or _any(_phones(run), own) or _any(_ways(run, office=False), own)
        if way and not (_office(run, own) or _refused(run, own)):
            return True
    return False


def _form_line(run: Run, hit: TermHit) -> bool:
    """Whether the document is an empty line of a form: "NIK:" with nothing behind it."""
    low = run.doc.low
    line = low.rfind("\n", 0, hit.start) + 1
    return (
        line > 0
        and not low[line : hit.start].strip(" -*.0123456789")
        and bool(EMPTY_FIELD.match(low, hit.end))
    )


def _public_after(run: Run, sends: tuple[TermHit, ...], reach: Reach) -> bool:
    public = run.hits(CODE, "public", reach)
    return bool(public) and any(abs(one.start - hit.end) < 90 for one in sends for hit in public)


def _joined(run: Run, send: TermHit, hit: TermHit) -> bool:
    """Whether the verb and the secret stand close, the verb first and nothing to bring between them."""
    between = (send.end, hit.start)
    return (
        send.end <= hit.start <= send.end + 60
        and "." not in run.doc.low[send.end : hit.start]
        and not REASON.search(run.doc.low, *between)
        and not run.any(CODE, "bring", between)
    )


def _office(run: Run, reach: Reach) -> bool:
    """Whether the way is the office's own: its phone, mail, page, counter or named service."""
    if _any(_ways(run, office=True), reach):
        return True
    if PERSONAL.search(run.doc.low, *reach):
        return False
    if _counter(run, reach):
        return True
    return _own_phone(run, reach)


def to_office(run: Run) -> bool:
    """Whether the post names a way that is the office's own anywhere, and none that is somebody's."""
    whole = (0, len(run.doc.low))
    return _office(run, whole) and not _private(run, whole)


def _counter(run: Run, reach: Reach) -> bool:
    """Whether a counter or the office is named as the way, and not ruled out ("tidak usah ke loket")."""
    return any(
        not NOT_THERE.search(run.doc.low, max(reach[0], hit.start - 36), hit.start)
        and not CLOSED.match(run.doc.low, hit.end)
        and not BY_PHONE.match(run.doc.low, hit.end)
        for hit in run.hits(CODE, "counter", reach)
    )


def _only_official(run: Run) -> bool:
    """Whether the text leads to an official page and to no other."""
    return bool(run.doc.links) and all(is_official(link.host) for link in run.doc.links)


def _named(run: Run) -> bool:
    """Whether a document or number is named, and not only "data keluarga"."""
    return any(not LOOSE.match(run.doc.low, one.start) for one in run.hits(CODE, "document"))


def _only_needed(run: Run, sends: tuple[TermHit, ...], hit: TermHit) -> bool:
    """Whether the document is only named as what is needed ("daftar lewat ..., syarat cuma KTP")."""
    registers = all(run.doc.low.startswith("daftar", one.start) for one in sends)
    return registers and run.any(CODE, "bring", (max(0, hit.start - 20), hit.start))


def _own_phone(run: Run, reach: Reach) -> bool:
    text = re.sub(r"\D", "", run.doc.low[reach[0] : reach[1]])
    tails = (re.sub(r"\D", "", one).removeprefix("62").lstrip("0") for one in run.context.allow.phones)
    return any(len(tail) >= 6 and tail in text for tail in tails)


def _private(run: Run, reach: Reach) -> bool:
    """Whether a private number, mail or foreign form is named as the way."""
    return (
        _any(_phones(run), reach) or _any(_ways(run, office=False), reach) or run.any(CODE, "private", reach)
    )


@once
def _ways(run: Run, *, office: bool) -> list[int]:
    """Where links and mails begin that are the office's own, or those that are not."""
    own = {one.lower() for one in run.context.allow.emails}
    mails = [(start, run.doc.text[start:end].lower()) for start, end in run.doc.emails]
    found = [link.start for link in run.doc.links if is_official(link.host) == office]
    found += [start for start, mail in mails if (mail in own or mail.endswith(".go.id")) == office]
    return sorted(found)
