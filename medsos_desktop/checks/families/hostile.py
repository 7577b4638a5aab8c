"""Insults and threats to the people a text speaks to, read by their parts."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from medsos_desktop.checks import cues
from medsos_desktop.checks.document import Document
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run, once
from medsos_desktop.checks.terms import TermHit

HOSTILE = "tone.hostile"
CLAUSE_END = re.compile(r"[,;:.!?\n]")
YOURS = re.compile(r"(?<!\w)(?!bertemu|ketemu|ditemu|menemu|bertamu|menjamu|dijamu|seilmu)\w{3,14}mu(?!\w)")
"""A noun with "-mu"; short words such as "tamu" and "ilmu" have too few letters for one."""
ENDS = ("mu ", "mu,", "mu.", "mu?", "mu!", "mu\n", "mu:", "mu;")
KU = re.compile(
    r"(?<!\w)ku(?:tumbuk|pukul|hajar|tampar|bakar|bunuh|tendang|injak|usir|lempar|tempel|patah|cari|datangi|sikat|bacok|tikam|habisi|seret|tangani)"
)
REPORT = re.compile(r"(?:me)?lapor|laporan|(?:meng|ng)?adu|komentar|komen|ulasan|keluhan|bintang")
"""Words for a complaint that everybody uses; they count when they say who will be made to pay."""
COMPLAINER = re.compile(
    r"(?<!\w)(?:yang|nan|sing|anu|siapa|kalau|kalo|jika|bila|nek|yen|lamun|mun|karena|gara-gara|sekali lagi|masih|berani|suka|terus|habis|setelah)"
    r"\s(?:pun\s)?(?:[^\s.!?;,]{1,16}\s){0,3}\Z"
)
TEACHING = re.compile(
    r"(?<!\w)(?:kata|ucapan|ejekan|julukan|sebutan|panggilan|olok-olok|hinaan|makian|umpatan)\s(?:yang|itu|ini|tadi|macam|seperti|kasar|tersebut|di atas)"
    r"|(?<!\w)(?:dua|tiga|empat|lima|beberapa|satu)\s(?:kata|ucapan|ejekan|sebutan)(?!\w)"
)
"""Talk about words: an insult that is a sentence of its own before it is an example."""
DISH = re.compile(
    r"(?<!\w)(?:singkong|tahu|mie?|seblak|rawon|sambal|bakso|ceker|keripik|wedang)\s(?:bajingan|setan|iblis|gila|edan|jancuk|gobyos|bangsat|sundal)(?!\w)"
)
"""Dishes bear rude names: "singkong bajingan"."""
LEET = str.maketrans("013457@$", "oieastas")
LEET_SIGN = re.compile(r"[013457@$]")
HARM = re.compile(
    r"(?<!\w)(?:bercanda|membekas|melukai|menyakit\w*|sakit|berhenti|jangan|hindari|perundungan|bullying|trauma|luka|hentikan|stop)(?!\w)"
)
"""What talk about such words comes to: that they hurt."""
MIXED = re.compile(r"(?<![\w@#$/-])[a-z0-9@$](?=[a-z0-9@$]{0,24}[a-z])[a-z0-9@$]{2,24}(?![\w@/-]|\.\w)")
"""A word with digits or signs for letters in it: "g0bl0k"."""
PEST = re.compile(
    r"(?:\A|[.!?\n]\s{0,3})\W{0,3}(?P<call>(?:wahai|hei|hai|halo|woi|dear|yth|kepada)\W{1,2}(?:para\s|si\s)?)?"
    r"(?:sampah|nyamuk|tikus|jentik|kecoak|kecoa|lalat|wereng|hama|virus|rayap|ulat|keong|gulma|eceng gondok|stunting|hoaks|kuman|kutu|semut|hujan|banjir)"
    r"(?:\s\w{2,12}){0,2}\s?(?(call)[,!?]|,)"
)
PEOPLE = re.compile(
    r"(?<!\w)(?:warga|netizen|ibu|bapak|pak|bu|mas|mbak|kak|saudara|anda|pemilik|komentar|akun|emak|ortu|tetangga)(?!\w)"
)
"""A text that speaks to mosquitoes or rubbish, and to nobody else, may call them what it likes."""
SPARED = re.compile(
    r"(?<!\w)(?:tidak|tak|gak|nggak|takkan|ora|jangan)\s(?:akan\s|bakal\s|boleh\s|pernah\s|bisa\s){0,2}(?:kami\s)?(?:di)?"
    r"(?:coret|cabut|hapus|tahan|persulit|tunda|tolak|usir|hukum|blokir|potong|ancam|sebar)"
)
"""Harm that is ruled out: "yang melapor tidak akan dicoret"."""
POLITE = re.compile(r"(?<!\w)(?:bapak|ibu|saudara|sdr|mama|mas|mbak|nek|kek|pak|bu|bung|kak|bang)(?!\w)(?!/)")
OWNED = re.compile(
    r"\s(?:ko|ose|ale|ngana|ngoni|ikam|waang|ang|kau|kamu|kalian|lu|lo|situ|anda|ente|antum|sia|maneh|manéh|koen|koe|kowe|sampeyan|bapak|ibu|saudara|pak|bu)(?!\w)"
)
PRE_OWNED = re.compile(r"(?<!\w)(?:pu|pung|pe|punya)\s\Z")
MENTIONED = re.compile(
    r"(?<!\w)(?:balas(?:an)?|buat|untuk|utk|kepada|jawaban|halo|hai|hei|woi)\s(?:\w+\s)?@\w"
)
NONE = re.compile(r"(?<!\w)(?:tidak|tak|nggak|gak|ndak)\sada\s\Z")
NOT_A_THING = re.compile(r"(?:pertanyaan|jawaban|pendapat|ide|usul|komentar|kata|istilah)\s")
STEP = 600
"""Letters by which long sentences are looked at together: see `Document.around`."""
SHOUT = 4
"""Letters beside the insult in a sentence that says nothing else: it is meant for whom the ones before speak to."""
VISIT = re.compile(r"tunggu|datang|jemput|samper|kunjung|catat|satu per satu")


@check(HOSTILE)
def hostile(run: Run) -> Iterator[Hit]:
    """An insult or threat to addressed persons: a strong one alone, a weak one beside an address."""
    if PEST.search(run.doc.low) and not PEOPLE.search(run.doc.low):
        return
    insults = [*run.hits(HOSTILE, "insult"), *_beside(run, "weak-insult", "address", "you")]
    threats = [*run.hits(HOSTILE, "threat"), *_beside(run, "weak-threat", "target")]
    threats += _refused(run)
    if run.any(HOSTILE, "you") or _yours(run) or KU.search(run.doc.low):
        threats += [*_forced(run), *_warned(run), *run.hits(HOSTILE, "home-known")]
    insults += _jeered(run) + _needled(run) + _disguised(run)
    found = [hit for hit in insults if not (_of_oneself(run, hit) or _none_such(run, hit))]
    found += [
        hit
        for hit in threats
        if not _on_duty(run, hit) and not SPARED.search(run.doc.low, hit.start, hit.end)
    ]
    for hit in sorted(found):
        if _of_a_group(run, hit) or _teaser(run, hit) or _named_so(run, hit):
            continue
        if not cues.quoted(run, hit.start, hit.end):
            yield Hit(HOSTILE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


def _teaser(run: Run, hit: TermHit) -> bool:
    """Whether "tunggu tanggal mainnya" only announces something: nobody is addressed or complains."""
    if "tanggal main" not in run.doc.low[hit.start : hit.end]:
        return False
    return not (_yours(run) or any(run.any(HOSTILE, role) for role in ("you", "target", "complaint")))


def _none_such(run: Run, hit: TermHit) -> bool:
    """Whether it is said not to exist, and of a thing: "tidak ada pertanyaan bodoh"."""
    low = run.doc.low
    return bool(NOT_A_THING.match(low, hit.start)) and bool(
        NONE.search(low, max(0, hit.start - 16), hit.start)
    )


def _named_so(run: Run, hit: TermHit) -> bool:
    """Whether a dish is called so, or the word is shown as one that hurts, and nobody is meant by it."""
    low, own = run.doc.low, run.doc.around(hit.start)
    if any(one.start() < hit.end and hit.start < one.end() for one in DISH.finditer(low, *own)):
        return not run.any(HOSTILE, "you", own)
    wide = run.doc.around(hit.start, 0, 3)
    if own[1] - own[0] > hit.end - hit.start + 2 or run.any(HOSTILE, "you", wide) or _yours(run):
        return False
    return bool(TEACHING.search(low, own[1], wide[1])) and bool(HARM.search(low, own[1], wide[1]))


@once
def _disguised(run: Run) -> list[TermHit]:
    """Insults with digits or signs in place of letters, looked for in the sentences that hold such words."""
    low = run.doc.low
    places = [one.span() for one in MIXED.finditer(low) if LEET_SIGN.search(one[0])]
    if not places:
        return []
    terms, starts = run.pack.terms(HOSTILE, "insult"), [start for start, _end in places]
    found = set()
    for start, end in dict.fromkeys(run.doc.around(place, step=STEP) for place in starts):
        plain = MIXED.sub(lambda one: one[0].translate(LEET), low[start:end])
        for hit in terms.find(plain, plain, Document(plain).beginnings):
            moved = hit._replace(start=hit.start + start, end=hit.end + start)
            at = bisect_left(starts, moved.end) - 1
            if at >= 0 and places[at][1] > moved.start:
                found.add(moved)
    return sorted(found)


def _yours(run: Run) -> bool:
    """Whether something of the person spoken to is named ("rumahmu") anywhere in the text."""
    low = run.doc.low
    return any(end in low for end in ENDS) and bool(YOURS.search(low))


def _beside(run: Run, role: str, *partners: str) -> list[TermHit]:
    """Weak words that stand in one sentence with somebody they are meant for."""
    found = []
    for hit in run.hits(HOSTILE, role):
        around = run.doc.around(hit.start)
        alone = around[1] - around[0] - (hit.end - hit.start) <= SHOUT
        if alone:  # "Bebal!" after "Lu pade ..."
            around = run.doc.around(hit.start, 2)
        meant = any(run.any(HOSTILE, partner, around) for partner in partners)
        if meant and not cues.negated(run, hit.start, 14):
            found.append(hit)
    return found


def _forced(run: Run) -> list[TermHit]:
    """Violence or harm done by "us" or on a condition, in one clause with the person it is meant for."""
    found = []
    for hit in run.hits(HOSTILE, "force"):
        around = run.doc.around(hit.start)
        clause = _clause(run, hit, around)
        conditioned = run.any(HOSTILE, "condition", around) and run.any(HOSTILE, "we", clause)
        near = run.any(HOSTILE, "you", clause) or bool(YOURS.search(run.doc.low, *clause))
        near = near or (conditioned and run.any(HOSTILE, "you", around))
        own = run.doc.low.startswith("ku", hit.start)
        if not (near or own) or cues.negated(run, hit.start, 14):
            continue
        if own or run.any(HOSTILE, "condition", around) or run.any(HOSTILE, "we", clause):
            found.append(hit)
    return found


def _refused(run: Run) -> list[TermHit]:
    """A service refused, or a name struck off, because somebody complained."""
    found = []
    for hit in run.hits(HOSTILE, "refuse"):
        around = run.doc.around(hit.start)
        if cues.negated(run, hit.start, 16):
            continue
        for one in run.hits(HOSTILE, "complaint", around):
            word = run.doc.low[one.start : one.end]
            before = run.doc.low[max(around[0], one.start - 40) : one.start]
            if not REPORT.match(word) or COMPLAINER.search(before):
                found.append(hit)
                break
    return found


def _warned(run: Run) -> list[TermHit]:
    """A condition on speaking up with a "siap-siap"; or "don't be surprised" at a loss of the person's."""
    found = []
    for hit in run.hits(HOSTILE, "again"):
        around = run.doc.around(hit.start)
        if run.any(HOSTILE, "beware", around) and _addressed(run, around):
            found.append(hit)
    for hit in run.hits(HOSTILE, "doom"):
        around = run.doc.around(hit.start)
        if _addressed(run, around) and not run.any(HOSTILE, "harmless", around):
            found.append(hit)
    return found


