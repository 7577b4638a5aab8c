"""Tampilan: theme, text size and language, each at once."""

from functools import partial
from typing import TYPE_CHECKING

from medsos_desktop.words import LANGUAGES

from ...commands import on
from ...kit.boxes import Card, Scroll, column
from ...settings import load
from ...theme.theme import active
from .entries import SegmentEntry, note
from .page import Page

if TYPE_CHECKING:
    from ..base import Screen

THEMES = ("system", "light", "dark")
SCALES = (100, 110, 125, 140, 150)
"""Text sizes in percent."""

LOOK_MEMORY = "settings.look"
"""Name of the session's note: which choice was pressed, so that the keyboard stays there."""


class LookPage(Page):
    """The window does it and builds itself anew; the keyboard comes back to where it was."""

    key = "look"

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.theme = SegmentEntry(
            words("settings.look.theme"),
            [(key, words(f"settings.look.theme_{key}")) for key in THEMES],
            words("settings.look.theme_help"),
        )
        self.scale = SegmentEntry(
            words("settings.look.scale"),
            [(str(each), words("settings.look.percent", n=each)) for each in SCALES],
            words("settings.look.scale_help"),
        )
        self.language = SegmentEntry(
            words("settings.look.language"),
            [(each, words(f"settings.look.language_{each}")) for each in LANGUAGES],
            words("settings.look.language_help"),
        )
        self._choices = {"theme": self.theme, "scale": self.scale, "language": self.language}
        for wish, entry in self._choices.items():
            on(entry.committed, partial(self._ask, wish))
        page = Scroll()
        card = Card()
        inner = column(gap=16, margins=(16, 16, 16, 16))
        for entry in self._choices.values():
            inner.addWidget(entry)
        inner.addWidget(note(words("settings.look.only_here")))
        card.body.addLayout(inner)
        page.body.addWidget(card)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.reload()

    def reload(self) -> None:
        """What is in force; the theme's choice is read from what this PC remembers."""
        chosen = load(self.workspace.home).theme
        self.theme.show_value(chosen if chosen in THEMES else THEMES[0])
        percent = round(active().scale * 100)
        self.scale.show_value(str(min(SCALES, key=lambda each: abs(each - percent))))
        self.language.show_value(self.words.language)

    def focus_first(self) -> None:
        """The choice that was pressed last, or the first."""
        entry = self._choices.get(str(self.session.property(LOOK_MEMORY) or ""), self.theme)
        self.session.setProperty(LOOK_MEMORY, "")
        entry.focus_current()

    def _ask(self, wish: str) -> None:
        entry = self._choices[wish]
        value = entry.value()
        entry.show_value(value)
        self.session.setProperty(LOOK_MEMORY, wish)
        self.context.ask(wish, f"{int(value) / 100}" if wish == "scale" else value)
