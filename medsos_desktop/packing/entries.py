"""One entry of a ZIP before it is written: a path, and where its bytes come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """``path`` is the name in the ZIP. Exactly one source: bytes, a file, or pieces made when asked.

    ``sha256`` is what a file is known to have; a file that reads differently now stops the writing.
    """

    path: str
    data: bytes = b""
    file: Path | None = None
    pieces: Callable[[], Iterable[bytes]] | None = None
    sha256: str = ""


def text_entry(path: str, text: str) -> Entry:
    """A text file: UTF-8 without BOM, as it is."""
    return Entry(path, text.encode("utf-8", "replace"))
