"""The screen by keyboard: decide, give back, go from post to post."""

from functools import partial
from typing import TYPE_CHECKING

from medsos_desktop.approval.moves import Action

from ...commands import shortcut

if TYPE_CHECKING:
    from .screen import Screen


def bind(screen: "Screen") -> None:
    """Gives a screen its shortcuts."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut(screen, keys, partial(_enter, screen))
    for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
        shortcut(screen, keys, partial(screen.deeds.ask, Action.RETURN))
    shortcut(screen, "Ctrl+P", screen.printer.post)
    shortcut(screen, "Ctrl+Shift+P", screen.printer.week)
    shortcut(screen, "Ctrl+L", screen.papers.one)
    shortcut(screen, "Ctrl+Shift+L", screen.papers.week)
    shortcut(screen, "Alt+Down", partial(screen.queue.list.step, 1))
    shortcut(screen, "Alt+Up", partial(screen.queue.list.step, -1))
    shortcut(screen, "Ctrl+F", screen.queue.search.setFocus)


def _enter(screen: "Screen") -> None:
    """Sends what is being written or filled in, else does what the filled button says."""
    if screen.note.action:
        screen.note.submit()
    elif not screen.papers.panel.isHidden():
        screen.papers.record()
    else:
        screen.deeds.primary()
