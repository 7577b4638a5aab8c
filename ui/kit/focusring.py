"""The visible focus: a ring of 2 px with a gap of 2 px around whatever has the keyboard.

A style sheet has no outline offset, and a style may paint only inside a widget. So one transparent widget
per window lies over everything and draws around the focused button or box. Fields and lists draw their own
(a 2 px border, a frame in the row) and are left alone.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from shiboken6 import isValid

from . import paint

_REACH = 4


class FocusRing(QWidget):
    """Follows the focus inside ``window``; shown while the keyboard is in use."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.hide()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):  # the program ends
            return
        keyboard = self._by_keyboard()
        wanted = isinstance(new, QAbstractButton) and not isinstance(new, QTabBar)
        inside = new is not None and new.window() is self._window
        self._follow(new if wanted and inside and keyboard else None)

    def _by_keyboard(self) -> bool:
        """Whether the keyboard is in use: from the first Tab or shortcut until a mouse button is pressed.

        Qt forgets it each time the program itself puts the focus somewhere: after every step, on every screen
        that comes to the front. So it is remembered here, and given back to Qt for those who ask there.
        """
        shown = Qt.WidgetAttribute.WA_KeyboardFocusChange
        if self._window.testAttribute(shown):
            self._keyboard = True
        elif QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._keyboard = False
        elif self._keyboard:
            self._window.setAttribute(shown)
        return self._keyboard

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = target
        parent = target
        while parent is not None and parent is not self._window:
            parent.installEventFilter(self)
            self._watched.append(parent)
            parent = parent.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The target or something around it moved."""
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(area)
        cut = seen.translated(_REACH, _REACH)
        if seen.size() != target.size():  # partly scrolled away: stay within what is seen
            self.setMask(QRegion(cut.adjusted(-_REACH, 0, _REACH, 0)))
        else:
            self.clearMask()
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        target = self._target
        round_ = target.height() / 2 if target and getattr(target, "kind", "") == "pill" else 6
        paint.box(
            QPainter(self), QRectF(self.rect()), fill=None, line="focus", radius=round_ + _REACH, width=2
        )


class FocusFrame(QWidget):
    """A frame inside a column that scrolls, as large as that, shown while it has the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_if_keyboard(self) -> None:
        """On getting the focus: a mouse needs no frame."""
        self.setVisible(self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """2 px inside."""
        paint.focus_inside(QPainter(self), self.rect(), 4)
