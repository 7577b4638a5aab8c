"""A day as a field of a form."""

from collections.abc import Callable
from datetime import date
from typing import Any

from medsos_desktop.model.grants import is_day
from medsos_desktop.words import Words

from ...commands import on
from ...kit.pickers import DatePicker
from .entries import Entry


class DayEntry(Entry):
    """One day, as ``YYYY-MM-DD`` ("" for none); ``today`` is asked when the month opens."""

    def __init__(self, words: Words, label: str, today: Callable[[], date], help: str = "") -> None:
        self.picker = DatePicker(words, today)
        super().__init__(label, self.picker, help)
        self.picker.setAccessibleName(label)
        on(self.picker.changed, self.finish)

    def value(self) -> str:
        """See `Entry`."""
        day = self.picker.day()
        return day.isoformat() if day else ""

    def _put(self, value: Any) -> None:
        self.picker.set_day(date.fromisoformat(value) if is_day(str(value or "")) else None)

    def set_error(self, text: str) -> None:
        """The picker says the day as well as what is wrong with it."""
        super().set_error(text)
        said = " ".join(part for part in (self.picker.text(), text or self._help) if part)
        self.picker.setAccessibleDescription(said)
