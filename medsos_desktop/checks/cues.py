"""Questions that several checks ask of a text: is it a debunk, is this negated, is it a quotation."""

from bisect import bisect_right

from medsos_desktop.checks.run import Reach, Run, once
from medsos_desktop.text import tokens


def debunks(run: Run) -> bool:
    """Whether the text puts a rumour or a fake right ("hoaks", "tidak benar", "tautan palsu")."""
    return run.any("cue", "debunk")


def negated(run: Run, place: int, reach: int = 32) -> bool:
    """Whether a "jangan", "tidak", "bukan" stands shortly before, in the same sentence."""
    start = max(run.doc.around(place)[0], place - reach)
    return run.any("cue", "negation", (start, place))


def quoted(run: Run, start: int, end: int) -> bool:
    """Whether the place lies in quotation marks."""
    known = _quotations(run)
    at = bisect_right(known, (start, len(run.doc.text)))  # they do not overlap: the last that begins before
    return at > 0 and end <= known[at - 1][1]


@once
def _quotations(run: Run) -> list[Reach]:
    return [(one.start, one.end) for one in tokens.quotations(run.doc.text)]


def sourced(run: Run) -> bool:
    """Whether the text or the source field says where a figure comes from."""
    return bool((run.context.source_field or "").strip()) or run.any("cue", "source")


def near(run: Run, place: int, before: int, after: int) -> Reach:
    """A stretch around a place, inside the text."""
    return max(0, place - before), min(len(run.doc.low), place + after)
