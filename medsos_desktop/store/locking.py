"""One writer per workspace, with the name of who holds it; and whether the last one ended cleanly."""

import json
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medsos_desktop.errors import UserError
from medsos_desktop.store.troubles import calm

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = "medsos.lock"
HOLDER = "medsos.writer.json"


class WriterLock:
    """Held while a workspace is open for writing. The holder's card stays behind after a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: BaseFileLock | None = None
        self.unclean = False

    def take(self, since: str) -> None:
        """Take the lock at once or refuse: `UserError` ``workspace.locked`` naming ``holder``."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / LOCK)
        with calm(self._folder):
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise UserError("workspace.locked", **_holder(self._card())) from None
            self._lock = lock
            try:
                self.unclean = (self._folder / HOLDER).exists()
                self._sign({"since": since, "machine": platform.node(), "pid": os.getpid()})
            except OSError:
                self.release()
                raise

    def name(self, person: str) -> None:
        """Put the name of the person at the PC on the card; others see it when they are refused."""
        if self._lock is not None and self._card().get("person", "") != person:
            with calm(self._folder):
                self._sign(self._card() | {"person": person})

    def release(self, *, clean: bool = True) -> None:
        """Give the lock back. Not ``clean``: the card stays, so that the next opening checks the file."""
        if self._lock is not None:
            if clean:
                (self._folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def _card(self) -> dict[str, Any]:
        try:
            found = json.loads((self._folder / HOLDER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _sign(self, card: dict[str, Any]) -> None:
        (self._folder / HOLDER).write_text(json.dumps(card), encoding="utf-8")


def _holder(card: dict[str, Any]) -> dict[str, str]:
    named = [str(card[key]) for key in ("person", "machine") if card.get(key)]
    return {"holder": ", ".join(named) or "?", "since": str(card.get("since", "?"))[:16]}
