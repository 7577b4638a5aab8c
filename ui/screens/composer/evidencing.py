"""Evidence of a post that is out: a screenshot kept with it and opened again, a link to the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.composer.published import attach
from medsos_desktop.errors import UserError
from medsos_desktop.review.scans import Scans

if TYPE_CHECKING:
    from .screen import Screen


class Evidencing:
    """``ask_file`` (the chosen path, or "") and ``show_in_system`` are attributes, so that tests need no
    system dialog.
    """

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._words = screen, screen.words
        self.scans = Scans(screen.session.workspace)
        self._folder = ""
        self.ask_file: Callable[[], str] = self._file_dialog
        self.show_in_system: Callable[[QUrl], object] = QDesktopServices.openUrl
        screen.destroyed.connect(self.scans.clear)
        panel = screen.page.right.published
        panel.attaching.connect(self.attach)
        panel.opening.connect(self.open)
        panel.copying.connect(self.copy)
        panel.taking.connect(lambda: screen.context.go("results"))

    def attach(self, publication: str, account: str) -> None:
        """Asks for a picture and keeps it with the publication; without one, it tells of the account."""
        chosen = self.ask_file()
        if not chosen:
            return
        screen, file = self._screen, Path(chosen)
        self._folder = str(file.parent)
        workspace, view = screen.session.workspace, screen.desk.view

        def keep() -> object:
            if publication or view is None:
                return workspace.evidence.attach(publication, file)
            return attach(workspace, view, account, file)

        kept = screen.session.run(keep, screen)
        if kept is not None:
            screen.show_all()
            screen.context.say(self._words("results.attached", name=file.name), undo=False)

    def open(self, scan: Evidence) -> None:
        """Shows a copy in the program this PC has for it."""
        screen = self._screen
        copy = screen.session.run(lambda: self.scans.copy(scan), screen)
        if copy is not None and not self.show_in_system(QUrl.fromLocalFile(str(copy))):
            screen.show_error(UserError("approval.evidence-unopened", name=scan.name))

    def copy(self, link: str) -> None:
        """The address to the clipboard: a browser is not opened from here."""
        QGuiApplication.clipboard().setText(link)
        self._screen.context.say(self._words("results.copied"), undo=False)

    def _file_dialog(self) -> str:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._folder or QStandardPaths.writableLocation(pictures)
        title, kinds = self._words("results.attach"), self._words("review.scan.kinds")
        chosen, _ = QFileDialog.getOpenFileName(self._screen, title, folder, kinds)
        return chosen
