"""What the channels want of a picture: frame, shapes, how many, how long its description may be."""

from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue, Surface
from medsos_desktop.composer.cropping import Pair, distinct, shape_name, shapes_of
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.strip import follows
from medsos_desktop.media.frame import Frame, cut_share, frame
from medsos_desktop.media.render import Recipe
from medsos_desktop.media.wanted import ANY, recipe_of
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import Crop, Post

_SOFT = 4  # a result with less than this part of the wanted pixels looks soft on a phone


@dataclass(frozen=True, slots=True)
class Cut:
    """What goes out of one picture: its frame, the part left out in whole percent, and its shape's name.

    ``soft`` says that it has far fewer pixels than the surface shows. ``wanted`` is the surface's frame.
    """

    frame: Frame
    percent: int
    shape: str
    soft: bool
    wanted: Pair


def size_of(asset: Asset | None) -> Pair:
    """Pixels of a picture; a square of one when nobody knows."""
    return (asset.width, asset.height) if asset is not None and asset.width and asset.height else (1, 1)


def surface_of(post: Post, account: str, catalogue: Catalogue) -> Surface | None:
    """The surface of an account of the post; `None` for the master and for strangers."""
    if account == MASTER or account not in post.variants:
        return None
    surface = post.variants[account].surface
    return catalogue.surface(surface) if surface in catalogue else None


def recipe_for(surface: Surface | None) -> Recipe:
    """The recipe of a surface; without one the picture goes out as it is."""
    return ANY if surface is None else recipe_of(surface)


def cut(size: Pair, crop: Crop | None, surface: Surface | None) -> Cut:
    """What the export makes of a picture."""
    recipe = recipe_for(surface)
    made = frame(size, crop, recipe.preset, recipe.ratios)
    share = cut_share(size, made)
    percent = max(1, round(share * 100)) if share > 0.004 else 0  # less is only rounding
    wide, high = recipe.preset
    if (made.width - made.height) * (wide - high) < 0:
        wide, high = high, wide
    soft = surface is not None and made.size[0] * made.size[1] * _SOFT < wide * high
    return Cut(made, percent, shape_name((made.width, made.height)), soft, (wide, high))


def shapes_for(post: Post, account: str, shown: Pair, catalogue: Catalogue) -> tuple[Pair, ...]:
    """The shapes to choose from: the surface's, or those of all accounts for the master.

    ``shown`` is the shape that goes out now; it is among them.
    """
    return distinct((*_advised(post, account, catalogue), shown))


def _advised(post: Post, account: str, catalogue: Catalogue) -> tuple[Pair, ...]:
    accounts = (account,) if account != MASTER else tuple(post.variants)
    surfaces = (surface_of(post, each, catalogue) for each in accounts)
    return tuple(shape for each in surfaces if each is not None for shape in shapes_of(each))


@dataclass(frozen=True, slots=True)
class AltLimit:
    """How long a description may be: ``value`` in ``unit``, and the surface's name; `None` unknown."""

    value: int | None
    unit: str
    surface: str


def alt_limit(post: Post, account: str, catalogue: Catalogue) -> AltLimit:
    """The limit of the account's surface, for the master the tightest of those that follow it."""
    accounts = (
        (account,) if account != MASTER else tuple(each for each in post.variants if follows(post, each))
    )
    found: list[AltLimit] = []
    for each in accounts:
        surface = surface_of(post, each, catalogue)
        datum = surface.alt_limit if surface is not None else None
        if surface is not None and datum is not None and isinstance(datum.value, int):
            found.append(AltLimit(datum.value, datum.unit or "utf16", surface.name))
    return min(found, key=lambda each: each.value or 0, default=AltLimit(None, "utf16", ""))


@dataclass(frozen=True, slots=True)
class Advice:
    """The usual shape, the most pictures and the surface that says so; ``shape`` "" takes no picture."""

    surface: str
    shape: str
    most: int | None


def advice(post: Post, account: str, catalogue: Catalogue) -> Advice | None:
    """Of the account's surface; for the master the shape most of its surfaces want, and the least number."""
    accounts = (account,) if account != MASTER else tuple(post.variants)
    surfaces = [found for each in accounts if (found := surface_of(post, each, catalogue)) is not None]
    shapes = [shape_name(each.images.preset) for each in surfaces if each.images is not None]
    if not surfaces:
        return None
    if not shapes:
        return Advice(surfaces[0].name, "", None)
    numbered = [(number, each.name) for each in surfaces if (number := _most(each)) is not None]
    least, name = min(numbered, default=(None, ""))
    return Advice(name, max(shapes, key=shapes.count), least)


def _most(surface: Surface | None) -> int | None:
    rules = surface.images if surface is not None else None
    datum = rules.max_count if rules is not None else None
    return datum.value if datum is not None and isinstance(datum.value, int) else None


def most(post: Post, account: str, catalogue: Catalogue) -> int | None:
    """How many pictures the account takes; `None` for the master or when no number is known."""
    return _most(surface_of(post, account, catalogue))
