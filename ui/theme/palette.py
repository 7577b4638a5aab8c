"""From colours by role to the `QPalette` that Qt's own drawing reads, and back for high contrast."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from . import tokens
from .theme import Theme

_ROLE = QPalette.ColorRole
_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (_ROLE.Window, "canvas"),
    (_ROLE.WindowText, "text"),
    (_ROLE.Base, "surface"),
    (_ROLE.AlternateBase, "sunken"),
    (_ROLE.Text, "text"),
    (_ROLE.PlaceholderText, "text-3"),
    (_ROLE.Button, "surface"),
    (_ROLE.ButtonText, "text"),
    (_ROLE.Highlight, "accent"),
    (_ROLE.HighlightedText, "on-accent"),
    (_ROLE.Accent, "accent"),
    (_ROLE.Link, "accent-text"),
    (_ROLE.LinkVisited, "accent-text"),
    (_ROLE.ToolTipBase, "toast"),
    (_ROLE.ToolTipText, "on-toast"),
    (_ROLE.Mid, "line-control"),
    (_ROLE.Midlight, "line"),
    (_ROLE.Dark, "line-input"),
    (_ROLE.BrightText, "danger"),
)
_FILLED = ("accent", "accent-hover", "accent-pressed", "danger", "danger-hover", "focus")
_ON_FILLED = ("on-accent", "on-danger", "on-pillar")


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, with a paler text when disabled."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, theme.colour(name))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text-disabled"))
    return made


def from_system(system: QPalette) -> Mapping[str, str]:
    """Colours by role for high contrast: only the system's own, no tints; shapes and words stay."""

    def name(role: QPalette.ColorRole) -> str:
        return system.color(role).name(QColor.NameFormat.HexRgb)

    ground, text = name(_ROLE.Window), name(_ROLE.WindowText)
    filled, on_filled = name(_ROLE.Highlight), name(_ROLE.HighlightedText)
    colours: dict[str, str] = {}
    for role in tokens.load().colours["light"]:
        if role in _FILLED:
            colours[role] = filled
        elif role in _ON_FILLED:
            colours[role] = on_filled
        elif role in ("toast", "pressed"):
            colours[role] = text if role == "toast" else ground
        elif role in ("on-toast", "toast-link") or role.endswith("-bg") or role in _GROUNDS:
            colours[role] = ground
        else:
            colours[role] = text
    return colours


_GROUNDS = ("canvas", "rail", "surface", "sunken", "hover", "selected", "weekend", "outside")
