"""Tab walks the page as one reads it: by parts from head to foot, in each part from left to right.

Qt's own chain follows the order in which widgets were made and put into the window, and parts of this page
are made anew while one works.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

_ROW = 12
"""Middles that differ by less stand in one row."""


def walk(page: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Moves the focus one further (or back); beyond the ends it leaves the page. False when it cannot."""
    here = QApplication.focusWidget()
    stops = [stop for part in parts for stop in _stops(page, part)]
    if here is None or here not in stops:
        return False
    at = stops.index(here) + (1 if forward else -1)
    target = stops[at] if 0 <= at < len(stops) else _outside(page, here, forward)
    if target is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def _stops(page: QWidget, part: QWidget) -> list[QWidget]:
    found = [part, *part.findChildren(QWidget)]
    stops = [each for each in found if _takes(each) and each.isVisibleTo(page)]
    return sorted(stops, key=lambda each: _place(page, each))


def _place(page: QWidget, widget: QWidget) -> tuple[int, int]:
    middle = widget.mapTo(page, QPoint(0, widget.height() // 2))
    return (middle.y() // _ROW, middle.x())


def _takes(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.focusProxy() is None and widget.isVisible()


def _outside(page: QWidget, here: QWidget, forward: bool) -> QWidget | None:
    """The next stop of the window's own chain that is not on the page."""
    each = here
    while True:
        following = each.nextInFocusChain() if forward else each.previousInFocusChain()
        if following is None or following is here:
            return None
        each = following
        if _takes(each) and not page.isAncestorOf(each) and each.window() is page.window():
            return each
