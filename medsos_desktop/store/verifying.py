"""Checks every record against its hashes, its neighbours and what others told; names what does not fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from medsos_desktop.model.record import Record
from medsos_desktop.store import branches, heads, records
from medsos_desktop.store.database import Database

SKEW = timedelta(minutes=10)
"""So far two PCs' clocks may be apart before it is told."""

Beat = Callable[[int, int], object]
"""Hears how many records were looked at, of how many; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """``why``: ``id`` or ``content`` (altered), ``gap`` (one is missing before it), ``prev`` (another stood
    before it), ``fork`` (two in one place), ``time`` (earlier than the one before); against what others told
    ``lost`` (it was here), ``differs`` (another in its place), ``short`` (the chain ends before); ``parent``
    (what it was made from or decided on is not here), ``signature`` (signed, and does not count: ``code``).

    Of notices also ``branch`` (a fork that its PC explained), ``clock`` (the PC's clock stood behind its own
    chain, at ``told``), ``early`` (dated before what it was made from).

    ``seq`` is its place in the ``chain`` of ``device``; ``here`` the last place that is here. ``teller``,
    ``name``, ``told`` and ``seal`` are who told of it, when it was taken, and what the signature was worth.
    """

    record: str
    why: str
    device: str = ""
    chain: str = ""
    seq: int = 0
    author: str = ""
    here: int = 0
    teller: str = ""
    name: str = ""
    told: str = ""
    seal: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """``troubles`` are what should not be, ``notices`` what a person should know and has an honest reason."""

    records: int
    chains: int
    troubles: tuple[Trouble, ...]
    notices: tuple[Trouble, ...]


def verify(db: Database, device: str = "") -> list[Trouble]:
    """Everything that is wrong with the records here; ``device`` is this PC's own, if known.

    Cannot find a chain cut short at its end, or written anew, that nobody told this PC of before.
    """
    return list(report(db, device).troubles)


def report(db: Database, device: str = "", beat: Beat = lambda _done, _all: None) -> Report:
    """`verify` with all that is no trouble; reads every record once."""
    look = _Look(db, beat)
    troubles = list(look.troubles())
    notices = look.notices
    for fork in branches.forks(db):
        for each in fork.records[1:]:
            trouble = Trouble(each, "fork", fork.device, fork.chain, fork.seq, here=fork.seq)
            if fork.explained:
                notices.append(Trouble(each, "branch", fork.device, fork.chain, fork.seq, here=fork.seq))
            else:
                troubles.append(trouble)
    for trouble, grave in _against_others(db, device):
        (troubles if grave else notices).append(trouble)
    return Report(look.count, look.chains, tuple(troubles), tuple(notices))


def _against_others(db: Database, device: str) -> Iterator[tuple[Trouble, bool]]:
    """What others told and is not here: grave unless it just has not come yet, or its PC explained it."""
    told = branches.stood_by(db)
    seen = set[tuple[str, str]]()
    for why, head, here in heads.missing(db):
        if (head.id, why) in seen:
            continue
        seen.add((head.id, why))
        stood_by = head.id in told.get((head.device, head.chain), ())
        own = head.device == device
        believed = why == "lost" or not own or head.seal == heads.PROVED  # who is set back, anybody can say
        grave = (why != "short" or own) and not stood_by and believed
        yield (
            Trouble(
                head.id,
                why,
                head.device,
                head.chain,
                head.seq,
                here=here,
                teller=head.teller,
                name=head.name,
                told=head.at,
                seal=head.seal,
            ),
            grave,
        )


def matches(record: Record) -> bool:
    """Whether the body is the one that was sealed. A bare link or erased record has nothing to compare."""
    if record.body is None or record.salt is None:
        return True
    return records.content_hash(record.salt, record.body) == record.content


class _Look:
    """One pass over all records, chain by chain."""

    def __init__(self, db: Database, beat: Beat) -> None:
        self._db, self._beat = db, beat
        self.count = self.chains = 0
        self.notices: list[Trouble] = []

    def troubles(self) -> Iterator[Trouble]:
        (total,) = self._db.one("SELECT count(*) FROM records") or (0,)
        times: dict[str, str] = {}
        crossing: list[Record] = []
        place, level, above, seq = ("", ""), dict[str, str](), dict[str, str](), 0
        for record in records.in_chains(self._db):
            if self.count % 1000 == 0:
                self._beat(self.count, total)
            self.count += 1
            times[record.id] = record.at
            if records.record_id(record) != record.id:
                yield _of(record, "id")
            if not matches(record):
                yield _of(record, "content")
            if place != (record.device, record.chain):
                place, level, above, seq = (record.device, record.chain), {}, {"": ""}, 0
                self.chains += 1
            if record.seq != seq:
                above = level if seq and record.seq == seq + 1 else {"": ""} if record.seq == 1 else {}
                level, seq = {}, record.seq
            level[record.id] = record.at
            if not above:
                yield _of(record, "gap")
            elif record.prev not in above:
                yield _of(record, "prev")
            elif record.at < above[record.prev]:
                yield _of(record, "time")
            if record.body is not None and record.body.startswith(b'{"clock":"'):
                self.notices.append(_of(record, "clock", record.body[10:34].decode("ascii", "replace")))
            if record.parents:
                crossing.append(replace(record, salt=None, body=None))
        yield from self._parents(crossing, times)

    def _parents(self, crossing: list[Record], times: dict[str, str]) -> Iterator[Trouble]:
        """A decision names what it was taken on, and its signature covers that: none of it may be missing."""
        for record in crossing:
            if not all(each in times for each in record.parents):
                yield _of(record, "parent")
            latest = max((times.get(each, "") for each in record.parents), default="")
            if latest > record.at and _apart(record.at, latest) > SKEW:
                self.notices.append(_of(record, "early", latest))


def _apart(one: str, other: str) -> timedelta:
    try:
        return datetime.fromisoformat(other) - datetime.fromisoformat(one)
    except ValueError:
        return timedelta(0)


def _of(record: Record, why: str, told: str = "") -> Trouble:
    return Trouble(
        record.id, why, record.device, record.chain, record.seq, record.author, here=record.seq, told=told
    )
