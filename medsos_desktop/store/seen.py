"""What each person last looked at; local, never sent."""

from medsos_desktop.model.rows import Seen
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.store import Store


def mark(store: Store, post: str, revision: str, content: str) -> None:
    """The person at the PC saw this version now."""
    with store.locally():
        row = (store.actor, post, revision, content, timestamp(store.clock.now()))
        store.db.run("INSERT OR REPLACE INTO seen VALUES (?,?,?,?,?)", row)


def last(store: Store, post: str) -> Seen | None:
    """The version the person at the PC saw last."""
    row = store.db.one(
        "SELECT revision, content, at FROM seen WHERE person = ? AND post = ?", (store.actor, post)
    )
    return Seen(*row) if row else None
