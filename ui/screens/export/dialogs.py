"""The system's own windows: for a folder, a bundle, a stick, a template, and the one that shows a folder."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words


class Dialogs:
    """Each asks for a path, "" when the person thinks better of it.

    They are attributes, so that tests need none of these windows.
    """

    def __init__(self, words: Words, desk: Desk, parent: QWidget) -> None:
        self._words, self._desk, self._parent = words, desk, parent
        self.folder: Callable[[], str] = lambda: self._folder("export.folder_pick")
        self.stick: Callable[[], str] = lambda: self._folder("export.carry.pick")
        self.bundle: Callable[[], str] = lambda: self._file("export.check.pick", "export.check.kinds")
        self.template: Callable[[], str] = lambda: self._file("export.tools.pick_title", "export.tools.kinds")
        self.show: Callable[[QUrl], object] = QDesktopServices.openUrl

    def _folder(self, title: str) -> str:
        here = str(self._desk.folder)
        return QFileDialog.getExistingDirectory(self._parent, self._words(title), here)

    def _file(self, title: str, kinds: str) -> str:
        words, here = self._words, str(self._desk.folder)
        chosen, _ = QFileDialog.getOpenFileName(self._parent, words(title), here, words(kinds))
        return chosen
