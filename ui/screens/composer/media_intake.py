"""The way in for pictures: dialog, drop and paste, the work beside the window, what was refused."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ...jobs import IsCancelled, JobHandle, Jobs, Progress
from ...kit.boxes import column
from ...kit.notes import InlineMessage, ProgressRow
from ...session import Session
from . import media_sayings as sayings
from .media_adding import SUFFIXES, Pasted, Taken, files_in, image_in, take_in

_PATIENCE_MS = 250  # work that is done before that needs no bar
_FOLDER = "composer-media-folder"  # remembered on the session, for as long as the workspace is open


class Intake(QWidget):
    """Shows how far it is and what was refused; takes no room while there is nothing to say.

    ``started`` before the work, ``taken(assets)`` after it with what is in the workspace now; the owner
    answers with `tell`. ``failed(UserError)`` when nothing could be kept. ``busy`` while it works.
    """

    started = Signal()
    taken = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, words: Words, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._session, self._jobs = words, session, jobs
        self._running: JobHandle | None = None
        self._working = self._dropped = False
        self._waiting: list[tuple[Sequence[Path], Pasted | None]] = []
        self._last = Taken()
        self.choose: Callable[[str], Sequence[str]] = self._dialog
        self.report = InlineMessage()
        self.progress = ProgressRow(words, words("composer_media.adding"))
        self.progress.cancelled.connect(self._cancel)
        stack = column(self, gap=0, margins=(0, 0, 0, 8))
        stack.addWidget(self.report)
        stack.addWidget(self.progress)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._show_progress)
        self.say_nothing()

    def _show_progress(self) -> None:
        """It takes long enough to be told."""
        self.progress.show()
        self.show()

    def say_nothing(self) -> None:
        """Nothing to tell any more; work in hand goes on."""
        self._patience.stop()
        self.report.hide()
        self.progress.hide()
        self.hide()

    # ways in

    def add_by_dialog(self) -> None:
        """Tambah gambar: several at once, from the folder of the last time."""
        chosen = self.choose(self._folder())
        if chosen:
            files = [Path(each) for each in chosen]
            self._session.setProperty(_FOLDER, str(files[0].parent))
            self.add_files(files)

    def _folder(self) -> str:
        known = self._session.property(_FOLDER)
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        return str(known) if known else QStandardPaths.writableLocation(pictures)

    def _dialog(self, folder: str) -> Sequence[str]:
        kinds = self._words("composer_media.kinds")
        title = self._words("composer_media.add")
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        return QFileDialog.getOpenFileNames(self.window(), title, folder, f"{kinds} ({patterns})")[0]

    def take_data(self, data: QMimeData) -> None:
        """What was dropped or pasted: files, or a picture without a file."""
        files = files_in(data)
        image = None if files else image_in(data)
        if files:
            self.add_files(files)
        elif image is not None:
            moment = self._session.now().strftime("%Y%m%d-%H%M%S")
            self._start([], Pasted(image, self._words("composer_media.pasted", moment=moment)))
        else:
            title, hint = self._words("composer_media.nothing"), self._words("composer_media.nothing_hint")
            self._report("info", title, hint)

    def add_files(self, files: Sequence[Path]) -> None:
        """Takes pictures in; the good ones come, the others are named."""
        self._start(files, None)

    # the work

    def _start(self, files: Sequence[Path], pasted: Pasted | None) -> None:
        workspace = self._session.workspace
        if not workspace.writable:
            return
        if self._working:
            self._waiting.append((files, pasted))
            return
        media, chosen = workspace.media, list(files)

        def job(tell: Progress, stop: IsCancelled) -> Taken:
            return take_in(media, chosen, pasted, tell, stop)

        self._working, self._dropped = True, False
        self.report.hide()
        self.progress.set_progress(0, len(chosen), self._words("composer_media.adding"))
        self._patience.start()
        self.busy.emit(True)
        self.started.emit()
        title = self._words("composer_media.adding")  # with it the window waits before it is dressed anew
        handle = self._jobs.start(job, self._done, self._told, self._broke, title=title)
        self._running = handle if self._working else None

    def _told(self, n: int, total: int, what: str) -> None:
        if isValid(self) and what:
            self.progress.set_progress(n, total, self._words("composer_media.adding_one", name=what))

    def hush(self) -> None:
        """What was reported has been read; work in hand is still shown."""
        if not self._working:
            self.say_nothing()

    def give_up(self) -> None:
        """Work in hand is stopped, and what it brings is for nobody: another post is open."""
        self._waiting.clear()
        self._dropped = self._working
        self._cancel()
        self.say_nothing()

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _ended(self) -> None:
        self._running, self._working = None, False
        self.say_nothing()
        self.busy.emit(False)

    def _broke(self, _error: Exception) -> None:
        if isValid(self):
            self._ended()

    def _done(self, taken: Taken) -> None:
        if not isValid(self):
            return
        dropped = self._dropped
        self._ended()
        if not dropped:
            self._last = taken
            self.taken.emit(self._keep(taken))
        if self._waiting:
            self._start(*self._waiting.pop(0))

    def _keep(self, taken: Taken) -> list[str]:
        """Seals the records, in the window's thread, as one action to undo."""
        if not taken.staged:
            return []
        workspace = self._session.workspace
        names = ", ".join(staged.name for staged in taken.staged[:3])
        try:
            with workspace.operation("op.asset.add", names) as operation:
                assets = [workspace.media.keep(staged)[0] for staged in taken.staged]
        except UserError as error:
            self.failed.emit(error)
            return []
        self._session.announce(operation.changes, self.parentWidget())
        return assets

    # what came of it

    def tell(self, new: int, twice: int) -> None:
        """Names what was refused, or was there before; silent when all went well."""
        last = self._last
        note = sayings.report(
            self._words, new, last.refused, twice=twice, left=last.left, stopped=last.stopped
        )
        if note is not None:
            self._report(*note)

    def _report(self, kind: str, title: str, text: str) -> None:
        self.report.show_message(kind, title, text, ((self._words("kit.close"), self.say_nothing),))
        self.show()
