"""Evidence by hand: a file is asked for and kept with a record, and shown again by the system."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.errors import UserError
from medsos_desktop.review.scans import Scans

from .screens.base import Screen

Kept = Callable[[str, str, bool], object]
"""Hears of a kept file: the record it is kept with, its name, and whether it was not there before."""


class Attaching:
    """For one screen. ``ask_file`` (the chosen path, or "") and ``show_in_system`` are attributes, so that
    tests need no system dialog.
    """

    def __init__(self, screen: Screen, title: str, kept: Kept) -> None:
        """``title`` is the dialog's."""
        self._screen, self._title, self._kept = screen, title, kept
        self.scans = Scans(screen.session.workspace)
        self._folder = ""
        self.ask_file: Callable[[], str] = self._file_dialog
        self.show_in_system: Callable[[QUrl], object] = QDesktopServices.openUrl
        screen.destroyed.connect(self.scans.clear)

    def attach(self, record: str) -> None:
        """Asks for a file and keeps it with the record."""
        chosen = self.ask_file()
        if not chosen:
            return
        screen, file = self._screen, Path(chosen)
        self._folder = str(file.parent)
        evidence = screen.session.workspace.evidence
        kept = screen.session.run(lambda: evidence.attach(record, file), screen)
        if kept is not None:
            self._kept(record, file.name, bool(kept[1]))

    def open(self, scan: Evidence) -> None:
        """Shows a copy in the program this PC has for it."""
        screen = self._screen
        copy = screen.session.run(lambda: self.scans.copy(scan), screen)
        if copy is not None and not self.show_in_system(QUrl.fromLocalFile(str(copy))):
            screen.show_error(UserError("approval.evidence-unopened", name=scan.name))

    def _file_dialog(self) -> str:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._folder or QStandardPaths.writableLocation(pictures)
        kinds = self._screen.words("review.scan.kinds")
        chosen, _ = QFileDialog.getOpenFileName(self._screen, self._title, folder, kinds)
        return chosen
