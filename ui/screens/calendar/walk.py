"""Where an arrow key leads: from post to post within a cell, then to the next cell. No Qt."""

from datetime import date, timedelta

from medsos_desktop.calendar import board, grid
from medsos_desktop.calendar.board import Cell

from .desk import WEEK, Desk

Goal = tuple[date, str, int | None]
"""Day, post ("" for none) and, in the week view, hour."""


class Walk:
    """Answers the moving commands of the keyboard table for a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def goal(self, command: str) -> Goal | None:
        """Where a command leads, `None` when it is no walking command."""
        desk = self._desk
        sideways = {"left": -1, "right": 1}.get(command)
        if sideways is not None:
            return self._on_day(desk.day + timedelta(days=sideways))
        if command in ("up", "down"):
            return self._along(1 if command == "down" else -1)
        if command == "first":
            return self._on_day(grid.monday(desk.day))
        if command == "last":
            return self._on_day(grid.monday(desk.day) + timedelta(days=6))
        if command == "today":
            return self._on_day(desk.today())
        return None

    def _cell(self, day: date, hour: int | None) -> Cell | None:
        place = self._desk.board.locate(day, hour)
        return self._desk.board.rows[place[0]][place[1]] if place else None

    def _on_day(self, day: date) -> Goal:
        """The first post of that day, in the week view of the same hours."""
        hour = self._hour()
        if (day.year, day.month) != (self._desk.day.year, self._desk.day.month):
            return day, "", hour
        cell = self._cell(day, hour)
        first = cell.chips[0].id if cell is not None and cell.chips else ""
        return day, first, hour

    def _hour(self) -> int | None:
        desk = self._desk
        if desk.view != WEEK:
            return None
        if desk.hour is not None:
            return desk.hour
        chip = desk.chip(desk.post) if desk.post else None
        return chip.at.hour if chip is not None and chip.at is not None else desk.default_time().hour

    def _along(self, way: int) -> Goal:
        """The next post in the cell, else the cell below or above."""
        desk, hour = self._desk, self._hour()
        cell = self._cell(desk.day, hour)
        if cell is not None and cell.chips:
            before, after = board.neighbours(cell.chips, desk.post)
            near = after if way > 0 else before
            if near is not None:
                return desk.day, near, hour
        if desk.view == WEEK:
            return self._other_hours(way, hour)
        day = desk.day + timedelta(days=grid.WEEK * way)
        cell = self._cell(day, None) if day.month == desk.day.month else None
        chips = cell.chips if cell is not None else ()
        return day, (chips[0 if way > 0 else -1].id if chips else ""), None

    def _other_hours(self, way: int, hour: int | None) -> Goal:
        desk = self._desk
        place = desk.board.locate(desk.day, hour)
        row = (place[0] if place else 0) + way
        if not 0 <= row < len(desk.board.rows):
            return desk.day, desk.post, hour
        cell = next(cell for cell in desk.board.rows[row] if cell.day == desk.day)
        assert cell.hours is not None
        chips = cell.chips
        return desk.day, (chips[0 if way > 0 else -1].id if chips else ""), board.hour_of_drop(cell.hours)
