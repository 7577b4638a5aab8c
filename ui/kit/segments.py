"""Choosing a view: a segmented control, and underlined tabs with badges."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QTabBar, QWidget

from .. import icons
from ..theme.theme import active
from . import paint


class _Segment(QPushButton):
    """One choice; knows whether it is the first or the last for its corners."""

    def __init__(self, text: str, first: bool, last: bool) -> None:
        super().__init__(text)
        self._first, self._last = first, last
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the words when they are strong, so that choosing does not move its neighbours."""
        theme = active()
        wide = theme.metrics("body", strong=True).horizontalAdvance(self.text())
        return QSize(wide + 26, theme.control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its part of the box: ground, words, the line under the chosen one."""
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self._outline()
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.fillPath(outline, theme.colour(ground))
        if self.isChecked():
            painter.setClipPath(outline)
            painter.fillRect(QRect(0, self.height() - 4, self.width(), 3), theme.colour("accent"))
            painter.setClipping(False)
        painter.setPen(theme.colour("line-control"))
        painter.drawPath(outline)
        if not self._first:  # the inner line is paler than the outer one
            painter.fillRect(QRect(0, 1, 1, self.height() - 2), theme.colour("line"))
        font = theme.font("body", strong=self.isChecked())
        role = "accent-text" if self.isChecked() else "text-2"
        paint.text(painter, self.rect(), self.text(), font=font, role=role, align=paint.CENTRE)

    def _outline(self) -> QPainterPath:
        left = 0.5 if self._first else -8
        right = self.width() - 0.5 if self._last else self.width() + 8
        path = QPainterPath()
        path.addRoundedRect(QRectF(left, 0.5, right - left, self.height() - 1), 5.5, 5.5)
        return path


class SegmentedControl(QWidget):
    """Two to five choices in one box; arrows move between them. `chosen(key)` when the person chose."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        """``choices`` are (key, words); the first is chosen."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, words) in enumerate(choices):
            button = _Segment(words, at == 0, at == len(choices) - 1)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self._buttons[choices[0][0]].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """The key of the chosen one."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_current(self, key: str) -> None:
        """Chooses without a signal."""
        self._buttons[key].setChecked(True)


@dataclass(frozen=True, slots=True)
class TabMark:
    """What stands behind a tab's word: a grey ``note`` ("ikut"), a ``box`` ("beda"), a severity icon."""

    note: str = ""
    box: str = ""
    icon: str = ""
    role: str = "text-3"


class TabBar(QTabBar):
    """Underlined tabs, 40 high. `set_mark(index, TabMark(...))` puts a badge behind the words."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self._hovered = -1

    def set_mark(self, index: int, mark: TabMark | None) -> None:
        """Badge of a tab."""
        self.setTabData(index, mark)
        said = " ".join(part for part in (mark.note, mark.box) if part) if mark else ""
        self.setTabToolTip(index, f"{self.tabText(index)} {said}".strip())
        self.setIconSize(self.iconSize())  # the one public way to have the tabs laid out anew
        self.update()

    def _mark(self, index: int) -> TabMark:
        mark = self.tabData(index)
        return mark if isinstance(mark, TabMark) else TabMark()

    def tabSizeHint(self, index: int) -> QSize:
        """Words when strong, and what stands behind them."""
        theme, mark = active(), self._mark(index)
        small = theme.metrics("small", strong=True)
        width = 24 + theme.metrics("body", strong=True).horizontalAdvance(self.tabText(index)) + 1
        width += 6 + theme.metrics("small").horizontalAdvance(mark.note) if mark.note else 0
        width += 6 + small.horizontalAdvance(mark.box) + 13 if mark.box else 0
        width += 6 + 16 if mark.icon else 0
        return QSize(width, theme.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs scroll rather than shrink."""
        return self.tabSizeHint(index)

    def event(self, event: QEvent) -> bool:
        """Follows the mouse."""
        if event.type() == QEvent.Type.HoverMove or event.type() == QEvent.Type.MouseMove:
            at = self.tabAt(event.position().toPoint())  # type: ignore[attr-defined]
            if at != self._hovered:
                self._hovered = at
                self.update()
        elif event.type() == QEvent.Type.Leave:
            self._hovered = -1
            self.update()
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below all, then each tab."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), active().colour("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        theme, on = active(), index == self.currentIndex()
        if index == self._hovered and not on:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("hover"))
        role = "accent-text" if on else "text-2" if self.isTabEnabled(index) else "text-disabled"
        inner = rect.adjusted(12, 0, -12, -2)
        x = inner.x() + paint.text(
            painter, inner, self.tabText(index), font=theme.font("body", strong=on), role=role
        )
        self._paint_mark(painter, x + 6, inner, self._mark(index))
        if on:
            line = QRect(rect.x(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, theme.colour("accent"))
        if on and self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint.focus_inside(painter, rect, 4)

    def _paint_mark(self, painter: QPainter, x: int, rect: QRect, mark: TabMark) -> None:
        theme = active()
        if mark.note:
            area = QRect(x, rect.y(), rect.right() - x + 12, rect.height())
            x += 6 + paint.text(painter, area, mark.note, font=theme.font("small"), role="text-3")
        if mark.box:
            wide = theme.metrics("small", strong=True).horizontalAdvance(mark.box) + 12
            area = QRect(x, rect.y() + (rect.height() - theme.px(20)) // 2, wide, theme.px(20))
            paint.box(painter, area, fill="pressed", line=None, radius=4)
            font = theme.font("small", strong=True)
            paint.text(painter, area, mark.box, font=font, align=paint.CENTRE)
            x += wide + 6
        if mark.icon:
            icons.paint(painter, mark.icon, x, rect.y() + (rect.height() - 16) / 2, 16, mark.role)
