"""What stands above the screens: a refusal, lines that stay until closed, a question before leaving."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ..jobs import JobHandle
from ..kit.boxes import column
from ..kit.notes import Banner, InlineMessage


class Notices(QWidget):
    """Hidden while there is nothing to say; ``error`` is the refusal."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lasting: list[QWidget] = []
        self._warned: set[str] = set()
        self.asking: Banner | None = None
        self.error = InlineMessage()
        self.error.hide()
        self._lines = column(self, gap=8, margins=(16, 8, 16, 8))
        self._lines.addWidget(self.error)
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Says what was refused."""
        self.error.show_error(self._words, error, (self._words("kit.close"), self.hide_error))
        self.show()

    def hide_error(self) -> None:
        """The message is read."""
        self.error.hide()
        self.setVisible(any(not notice.isHidden() for notice in self._lasting))

    def add(self, notice: QWidget) -> None:
        """A line that stays above the screens (read-only, a crash before)."""
        self._lines.addWidget(notice)
        self._lasting.append(notice)
        if isinstance(notice, Banner):
            notice.closed.connect(self.hide_error)
        self.show()

    def drop(self, notice: Banner) -> None:
        """Such a line has said what it had to."""
        notice.close_banner()
        self._lasting.remove(notice)
        notice.deleteLater()

    def warn(self, key: str, folder: str) -> None:
        """What a person should know about this place: once, until it is closed."""
        if key not in self._warned:
            self._warned.add(key)
            self.add(Banner("warn", self._words(key, folder=folder), self._words("kit.close")))

    def ask_to_leave(self, work: JobHandle, anyway: Callable[[], object]) -> None:
        """Says that long work runs: go all the same (which cancels it), or wait; it goes with the work."""
        self._ask_no_more()  # an older question would lead elsewhere
        banner = self.asking = Banner("warn", self._words("shell.work_running", what=work.title))
        self.add(banner)
        banner.add_button(self._words("shell.leave_anyway"), anyway)
        banner.add_button(self._words("shell.wait"), self._ask_no_more)
        work.finished.connect(self._ask_no_more)

    def _ask_no_more(self) -> None:
        if self.asking is not None:
            self.drop(self.asking)
            self.asking = None
