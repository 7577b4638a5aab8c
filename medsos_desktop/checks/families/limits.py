"""What the channel takes: length, fold, mentions, links. Every number comes from the channel's data."""

from collections.abc import Iterator

from medsos_desktop.channels.model import Datum, TextField
from medsos_desktop.checks.families import dates
from medsos_desktop.checks.families.hashtags import severity_of
from medsos_desktop.checks.finding import Hit, Param
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import count as counting

LONG, FOLD = "text.too-long", "text.fold"


def _field(run: Run) -> TextField | None:
    for field in run.subject.surface.fields:
        if field.name == run.field:
            return field
    return None


@check(LONG)
def too_long(run: Run) -> Iterator[Hit]:
    """Over a limit in the limit's own unit; a limit that was only taken blocks at twice its number."""
    field = _field(run)
    if field is None:
        return
    for datum in field.limits(with_media=bool(run.subject.media)):
        if not isinstance(datum.value, int):
            continue
        used = counting.count(run.doc.text, datum.unit)
        if used <= datum.value:
            continue
        index = counting.limit_index(run.doc.text, datum.unit, datum.value)
        severity = "block" if used > 2 * datum.value else severity_of(datum)
        params: dict[str, Param] = {
            "used": used,
            "limit": datum.value,
            "over": used - datum.value,
            "unit": datum.unit,
            "index": index,
        }
        yield Hit(LONG, (index, len(run.doc.text)), params, None, severity, about=f"{used}/{datum.value}")
        return


@check(FOLD)
def fold(run: Run) -> Iterator[Hit]:
    """The first date of an event or service post stands only after the fold."""
    datum = run.subject.surface.fold
    if datum is None or not isinstance(datum.value, int) or run.context.template not in ("event", "service"):
        return
    field = _field(run)
    if field is None or not field.main or len(run.doc.text) <= datum.value:
        return
    index = counting.limit_index(run.doc.text, datum.unit, datum.value)
    found = dates.mentions(run)
    if found and found[0].start >= index:
        yield Hit(FOLD, (found[0].start, found[0].end), {"index": index, "quote": found[0].text})


def _over(run: Run, datum: Datum | None, used: int) -> bool:
    return datum is not None and isinstance(datum.value, int) and used > datum.value


@check("mention.too-many")
def mentions(run: Run) -> Iterator[Hit]:
    """More mentions than the channel takes."""
    found = [one for one in run.doc.entities if one.kind == "mention"]
    datum = run.subject.surface.mentions_max
    if datum and _over(run, datum, len(found)):
        params = {"used": len(found), "limit": datum.value, "n": len(found)}
        span = (found[datum.value].start, found[-1].end)
        yield Hit("mention.too-many", span, params, None, severity_of(datum), about=f"mentions {len(found)}")


@check("link.too-many", "link.not-clickable")
def links(run: Run) -> Iterator[Hit]:
    """More links than the channel takes, or links where nobody can tap them."""
    field = _field(run)
    found = run.doc.links
    if not found or field is None:
        return
    surface = run.subject.surface
    datum = surface.links_max
    if datum and _over(run, datum, len(found)):
        params = {"used": len(found), "limit": datum.value, "n": len(found)}
        span = (found[datum.value].start, found[-1].end)
        yield Hit("link.too-many", span, params, None, severity_of(datum), about=f"links {len(found)}")
    clickable = surface.links_clickable
    if clickable is not None and clickable.value is False and field.main:
        for link in found:
            yield Hit("link.not-clickable", (link.start, link.end), {"quote": link.text[:60]})