def _addressed(run: Run, reach: Reach) -> bool:
    return run.any(HOSTILE, "you", reach) or bool(YOURS.search(run.doc.low, *reach))


def _jeered(run: Run) -> list[TermHit]:
    """The addressee's mouth, brain or face, made fun of: "jempol Bapak lebih cepat daripada otak Bapak"."""
    found = []
    for hit in run.hits(HOSTILE, "body"):
        owned = OWNED.match(run.doc.low, hit.end) or run.doc.low.endswith("mu", hit.start, hit.end)
        if not (owned or PRE_OWNED.search(run.doc.low, max(0, hit.start - 12), hit.start)):
            continue
        if run.any(HOSTILE, "jeer", _clause(run, hit, run.doc.around(hit.start))):
            found.append(hit)
    return found


def _needled(run: Run) -> list[TermHit]:
    """Two different barbs close together at somebody addressed: neither is an insult by itself.

    "Bapak" and "Ibu" stand in every post: at them one of the two must be a plain word of contempt.
    """
    found = []
    plain = frozenset(run.hits(HOSTILE, "weak-insult"))
    barbs = sorted([*run.hits(HOSTILE, "barb"), *plain])
    for first, second in pairwise(barbs):
        reach = run.doc.around(first.start, 0, 1)
        overlap = second.start < first.end
        same = run.doc.low[first.start : first.end] == run.doc.low[second.start : second.end]
        if same or overlap or not reach[0] <= second.start < reach[1]:
            continue
        you = run.any(HOSTILE, "you", reach) or run.any(HOSTILE, "address", reach)
        if you or ((first in plain) != (second in plain) and POLITE.search(run.doc.low, *reach)):
            found.append(first)
    return found


