"""A PC's whole disk as it was at some time, to be put back later: the workspace and the user's own folder."""

import shutil
from pathlib import Path

from tests.store.office import Office


class DiskImage:
    """Taken when it is made. Not by our restoring: afterwards nothing on that PC tells of it."""

    def __init__(self, pc: Office) -> None:
        self._pc = pc
        pc.close()
        self._folders = {folder: _read(folder) for folder in (pc.folder, pc.home)}

    def put_back(self) -> None:
        """The same files in the same places, with what they held; later ones are gone."""
        self._pc.close()
        for folder, held in self._folders.items():
            for file in [each for each in folder.rglob("*") if each.is_file()]:
                if file not in held:
                    file.unlink()
            for file, data in held.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                # written over: a new file would have another number on the disk, and be taken for a copy
                with file.open("rb+" if file.exists() else "wb") as there:
                    there.write(data)
                    there.truncate()
        shutil.rmtree(self._pc.home / "cache", ignore_errors=True)


def _read(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
