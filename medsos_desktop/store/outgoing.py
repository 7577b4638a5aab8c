"""What hand-off files ask of the records: all about an entity, the chains, what is known already."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from medsos_desktop.model.record import Record
from medsos_desktop.store import branches, records
from medsos_desktop.store.database import Database

_HASH = re.compile(rb'"([0-9a-f]{64})"')
_MANY = 500
_LINK = "id, kind, entity, parents, author, device, chain, seq, prev, at, content, NULL, NULL"


class Tip(NamedTuple):
    """How far a chain is known here: a record that none stands behind."""

    device: str
    chain: str
    seq: int
    id: str


def tips(db: Database) -> list[Tip]:
    """The end of every chain by device and chain; of a split one all of its ends."""
    split = [Tip(*place, seq, id_) for place in branches.split(db) for seq, id_ in branches.ends(db, place)]
    rows = db.all(
        "SELECT r.device, r.chain, r.seq, r.id FROM records r"
        " JOIN (SELECT device, chain, max(seq) AS seq FROM records GROUP BY device, chain) t"
        " ON t.device = r.device AND t.chain = r.chain AND t.seq = r.seq"
        " ORDER BY r.device, r.chain, r.id"
    )
    return sorted({*(Tip(*row) for row in rows), *split})


def links(db: Database, device: str, chain: str) -> Iterator[Record]:
    """Every record of one chain from its beginning, as bare links."""
    sql = f"SELECT {_LINK} FROM records WHERE device = ? AND chain = ? ORDER BY seq, id"
    return records.rows(db, sql, (device, chain))


def about(db: Database, entity: str) -> list[Record]:
    """The records of an entity and those that point at it, of every kind."""
    kinds = [str(row[0]) for row in db.all("SELECT DISTINCT kind FROM records ORDER BY kind")]
    return [record for kind in kinds for record in records.of_entity(db, kind, entity)]


def known(db: Database, ids: Iterable[str]) -> dict[str, bool]:
    """Which of ``ids`` are here, and whether with their body."""
    wanted, found = list(ids), dict[str, bool]()
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        marks = ",".join("?" * len(part))
        rows = db.run(f"SELECT id, body IS NOT NULL FROM records WHERE id IN ({marks})", part)
        found.update((key, bool(whole)) for key, whole in rows)
    return found


def erased(db: Database) -> set[str]:
    """Ids of the records that erase records name, here or not."""
    return {str(row[0]) for row in db.run("SELECT record FROM erased")}


def hashes(body: bytes) -> set[str]:
    """Everything in a body that has the form of a SHA-256: pictures and other files it names among them.

    So it holds for kinds and fields of newer versions too. In text a quotation mark is escaped, hence
    what somebody wrote is never taken for one.
    """
    return {each.decode() for each in _HASH.findall(body)}


def hashes_here(db: Database, without: Container[str] = (), kinds: Container[str] | None = None) -> set[str]:
    """`hashes` of all bodies but those of erase records, and the pictures that have a record.

    Records whose id is in ``without`` do not count, nor, where given, those of other ``kinds``.
    """
    found: set[str] = set()
    rows = db.run("SELECT id, kind, entity, body FROM records WHERE body IS NOT NULL AND kind <> 'erase'")
    for id_, kind, entity, body in rows:
        if id_ not in without and (kinds is None or kind in kinds):
            found |= hashes(body)
            if kind == "asset":
                found.add(entity)
    return found


def lone(db: Database) -> set[tuple[str, str]]:
    """Kind and id of every entity that has one record only."""
    return set(db.run("SELECT kind, entity FROM records GROUP BY kind, entity HAVING count(*) = 1"))


def entities(db: Database) -> dict[str, set[str]]:
    """Every entity id that has a record here, with the kinds it has."""
    found: dict[str, set[str]] = {}
    for kind, entity in db.run("SELECT DISTINCT kind, entity FROM records"):
        found.setdefault(entity, set()).add(kind)
    return found
