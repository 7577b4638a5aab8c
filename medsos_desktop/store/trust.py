"""Which keys this PC believes, after somebody here compared them; local, never sent.

What stands here counts only with the seal of this PC's device key on it (`medsos_desktop.keys.book`), so a
copied or tampered database makes nobody believed.
"""

from medsos_desktop.model.rows import Trust
from medsos_desktop.store.store import Store


def keep(store: Store, trust: Trust) -> None:
    """Believe a key from now on; what was known of it here is replaced."""
    with store.locally():
        store.db.run("INSERT OR REPLACE INTO trusted VALUES (?,?,?,?,?,?,?,?)", trust)


def drop(store: Store, key: str) -> None:
    """Believe it no more."""
    with store.locally():
        store.db.run("DELETE FROM trusted WHERE key = ?", (key,))


def get(store: Store, key: str) -> Trust | None:
    """What is known here of a key, its seal unchecked."""
    row = store.db.one(
        "SELECT key, person, name, title, how, at, author, seal FROM trusted WHERE key = ?", (key,)
    )
    return Trust(*row) if row else None
