"""What a rule says: what it finds, why, what to do, and what it rests on."""

from collections.abc import Sequence
from string import Formatter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.checks.packfile import Row
from medsos_desktop.checks.rulelines import SHARED
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column
from ...kit.labels import Label

_MOST = 8
"""Sources that are told of a rule."""


def sampled(words: Words, key: str) -> str:
    """A finding's words with dots where a post's own would stand."""
    message = words.find(key)
    forms = list(message.values()) if isinstance(message, dict) else [message or ""]
    fields = {name for text in forms for _, name, _, _ in Formatter().parse(text) if name}
    return words(key, **dict.fromkeys(fields, "…"))


class AboutPanel(QWidget):
    """Text to read and copy, scrolled where it is long."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._scroll = Scroll(margins=(16, 4, 16, 16), gap=4)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(words("rulebook.view_about"))
        self._whole = column(self, gap=0)
        self._whole.addWidget(self._scroll, 1)

    def add_foot(self, foot: QLayout) -> None:
        """What stands below the text."""
        self._whole.addLayout(foot)

    def show_code(self, code: str, rows: Sequence[Row]) -> None:
        """Another rule."""
        words = self._words
        clear(self._scroll.body)
        if code in SHARED:
            self._add("body", words(f"rulebook.shared.{code}_text"))
        for part in ("what", "why", "todo"):
            if words.find(f"findings.{code}.{part}") is not None:
                self._add("label", words(f"rulebook.about.{part}"))
                self._add("body", sampled(words, f"findings.{code}.{part}"))
        self._add("label", words("rulebook.about.basis"))
        for line in self._basis(rows) or [words("rulebook.about.no_basis")]:
            self._add("body", line)
        self._add("small", words("rulebook.about.code", code=code))
        self._scroll.body.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _basis(self, rows: Sequence[Row]) -> list[str]:
        found: dict[str, None] = {}
        for row in rows:
            if row.source and row.checked is not None and not row.off:
                day = spell.short_date(self._words, row.checked)
                found[self._words("rulebook.about.basis_line", source=row.source, day=day)] = None
        return list(found)[:_MOST]

    def _add(self, kind: str, text: str) -> None:
        label = Label(text, kind, "text-2" if kind in ("label", "small") else "", wrap=True)
        if kind == "label":
            label.setContentsMargins(0, 8, 0, 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll.body.addWidget(label)
