"""Puts a theme into force: palette first, then the style sheet; follows the system when asked to."""

from weakref import WeakSet

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from .palette import from_system, palette
from .sheet import style_sheet
from .theme import Theme, activate, active

CHOICES = ("system", "light", "dark")


def high_contrast(hints: QStyleHints) -> bool:
    """Whether the person asked the system for high contrast (known from Qt 6.10 on)."""
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    preference = accessibility().contrastPreference()
    return bool(preference == Qt.ContrastPreference.HighContrast)


def choose(choice: str, scale: float = 1.0) -> Theme:
    """The theme for a choice of `CHOICES`; high contrast of the system wins over it."""
    hints = QGuiApplication.styleHints()
    if high_contrast(hints):
        return Theme("contrast", scale, from_system(QGuiApplication.palette()))
    if choice == "system":
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return Theme("dark" if dark else "light", scale)
    return Theme(choice if choice in CHOICES else "light", scale)


_sheet: list[str] = []
"""The style sheet in force; none before the first `apply`."""
_dressed: "WeakSet[QWidget]" = WeakSet()


def dress(window: QWidget) -> None:
    """The style sheet for a window and all that is or comes into it, now and after each `apply`.

    It belongs to windows, not to the application: then Qt would dress every part again each time it is put
    into another, which made up most of the time of building a screen.
    """
    _dressed.add(window)
    if _sheet:
        window.setStyleSheet(_sheet[0])


def dressed() -> bool:
    """Whether `apply` was called in this program."""
    return bool(_sheet)


def apply(app: QApplication, theme: Theme) -> None:
    """Every window takes this look at once; one that is in force is left alone: Qt would dress all anew."""
    sheet = style_sheet(theme)
    if theme.looks_like(active()) and _sheet == [sheet]:
        return
    activate(theme)
    app.setFont(theme.font("body"))
    app.setPalette(palette(theme))
    _sheet[:] = [sheet]
    for window in list(_dressed):
        if isValid(window):
            window.setStyleSheet(sheet)
