"""Chains that split: a PC whose disk was set back and that wrote on left two records in one place.

A chain is then a tree: every record still names the one it stands behind, and no branch is thrown away.
Whose doing it was nobody else can know. So both branches are kept and told, and the PC itself may say
that it was set back (a record of the kind ``branch``): it names the ends that it stands by.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from medsos_desktop.model.record import BRANCH_KIND, Record
from medsos_desktop.store import records
from medsos_desktop.store.database import Database

Place = tuple[str, str]
"""Device and chain."""


class Fork(NamedTuple):
    """``records`` all stand behind ``prev``, in place ``seq`` of the chain. ``explained`` by its device."""

    device: str
    chain: str
    seq: int
    prev: str
    records: tuple[str, ...]
    explained: bool = False


def split(db: Database, device: str = "") -> list[Place]:
    """Chains with two records in one place; only those of ``device`` where it is given."""
    where, args = ("WHERE device = ?", (device,)) if device else ("", ())
    rows = db.all(
        f"SELECT device, chain FROM records {where} GROUP BY device, chain"
        " HAVING count(*) <> count(DISTINCT seq) ORDER BY device, chain",
        args,
    )
    return [(str(row[0]), str(row[1])) for row in rows]


def ends(db: Database, place: Place) -> list[tuple[int, str]]:
    """Place and id of the records of a chain that none stands behind, by place."""
    rows = db.all(
        "SELECT seq, id FROM records r WHERE device = ? AND chain = ? AND NOT EXISTS (SELECT 1 FROM records c"
        " WHERE c.device = r.device AND c.chain = r.chain AND c.seq = r.seq + 1 AND c.prev = r.id)"
        " ORDER BY seq, id",
        place,
    )
    return [(int(seq), str(id_)) for seq, id_ in rows]


def forks(db: Database, device: str = "") -> list[Fork]:
    """Every place where a chain splits; whether each of its branches is one that its device stands by."""
    told = stood_by(db)
    found: list[Fork] = []
    for place in split(db, device):
        links = db.all("SELECT id, prev, seq FROM records WHERE device = ? AND chain = ?", place)
        found += _forks(place, links, told.get(place, set()))
    return found


def stood_by(db: Database) -> Mapping[Place, set[str]]:
    """Ends of chains that their own device stands by, by chain. What another device says does not count."""
    found: dict[Place, set[str]] = defaultdict(set)
    for record in records.of_kind(db, BRANCH_KIND):
        found[record.device, record.entity] |= set(named(record))
    return found


def named(record: Record) -> list[str]:
    """Ids that a record of the kind ``branch`` stands by."""
    if record.body is None:
        return []
    data = json.loads(record.body).get("data")
    ids = data.get("ends") if isinstance(data, dict) else None
    return [each for each in ids if isinstance(each, str)] if isinstance(ids, list) else []


def parted(chain: Iterable[Record]) -> Iterator[Fork]:
    """Where the links of one chain split, by place."""
    behind: dict[str, list[Record]] = defaultdict(list)
    for record in chain:
        behind[record.prev].append(record)
    for prev, several in behind.items():
        if len(several) > 1:
            one = several[0]
            ids = tuple(sorted(each.id for each in several))
            yield Fork(one.device, one.chain, one.seq, prev, ids)


def _forks(place: Place, links: list[tuple[str, str, int]], told: set[str]) -> Iterator[Fork]:
    before = {id_: prev for id_, prev, _seq in links}
    good = set[str]()
    for each in told & before.keys():
        while each in before and each not in good:
            good.add(each)
            each = before[each]
    behind: dict[tuple[str, int], list[str]] = defaultdict(list)
    for id_, prev, seq in links:
        behind[prev, seq].append(id_)
    for (prev, seq), several in sorted(behind.items(), key=lambda item: (item[0][1], item[0][0])):
        if len(several) > 1:
            yield Fork(*place, seq, prev, tuple(sorted(several)), all(each in good for each in several))
