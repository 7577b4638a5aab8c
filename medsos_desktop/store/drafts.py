"""Own, unsealed work: one draft a post, kept beside the records and never sent anywhere."""

import json
from typing import Any

from medsos_desktop.errors import UserError
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.projection import head
from medsos_desktop.store.store import Store


def get(store: Store, post: str) -> dict[str, Any] | None:
    """Data of the draft."""
    row = store.db.one("SELECT data FROM drafts WHERE post = ?", (post,))
    return json.loads(row[0]) if row else None


def save(store: Store, post: str, data: dict[str, Any]) -> bool:
    """Keep what was typed; equal to the head it drops the draft. False when nothing changed.

    Remembers the revisions it was begun from: what arrives meanwhile is merged, not overwritten.
    """
    now = head(store.db, "post", post)
    if now is None:
        raise UserError("store.gone")
    if now.read_only:
        raise UserError("store.read-only-entity")
    had = store.db.one("SELECT base, data FROM drafts WHERE post = ?", (post,))
    if had is None and data == now.data:
        return False
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if had is not None and had[1] == text:
        return False
    with store.locally():
        if data == now.data and len(now.tips) == 1:
            store.db.run("DELETE FROM drafts WHERE post = ?", (post,))
        else:
            base = had[0] if had else json.dumps(now.tips)
            at = timestamp(store.clock.now())
            store.db.run(
                "INSERT OR REPLACE INTO drafts VALUES (?,?,?,?,?)", (post, base, text, at, store.actor)
            )
        store.projection.entity("post", post)
    return True
