"""The regions of a window, from which F6 and Shift+F6 go to the next: rail, list, text, side, foot.

Tab goes through every control; F6 goes over a whole part of the page at once, and comes back to the control
that had the keyboard there last.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

_ROW = 12
"""Middles that differ by less stand in one row."""


class Region(NamedTuple):
    """A part of the page. ``stop`` gets the keyboard; without one the control that had it there last, else
    the first. ``reveal`` brings a part to light that has given way to another one; without it a hidden
    region is left out.
    """

    area: QWidget
    stop: QWidget | None = None
    reveal: Callable[[], object] | None = None


def step(regions: Sequence[Region], by: int) -> bool:
    """The keyboard goes ``by`` regions on, round and round; `False` when there is none to go to.

    From outside all of them it goes to the first (or, backwards, to the last).
    """
    here = _here(regions)
    if here < 0 and by < 0:
        here = 0
    for far in range(1, len(regions) + 1):
        region = regions[(here + by * far) % len(regions)]
        if region.reveal is not None:
            region.reveal()
        target = _stop(region)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            _bring_into_sight(target)
            return True
    return False


def _here(regions: Sequence[Region]) -> int:
    """The region with the keyboard, the innermost where one stands in another; -1 for none."""
    part = QApplication.focusWidget()
    while part is not None:
        for number, each in enumerate(regions):
            if part is each.area or part is each.stop:
                return number
        part = part.parentWidget()
    return -1


def _stop(region: Region) -> QWidget | None:
    if region.stop is not None:
        return region.stop if region.stop.isVisible() and region.stop.isEnabled() else None
    last = region.area.focusWidget()
    if last is not None and takes(last):
        return last
    return next(iter(stops(region.area)), None)


def takes(widget: QWidget) -> bool:
    """Whether Tab would stop at a widget now."""
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.focusProxy() is None and widget.isVisible()


def stops(area: QWidget) -> list[QWidget]:
    """What Tab visits within ``area`` (itself included), from left to right, row by row."""

    def place(each: QWidget) -> tuple[int, int]:
        middle = each.mapTo(area.window(), QPoint(0, each.height() // 2))
        return (middle.y() // _ROW, middle.x())

    return sorted((each for each in (area, *area.findChildren(QWidget)) if takes(each)), key=place)


def _bring_into_sight(target: QWidget) -> None:
    from .boxes import Scroll

    for each in _around(target):
        if isinstance(each, Scroll) and each.widget() is not None and each.isAncestorOf(target):
            each.ensureWidgetVisible(target)


def _around(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    each = widget.parentWidget()
    while each is not None:
        if isinstance(each, QAbstractScrollArea):
            yield each
        each = each.parentWidget()
