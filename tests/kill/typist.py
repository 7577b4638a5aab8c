"""The person at the keyboard, in a process that will be killed: real key events into the real editor.

``python -m tests.kill.typist WORKSPACE HOME POST SEED`` prints ``READY`` and then, after each key, a line of
JSON with every text of the post as the window shows it, by account ("" is the master text).
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from medsos_desktop.composer.edit import MASTER, text_of
from ui.app import application
from ui.screens.composer.screen import Screen
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.theme.apply import apply, choose

_FASTEST_MS, _SLOWEST_MS = 4, 40
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:#@"
_CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Types, corrects, changes tabs, saves, looks at the calendar and comes back, for ever."""

    def __init__(self, window: MainWindow, post: str, seed: int) -> None:
        self._window, self._post = window, post
        self._chance = random.Random(seed)
        self._deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (70, lambda: QTest.keyClicks(self._editor, self._chance.choice(_LETTERS))),
            (14, lambda: QTest.keyClicks(self._editor, " ")),
            (3, lambda: QTest.keyClick(self._editor, Qt.Key.Key_Return)),
            (6, lambda: QTest.keyClick(self._editor, Qt.Key.Key_Backspace)),
            (2, lambda: QTest.keyClick(self._editor, Qt.Key.Key_Z, _CTRL)),
            (2, lambda: QTest.keyClick(self._editor, Qt.Key.Key_PageDown, _CTRL)),
            (2, lambda: QTest.keyClick(self._editor, Qt.Key.Key_S, _CTRL)),
            (1, self._look_elsewhere),
        )

    @property
    def _screen(self) -> Screen:
        assert self._window.desk is not None
        made = self._window.desk.stage.made("composer")
        assert isinstance(made, Screen)
        return made

    @property
    def _editor(self) -> QTextEdit:
        found = self._screen.findChild(QTextEdit, "editor")
        assert isinstance(found, QTextEdit)
        return found

    def step(self) -> None:
        """One deed, and what the window shows afterwards."""
        weights = [weight for weight, _deed in self._deeds]
        deed = self._chance.choices([deed for _weight, deed in self._deeds], weights)[0]
        deed()
        self._tell()
        QTimer.singleShot(self._chance.randint(_FASTEST_MS, _SLOWEST_MS), self.step)

    def _look_elsewhere(self) -> None:
        assert self._window.desk is not None
        self._window.desk.go("calendar")
        QApplication.processEvents()
        self._window.desk.go("composer", post=self._post)
        self._editor.setFocus()

    def _tell(self) -> None:
        desk = self._screen.desk
        catalogue = desk.workspace.catalogue
        shown = {MASTER: desk.post.text}
        for account, variant in desk.post.variants.items():
            field = catalogue.surface(variant.surface).main_field.name
            shown[account] = text_of(desk.post, account, field, catalogue)
        if shown[desk.account] != self._editor.toPlainText():
            raise AssertionError("the editor shows something else than what would be saved")
        os.write(1, json.dumps(shown).encode() + b"\n")


def main(folder: str, home: str, post: str, seed: str) -> int:
    """Opens the window and types until somebody pulls the plug."""
    app = application()
    apply(app, choose("light", 1.0))
    window = MainWindow(Path(home), Settings(theme="light"))
    window.show()
    QTest.qWaitForWindowExposed(window)
    if not window.open_folder(Path(folder)) or window.desk is None:
        return 1
    window.desk.go("composer", post=post)
    typist = Typist(window, post, int(seed))
    typist._editor.setFocus()
    os.write(1, b"READY\n")
    typist._tell()
    QTimer.singleShot(0, typist.step)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
