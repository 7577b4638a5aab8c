"""Opening a folder in the PC's own file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show(folder: Path) -> None:
    """Opens ``folder``, or the nearest one above it that is there."""
    there = next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
