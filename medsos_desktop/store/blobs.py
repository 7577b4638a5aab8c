"""Files of the workspace by their SHA-256: ``media/ab/<sha256>.<ext>``, written whole or not at all."""

import os
from pathlib import Path

from medsos_desktop.store.troubles import calm

_HEX = frozenset("0123456789abcdef")


class Blobs:
    """The folder ``media``. What is in it is never changed, only added, or removed by an erasure."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, content: bytes, extension: str) -> str:
        """Keep ``content`` (``extension`` with its dot); its hash. On the disk when this returns."""
        import hashlib  # see `records`: not needed to look at a workspace

        name = hashlib.sha256(content).hexdigest()
        target = self.folder / name[:2] / f"{name}{extension}"
        if self.path(name) is None:
            with calm(self.folder):
                target.parent.mkdir(parents=True, exist_ok=True)
                part = target.with_name(target.name + ".part")
                try:
                    with part.open("wb") as file:
                        file.write(content)
                        file.flush()
                        os.fsync(file.fileno())
                    part.replace(target)
                finally:
                    part.unlink(missing_ok=True)
        return name

    def path(self, name: str) -> Path | None:
        """Where the file with this hash is; `None` when it is not here (or no hash at all)."""
        if len(name) != 64 or not _HEX.issuperset(name):
            return None
        found = sorted(self.folder.glob(f"{name[:2]}/{name}.*"))
        return next((file for file in found if file.suffix != ".part"), None)

    def remove(self, name: str) -> None:
        """Delete the file; nothing when it is not here."""
        file = self.path(name)
        if file is not None:
            with calm(self.folder):
                file.unlink(missing_ok=True)
