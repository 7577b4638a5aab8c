"""The context menu of a post or an empty cell."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from medsos_desktop.words import Words

from ... import icons
from ...commands import on
from . import sayings
from .desk import Desk

Run = Callable[[str], object]

_MOVES = (
    ("day_back", "previous_day", "Alt+Left"),
    ("day_on", "next_day", "Alt+Right"),
    ("week_back", "previous_week", ""),
    ("week_on", "next_week", ""),
)


def post_menu(words: Words, desk: Desk, owner: QWidget, run: Run) -> QMenu:
    """For the chosen post; ``run`` gets the command. What is impossible is shown, but off."""
    menu = QMenu(owner)
    chip = desk.chip(desk.post)
    movable, dated = desk.movable(desk.post), chip is not None and chip.at is not None
    _add(menu, words("calendar.menu.open"), "Enter", "naskah", lambda: run("open"))
    menu.addSeparator()
    for command, key, keys in _MOVES:
        _add(menu, words(f"calendar.menu.{key}"), keys, "", _runs(run, command), enabled=movable and dated)
    _add(menu, words("calendar.menu.cut"), "Ctrl+X", "potong", lambda: run("cut"), enabled=movable)
    _paste(words, desk, menu, run)
    _add(menu, words("calendar.menu.undate"), "", "", lambda: run("undate"), enabled=movable and dated)
    menu.addSeparator()
    _add(menu, words("calendar.menu.duplicate"), "", "salin", lambda: run("duplicate"))
    _add(menu, words("calendar.menu.delete"), "Del", "hapus", lambda: run("delete"))
    return menu


def cell_menu(words: Words, desk: Desk, owner: QWidget, run: Run) -> QMenu:
    """For a day without a chosen post."""
    menu = QMenu(owner)
    _add(menu, words("calendar.menu.new"), "", "tambah", lambda: run("new"))
    _paste(words, desk, menu, run)
    return menu


def _paste(words: Words, desk: Desk, menu: QMenu, run: Run) -> None:
    chip = desk.chip(desk.cut) if desk.cut else None
    if chip is not None:
        text = words("calendar.menu.paste", title=sayings.title(words, chip))
        _add(menu, text, "Ctrl+V", "simpan", lambda: run("paste"))


def _runs(run: Run, command: str) -> Callable[[], object]:
    return lambda: run(command)


def _add(
    menu: QMenu, text: str, keys: str, icon: str, command: Callable[[], object], *, enabled: bool = True
) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    if keys:
        action.setShortcut(QKeySequence(keys))
    if icon:
        action.setIcon(icons.icon(icon, "text-2", 16))
    action.setEnabled(enabled)
    on(action.triggered, command)
