"""Which key does what on the board: a table, so that help pages and tests read the same one.

Undo and redo are the window's (Ctrl+Z, Ctrl+Y)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K = Qt.Key
_NONE, _ALT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)

COMMANDS: dict[tuple[Qt.KeyboardModifier, Qt.Key], str] = {
    (_NONE, _K.Key_Left): "left",
    (_NONE, _K.Key_Right): "right",
    (_NONE, _K.Key_Up): "up",
    (_NONE, _K.Key_Down): "down",
    (_NONE, _K.Key_Home): "first",
    (_NONE, _K.Key_End): "last",
    (_CTRL, _K.Key_Home): "today",
    (_NONE, _K.Key_PageUp): "page_back",
    (_NONE, _K.Key_PageDown): "page_on",
    (_ALT, _K.Key_Left): "day_back",
    (_ALT, _K.Key_Right): "day_on",
    (_ALT, _K.Key_Up): "row_back",
    (_ALT, _K.Key_Down): "row_on",
    (_ALT, _K.Key_PageUp): "hour_back",
    (_ALT, _K.Key_PageDown): "hour_on",
    (_NONE, _K.Key_Return): "open",
    (_NONE, _K.Key_Enter): "open",
    (_NONE, _K.Key_Delete): "delete",
    (_CTRL, _K.Key_X): "cut",
    (_CTRL, _K.Key_V): "paste",
    (_NONE, _K.Key_Escape): "cancel",
}

_MEANT = _ALT | _CTRL | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.MetaModifier


def command(event: QKeyEvent) -> str:
    """The command of a key press, "" for none. The number pad counts like the other keys."""
    return COMMANDS.get((event.modifiers() & _MEANT, Qt.Key(event.key())), "")


def typed(event: QKeyEvent) -> str:
    """The letters a key press begins a new title with; "" when it is no writing."""
    held = event.modifiers() & (_ALT | _CTRL | Qt.KeyboardModifier.MetaModifier)
    alt_gr = held == (_ALT | _CTRL)  # how Windows reports AltGr
    text = event.text()
    if (held and not alt_gr) or not text or not text.isprintable() or not text.strip():
        return ""
    return text
