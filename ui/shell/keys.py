"""The keys that work on every screen; what they are is told by `shortcuts`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..commands import shortcut
from ..kit import regions
from .places import in_rail

if TYPE_CHECKING:
    from .desk import Desk


def bind(desk: "Desk") -> None:
    """For the whole window."""

    def window(keys: str, command: Callable[[], object]) -> None:
        shortcut(desk, keys, command, whole_window=True)

    window("Ctrl+K", lambda: desk.search().open())
    window("Ctrl+Z", desk.news.undo)
    window("Ctrl+Shift+Z", desk.news.redo)
    window("Ctrl+Y", desk.news.redo)
    window("Ctrl+N", lambda: desk.go("composer", new=""))
    window("Ctrl+/", desk.show_keys)
    window("F6", lambda: regions.step(desk.regions(), 1))
    window("Shift+F6", lambda: regions.step(desk.regions(), -1))
    window("Ctrl+E", lambda: desk.go("export"))
    window("Ctrl+O", lambda: desk.go("handoff"))
    window("F1", desk.help)
    for number, place in enumerate(in_rail(), 1):
        window(f"Ctrl+{number}", partial(desk.go, place.key))
