"""Erasing what a person has the right to have erased."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import ENTITY_KINDS, REMARK_KINDS, Record
from medsos_desktop.store import bodies, erasing, keeping, records
from medsos_desktop.store.store import Store


class ErasureService:
    """Not undoable. Backups made before keep the data until they expire (`BackupService.kept_until`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def erase(self, kind: str, entity: str, reason: str, *, revisions: Collection[str] = ()) -> Changes:
        """Erase every record of an entity, decisions and notes about it too, or only ``revisions`` of it.

        Notes written on those revisions go with them, with all that was answered: they quote the words.
        Drops bodies, salts, search text, drafts, and pictures nothing else shows. ``reason`` is kept
        and must not repeat the data. Raises `UserError` ``store.gone``, ``store.reason``.
        """
        if not reason.strip():
            raise UserError("store.reason")
        named = self._records(kind, entity)
        if revisions:
            quoting = _quoting(named, frozenset(revisions))
            named = [each for each in named if each.id in revisions or each.id in quoting]
        if not named:
            raise UserError("store.gone")
        media = erasing.pictures(named) | ({entity} if kind == "asset" else set())
        data = {"records": [each.id for each in named], "reason": reason.strip(), "media": sorted(media)}
        return self._carry_out([(entity, data)])

    def again(self, erasers: Iterable[Record]) -> Changes:
        """After a restore: erase what was erased since the backup, by new records of this chain.

        The old erase records may stand far ahead in chains the backup does not have; taken in alone
        they would look like a gap.
        """
        wanted: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for eraser in erasers:
            if eraser.body is not None and records.get(self._store.db, eraser.id) is None:
                data, _newer = bodies.read("erase", eraser.body)
                wanted.setdefault(canonical(data).decode(), (eraser.entity, data))
        return self._carry_out([wanted[key] for key in sorted(wanted)]) if wanted else Changes()

    def _carry_out(self, wanted: Sequence[tuple[str, Mapping[str, Any]]]) -> Changes:
        store, sealed = self._store, list[Record]()
        with store.operation("op.data.erase") as op:
            for entity, data in wanted:
                eraser = records.get(store.db, op.put("erase", entity, data))
                assert eraser is not None
                sealed.append(eraser)
                for touched in sorted(erasing.apply(store.db, eraser)):
                    for post in store.projection.entity(*touched):
                        op.touch("post", post)
                    op.touch(*touched)
        erasing.scrub(store.db)
        for asset in {asset for eraser in sealed for asset in erasing.media_of(eraser)}:
            if not erasing.in_use(store.db, asset):
                store.blobs.remove(asset)
        for file in store.erasure_lists():
            keeping.remember(file, sealed)
        return op.changes

    def _records(self, kind: str, entity: str) -> list[Record]:
        if kind not in ENTITY_KINDS:
            raise ValueError(kind)
        kinds = (kind, *REMARK_KINDS) if kind == "post" else (kind,)
        return [each for some in kinds for each in records.of_entity(self._store.db, some, entity)]


def _quoting(found: Iterable[Record], revisions: frozenset[str]) -> set[str]:
    """Ids of the notes that were written on ``revisions``, and of those in the same threads."""
    threads: dict[str, set[str]] = {}
    touched: set[str] = set()
    for each in found:
        if each.kind == "note" and each.body is not None:
            thread = bodies.read("note", each.body)[0].get("thread", each.id)
            threads.setdefault(thread, set()).add(each.id)
            if revisions.intersection(each.parents):
                touched.add(thread)
    return {note for thread in touched for note in threads[thread]}
