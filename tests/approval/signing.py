"""An office whose Lurah signs, and what somebody with the database in hands can do to it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from medsos_desktop.keys import card
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.keys.session import Unlocked
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Record
from medsos_desktop.store import records
from medsos_desktop.store.chain import timestamp
from medsos_desktop.workspace import Workspace
from tests.approval.conftest import Desk

SEEDS = {"lurah": b"\1" * 32, "semua": b"\2" * 32, "stranger": b"\3" * 32}


def unlocked(desk: Desk, name: str = "lurah") -> Unlocked:
    """The key of a person, as if the PIN had been typed."""
    return Unlocked(KeyPair(SEEDS[name]), desk.ws.store.clock)


def believed(desk: Desk, name: str = "lurah") -> KeyPair:
    """The person's card is in the book, and was compared."""
    pair = KeyPair(SEEDS[name])
    made = timestamp(desk.ws.store.clock.now())
    told = card.make(
        pair, person=desk.people[name], name=name.title(), title="Lurah", office="Kelurahan Contoh", made=made
    )
    Keeper(desk.ws.store).take(told)
    desk.ws.keys.trust_own(pair)
    return pair


def approved(desk: Desk, post: str, name: str = "lurah") -> str:
    """Submit and approve with a signature; the decision's record."""
    desk.sit("arum")
    desk.ws.approval.submit(post)
    desk.sit(name)
    review = desk.ws.approval.review(post)
    desk.ws.approval.approve(post, review.content, signer=unlocked(desk, name))
    return desk.ws.approval.decisions(post)[-1].id


@dataclass
class Tampered:
    """Writes into the database behind the app's back, with hashes made right again where asked."""

    ws: Workspace

    def record(self, id: str) -> Record:
        found = records.get(self.ws.store.db, id)
        assert found is not None
        return found

    def write(self, id: str, record: Record) -> None:
        """Puts another record in the place of one, under whatever id it claims."""
        db = self.ws.store.db
        parents = json.dumps(list(record.parents), separators=(",", ":"))
        told = (record.id, record.kind, record.entity, parents, record.author, record.device, record.chain)
        told += (record.seq, record.prev, record.at, record.content, record.salt, record.body)  # type: ignore[assignment]
        columns = "id kind entity parents author device chain seq prev at content salt body"
        sql = f"UPDATE records SET {', '.join(f'{name}=?' for name in columns.split(' '))} WHERE id=?"
        with db.transaction(durable=False):
            db.run(sql, (*told, id))

    def forged(self, id: str, change: Callable[[dict[str, Any]], None], **header: Any) -> Record:
        """The record with another body and header, its hashes right again: a careful forger's work."""
        record = self.record(id)
        assert record.body is not None
        assert record.salt is not None
        whole = json.loads(record.body)
        change(whole["data"])
        body = canonical(whole)
        made = replace(record, **header, body=body, content=records.content_hash(record.salt, body))
        return records.named(made)

    def forge(self, id: str, change: Callable[[dict[str, Any]], None], **header: Any) -> str:
        """Puts a forged record in; its new id."""
        made = self.forged(id, change, **header)
        self.write(id, made)
        return made.id
