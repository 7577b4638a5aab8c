"""The first page: try the sample, start an office, or open what there is; troubles are said here too."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from .. import icons
from ..commands import on
from ..kit import paint
from ..kit.boxes import clear, column, ground, row
from ..kit.button import LinkButton
from ..kit.labels import Label
from ..kit.notes import InlineMessage, ProgressRow
from ..theme.theme import active
from . import mark

_WIDTH = 640


class Choice(QPushButton):
    """A big choice: icon, title, one line of what happens."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__(title)
        self._icon, self._detail = icon, text
        self.setAccessibleDescription(text)
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """72 high at 100 %."""
        theme = active()
        return QSize(_WIDTH, theme.line("heading") + theme.line("body") + 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See the class."""
        theme, painter = active(), QPainter(self)
        hot = self.underMouse() or self.isDown()
        line = "accent" if hot else "line-control"
        paint.box(painter, self.rect(), fill="hover" if hot else "surface", line=line, radius=8)
        high = self.height()
        icons.paint(painter, self._icon, 20, (high - 28) / 2, 28, "accent-text")
        inner = self.rect().adjusted(68, 14, -48, -14)
        top = inner.adjusted(0, 0, 0, theme.line("heading") - inner.height())
        paint.text(painter, top, self.text(), font=theme.font("heading"))
        below = inner.adjusted(0, theme.line("heading"), 0, 0)
        paint.text(painter, below, self._detail, font=theme.font("body"), role="text-2")
        icons.paint(painter, "kanan", self.width() - 40, (high - 20) / 2, 20, "text-3")


class _Head(QWidget):
    """The mark, large."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(48, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        mark.paint(QPainter(self), 0, 0, 48)


class Welcome(QWidget):
    """``sample``, ``new``, ``opened(folder)``, ``received(file)`` are for the window; `show_trouble` says
    what went wrong.
    """

    sample = Signal()
    new = Signal()
    opened = Signal(str)
    received = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "canvas")
        self._words = words
        self.trouble = InlineMessage()
        self.trouble.hide()
        self.progress = ProgressRow(words, words("app.making_sample"))
        self.progress.cancel.hide()
        self.progress.hide()
        self._recent = column(gap=0)
        box = QFrame()
        box.setFixedWidth(active().px(_WIDTH))
        stack = column(box, gap=12)
        self._fill(stack)
        page = row(self)
        page.addStretch(1)
        middle = column()
        middle.addStretch(2)
        middle.addWidget(box)
        middle.addStretch(3)
        page.addLayout(middle)
        page.addStretch(1)

    def _fill(self, stack: QVBoxLayout) -> None:
        words = self._words
        head = row(gap=16)
        names = column(gap=0)
        names.addWidget(Label(words("app.welcome"), "title"))
        names.addWidget(Label(words("app.welcome_text"), "body", "text-2"))
        head.addWidget(_Head())
        head.addLayout(names, 1)
        stack.addLayout(head)
        stack.addSpacing(8)
        stack.addWidget(self.trouble)
        self.choices: list[Choice] = []
        for icon, key, command in (
            ("ide", "sample", self.sample.emit),
            ("tambah", "new", self.new.emit),
            ("folder", "open", self._choose),
            ("dokumen", "receive", self._receive),
        ):
            choice = Choice(icon, words(f"app.{key}"), words(f"app.{key}_text"))
            on(choice.clicked, command)
            self.choices.append(choice)
            stack.addWidget(choice)
        stack.addWidget(self.progress)
        stack.addLayout(self._recent)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard stands on the first choice."""
        super().showEvent(event)
        self.choices[0].setFocus()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words("app.open"))
        if folder:
            self.opened.emit(folder)

    def _receive(self) -> None:
        title, kinds = self._words("app.receive"), self._words("handing.files")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if file:
            self.received.emit(file)

    def set_recent(self, folders: Sequence[str]) -> None:
        """Those that are still there, as links."""
        clear(self._recent)
        there = [name for name in folders if (Path(name) / "medsos.db").is_file()]
        if there:
            self._recent.addSpacing(8)
            self._recent.addWidget(Label(self._words("app.recent"), "label", "text-2"))
        for name in there:
            link = LinkButton(name)
            on(link.activated, partial(self.opened.emit, name))
            self._recent.addWidget(link)

    def show_trouble(self, error: UserError, *actions: tuple[str, Callable[[], object]]) -> None:
        """What happened, what is safe, what to do."""
        self.trouble.show_error(self._words, error, *actions)

    def set_busy(self, busy: bool) -> None:
        """While the sample is made."""
        self.progress.setVisible(busy)
        for choice in self.choices:
            choice.setEnabled(not busy)
