"""Search everywhere (Ctrl+K): posts with their drafts, partners, programmes, people, accounts."""

from medsos_desktop.model.rows import Hit
from medsos_desktop.store import searching
from medsos_desktop.store.store import Store


class SearchService:
    """Asks the index that every change keeps in step."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, query: str, limit: int = 50) -> list[Hit]:
        """Hits for all words of ``query`` (the last may be a beginning), the newest planned first."""
        return searching.find(self._store.db, query, limit)
