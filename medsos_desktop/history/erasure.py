"""Erasing what a person has the right to have erased."""

from collections.abc import Collection

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.record import ENTITY_KINDS, REMARK_KINDS, Record
from medsos_desktop.store import erasing, keeping, records
from medsos_desktop.store.store import Store


class ErasureService:
    """Not undoable. Backups made before keep the data until they expire (`BackupService.kept_until`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def erase(self, kind: str, entity: str, reason: str, *, revisions: Collection[str] = ()) -> Changes:
        """Erase every record of an entity, decisions and notes about it too, or only ``revisions`` of it.

        Drops bodies, salts, search text, drafts, and pictures nothing else shows. ``reason`` is kept
        and must not repeat the data. Raises `UserError` ``store.gone``, ``store.reason``.
        """
        if not reason.strip():
            raise UserError("store.reason")
        named = [each for each in self._records(kind, entity) if not revisions or each.id in revisions]
        if not named:
            raise UserError("store.gone")
        media = erasing.pictures(named) | ({entity} if kind == "asset" else set())
        data = {"records": [each.id for each in named], "reason": reason.strip(), "media": sorted(media)}
        with self._store.operation("op.data.erase") as op:
            eraser = records.get(self._store.db, op.put("erase", entity, data))
            assert eraser is not None
            for touched in sorted(erasing.apply(self._store.db, eraser)):
                self._store.projection.entity(*touched)
                op.touch(*touched)
        erasing.scrub(self._store.db)
        for asset in media:
            if not erasing.in_use(self._store.db, asset):
                self._store.blobs.remove(asset)
        for file in self._store.erasure_lists():
            keeping.remember(file, [eraser])
        return op.changes

    def _records(self, kind: str, entity: str) -> list[Record]:
        if kind not in ENTITY_KINDS:
            raise ValueError(kind)
        kinds = (kind, *REMARK_KINDS) if kind == "post" else (kind,)
        return [each for some in kinds for each in records.of_entity(self._store.db, some, entity)]
