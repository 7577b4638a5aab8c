"""The writing page by keyboard: from account to account, finding to finding, note to note, keep, go on."""

from functools import partial
from typing import TYPE_CHECKING

from ...commands import shortcut

if TYPE_CHECKING:
    from .screen import Screen


def bind(screen: "Screen") -> None:
    """Gives the page its shortcuts."""
    page, jumps = screen.page, screen.jumps
    for keys, command in (
        ("Ctrl+S", screen.keeping.seal),
        ("Ctrl+PgUp", partial(page.tabs.step, -1)),
        ("Ctrl+PgDown", partial(page.tabs.step, 1)),
        ("F8", partial(jumps.step, 1)),
        ("Shift+F8", partial(jumps.step, -1)),
        ("F7", partial(screen.noter.step, 1)),
        ("Shift+F7", partial(screen.noter.step, -1)),
        ("Ctrl+Return", page.foot.primary.click),
        ("Ctrl+Enter", page.foot.primary.click),
    ):
        shortcut(page, keys, command)
