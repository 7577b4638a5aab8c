"""Ctrl+/: what the keyboard can do, in one box over the page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from medsos_desktop.words import Words

from ..kit.boxes import row
from ..kit.labels import Label, key
from ..kit.pickers import Popup
from ..theme.theme import active
from .places import in_rail

LISTED: dict[str, tuple[tuple[str, Sequence[str]], ...]] = {
    "everywhere": (
        ("part", ("F6",)),
        ("part_back", ("Shift+F6",)),
        ("search", ("Ctrl+K",)),
        ("place", (f"Ctrl+1–{len(in_rail())}",)),
        ("new", ("Ctrl+N",)),
        ("export", ("Ctrl+E",)),
        ("open", ("Ctrl+O",)),
        ("undo", ("Ctrl+Z", "Ctrl+Y")),
        ("next", ("Ctrl+Enter",)),
        ("out", ("Esc",)),
        ("help", ("F1",)),
        ("keys", ("Ctrl+/",)),
    ),
    "calendar": (("move", ("Alt+←", "Alt+→")), ("cut", ("Ctrl+X", "Ctrl+V")), ("delete", ("Del",))),
    "composer": (
        ("account", ("Ctrl+PgUp", "Ctrl+PgDn")),
        ("finding", ("F8",)),
        ("note", ("F7",)),
        ("seal", ("Ctrl+S",)),
    ),
    "approval": (
        ("return", ("Ctrl+Shift+Enter",)),
        ("print", ("Ctrl+P", "Ctrl+Shift+P")),
        ("signed", ("Ctrl+L", "Ctrl+Shift+L")),
        ("other", ("Alt+↑", "Alt+↓")),
        ("choose", ("Shift+→",)),
        ("write", ("C", "U")),
    ),
}
"""By place: the deed (its words are ``shell.keys.<deed>``) and its keys."""


def show(words: Words, owner: QWidget) -> Popup:
    """Opens the box below ``owner``; Escape closes it, and the keyboard is back where it was."""
    popup = Popup(owner)
    popup.body.addWidget(Label(words("shell.keys.title"), "strong"))
    both = row(gap=32)
    said: list[str] = []
    for places in (("everywhere",), ("calendar", "composer", "approval")):
        both.addLayout(_column(words, places, said))
    popup.body.addLayout(both)
    popup.setAccessibleName(words("shell.keys.title"))
    popup.setAccessibleDescription("; ".join(said))
    popup.show_below(owner)
    return popup


def _column(words: Words, places: Sequence[str], said: list[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(active().px(6))
    for place in places:
        at = grid.rowCount()
        grid.addWidget(Label(words(f"shell.keys.{place}"), "label", "text-2"), at, 0, 1, 2)
        for deed, keys in LISTED[place]:
            at, text = grid.rowCount(), words(f"shell.keys.{deed}")
            held = row(gap=4)
            for each in keys:
                held.addWidget(key(each))
            held.addStretch(1)
            grid.addLayout(held, at, 0)
            grid.addWidget(Label(text, "body"), at, 1)
            said.append(f"{' '.join(keys)} {text}")
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
