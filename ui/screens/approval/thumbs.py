"""Small pictures from the workspace's cache, made beside the window when they are not there yet."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from medsos_desktop.errors import UserError

from ...jobs import IsCancelled, Jobs, Progress

if TYPE_CHECKING:
    from medsos_desktop.workspace import Workspace

SIZE = 640
"""Longer side in pixels: enough for the large picture at twice the density."""

_MOST = 40


class Thumbs(QObject):
    """``ready()`` when pictures asked for came; `get` gives one, null while it is not there."""

    ready = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._made: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, asset: str) -> QPixmap:
        """The picture; a null one while it is not there or cannot be read."""
        return self._made.get(asset, QPixmap())

    def missing(self, asset: str) -> bool:
        """It was looked for and cannot be shown."""
        return asset in self._made and self._made[asset].isNull()

    def want(self, assets: Iterable[str]) -> None:
        """Reads what is not at hand."""
        new = [each for each in dict.fromkeys(assets) if each not in self._made and each not in self._asked]
        if not new:
            return
        self._asked.update(new)

        def job(
            workspace: "Workspace", _progress: Progress, cancelled: IsCancelled
        ) -> dict[str, Path | None]:
            found: dict[str, Path | None] = {}
            for asset in new:
                if cancelled():
                    break
                try:
                    found[asset] = workspace.media.thumbnail(asset, SIZE)
                except (UserError, OSError):
                    found[asset] = None
            return found

        self._jobs.read(job, self._came, failed=lambda _error: self._came(dict.fromkeys(new)))

    def _came(self, found: Mapping[str, Path | None]) -> None:
        for asset, path in found.items():
            self._asked.discard(asset)
            self._made[asset] = QPixmap(str(path)) if path is not None else QPixmap()
        while len(self._made) > _MOST:
            self._made.popitem(last=False)
        self.ready.emit()
