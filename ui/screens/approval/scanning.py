"""Scans of signed sheets: attached to a decision, and opened again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.errors import UserError
from medsos_desktop.review.scans import Scans

if TYPE_CHECKING:
    from .screen import Screen


class Attaching:
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
        history = screen.side.history
        history.attaching.connect(self.attach)
        history.opening.connect(self.open)

    def attach(self, decision: str) -> None:
        """Asks for a scan and keeps it with the decision."""
        chosen = self.ask_file()
        if not chosen:
            return
        screen, file = self._screen, Path(chosen)
        self._folder = str(file.parent)
        screen.hide_message()
        evidence = screen.session.workspace.evidence
        kept = screen.session.run(lambda: evidence.attach(decision, file), screen)
        if kept is None:
            return
        screen.show_history()
        button = screen.side.history.buttons.get(decision)
        if button is not None:
            button.show()  # the layout would do so only in a moment, and what is hidden takes no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            screen.side.ensureWidgetVisible(button, 0, 8)
        said = "review.scan.done" if kept[1] else "review.scan.known"
        screen.context.say(self._words(said, name=file.name), undo=False)

    def open(self, scan: Evidence) -> None:
        """Shows a copy in the program this PC has for it."""
        screen = self._screen
        screen.hide_message()
        copy = screen.session.run(lambda: self.scans.copy(scan), screen)
        if copy is not None and not self.show_in_system(QUrl.fromLocalFile(str(copy))):
            screen.show_error(UserError("approval.evidence-unopened", name=scan.name))

    def _file_dialog(self) -> str:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._folder or QStandardPaths.writableLocation(pictures)
        title, kinds = self._words("review.scan.pick"), self._words("review.scan.kinds")
        chosen, _ = QFileDialog.getOpenFileName(self._screen, title, folder, kinds)
        return chosen
