"""Slurs and us-versus-them wording against ethnicity, religion, race or group (UU ITE 28(2))."""

from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run

CODE = "hate.group"


@check(CODE)
def group(run: Run) -> Iterator[Hit]:
    """A slur; or a group named in one sentence with contempt or a call to keep it away."""
    if run.any(CODE, "teaching"):
        return
    slurs = run.hits(CODE, "slur")
    for hit in slurs:
        yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)}, None, "block")
    for hit in run.hits(CODE, "wording"):
        if not any(slur.start < hit.end and hit.start < slur.end for slur in slurs):
            yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})
    last = -1
    for hit in run.hits(CODE, "group"):
        around = run.doc.around(hit.start)
        contempt = run.hits(CODE, "contempt", around)
        worst = [one for one in contempt if abs(one.start - hit.end) < 70 or abs(hit.start - one.end) < 40]
        if worst and around[0] >= last and not cues.negated(run, worst[0].start, 14):
            last = around[1]
            yield Hit(CODE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})
