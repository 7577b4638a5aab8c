"""The theme in force: asks for a colour, a font or a size are answered here, by role.

There is one theme for the whole window, like the palette it makes: `active()` gives it, `ui.theme.apply`
changes it. Painting code asks at paint time and keeps nothing, so a change needs only a repaint.
"""

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor, QFont, QFontMetrics

from . import tokens

_SCALE_MIN, _SCALE_MAX = 1.0, 1.5
_NARROW_FROM = 1.2


class Theme:
    """Colours of one scheme and fonts of one text scale (1.0 to 1.5)."""

    def __init__(
        self, name: str = "light", scale: float = 1.0, colours: Mapping[str, str] | None = None
    ) -> None:
        made = tokens.load()
        self.name = name
        self.scale = min(max(scale, _SCALE_MIN), _SCALE_MAX)
        self.hex: Mapping[str, str] = colours if colours is not None else made.colours[name]
        self._types = made.types
        self._families = families(made.families)
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool], QFontMetrics] = {}

    def looks_like(self, other: "Theme") -> bool:
        """Whether nothing on the screen differs between the two."""
        return (self.name, self.scale, self.hex) == (other.name, other.scale, other.hex)

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.colour("canvas").lightness() < 128

    def colour(self, role: str) -> QColor:
        """The colour of a role (``accent``, ``st-konsep-bg``); an unknown role is a bug (`KeyError`)."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self.hex[role])
        return found

    def font(self, role: str = "body", *, strong: bool | None = None, strike: bool = False) -> QFont:
        """The font of a type role; ``strong`` overrides its weight. Digits have equal widths."""
        kind = self._types[role]
        heavy = kind.strong if strong is None else strong
        key = (role, heavy, strike)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._make_font(kind.size, heavy, strike)
        return found

    def _make_font(self, size: int, strong: bool, strike: bool) -> QFont:
        font = QFont(self._families)
        font.setPixelSize(round(size * self.scale))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setStrikeOut(strike)
        if hasattr(font, "setFeature"):  # Qt 6.7; Segoe UI has equal digits anyway
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def metrics(self, role: str = "body", *, strong: bool | None = None) -> QFontMetrics:
        """Measures of `font`; widths in pixels."""
        key = (role, self._types[role].strong if strong is None else strong)
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = QFontMetrics(self.font(role, strong=strong))
        return found

    def line(self, role: str = "body") -> int:
        """Height in pixels to reserve for one line of this role."""
        return round(self._types[role].line * self.scale)

    def size(self, role: str) -> int:
        """Pixel size of this role's letters."""
        return round(self._types[role].size * self.scale)

    def px(self, at_100: int) -> int:
        """A height that holds text, grown with the text scale."""
        return round(at_100 * self.scale)

    @property
    def control(self) -> int:
        """Height of a button or field: 32 at 100 %."""
        return self.line("body") + 12

    @property
    def control_large(self) -> int:
        """Height of the next-step button: 40 at 100 %."""
        return self.line("body") + 20


def families(wanted: Sequence[str]) -> list[str]:
    """The font families to try. Segoe UI exists on Windows only; asking for it elsewhere costs 4 ms."""
    return [
        each for each in wanted if each != "sans-serif" and (each != "Segoe UI" or sys.platform == "win32")
    ]


_active: list[Theme] = []


def active() -> Theme:
    """The theme in force; light at 100 % before the first `ui.theme.apply.apply`."""
    if not _active:
        _active.append(Theme())
    return _active[0]


def activate(theme: Theme) -> None:
    """Makes ``theme`` the one in force; only `ui.theme.apply` calls this."""
    _active[:] = [theme]


def is_narrow() -> bool:
    """Whether the text is so large (125 % and more) that the rail shows icons and columns move together."""
    return active().scale >= _NARROW_FROM
