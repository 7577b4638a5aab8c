"""Undoing what was told of posts that went out: a further word on each account, and the state before."""

from collections.abc import Mapping
from typing import Any

from medsos_desktop.model import publication
from medsos_desktop.model.publication import Publication
from medsos_desktop.model.record import Record
from medsos_desktop.model.states import UNPUBLISH
from medsos_desktop.store import bodies, lineage, records, remarks
from medsos_desktop.store.database import Database
from medsos_desktop.store.operation import Operation

_TURNED = {"publish": UNPUBLISH, UNPUBLISH: "publish"}


def take_back(op: Operation, db: Database, record: Record) -> None:
    """What was told of the account before ``record`` holds again; a later word on it stays as it is.

    Always writes: the step itself is what is noted.
    """
    account = str(_data(record).get("account", ""))
    told = remarks.publications(db, record.entity)
    now = publication.standing(told).get(account, Publication(account, gone=True))
    if now.id == record.id:
        known = lineage.ancestors(records.nodes(db, "publication", record.entity), record.id)
        earlier = publication.standing(each for each in told if each.id in known and each.id != record.id)
        now = earlier.get(account, Publication(account, gone=True))
    parents = (*op.head("post", record.entity).tips, *remarks.tips(db, record.entity, "publication"))
    op.put("publication", record.entity, publication.pack(now), parents)


def decide_back(op: Operation, db: Database, record: Record) -> None:
    """A post that was told to be out is not (or is again); other decisions stay."""
    data = _data(record)
    turned = _TURNED.get(str(data.get("action")))
    if turned is None:
        return
    parents = (*op.head("post", record.entity).tips, *remarks.tips(db, record.entity))
    op.put("decision", record.entity, {**data, "action": turned}, parents)


def _data(record: Record) -> Mapping[str, Any]:
    assert record.body is not None
    return bodies.read(record.kind, record.body)[0]
