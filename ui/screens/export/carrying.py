"""What is done with the bundle made last: shown in its folder, its path and sum copied, put on a stick."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from medsos_desktop.bundles.carry import Carried
from medsos_desktop.bundles.receipts import sums_text
from medsos_desktop.export import run

from .work import Work

if TYPE_CHECKING:
    from .screen import Screen


class Carrying:
    """For one screen."""

    def __init__(self, screen: "Screen", work: Work) -> None:
        self._screen, self._work = screen, work
        self._words, self._course = screen.words, screen.course

    def open_folder(self) -> None:
        """Shows the folder in the system's file manager."""
        if self._course.receipt is None:
            return
        folder = self._course.receipt.path.parent
        if not folder.is_dir() or not self._screen.dialogs.show(QUrl.fromLocalFile(str(folder))):
            self._screen.say("warn", self._words("export.done.no_folder"), str(folder))

    def copy_path(self) -> None:
        """The path to the clipboard."""
        self._copy("\n".join(str(each.path) for each in self._course.receipts), "export.done.copied")

    def copy_sum(self) -> None:
        """The SHA-256 to the clipboard, without the gaps it is shown with."""
        self._copy(sums_text(self._course.receipts), "export.done.copied_sum")

    def _copy(self, text: str, said: str) -> None:
        if self._course.receipts:
            QGuiApplication.clipboard().setText(text)
            self._screen.context.say(self._words(said), undo=False)

    # onto a stick

    def pick(self) -> None:
        """The system's dialog for where the copy goes, then the copy."""
        chosen = self._screen.dialogs.stick()
        if chosen and self._course.receipts:
            self.carry(Path(chosen))

    def carry(self, folder: Path) -> None:
        """Copies the bundle made last, and reads the copy back; where the bundle itself lies it says so."""
        screen, work, words = self._screen, self._work, self._words
        files = tuple(each.path for each in self._course.receipts)
        if folder.resolve() == files[0].parent.resolve():
            screen.say("info", words("export.carry.same"), words("export.carry.same_text"))
            screen.done.carry.setFocus()
            return
        self._course.carry()
        work.show(making=True, first="bundle.step.copy")
        job, done = partial(run.carry, files, folder), partial(self._carried, folder)
        title = words("export.carry.job")
        work.follow(screen.context.jobs.start(job, done, work.progress, work.failed, title=title))

    def _carried(self, folder: Path, made: Carried) -> None:
        here, _unseen = self._work.over()
        if not here:
            return
        self._course.carried()
        self._screen.show_state()
        how = self._words("export.carry.direct" if made.direct else "export.carry.cached")
        pairs = zip(made.files, self._course.receipts, strict=True)
        other = [each.name for each, of in pairs if each.name != of.path.name]
        if other:
            how = f"{self._words('export.carry.renamed', names=', '.join(other))} {how}"
        self._screen.say("ok", self._words("export.carry.done", folder=str(folder)), how)
