"""Said in place, never in a box that blocks: messages, empty states, running work, and the toast."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QSizePolicy, QWidget
from shiboken6 import isValid

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from .. import icons
from ..theme.looks import NOTES
from ..theme.theme import active
from . import paint
from .boxes import clear, column, row
from .button import Button, IconButton, LinkButton
from .fields import Glyph
from .labels import Label, restyle, show_if

Link = tuple[str, Callable[[], object]]
"""What a toast offers to do: words and deed."""


class InlineMessage(QFrame):
    """A message where it happened. ``kind``: error, warn, info, hint, ok. Hidden until `show_message`."""

    def __init__(
        self, kind: str = "info", title: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_row = column(gap=0)
        self._title, self._text = Label("", "strong", wrap=True), Label("", "small", "text-2", wrap=True)
        self.buttons = row()
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self.buttons)
        line = row(self, margins=(12, 8, 12, 8))
        line.addLayout(self._icon_row)
        line.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set(kind, title, text)

    def _set(self, kind: str, title: str, text: str) -> None:
        look = NOTES[kind]
        self.setProperty("note", kind)
        restyle(self)
        clear(self._icon_row)
        self._icon_row.addWidget(Glyph(look.icon, look.role, 20))
        self._icon_row.addStretch(1)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            show_if(label, bool(words))
        self.setAccessibleName(f"{title} {text}".strip())

    def show_message(
        self,
        kind: str,
        title: str,
        text: str = "",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        """Says it; ``actions`` are (words, what happens) as buttons below."""
        self._set(kind, title, text)
        clear(self.buttons)
        for words, command in actions:
            button = Button(words)
            button.activated.connect(command)
            self.buttons.addWidget(button)
            button.show()  # the layout would do so only in a moment, and what is hidden takes no focus
        self.buttons.addStretch(1)
        self.buttons.setContentsMargins(0, 6 if actions else 0, 0, 0)
        self.show()

    def show_error(self, words: Words, error: UserError, *actions: tuple[str, Callable[[], object]]) -> None:
        """What happened, what is safe, what to do: from the error's code."""
        title, hint = error_words(words, error)
        self.show_message("error", title, hint, actions)


def error_words(words: Words, error: UserError) -> tuple[str, str]:
    """Text and hint of a `UserError` from the catalogue."""
    room, _, rest = error.code.partition(".")
    return (
        words(f"{room}.error.{rest}.text", **error.params),
        words(f"{room}.error.{rest}.hint", **error.params),
    )


