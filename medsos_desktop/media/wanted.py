"""How a surface wants its pictures: the one recipe that preview, crop frame and export ask for."""

from medsos_desktop.channels.catalogue import Datum, ImageRules, Surface
from medsos_desktop.media.render import Recipe

ANY = Recipe((2048, 2048))
"""For a surface that says nothing about pictures, and for a picture that is for no surface yet."""


def recipe_of(surface: Surface) -> Recipe:
    """How the surface wants its pictures; only shapes that it refuses are a reason to cut."""
    rules = surface.images
    if rules is None:
        return ANY
    return Recipe(rules.preset, _ratios(rules), _whole(rules.max_bytes))


def _ratios(rules: ImageRules) -> tuple[float | None, float | None]:
    return (_refused(rules.ratio_min), _refused(rules.ratio_max))


def _refused(datum: Datum | None) -> float | None:
    return float(datum.value) if datum is not None and datum.effect == "refused" else None


def _whole(datum: Datum | None) -> int | None:
    return int(datum.value) if datum is not None and datum.value else None
