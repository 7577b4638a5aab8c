"""The one helper that connects a signal to a command without arguments.

`QAction.triggered` and `QAbstractButton.clicked` pass ``checked`` to any callable that takes an argument;
a command with a default argument would get ``False`` there. So everything is connected through `on`.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on(signal: Any, command: Callable[[], object]) -> None:
    """``command()`` runs at each ``signal``, whatever the signal carries."""
    signal.connect(lambda *_: command())


def shortcut(
    owner: QWidget, keys: str, command: Callable[[], object], *, whole_window: bool = False
) -> QShortcut:
    """``keys`` ("Ctrl+K") run ``command`` while ``owner`` (or its window) has the focus."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setContext(
        Qt.ShortcutContext.WindowShortcut if whole_window else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    on(made.activated, command)
    return made
