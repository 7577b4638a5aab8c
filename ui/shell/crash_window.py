"""What is said after a bug: drafts are safe, here is the report, it stays on this PC."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from medsos_desktop.words import Words

from ..commands import on
from ..kit.boxes import column, row
from ..kit.button import Button
from ..kit.labels import Label
from ..kit.notes import InlineMessage


class CrashWindow(QDialog):
    """Does not block the main window. Closing it means that the report was seen."""

    def __init__(
        self,
        words: Words,
        report: str,
        seen: Callable[[], object],
        parent: QWidget | None = None,
        *,
        before: bool = False,
    ) -> None:
        """``before``: the crash was in the run before this one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("app.crash"))
        self.resize(640, 440)
        self._seen = seen
        message = InlineMessage()
        key = "before" if before else "now"
        message.show_message("error", words(f"app.crash_{key}"), words("app.crash_safe"))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(words("app.crash_report"))
        copy, close = Button(words("app.crash_copy"), icon="salin"), Button(words("kit.close"), "primary")
        on(copy.activated, lambda: QGuiApplication.clipboard().setText(report))
        on(close.activated, self.close)
        stack = column(self, gap=12, margins=(16, 16, 16, 16))
        stack.addWidget(message)
        stack.addWidget(Label(words("app.crash_report"), "label", "text-2"))
        stack.addWidget(self._report, 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        stack.addLayout(foot)

    def done(self, result: int) -> None:
        """Read."""
        self._seen()
        super().done(result)
