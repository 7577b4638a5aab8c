"""Claims: figures without a source, absolute promises, hearsay."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run

SOURCE, ABSOLUTE, HEARSAY = "source.missing", "claim.absolute", "hoax.hearsay"
PERCENT = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|persen\b|pct\b|prosen\b)"
    r"|(?<!\w)(?:(?:setengah|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|belas|puluh|koma|nol)\s){1,6}"
    r"(?:persen|prosen)\b"
)
SHARES = ("%", "persen", "pct", "prosen")
"""One of them is in whatever `PERCENT` finds."""
COUNT = re.compile(
    r"(?<![\w.,/\-])(?:\d{1,3}(?:\.\d{3})+|\d{3,6}|(?:\d{1,3}(?:,\d)?|se(?=ribu|ratus|juta)|ratusan|ribuan)\s?(?:ribu|juta|ratus))(?:an|-an)?\s"
    r"(?:lebih\s)?(?:orang|warga|jiwa|penduduk|keluarga|kk|kpm|rumah(?: tangga)?|anak|balita|lansia|siswa|pelanggan|penerima|kasus|pemilih"
    r"|difabel|penyandang|umkm|pelaku|perempuan|ibu|rt|kepala)\b"
)


@check(SOURCE)
def source(run: Run) -> Iterator[Hit]:
    """A statistic, ranking or superlative without a source (SE MenPANRB 137/2018 pt 6)."""
    if cues.sourced(run):
        return
    spans = [(hit.start, hit.end) for hit in run.hits(SOURCE)]
    shares = PERCENT.finditer(run.doc.low) if any(one in run.doc.low for one in SHARES) else ()
    for match in shares:
        if _statistic(run, match.span()):
            spans.append(match.span())
    for match in COUNT.finditer(run.doc.low):
        around = run.doc.around(match.start())
        if run.any(SOURCE, "population", around) and not run.any(SOURCE, "own-event", around):
            spans.append(match.span())
    for role in ("change", "change-strong"):
        for hit in run.hits(SOURCE, role):
            around = run.doc.around(hit.start)
            told = role == "change-strong" or re.search(r"\d", run.doc.low[around[0] : around[1]])
            if told and run.any(SOURCE, "measure", around):
                spans.append((hit.start, hit.end))
    last = -1
    for start, end in sorted(set(spans)):
        around = run.doc.around(start)
        if around[0] >= last:
            last = around[1]
            yield Hit(SOURCE, (start, end), {"quote": run.quote(start, end)})


def _statistic(run: Run, span: Reach) -> bool:
    start, end = span
    around = run.doc.around(start)
    reach = (max(around[0], start - 45), min(around[1], end + 30))
    if run.any(SOURCE, "not-statistic", reach):
        return False
    value = re.match(r"\d+|seratus(?= p)", run.doc.low[start:end])
    hundred = value is not None and value.group() in ("100", "seratus")
    return not hundred or run.any(SOURCE, "population", around)


@check(ABSOLUTE)
def absolute(run: Run) -> Iterator[Hit]:
    """Promises without exception; what a law or a budget guarantees, and negations, are none."""
    for hit in run.hits(ABSOLUTE):
        around = run.doc.around(hit.start)
        if cues.negated(run, hit.start, 12) or "?" in run.doc.low[hit.end : hit.end + 3]:
            continue
        if run.any(ABSOLUTE, "by-law", (hit.start, min(around[1], hit.end + 45))):
            continue
        yield Hit(ABSOLUTE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


@check(HEARSAY)
def hearsay(run: Run) -> Iterator[Hit]:
    """Rumour and chain-letter wording, except in a debunk or after a quotation."""
    if cues.debunks(run) or (run.any(HEARSAY, "stop") and run.any(HEARSAY, "verify")):
        return
    for hit in run.hits(HEARSAY):
        if cues.negated(run, hit.start, 22) or _closes_quotation(run, hit.start):
            continue
        yield Hit(HEARSAY, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


def _closes_quotation(run: Run, place: int) -> bool:
    """Whether "katanya" stands after a closing quotation mark, or after a named speaker's words."""
    return bool(re.search(r"[\"”»'’][\s,.!?]{0,3}\Z", run.doc.text[max(0, place - 5) : place]))
