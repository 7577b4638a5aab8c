"""Slurs and us-versus-them wording against ethnicity, religion, race or group (UU ITE 28(2))."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run

CODE = "hate.group"
TITLED = re.compile(r"pameran|buku|judul|tajuk|film|novel|lagu|diskusi|seminar|tema")
THEY = re.compile(r"\s*(?:[^\s.!?]{1,16}[\s,]{1,2}){0,4}(?:mereka|dorang|dong)(?!\w)")
"""A next sentence that goes on about the group."""


@check(CODE)
def group(run: Run) -> Iterator[Hit]:
    """A slur; or a group named in one sentence with contempt or a call to keep it away."""
    if run.any(CODE, "teaching"):
        return
    slurs = run.hits(CODE, "slur")
    for hit in slurs:
        yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)}, None, "block")
    for hit in run.hits(CODE, "wording"):
        if _title(run, hit.start, hit.end):
            continue
        at = bisect_left(slurs, (hit.end,))  # they do not overlap: the last that begins before the end
        if not at or slurs[at - 1].end <= hit.start:
            yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})
    last = -1
    for hit in run.hits(CODE, "group"):
        around = run.doc.around(hit.start)
        following = run.doc.around(hit.start, 0, 1)
        if THEY.search(run.doc.low, around[1], following[1]):
            around = following
        contempt = run.hits(CODE, "contempt", around)
        worst = [one for one in contempt if abs(one.start - hit.end) < 70 or abs(hit.start - one.end) < 40]
        if worst and around[0] >= last and not cues.negated(run, worst[0].start, 14):
            last = around[1]
            yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


def _title(run: Run, start: int, end: int) -> bool:
    """Whether the words are the title of an exhibition, a book or a film."""
    before = run.doc.low[max(0, start - 40) : start]
    return cues.quoted(run, start, end) and bool(TITLED.search(before))
