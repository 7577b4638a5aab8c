"""Neutrality of officials (SKB Netralitas ASN 2022; UU Pilkada 71): parties, candidates, calls to vote."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.document import fold
from medsos_desktop.checks.finding import Hit, Severity
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run
from medsos_desktop.checks.terms import TermHit

PARTY, CALL = "neutral.party-or-candidate", "neutral.campaign-call"
YEAR_FIRST = re.compile(r"20\d\d(?:tetap|lanjut|ganti|pilih|menang|bersama(?:bu|pak|be|bapak|ibu))")
HASHTAG = re.compile(r"[#＃](\w+)")


def _severity(run: Run) -> Severity | None:
    return "block" if run.context.election_mode else None


def _hit(run: Run, code: str, start: int, end: int) -> Hit:
    return Hit(code, (start, end), {"quote": run.quote(start, end)}, None, _severity(run))


PLANS = ("rpjmd", "rpjpd", "rpjmn", "renstra", "rkpd")
"""Plans of the government that run to an election year: their hashtags campaign for nobody."""


@check(PARTY)
def party(run: Run) -> Iterator[Hit]:
    """A party, a candidate, or (in election mode) a name from the office's list."""
    spans = [(hit.start, hit.end) for role in ("term", "candidate") for hit in run.hits(PARTY, role)]
    spans += [(hit.start, hit.end) for hit in run.hits(PARTY, "acronym") if _as_party(run, hit)]
    if run.context.election_mode:
        for name in run.context.election_names:
            wanted = fold(" ".join(name.split()))
            if wanted:
                pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted.split())) + r"(?!\w)")
                spans += [match.span() for match in pattern.finditer(run.doc.low)]
    last = -1
    for start, end in sorted(set(spans)):
        if start >= last:
            last = end
            yield _hit(run, PARTY, start, end)


def _as_party(run: Run, hit: TermHit) -> bool:
    """Whether an acronym that also means something else (PKS, PKB, PAN) is a party here."""
    around = run.doc.around(hit.start)
    near = (max(around[0], hit.start - 30), min(around[1], hit.end + 30))
    if run.any(PARTY, "other-sense", (max(around[0], hit.start - 60), min(around[1], hit.end + 60))):
        return False
    if not run.doc.plain[hit.start : hit.end].isupper():
        return False
    return (
        run.any(PARTY, "party-context", near)
        or run.any(PARTY, "term", around)
        or run.any(CALL, within=run.doc.around(hit.start, 1, 1))
    )


@check(CALL)
def call(run: Run) -> Iterator[Hit]:
    """A call to vote or to keep somebody in office, and campaign hashtags."""
    spans = [(hit.start, hit.end) for hit in run.hits(CALL) if not _small(run, hit)]
    political = run.any(PARTY) or run.any(PARTY, "candidate") or run.any(CALL, "leader")
    if political or spans or run.context.election_mode:
        for hit in run.hits(CALL, "weak"):
            around = run.doc.around(hit.start, 1, 1)
            if (
                run.any(CALL, "leader", around)
                or run.any(PARTY, "candidate", around)
                or run.any(PARTY, within=around)
            ) and not (_logistics(run, around) or cues.negated(run, hit.start, 10)):
                spans.append((hit.start, hit.end))
    for match in HASHTAG.finditer(run.doc.text):
        if _campaign(run, fold(match[1])):
            spans.append(match.span())
    last = -1
    for start, end in sorted(set(spans)):
        if start >= last:
            last = end
            yield _hit(run, CALL, start, end)


def _logistics(run: Run, reach: Reach) -> bool:
    """Whether the stretch only tells how an election is run (KPU, PPS, "undangan memilih"), for nobody."""
    return run.any(CALL, "logistics", reach) and not (
        run.any(CALL, "person", reach) or run.any(PARTY, "candidate", reach) or run.any(PARTY, within=reach)
    )


def _small(run: Run, hit: TermHit) -> bool:
    """Whether the vote is one for the head of an RT, a youth group or a class."""
    around = run.doc.around(hit.start, 1, 1)
    return run.any(CALL, "small-election", around) and not run.any(PARTY, within=around)


def _campaign(run: Run, tag: str) -> bool:
    """Whether a hashtag campaigns: a wanted year or "2periode", and no plan or commemoration."""
    if any(word in tag for word in run.pack.values(CALL, "hashtag-never")):
        return False
    year = re.search(r"(20\d\d)\Z", tag)
    if year and year[1] in run.pack.values(CALL, "election-year") and len(tag) > 4:
        return not any(plan in run.doc.low for plan in PLANS)
    if YEAR_FIRST.match(tag):
        return True
    words = run.pack.values(CALL, "hashtag-word")
    return any(word in tag for word in words)
