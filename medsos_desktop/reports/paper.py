"""The sheets of paper that Indonesian offices have, and the edges that a printer and a folder need."""

from dataclasses import dataclass

from medsos_desktop.errors import UserError

LEFT, RIGHT, TOP = 20.0, 15.0, 10.0
"""Millimetres; left is wider, for the holes."""
FOOT = 18.0
"""Millimetres at the bottom that belong to the foot of the page."""
BAND = 9.0
"""Millimetres of the line on top of every page but the first."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Upright, in millimetres."""

    name: str
    width: float
    height: float

    @property
    def measure(self) -> float:
        """How wide the text may be."""
        return self.width - LEFT - RIGHT

    @property
    def bottom(self) -> float:
        """Where the text must have ended."""
        return self.height - FOOT


PAPERS = {"a4": Paper("a4", 210, 297), "f4": Paper("f4", 215, 330)}
"""F4 (folio) is what most offices load."""


def named(name: str) -> Paper:
    """The paper of a setting; `UserError` ``reports.paper`` for one that is not in `PAPERS`."""
    try:
        return PAPERS[name.casefold()]
    except KeyError:
        raise UserError("reports.paper", name=name[:20]) from None
