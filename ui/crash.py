"""When something goes wrong that nobody foresaw: keep the drafts, write it down, say it, also next time.

Reports lie as text files below the user's own folder (``crashes``), at most `_KEEP` of them; they hold no
text of posts, only the traceback. A report stays "unseen" until the person has read it.
"""

import faulthandler
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from medsos_desktop import __version__

_FOLDER, _FAULT, _UNSEEN, _QT_LOG = "crashes", "fault.txt", "unseen.txt", "qt.txt"
_KEEP = 20
_QT_LOG_MAX = 200_000


class CrashKeeper:
    """Installed once at start. ``rescue`` is asked to keep drafts, ``show(text)`` to tell the person."""

    def __init__(self, home: Path) -> None:
        self._folder = home / _FOLDER
        self.rescue: Callable[[], object] = lambda: None
        self.show: Callable[[str], object] = lambda _text: None
        self._fault: TextIO | None = None
        self._busy = False

    def install(self) -> None:
        """Takes over unhandled exceptions, hard faults and Qt's own messages."""
        sys.excepthook = self._excepthook
        qInstallMessageHandler(self._qt_said)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._keep_fault()
            self._fault = (self._folder / _FAULT).open("w", encoding="utf-8")
            faulthandler.enable(self._fault)
        except OSError:
            faulthandler.enable()

    def uninstall(self) -> None:
        """Gives everything back (a clean end, or the end of a test)."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault is not None:
            self._fault.close()
            self._fault = None
            (self._folder / _FAULT).unlink(missing_ok=True)

    def unseen(self) -> str:
        """The report of a crash that has not been read yet; "" when all is well."""
        try:
            return (self._folder / _UNSEEN).read_text(encoding="utf-8")
        except OSError:
            return ""

    def seen(self) -> None:
        """The person has read it."""
        (self._folder / _UNSEEN).unlink(missing_ok=True)

    def _keep_fault(self) -> None:
        """A hard fault of the last run left its trace in the open file: make a report of it."""
        file = self._folder / _FAULT
        if file.is_file() and file.stat().st_size:
            self._write(file.read_text(encoding="utf-8", errors="replace"))

    def _excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if self._busy:  # an error while telling about an error: once is enough
            return
        self._busy = True
        try:
            self.rescue()
        finally:
            self._write(text)
            self.show(text)
            self._busy = False

    def _write(self, text: str) -> None:
        stamp = datetime.now().astimezone()
        report = (
            f"Medsos Desktop {__version__}\n{stamp.isoformat(timespec='seconds')}\n{sys.version}\n\n{text}"
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{stamp:%Y%m%d-%H%M%S}.txt").write_text(report, encoding="utf-8")
            (self._folder / _UNSEEN).write_text(report, encoding="utf-8")
            for old in sorted(self._folder.glob("2*.txt"))[:-_KEEP]:
                old.unlink(missing_ok=True)
        except OSError:
            sys.stderr.write(report)

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Qt's warnings go into a small file; they help to find a bug and are nobody's business else."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        file = self._folder / _QT_LOG
        try:
            if file.is_file() and file.stat().st_size > _QT_LOG_MAX:
                file.unlink()
            with file.open("a", encoding="utf-8") as log:
                log.write(f"{kind.name}: {message}\n")
        except OSError:
            sys.stderr.write(message + "\n")
