"""Dates and hours: weekday and date at odds, an invitation in the past, hours without a zone."""

from collections.abc import Iterator
from datetime import date, timedelta

from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run, once
from medsos_desktop.text import tokens
from medsos_desktop.text.dates import DAY_NAMES
from medsos_desktop.text.tokens import DateMention

WEEKDAY_WORDS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEKDAY, PAST, ZONE = "date.weekday-mismatch", "date.past", "time.no-zone"


@once
def mentions(run: Run) -> tuple[DateMention, ...]:
    """The dates of the field; a date without year is taken near the planned date."""
    when = run.context.planned_at or run.context.now
    return tokens.dates(run.doc.text, when.date() if when else None)


@check(WEEKDAY)
def weekday(run: Run) -> Iterator[Hit]:
    """The named weekday does not fall on the written date ("malam Minggu" may be the day before)."""
    for one in mentions(run):
        if one.date is None or one.weekday is None or one.relative is not None:
            continue
        eve = run.doc.low.endswith("malam ", max(0, one.start - 6), one.start)
        if one.date.weekday() != one.weekday and not (eve and (one.date.weekday() + 1) % 7 == one.weekday):
            right = WEEKDAY_WORDS[one.date.weekday()]
            yield _mismatch(run, one, right)


def _mismatch(run: Run, one: DateMention, right: str) -> Hit:
    """On the weekday's own word where it stands first, with the right one as fix."""
    text = run.doc.text[one.start : one.end]
    written = WEEKDAY_WORDS[one.weekday or 0]
    found = next((name for name in tokens_of(text) if text.lower().startswith(name)), None)
    params = {"written": written, "right": right, "quote": run.quote(one.start, one.end)}
    if found is None:
        return Hit(WEEKDAY, (one.start, one.end), params)
    fix = right.upper() if text[: len(found)].isupper() else right if text[0].isupper() else right.lower()
    return Hit(WEEKDAY, (one.start, one.start + len(found)), params, fix)


def tokens_of(text: str) -> tuple[str, ...]:
    """Spellings of weekdays, the longest first."""
    names = sorted(DAY_NAMES, key=len, reverse=True)
    return tuple(name for name in names if len(name) <= len(text))


@check(PAST)
def past(run: Run) -> Iterator[Hit]:
    """An invitation or a deadline before the planned publication."""
    planned = run.context.planned_at
    if planned is None:
        return
    day = planned.date()
    dated = [one for one in mentions(run) if one.date is not None and one.relative is None]
    upcoming = any((one.until or one.date or day) >= day for one in dated)
    for one in dated:
        last = one.until or one.date
        if last is None or last >= day or (one.year is None and last < day - timedelta(days=200)):
            continue
        if _invites(run, one, last, day, upcoming):
            params = {"date": run.quote(one.start, one.end), "planned": day.isoformat()}
            yield Hit(PAST, (one.start, one.end), params)


def _invites(run: Run, one: DateMention, last: date, day: date, upcoming: bool) -> bool:
    """Whether the date is one to come to or to keep, and not one that is reported on."""
    around = run.doc.around(one.start)
    close = (max(around[0], one.start - 45), one.start)
    if run.any(PAST, "deadline", close):
        return not run.any(PAST, "reported", (max(around[0], one.start - 60), around[1]))
    if run.any(PAST, "reported", around) or run.any(PAST, "since", close):
        return False
    if run.any(PAST, "invites", around):
        return True
    if last < day - timedelta(days=120):
        return False
    if run.context.template in ("event", "service"):
        return not upcoming and not run.any(PAST, "reported")
    wide = run.doc.around(one.start, 2, 2)
    return not upcoming and run.any(PAST, "invites", wide) and not run.any(PAST, "reported", wide)


@check(ZONE)
def zone(run: Run) -> Iterator[Hit]:
    """A clock time without WIB, WITA or WIT."""
    found = tokens.times(run.doc.text)
    if any(one.zone for one in found):
        return
    for one in found:
        yield Hit(ZONE, (one.start, one.end), {"quote": run.quote(one.start, one.end)})
