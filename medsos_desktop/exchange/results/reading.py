"""From rows to lines: what each would tell, held against what is known and what can be true."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.exchange.results import links, moments, numbers
from medsos_desktop.exchange.results.columns import Table
from medsos_desktop.exchange.results.matching import Delivery, Matcher
from medsos_desktop.exchange.results.model import Kind, Line, Problem
from medsos_desktop.exchange.results.moments import Moment
from medsos_desktop.exchange.sheets import cells
from medsos_desktop.model.publication import METRICS, Publication
from medsos_desktop.model.rows import Decision, PostRow
from medsos_desktop.model.state import State
from medsos_desktop.model.states import approves
from medsos_desktop.store.chain import timestamp

_SLACK = timedelta(minutes=5)
"""Of clocks that do not go alike."""
_EARLY = timedelta(days=1)
_READY = frozenset({State.APPROVED, State.SCHEDULED})
_NOTE_MOST = 2_000


class Known(NamedTuple):
    """What is asked of the workspace about a post: decisions, and what holds of its publications."""

    decisions: Callable[[str], list[Decision]]
    publications: Callable[[str], tuple[Publication, ...]]


class Reader:
    """Reads the rows of one file; ``now`` is aware, ``zone`` the office's."""

    def __init__(
        self, matcher: Matcher, known: Known, catalogue: Catalogue, zone: ZoneInfo, now: datetime
    ) -> None:
        self._matcher, self._known, self._catalogue = matcher, known, catalogue
        self._zone, self._now = zone, now

    def line(self, table: Table, at: int) -> Line | None:
        """The line of a row; `None` for an empty one."""
        filled = {field for field in table.at if table.text(at, field)}
        if not filled:
            return None
        line = Line(
            table.grid.name,
            at + 1,
            Kind.EMPTY,
            table.text(at, "code")[:40],
            table.text(at, "channel")[:80],
            table.text(at, "account")[:80],
            table.text(at, "title")[:200],
            table.text(at, "planned")[:60],
        )
        if not filled & {"date", "time", "link", *METRICS}:
            return line
        found = self._matcher.find(line.code, line.channel, line.who)
        line = self._about(line, found)
        if not filled & {"date", "time", "link"} and not self._is_out(found):
            return line  # numbers alone do not tell that a post went out
        if found.row is None or not found.account:
            return replace(line, kind=Kind.STOPPED, problems=found.problems)
        told, problems = self._told(table, at, found, found.row)
        return self._judged(line, found.row, told, (*found.problems, *problems))

    def _is_out(self, found: Delivery) -> bool:
        held = self._known.publications(found.row.id) if found.row is not None else ()
        return any(each.account == found.account for each in held)

    def _about(self, line: Line, found: Delivery) -> Line:
        """As the office calls it, where it is known."""
        if found.row is None:
            return line
        return replace(
            line,
            code=found.row.code,
            title=found.row.title or line.title,
            planned=found.row.planned,
            post=found.row.id,
            account=found.account,
            channel=found.channel or line.channel,
            who=found.who or line.who,
        )

    def _told(
        self, table: Table, at: int, found: Delivery, row: PostRow
    ) -> tuple[Publication, tuple[Problem, ...]]:
        """What the row says, and what of it cannot be read."""
        problems: list[Problem] = []
        planned = self._planned(row)
        moment = moments.read(table.cell(at, "date"), table.cell(at, "time"), planned, self._zone)
        if moment.wrong:
            said = table.text(at, moment.wrong) or table.text(at, "date")
            problems.append(Problem(f"{moment.wrong}-unreadable", True, {"text": said[:60]}))
        if moment.swapped:
            problems.append(Problem("date-swapped", params={"text": table.text(at, "date")[:60]}))
        url, linked = self._link(table.text(at, "link"), found)
        problems += linked
        metrics, counted = self._metrics(table, at)
        problems += counted
        if moment.at is None and not moment.wrong:
            moment = Moment(min(planned, self._now), rough=True)
        when = timestamp(moment.at) if moment.at is not None else ""
        note = table.text(at, "note")[:_NOTE_MOST]
        told = Publication(found.account, when, url, metrics, note, moment.rough)
        return told, (*problems, *self._times(row, moment, planned))

    def _planned(self, row: PostRow) -> datetime:
        """The planned moment; that of now for a post that was taken out of the calendar."""
        post = self._matcher.view(row.id).post
        if not post.planned:
            return self._now
        return datetime.fromisoformat(post.planned).replace(tzinfo=ZoneInfo(post.zone))

    def _link(self, text: str, found: Delivery) -> tuple[str, list[Problem]]:
        if not text:
            return "", []
        link = links.read(text)
        if not link.url:
            return "", [Problem("link-unreadable", True, {"text": text[:80]})]
        problems = [Problem("link-more")] if link.more else []
        hosts = self._catalogue.hosts(found.channel) if found.channel else ()
        if not links.belongs(link.url, hosts):
            name = self._catalogue.name(found.channel)
            problems.append(Problem("link-host", params={"host": links.host(link.url)[:80], "channel": name}))
        return link.url, problems

    def _metrics(self, table: Table, at: int) -> tuple[dict[str, int], list[Problem]]:
        metrics: dict[str, int] = {}
        problems: list[Problem] = []
        for name in METRICS:
            cell = table.cell(at, name)
            count = numbers.read(cell) if cell != "" else numbers.Count()
            told = {"field": name, "text": cells.text(cell)[:40]}
            if count.wrong:
                problems.append(Problem("number-unreadable", params=told))
            elif count.value is not None:
                metrics[name] = count.value
                if count.guessed:
                    problems.append(Problem("number-guessed", params={**told, "n": count.value}))
        return metrics, problems

    def _times(self, row: PostRow, moment: Moment, planned: datetime) -> Iterator[Problem]:
        """What cannot be true, and what is hard to believe."""
        at = moment.at
        if at is None:
            return
        if at > self._now + _SLACK:
            yield Problem("future", True)
            return
        approved = self._approved(row.id)
        if approved is not None and not moment.rough and at < approved.replace(second=0, microsecond=0):
            yield Problem("before-approval", True)
        elif planned.astimezone(self._zone).date() - at.astimezone(self._zone).date() > _EARLY:
            yield Problem("early")

    def _approved(self, post: str) -> datetime | None:
        """When the post was last approved; `None` where that is not known here."""
        found = [each.at for each in self._known.decisions(post) if approves(each)]
        return datetime.fromisoformat(found[-1]) if found else None

    # against what is known

    def _judged(self, line: Line, row: PostRow, told: Publication, problems: tuple[Problem, ...]) -> Line:
        old = self._old(row, told)
        whole = merged(old, told)
        changed = differing(old, whole) if old is not None else ()
        problems = (*problems, *self._state(row))
        if any(each.stops for each in problems):
            kind = Kind.STOPPED
        elif old is not None and not changed:
            kind, problems = Kind.SAME, ()
        elif problems:
            kind = Kind.DOUBT
        else:
            kind = Kind.UPDATE if old is not None else Kind.NEW
        return replace(line, kind=kind, told=whole, old=old, changed=changed, problems=problems)

    def _state(self, row: PostRow) -> Iterator[Problem]:
        if row.state is State.APPROVED:
            yield Problem("not-scheduled")
        elif row.state not in _READY and row.state is not State.PUBLISHED:
            yield Problem("not-approved", True, {"state": row.state.value})

    def _old(self, row: PostRow, told: Publication) -> Publication | None:
        """What holds of this account; of a post that was told to be out as a whole, its link."""
        publications = self._known.publications(row.id)
        own = next((each for each in publications if each.account == told.account), None)
        if own is not None or publications or row.state is not State.PUBLISHED:
            return own
        last = [each for each in self._known.decisions(row.id) if each.action == "publish"]
        link = last[-1].link if last else ""
        return Publication(told.account, link=link) if link and link != told.link else None


def merged(old: Publication | None, told: Publication) -> Publication:
    """``told`` over ``old``: an empty cell says nothing, and a moment that was only guessed no better."""
    if old is None:
        return told
    keep = told.rough and bool(old.at)
    return replace(
        told,
        at=old.at if keep else told.at,
        rough=old.rough if keep else told.rough,
        link=old.link if links.key(old.link) == links.key(told.link) else told.link or old.link,
        metrics={**old.metrics, **told.metrics},
        note=told.note or old.note,
    )


def differing(old: Publication, new: Publication) -> tuple[str, ...]:
    """The fields in which they differ: ``time``, ``link``, numbers by name, ``note``."""
    found = ["time"] if (old.at[:16], old.rough) != (new.at[:16], new.rough) else []
    found += ["link"] if old.link != new.link else []
    found += [name for name in METRICS if old.metrics.get(name) != new.metrics.get(name)]
    return (*found, "note") if old.note != new.note else tuple(found)