def _clause(run: Run, hit: TermHit, around: Reach) -> Reach:
    """The stretch between commas or other marks that the hit stands in."""
    marks = [one.end() for one in CLAUSE_END.finditer(run.doc.low, around[0], hit.start)]
    behind = CLAUSE_END.search(run.doc.low, hit.end, around[1])
    return marks[-1] if marks else around[0], behind.start() if behind else around[1]


def _of_oneself(run: Run, hit: TermHit) -> bool:
    """Whether the writer means himself ("bodoh sekali saya"), and nobody is addressed."""
    around = run.doc.around(hit.start)
    if run.any(HOSTILE, "address", around) or run.any(HOSTILE, "you", around):
        return False
    before = (max(around[0], hit.start - 40), min(around[1], hit.end + 12))
    return run.any(HOSTILE, "self", before) and not YOURS.search(run.doc.low, *around)


def _on_duty(run: Run, hit: TermHit) -> bool:
    """Whether somebody comes to the house for a census, a vaccination and the like."""
    return bool(VISIT.search(run.doc.low, hit.start, hit.end)) and run.any(
        HOSTILE, "duty", run.doc.around(hit.start, 1, 1)
    )


def _of_a_group(run: Run, hit: TermHit) -> bool:
    """Whether contempt stands with a group and nobody is addressed: then it is `hate.group` alone."""
    around = run.doc.around(hit.start)
    groups = run.hits("hate.group", "group", around) + run.hits("hate.group", "slur", around)
    if groups and "mereka" in run.doc.low[hit.start : hit.end] and not run.any(HOSTILE, "you", around):
        return True  # "biar mereka tahu diri": of the group, to nobody
    reply = MENTIONED.search(run.doc.low, *around)  # "Balasan utk @anonim: ..."
    meant = reply or run.any(HOSTILE, "you", around) or run.any(HOSTILE, "threat", around)
    return bool(groups) and not meant
