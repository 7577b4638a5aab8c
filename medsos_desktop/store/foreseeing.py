"""What the workspace would hold if some records were added; nothing is written to know it."""

from collections.abc import Container, Iterable, Mapping
from functools import cached_property

from medsos_desktop.model.record import Record
from medsos_desktop.store import bodies, erasing, outgoing, projection, records
from medsos_desktop.store.bodies import Data
from medsos_desktop.store.database import Database
from medsos_desktop.store.lineage import Node
from medsos_desktop.store.projection import Head

_MANY = 300
"""Records from which on it pays to know which entities are here at all."""


class Foresight:
    """The state after `receiving.receive` of the same records, asked beforehand.

    ``erasing`` maps record ids to the incoming erase records that name them, ``gone`` are the ids of all
    records that any erase record names; ``known`` tells which incoming ones are here, and if with body.
    """

    def __init__(self, db: Database, incoming: Iterable[Record]) -> None:
        self._db = db
        self.incoming = {record.id: record for record in incoming}
        self.known: Mapping[str, bool] = outgoing.known(db, self.incoming)
        self.erasing = {
            named: record
            for record in self.incoming.values()
            if record.kind == "erase" and record.body is not None and not self.known.get(record.id)
            for named in erasing.records_of(record)
        }
        self.gone = outgoing.erased(db) | set(self.erasing)
        self._of: dict[tuple[str, str], list[Record]] = {}
        for record in self.incoming.values():
            self._of.setdefault((record.kind, record.entity), []).append(record)

    def stays(self, record: Record) -> bool:
        """Whether an incoming record will be here with its body."""
        return record.body is not None and (record.kind == "erase" or record.id not in self.gone)

    @cached_property
    def arriving(self) -> list[Record]:
        """Incoming records whose bodies would be new here."""
        return [each for each in self.incoming.values() if self.stays(each) and not self.known.get(each.id)]

    @cached_property
    def touched(self) -> set[tuple[str, str]]:
        """Kinds and entities of which something would be different."""
        found = {(record.kind, record.entity) for record in self.arriving}
        here = outgoing.known(self._db, self.erasing)
        for each in (key for key, whole in here.items() if whole):
            record = records.get(self._db, each)
            if record is not None and record.kind != "erase":
                found.add((record.kind, record.entity))
        return found

    @cached_property
    def _here(self) -> Mapping[str, Container[str]] | None:
        """Entities that have records here; not asked for where few come."""
        return outgoing.entities(self._db) if len(self.incoming) > _MANY else None

    def _is_new(self, kind: str, entity: str) -> bool:
        return self._here is not None and kind not in self._here.get(entity, ())

    def now(self, kind: str, entity: str) -> Head | None:
        """The present of an entity."""
        if self._is_new(kind, entity):
            return None
        return projection.head(self._db, kind, entity)

    def then(self, kind: str, entity: str) -> Head | None:
        """What the present will be."""
        known_here = {} if self._is_new(kind, entity) else records.nodes(self._db, kind, entity)
        nodes = {key: self._left(node) for key, node in known_here.items()}
        arriving = self._of.get((kind, entity), ())
        for record in arriving:
            known = nodes.get(record.id)
            if known is None or not known.whole:
                absent = record.body is None and record.id not in self.gone
                nodes[record.id] = Node(record.id, record.parents, record.at, self.stays(record), absent)
        return projection.compose(nodes, lambda id_: self._read(kind, id_), self._author)

    def _left(self, node: Node) -> Node:
        return node._replace(whole=False, absent=False) if node.id in self.erasing else node

    def _record(self, id: str) -> Record | None:
        found = self.incoming.get(id)
        return found if found is not None and found.body is not None else records.get(self._db, id)

    def _read(self, kind: str, id: str) -> tuple[Data, bool]:
        record = self._record(id)
        return bodies.read(kind, record.body) if record and record.body is not None else ({}, False)

    def _author(self, id: str) -> str:
        record = self._record(id)
        return record.author if record else ""
