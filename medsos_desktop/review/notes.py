"""Notes begun and not sent, kept outside the records: a half sentence is nobody's decision yet. No Qt."""

from pathlib import Path

from medsos_desktop.jotter import Jotter, place

_MOST = 50
"""Notes remembered; the oldest goes."""


class Notes:
    """Notes of one workspace folder by person, action and post."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "review-notes.json", _MOST), place(folder)

    def get(self, person: str, action: str, post: str) -> str:
        """What was typed before, "" when nothing was."""
        found = self._jotter.get(self._key(person, action, post))
        return found if isinstance(found, str) else ""

    def keep(self, person: str, action: str, post: str, text: str) -> None:
        """Remembers it, forgets an empty one."""
        self._jotter.keep(self._key(person, action, post), text if text.strip() else None)

    def _key(self, person: str, action: str, post: str) -> str:
        return f"{self._place}/{person}/{action}/{post}"
