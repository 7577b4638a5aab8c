"""The place where screens stand: each is made when it is first shown, and told what it missed."""

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from medsos_desktop.changes import Changes

from ..screens.base import Context, Screen
from .places import PLACES, is_there

Maker = Callable[[str, Context], Screen]


def make_screen(key: str, context: Context) -> Screen:
    """Imports ``ui/screens/<key>/screen.py`` and makes its `Screen`."""
    package = __name__.rpartition(".shell.")[0]
    module = import_module(f"{package}.screens.{key}.screen")
    screen: Screen = module.Screen(context)
    return screen


class Stage(QStackedWidget):
    """Shows one screen at a time."""

    def __init__(self, context: Context, make: Maker = make_screen) -> None:
        super().__init__()
        self._context, self._make = context, make
        self._screens: dict[str, Screen] = {}
        self._missed: dict[str, list[Changes]] = {}
        self._trail: list[tuple[str, dict[str, str]]] = []
        self._held: dict[str, QWidget] = {}
        self.current = ""

    def made(self, key: str) -> Screen | None:
        """A screen that has been made, for tests and pictures."""
        return self._screens.get(key)

    def go(self, key: str, **target: str) -> None:
        """Brings a screen to the front and hands it its target."""
        if key not in {place.key for place in PLACES}:
            raise KeyError(key)
        if self._make is make_screen and not is_there(key):
            self._context.say(self._context.words("shell.not_in_version"), undo=False)
            return
        if key == self.current and not target:
            self._screens[key].again()
        before = self._screens.get(self.current)
        if before is not None and key != self.current:
            self._hold()
            before.leave()
        screen = self._screens.get(key)
        if screen is None:
            screen = self._screens[key] = self._make(key, self._context)
            self.addWidget(screen)
        elif missed := self._missed.pop(key, None):
            screen.refresh(Changes.join(missed))
        if key != self.current:
            self._trail.append((key, target))
            del self._trail[:-20]
        self.current = key
        self._let_go(screen)
        self.setCurrentWidget(screen)
        if target:
            screen.open(**target)
        screen.activate()

    def _let_go(self, coming: Screen) -> None:
        """The keyboard leaves the old screen first, else Qt puts it on the new one's first button."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not coming.isAncestorOf(focused):
            focused.clearFocus()

    def _hold(self) -> None:
        """Remembers what has the keyboard on the screen that is left."""
        self._held.pop(self.current, None)
        screen, focused = self._screens.get(self.current), QApplication.focusWidget()
        if screen is not None and focused is not None and screen.isAncestorOf(focused):
            self._held[self.current] = focused

    def _hand_back(self, key: str) -> None:
        """The keyboard where it was, if that is still there; else the screen has chosen itself."""
        held = self._held.pop(key, None)
        if held is not None and isValid(held) and held.isVisibleTo(self) and held.isEnabled():
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def way(self) -> tuple[str, ...]:
        """The screens on the way back, the nearest last."""
        return tuple(key for key, _target in self._trail[:-1])

    def set_way(self, keys: Iterable[str]) -> None:
        """The way back of a window that was built anew, before its first `go`."""
        self._trail = [(key, {}) for key in keys]

    def previous(self) -> str:
        """Where the person came from; Beranda when from nowhere."""
        return self._trail[-2][0] if len(self._trail) > 1 else "home"

    def back(self) -> None:
        """Returns there, to the very button or line that had the keyboard."""
        key = self.previous()
        self._trail = self._trail[:-2]
        self.go(key)
        self._hand_back(key)

    def changed(self, changes: Changes, initiator: object) -> None:
        """The visible screen refreshes now, the others when they are shown again."""
        for key, screen in self._screens.items():
            if screen is initiator:
                continue
            if key == self.current:
                screen.refresh(changes)
            else:
                self._missed.setdefault(key, []).append(changes)

    def leave(self) -> None:
        """The workspace closes: whatever was typed is kept, also what was refused when a screen was left."""
        for key in sorted(self._screens, key=lambda key: key != self.current):  # first what is worked on
            self._screens[key].leave()
