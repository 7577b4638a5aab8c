"""Taking pictures in beside the window: each file looked at, hashed and copied, the refused ones noted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media.service import MediaService, Staged

from ...jobs import IsCancelled, Progress

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif")
"""What a picture's file is called; what it is, its bytes say."""

MOST = 60
"""Files at once: a whole folder dropped by mistake is stopped there."""


@dataclass
class Taken:
    """What came in, and what was refused; ``left`` files were beyond the most taken at once."""

    staged: list[Staged] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)
    left: int = 0
    stopped: bool = False


@dataclass(frozen=True)
class Pasted:
    """A picture of the clipboard, and the file name it gets."""

    image: QImage
    name: str


def files_in(data: QMimeData) -> list[Path]:
    """The files somebody drags or pastes, and the pictures of a folder; addresses of the web are none."""
    found: list[Path] = []
    for url in data.urls():
        if url.isLocalFile():
            found += _opened_up(Path(url.toLocalFile()))
    return found


def _opened_up(path: Path) -> list[Path]:
    """The pictures of a folder, by name; anything else is itself."""
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
    except OSError:
        return [path]
    return inside or [path]


def image_in(data: QMimeData) -> QImage | None:
    """The picture somebody drags or pastes without a file."""
    found = data.imageData() if data.hasImage() else None
    return found if isinstance(found, QImage) and not found.isNull() else None


def take_in(
    media: MediaService, files: Sequence[Path], pasted: Pasted | None, tell: Progress, stop: IsCancelled
) -> Taken:
    """The job; cancelled in the middle it keeps what came in before."""
    taken = Taken(left=max(0, len(files) - MOST))
    files = files[:MOST]
    total = len(files) + (pasted is not None)
    try:
        if pasted is not None:
            _take(taken, partial(_stage_pasted, media, pasted))
        for number, file in enumerate(files):
            tell(number, total, file.name)
            if stop():
                raise Cancelled
            _take(taken, partial(media.stage, file))
    except Cancelled:
        taken.stopped = True
    tell(total, total, "")
    return taken


def _take(taken: Taken, work: Callable[[], Staged]) -> None:
    try:
        taken.staged.append(work())
    except UserError as error:
        taken.refused.append(error)


def _stage_pasted(media: MediaService, pasted: Pasted) -> Staged:
    """Through a file, so that a pasted picture meets the same limits as any other."""
    with TemporaryDirectory(prefix="medsos-") as folder:
        file = Path(folder) / pasted.name
        if not pasted.image.save(str(file)):
            raise UserError("media.broken", name=pasted.name)
        return media.stage(file)
