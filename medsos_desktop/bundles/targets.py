"""Where a bundle shall lie: said before the work, not after it."""

import tempfile
from pathlib import Path

from medsos_desktop.errors import UserError

_MOST = 1000
_LONGEST = 255 - len(".part")
"""Bytes of a file's name that any system keeps, with what it is called while it is written."""

_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
"""Names that stand for devices on Windows, whatever follows the dot: a bundle called NUL.zip is nowhere."""


def require_name(target: Path) -> None:
    """Raises `UserError` ``bundle.name`` unless the file's name can stand and ends in ``.zip``."""
    name = target.name
    bad = any(letter in '<>:"/\\|?*' or ord(letter) < 32 for letter in name)
    bad = bad or name.partition(".")[0].strip().casefold() in _DEVICES
    bad = bad or len(name.encode()) > _LONGEST
    if bad or target.suffix.lower() != ".zip" or name != name.strip():
        raise UserError("bundle.name", name=name)


def require_folder(folder: Path) -> None:
    """Raises `UserError` ``bundle.no-folder`` or ``bundle.refused`` when nothing can be put there.

    Tried with a nameless file: what permissions say is not the whole truth on Windows or on a stick.
    """
    if not folder.is_dir():
        raise UserError("bundle.no-folder", name=str(folder))
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError("bundle.refused", name=str(folder), detail=error.strerror or str(error)) from error


def free_name(target: Path) -> Path:
    """``target``, or the first of ``name-2.zip``, ``name-3.zip``, ... that does not exist."""
    if not target.exists():
        return target
    names = (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(2, _MOST))
    return next((each for each in names if not each.exists()), target)
