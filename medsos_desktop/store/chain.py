"""The chain this device is writing: where it stands, and when it must start anew.

Copying a workspace, opening an older database, restoring a backup or coming from another machine
starts a new random chain, so that two honest histories never look like one forged one
(``decisions.md`` 4). What tells them apart is a marker in the user's own folder (``home``), outside
the workspace. A PC whose disk was set back as a whole, home included, shows when others tell of records
that it wrote and does not have: then too it goes on in a new chain (`leave`).
"""

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from medsos_desktop.clock import Clock, Ids
from medsos_desktop.store.database import Database
from medsos_desktop.store.troubles import calm


def default_home() -> Path:
    """The user's folder for this app: device id and chain markers. ``MEDSOS_HOME`` overrides it."""
    if named := os.environ.get("MEDSOS_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "MedsosDesktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "medsos-desktop"


def timestamp(moment: datetime) -> str:
    """UTC with milliseconds: ``2026-12-01T03:00:00.000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class Link(NamedTuple):
    """The place of the next record. ``clock`` is set when the PC's clock was behind the chain."""

    chain: str
    seq: int
    prev: str
    at: str
    clock: str = ""


class Chain:
    """Hands out links; ``device`` is this user's own id on this machine."""

    def __init__(self, db: Database, home: Path, clock: Clock, ids: Ids) -> None:
        self._db, self._home, self._clock, self._ids = db, home, clock, ids
        self._tip: Link | None = None
        self._device = ""

    @property
    def device(self) -> str:
        """The device id, made at the first use."""
        if not self._device:
            known = _read(self._home / "device.json").get("device")
            self._device = str(known) if known else self._ids.entity()
            if not known:
                with calm(self._home):
                    self._home.mkdir(parents=True, exist_ok=True)
                    _write(self._home / "device.json", {"device": self._device})
        return self._device

    def own(self) -> tuple[str, str]:
        """Device and chain that the next record would go on in, as far as the database tells."""
        return self.device, self._db.meta("chain")

    def leave(self) -> None:
        """The next record begins a new chain; inside a transaction of the caller."""
        self._db.set_meta("chain", "")
        self._tip = None

    def moment(self) -> tuple[str, str]:
        """``at`` for the records of one action, and the clock's own word when it ran backwards."""
        tip = self._current()
        now = timestamp(self._clock.now())
        return (now, "") if now >= tip.at else (tip.at, now)

    def next(self, at: str, clock: str) -> Link:
        """Where the next record goes; `advance` says that it was written there."""
        tip = self._current()
        return Link(tip.chain, tip.seq + 1, tip.prev, at, clock)

    def advance(self, link: Link, record: str) -> None:
        """The record of ``link`` was written; inside the transaction that wrote it."""
        if link.seq == 1:
            self._db.set_meta("chain", link.chain)
        self._tip = Link(link.chain, link.seq, record, link.at)

    def forget(self) -> None:
        """After a rollback: look again at the database."""
        self._tip = None

    def mark(self) -> None:
        """Note outside the workspace how far this chain has come; after each commit, without fsync.

        A full disk there is no reason to say that something was not saved: it is. The mark before this
        one still names our chain, and without any the next opening starts a new one.
        """
        if self._tip is None:
            return
        file = self._marker(self._tip.chain)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, {"file": self._identity(), "seq": self._tip.seq, "tip": self._tip.prev})

    def _current(self) -> Link:
        if self._tip is None:
            self._tip = self._resume() or Link(self._ids.entity(), 0, "", self._newest())
        return self._tip

    def _resume(self) -> Link | None:
        """The end of the chain in the database, if it is ours and nobody else can be writing on it."""
        row = self._db.one(
            "SELECT chain, seq, id, at FROM records WHERE device = ? AND chain = ? ORDER BY seq DESC LIMIT 1",
            (self.device, self._db.meta("chain")),
        )
        if row is None:
            return None
        chain, seq, tip, at = row
        marker = _read(self._marker(chain))
        if marker.get("file") != self._identity() or not 0 < marker.get("seq", 0) <= seq:
            return None
        marked = self._db.one(
            "SELECT id FROM records WHERE device = ? AND chain = ? AND seq = ?",
            (self.device, chain, marker["seq"]),
        )
        return Link(chain, seq, tip, at) if marked == (marker.get("tip"),) else None

    def _newest(self) -> str:
        row = self._db.one("SELECT max(at) FROM records WHERE device = ?", (self.device,))
        return str(row[0]) if row and row[0] else ""

    def _identity(self) -> str:
        """Tells this database file from a copy: its place and its number on the disk."""
        facts = self._db.file.stat()
        return f"{self._db.file.resolve()}|{facts.st_dev}|{facts.st_ino}"

    def _marker(self, chain: str) -> Path:
        return self._home / "chains" / f"{chain}.json"


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, value: dict[str, Any]) -> None:
    part = file.with_name(file.name + ".part")
    try:
        part.write_text(json.dumps(value), encoding="utf-8")
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
