"""One writer per workspace, with the name of who holds it; and whether the last one ended cleanly.

The lock is the system's own, on one byte of a file that stays: it ends with the process, however that
ends. Asked for directly, as a library for it takes a twentieth of the window's start.
"""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

from medsos_desktop.errors import UserError
from medsos_desktop.store.troubles import calm

LOCK = "medsos.lock"
HOLDER = "medsos.writer.json"
_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What the systems say when somebody else has it; Windows says EACCES at once, EDEADLK after retries."""


class WriterLock:
    """Held while a workspace is open for writing. The holder's card stays behind after a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None
        self.unclean = False

    def take(self, since: str) -> None:
        """Take the lock at once or refuse: `UserError` ``workspace.locked`` naming ``holder``."""
        with calm(self._folder):
            self._lock = _hold(self._folder / LOCK)
            if self._lock is None:
                raise UserError("workspace.locked", **_holder(self._card()))
            try:
                self.unclean = (self._folder / HOLDER).exists()
                self._sign({"since": since, "machine": machine(), "pid": os.getpid()})
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
            os.close(self._lock)  # gives the lock back, too
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


def _hold(file: Path) -> int | None:
    """The descriptor that holds the lock until it is closed; `None` when another one does."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _HELD:
            return None
        raise
    return descriptor


def machine() -> str:
    """This PC's name, without asking a network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
