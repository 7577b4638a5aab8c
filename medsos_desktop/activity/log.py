"""The log of what people did, over everything the workspace keeps: read only, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import zones
from medsos_desktop.model.office import Office
from medsos_desktop.store import activity, reading
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.store import Store

KINDS = activity.KINDS
"""Kinds of action: ``decision``, ``note``, ``publication``, ``evidence``, ``text``, ``picture``, ``office``,
``sign-in``, ``key``, ``erase``, ``chain``; worded by ``activity.kind.<kind>``.
"""
PAGE = 200
_BATCH = 2_000
_EARLIEST, _LATEST = date(1970, 1, 1), date(9000, 1, 1)
"""Days beyond these hold no records, and some cannot be told in UTC."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; what is empty asks for all.

    ``first`` and ``last`` are days in the office's zone, both included; ``person`` and ``post`` are ids;
    ``text`` is looked for in subjects, titles and names.
    """

    person: str = ""
    kinds: frozenset[str] = frozenset()
    post: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return self != Wanted()


class Entry(NamedTuple):
    """One deed. ``at`` is aware, in the office's zone; ``person`` and ``post`` are ids ("" for none).

    ``action`` is a key of the words (``op.post.move``), perhaps one only another version knows: see
    `telling.said`. ``subject`` names what it was done to. ``proof`` ("none", "paper", "key") stands with
    decisions only. ``living``: the post can be opened. ``key`` is its place in the log.
    """

    at: datetime
    person: str
    name: str
    kind: str
    action: str
    subject: str
    post: str
    proof: str
    living: bool
    key: tuple[str, str]


class ActivityLog:
    """``workspace.activity``."""

    def __init__(self, store: Store) -> None:
        self._db = store.db

    @property
    def zone(self) -> str:
        """The IANA name of the office's zone, in which days and times are told."""
        found = reading.entities(self._db, "office").get("office")
        return str((found or Office()).zone)

    def page(self, wanted: Wanted, after: Entry | None = None, size: int = PAGE) -> list[Entry]:
        """At most ``size`` deeds, newest first, behind ``after``."""
        return self._page(self._wish(wanted), after.key if after else None, size, self._reader())

    def count(self, wanted: Wanted) -> int:
        """How many deeds that is."""
        return activity.count(self._db, self._wish(wanted))

    def every(self, wanted: Wanted) -> Iterator[Entry]:
        """All of them, newest first, a batch at a time."""
        wish, reader, after = self._wish(wanted), self._reader(), None
        while batch := self._page(wish, after, _BATCH, reader):
            yield from batch
            after = batch[-1].key

    def people(self) -> dict[str, str]:
        """Names of everybody who did something, by id, in order of names; of those taken out too."""
        names, authors = self._names(), reading.authors(self._db)
        found = {id_: name for id_, name in names.items() if id_ in authors}
        return dict(sorted(found.items(), key=lambda item: (item[1].casefold(), item[0])))

    def _names(self) -> dict[str, str]:
        known = reading.gone(self._db, "person") | reading.entities(self._db, "person")
        return {id_: str(person.name) for id_, person in known.items()}

    def _reader(self) -> tuple[ZoneInfo, dict[str, str]]:
        return zones.zone(self.zone), self._names()

    def _page(
        self,
        wish: activity.Wish,
        after: tuple[str, str] | None,
        size: int,
        reader: tuple[ZoneInfo, dict[str, str]],
    ) -> list[Entry]:
        return [_entry(row, *reader) for row in activity.page(self._db, wish, after, size)]

    def _wish(self, wanted: Wanted) -> activity.Wish:
        text = wanted.text.strip()
        folded = text.casefold()
        named = [id_ for id_, name in self._names().items() if folded in name.casefold()] if text else []
        zone = zones.zone(self.zone)
        return activity.Wish(
            kinds=wanted.kinds,
            person=wanted.person,
            post=wanted.post,
            since=_start(wanted.first, zone) if wanted.first else "",
            until=_start(min(wanted.last, _LATEST) + timedelta(days=1), zone) if wanted.last else "",
            text=text,
            named=tuple(named),
        )


def _start(day: date, zone: ZoneInfo) -> str:
    """The moment a day begins, as records spell moments."""
    day = min(max(day, _EARLIEST), _LATEST + timedelta(days=1))
    return timestamp(datetime.combine(day, time(), zone).astimezone(UTC))


def _entry(row: activity.Row, zone: ZoneInfo, names: dict[str, str]) -> Entry:
    return Entry(
        at=_moment(row.at, zone),
        person=row.author,
        name=names.get(row.author, ""),
        kind=row.kind,
        action="op.post.suggestion" if row.action == "op.note.accept" else row.action,
        subject=row.subject or row.title or row.excerpt.strip().split("\n", 1)[0],
        post=row.post,
        proof=row.proof,
        living=row.living,
        key=(row.at, row.id),
    )


def _moment(at: str, zone: ZoneInfo) -> datetime:
    """A moment that another PC wrote wrong must not hide the rest of the log."""
    try:
        return datetime.fromisoformat(at).astimezone(zone)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=zone)
