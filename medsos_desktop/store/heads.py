"""How far others know the chains: what the writers of hand-off files told, who and when; local, never sent.

A chain can be checked by itself only up to its last record. Whoever cuts it there, or writes it anew from
some place on, is found out by an end that somebody else holds. So each file's ends are kept here when it is
taken.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from medsos_desktop.store import branches
from medsos_desktop.store.database import Database
from medsos_desktop.store.outgoing import Tip, known

KEPT = 8
"""Ends that one teller told of one chain and that are not here: the newest, and the oldest one."""
PROVED = "trusted"
"""The seal of what is known to come from its teller."""
MAX_TOLD = 2_000
"""Ends kept of one file; the rest of them tells of more chains than offices have PCs."""


class Telling(NamedTuple):
    """What a file told. ``teller`` is the device that wrote it, ``name`` who at it, ``seal`` the standing of
    its signature (``trusted``, ``unknown``, ...), ``at`` when it was taken here (UTC).
    """

    teller: str
    name: str
    seal: str
    at: str
    ends: tuple[Tip, ...]


class Head(NamedTuple):
    """An end that was told. ``held``: the record was here at some time since."""

    device: str
    chain: str
    teller: str
    id: str
    seq: int
    at: str
    name: str
    seal: str
    held: bool


def note(db: Database, telling: Telling) -> None:
    """Keep what a file told, after its records came in; inside that transaction.

    Any file can name any teller. So what a trusted signature vouched for is changed by another such only.
    """
    if telling.teller:
        for tip in telling.ends[:MAX_TOLD]:
            row = (*tip[:2], telling.teller, tip.id, tip.seq, telling.at, telling.name, telling.seal)
            db.run(
                "INSERT INTO heads VALUES (?,?,?,?,?,?,?,?,0) ON CONFLICT (device, chain, teller, id)"
                " DO UPDATE SET at = excluded.at, name = excluded.name, seal = excluded.seal"
                f" WHERE heads.seal <> '{PROVED}' OR excluded.seal = '{PROVED}'",
                row,
            )
    db.run(
        "UPDATE heads SET held = 1 WHERE held = 0 AND EXISTS (SELECT 1 FROM records r WHERE r.id = heads.id)"
    )
    split = set(branches.split(db))
    for place in {(tip.device, tip.chain) for tip in telling.ends[:MAX_TOLD]} - split:
        _tidy(db, place, telling.teller, telling.seal == PROVED)


def _tidy(db: Database, place: branches.Place, teller: str, proved: bool) -> None:
    """Of what is here the newest end speaks for those before it, while the chain has one branch only."""
    args = (*place, teller)
    where = f"device = ? AND chain = ? AND teller = ? AND seal {'=' if proved else '<>'} '{PROVED}'"
    newest = f"SELECT max(seq) FROM heads WHERE {where} AND held"
    db.run(f"DELETE FROM heads WHERE {where} AND held AND seq < ({newest})", args * 2)
    rows = db.all(f"SELECT id FROM heads WHERE {where} AND NOT held ORDER BY seq, id", args)
    for (id_,) in rows[1 : 1 - KEPT]:
        db.run(f"DELETE FROM heads WHERE {where} AND id = ?", (*args, id_))


def told(db: Database, device: str = "") -> list[Head]:
    """Every end that was told, of all chains or those of ``device``."""
    where, args = ("WHERE device = ?", (device,)) if device else ("", ())
    rows = db.all(f"SELECT * FROM heads {where} ORDER BY device, chain, seq, id, teller", args)
    return [Head._make((*row[:8], bool(row[8]))) for row in rows]


def unknown_to(db: Database, end: Tip, made: str) -> int:
    """How many records of a chain are here behind the end that its own device told at the time ``made``,
    though it wrote them before: it has them no more. In a file that is merely old they are younger.
    """
    row = db.one(
        "SELECT count(*) FROM records WHERE device = ? AND chain = ? AND seq > ? AND at < ?",
        (end.device, end.chain, end.seq, made),
    )
    return int(row[0]) if row else 0


class Missing(NamedTuple):
    """An end that is not here. ``why``: ``lost`` (it was), ``differs`` (another record is in its place),
    ``short`` (the chain ends before it). ``here`` is the last place of the chain here.
    """

    why: str
    head: Head
    here: int


def missing(db: Database, device: str = "") -> Iterator[Missing]:
    """Ends that somebody told of, and that this PC does not have."""
    found = told(db, device)
    here = known(db, (each.id for each in found))
    for head in found:
        if head.id not in here:
            place = (head.device, head.chain)
            row = db.one("SELECT max(seq) FROM records WHERE device = ? AND chain = ?", place)
            last = int(row[0] or 0) if row else 0
            other = last >= head.seq
            yield Missing("lost" if head.held else "differs" if other else "short", head, last)


def unexplained(db: Database) -> list[Tip]:
    """Ends that others should hear of: told here, not here, and not explained. The PC whose chain it is may
    have lost them with its disk, and learns of it from nobody else.

    Only what a known key vouched for: our own signature would make the rest believed.
    """
    told = branches.stood_by(db)
    found = {
        Tip(head.device, head.chain, head.seq, head.id)
        for _why, head, _here in missing(db)
        if head.seal == PROVED
    }
    return sorted(tip for tip in found if tip.id not in told.get(tip[:2], ()))[:MAX_TOLD]


def authors(db: Database) -> dict[str, str]:
    """Who wrote last on each device, by device."""
    rows = db.all(
        "SELECT device, author, max(n) FROM records WHERE author <> '' GROUP BY device ORDER BY device"
    )
    return {str(device): str(author) for device, author, _n in rows}


def lacking(db: Database, ends: Iterable[Tip], device: str, chain: str | None = None) -> bool:
    """Whether ``ends`` tell of something in this chain, or any of this device, that is not here."""
    own = [each.id for each in ends if each.device == device and chain in (None, each.chain)]
    return len(known(db, own)) < len(set(own))