class EmptyState(QFrame):
    """Nothing here yet: an icon, what it means, and the way on. Add buttons by `add_action`."""

    def __init__(
        self, icon: str, title: str, text: str = "", *, framed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("empty", framed)
        self._actions = row()
        stack = column(self, gap=8, margins=(24, 24, 24, 24))
        stack.addStretch(1)  # what has more room than it needs stands together in the middle
        stack.addWidget(Glyph(icon, "text-3", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, type_, tone in ((title, "strong", ""), (text, "body", "text-2")):
            label = Label(words, type_, tone, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            show_if(label, bool(words))
            stack.addWidget(label)
        centred = row()
        centred.addStretch(1)
        centred.addLayout(self._actions)
        centred.addStretch(1)
        stack.addLayout(centred)
        stack.addStretch(1)
        self.setAccessibleName(f"{title} {text}".strip())

    def add_action(self, words: str, command: Callable[[], object], kind: str = "plain") -> Button:
        """A button under the words."""
        button = Button(words, kind)
        button.activated.connect(command)
        self._actions.addWidget(button)
        return button


class ProgressRow(QWidget):
    """Running work: what, how far ("31 dari 48"), a bar, Batal (`cancelled`)."""

    cancelled = Signal()

    def __init__(self, words: Words, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title, self._count = Label(title, "strong"), Label("", "body", "text-2")
        self.cancel = Button(words("kit.cancel"))
        self.cancel.activated.connect(self.cancelled)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        stack = column(self, gap=4)
        line = row()
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.cancel)
        stack.addLayout(line)
        stack.addWidget(self._bar)

    def set_progress(self, n: int, total: int, what: str = "") -> None:
        """``total`` 0: nobody knows how long."""
        if what:
            self._title.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(n)
        said = self._words("kit.progress", n=n, total=total) if total else ""
        self._count.setText(said)
        self._bar.setAccessibleName(f"{self._title.text()} {said}".strip())


FOOT = "foot"
"""The property of a bar of buttons at the foot of a screen: the toast stands above it, never over it."""


class Toast(QWidget):
    """News of 10 seconds at the foot of its parent, with Urungkan or another link; takes no focus, Ctrl+Z
    works too.
    """

    undone = Signal()
    _STAY_MS = 10_000

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._parent = words, parent
        self._text = ""
        self._link: Link | None = None
        self._undo = LinkButton(words("kit.undo"), parent=self)
        self._undo.tone = "toast-link"
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.activated.connect(self._undo_pressed)
        self._timer = QTimer(self, interval=self._STAY_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.hide()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isValid(self) and self.isVisible():
            self.place()

    def show_text(self, text: str, *, undo: bool = True, link: Link | None = None) -> None:
        """Says it; ``undo`` offers to take the action back, ``link`` (instead) to do something with it."""
        self._text, self._link = text, link
        self.setAccessibleName(text)
        self._undo.setText(link[0] if link is not None else self._words("kit.undo"))
        show_if(self._undo, undo or link is not None)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press puts it away; what lies below is not pressed."""
        self.hide()

    def _undo_pressed(self) -> None:
        self.hide()
        if self._link is not None:
            self._link[1]()
        else:
            self.undone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in its place when the window changes its size; Escape that nothing nearer took closes it."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or not self.isVisible():
            return False
        self.hide()
        return True

    def sizeHint(self) -> QSize:
        """Words, and the link when there is one."""
        theme = active()
        link = 0 if self._undo.isHidden() else self._undo.sizeHint().width() + 24
        width = 48 + theme.metrics("body").horizontalAdvance(self._text) + link + 16
        return QSize(width, theme.px(48))

    def _floor(self) -> int:
        """Where the lowest row that may be covered ends: above the status bar, above a bar of buttons."""
        parent = self._parent
        tops = [
            each.mapTo(parent, QPoint(0, 0)).y() - 12
            for each in parent.findChildren(QWidget)
            if each.property(FOOT) and each.isVisible()
        ]
        return min([parent.height() - 48, *tops])

    def _clear_of_focus(self, here: QRect) -> QRect:
        """Higher where it would hide the control that has the keyboard; texts and lists may be covered."""
        focused = QApplication.focusWidget()
        if focused is None or not self._parent.isAncestorOf(focused):
            return here
        control = QRect(focused.mapTo(self._parent, QPoint(0, 0)), focused.size())
        if control.height() <= 2 * here.height() and control.intersects(here):
            here.moveBottom(control.top() - 12)
        return here

    def place(self) -> None:
        """Where it belongs on the screen that is shown now."""
        parent = self._parent
        size = self.sizeHint()
        width = min(max(size.width(), 280), parent.width() - 32)
        left = parent.width() - width - active().px(16)  # the side is for reading; words, pictures stand left
        here = QRect(max(left, 16), self._floor() - size.height(), width, size.height())
        self.setGeometry(self._clear_of_focus(here))
        hint = self._undo.sizeHint()
        self._undo.setGeometry(
            width - hint.width() - 16, (size.height() - hint.height()) // 2, hint.width(), hint.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark box, a tick, the words."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), fill="toast", line=None, radius=8)
        icons.paint(painter, "centang", 16, (self.height() - 20) / 2, 20, "on-toast")
        behind = 16 if self._undo.isHidden() else self._undo.width() + 32
        inner = self.rect().adjusted(44, 0, -behind, 0)
        paint.text(painter, inner, self._text, font=active().font("body"), role="on-toast")


class Banner(QFrame):
    """A line across the whole page ("dibuka hanya-baca"), with a button and a cross."""

    closed = Signal()

    def __init__(self, kind: str, text: str, close_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = NOTES[kind]
        self.setProperty("note", kind)
        self.buttons = row()
        line = row(self, margins=(12, 4, 8, 4))
        line.addWidget(Glyph(look.icon, look.role, 20))
        line.addWidget(Label(text, wrap=True), 1)
        line.addLayout(self.buttons)
        if close_name:
            close = IconButton("tutup", close_name)
            close.activated.connect(self.close_banner)
            line.addWidget(close)
        self.setAccessibleName(text)

    def close_banner(self) -> None:
        """Read and gone."""
        self.hide()
        self.closed.emit()

    def add_button(self, words: str, command: Callable[[], object]) -> None:
        """A button at its right."""
        button = Button(words)
        button.activated.connect(command)
        self.buttons.addWidget(button)
