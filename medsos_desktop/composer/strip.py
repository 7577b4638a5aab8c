"""The pictures of a post as the strip shows them, and what the strip does to a post."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from medsos_desktop.channels.catalogue import Catalogue, Surface
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import key_of
from medsos_desktop.composer.cropping import Pair, distinct, shape_name, shapes_of
from medsos_desktop.composer.edit import MASTER, media_of, moved, with_media
from medsos_desktop.media.frame import Frame, cut_share, frame
from medsos_desktop.media.render import Recipe
from medsos_desktop.media.wanted import ANY, recipe_of
from medsos_desktop.model.office import Account, Asset
from medsos_desktop.model.post import Crop, MediaUse, Post

_SOFT = 4  # a result with less than this part of the wanted pixels looks soft on a phone
_SHAPE_CODES = ("media.format", "media.animated", "media.ratio", "media.pixels")


# what the strip does


def known(post: Post, account: str) -> bool:
    """Whether the account (or the master) is part of the post."""
    return account == MASTER or account in post.variants


def follows(post: Post, account: str) -> bool:
    """Whether an account shows the master's pictures."""
    return account != MASTER and account in post.variants and post.variants[account].media is None


def with_added(post: Post, account: str, assets: Iterable[str]) -> Post:
    """Pictures put at the end, each once; an account's pictures become its own by that."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    here = {use.asset for use in media}
    new = [MediaUse(asset, _alt_elsewhere(post, asset)) for asset in dict.fromkeys(assets)]
    return with_media(post, account, (*media, *(use for use in new if use.asset not in here)))


def _alt_elsewhere(post: Post, asset: str) -> str:
    """The description the post has already for this picture; "" when it is new."""
    uses = [*post.media, *(use for each in post.variants.values() for use in each.media or ())]
    return next((use.alt for use in uses if use.asset == asset and use.alt), "")


def without_picture(post: Post, account: str, asset: str) -> Post:
    """The picture taken out, of the master or of one account."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    return with_media(post, account, tuple(use for use in media if use.asset != asset))


def with_place(post: Post, account: str, asset: str, place: int) -> Post:
    """The picture put to a place (from 0)."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    source = next((at for at, use in enumerate(media) if use.asset == asset), None)
    if source is None:
        return post
    return with_media(post, account, moved(media, source, min(max(0, place), len(media) - 1)))


def with_crop(post: Post, account: str, asset: str, crop: Crop | None) -> Post:
    """The picture cut anew for the master or for one account, whose pictures become its own by that."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    changed = tuple(replace(use, crop=crop) if use.asset == asset else use for use in media)
    return post if changed == media else with_media(post, account, changed)


def with_alt(post: Post, asset: str, before: str, alt: str) -> Post:
    """The picture described anew wherever the post described it as ``before``.

    A description says what the picture shows, not where: nobody has to write it once per account, and
    an account does not leave the master by it.
    """

    def changed(uses: tuple[MediaUse, ...]) -> tuple[MediaUse, ...]:
        return tuple(
            replace(use, alt=alt) if use.asset == asset and use.alt == before else use for use in uses
        )

    variants = {
        name: each if each.media is None else replace(each, media=changed(each.media))
        for name, each in post.variants.items()
    }
    return replace(post, media=changed(post.media), variants=variants)


def follow_pictures(post: Post, account: str) -> Post:
    """The account shows the master's pictures again; its own are let go, its text stays."""
    if account == MASTER or account not in post.variants:
        return post
    variant = replace(post.variants[account], media=None)
    return replace(post, variants={**post.variants, account: variant})


def targets(post: Post, asset: str, accounts: Mapping[str, Account], master: str) -> dict[str, str]:
    """Whose frame of a picture can be set, with their names, in the office's order.

    The master (called ``master``), and every account that shows the picture.
    """
    ordered = [each for each in accounts if each in post.variants]
    names = {MASTER: master}
    for account in (*ordered, *(each for each in post.variants if each not in accounts)):
        record = accounts.get(account)
        names[account] = (record.name or record.handle) if record is not None else account
    return {
        account: name
        for account, name in names.items()
        if any(use.asset == asset for use in media_of(post, account))
    }


# what the strip shows


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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: ``tone`` is "", ok, warn or block; ``say`` the end of its key in the words.

    ``opens`` names the part of the details that mends it ("" when nothing has to be mended).
    """

    tone: str
    say: str
    opens: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One picture as its card shows it. ``box`` is the part that goes out, in shares of the picture."""

    asset: str
    number: int
    name: str
    lines: tuple[Line, Line, Line]
    box: tuple[float, float, float, float]

    @property
    def first(self) -> Line:
        """The line that is shown where there is room for one: the gravest, else the description."""
        for tone in ("block", "warn"):
            for line in self.lines:
                if line.tone == tone:
                    return line
        return self.lines[1]


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


def cards(
    post: Post,
    account: str,
    placed: Sequence[Placed],
    assets: dict[str, Asset | None],
    troubles: dict[str, str],
    catalogue: Catalogue,
) -> tuple[CardFacts, ...]:
    """The cards in their order. ``troubles`` are pictures that could not be read, with the error's code."""
    if not known(post, account):
        return ()
    return tuple(
        _card(
            post, account, use, number, placed, assets.get(use.asset), troubles.get(use.asset, ""), catalogue
        )
        for number, use in enumerate(media_of(post, account), 1)
    )


def _card(
    post: Post,
    account: str,
    use: MediaUse,
    number: int,
    placed: Sequence[Placed],
    asset: Asset | None,
    trouble: str,
    catalogue: Catalogue,
) -> CardFacts:
    size = size_of(asset)
    surface = surface_of(post, account, catalogue)
    made = cut(size, use.crop, surface)
    codes = _codes(placed, account, use.asset)
    soft = made.soft or (account == MASTER and _soft_somewhere(post, use, size, catalogue))
    left, top, right, bottom = made.frame.box
    return CardFacts(
        asset=use.asset,
        number=number,
        name=asset.name if asset is not None and asset.name else use.asset[:12],
        lines=(
            _shape_line(made, soft, trouble, asset, codes),
            _alt_line(use, codes),
            _rights_line(asset, codes),
        ),
        box=(left / size[0], top / size[1], right / size[0], bottom / size[1]),
    )


def _codes(placed: Sequence[Placed], account: str, asset: str) -> frozenset[str]:
    """Codes of the open findings about this picture, on this account or on any for the master."""
    return frozenset(
        each.finding.code
        for each in placed
        if (account == MASTER or account in each.accounts)
        and each.answer is None
        and each.finding.key == key_of(each.finding.code, each.finding.field, asset)
    )


def _soft_somewhere(post: Post, use: MediaUse, size: Pair, catalogue: Catalogue) -> bool:
    return any(
        cut(size, use.crop, surface_of(post, each, catalogue)).soft
        for each in post.variants
        if follows(post, each)
    )


def _shape_line(made: Cut, soft: bool, trouble: str, asset: Asset | None, codes: frozenset[str]) -> Line:
    if trouble or asset is None:
        return Line("block", "gone" if trouble in ("", "media.gone") else "unreadable", "")
    if soft:
        return Line("warn", "small", "crop", (("width", made.frame.size[0]), ("height", made.frame.size[1])))
    for code in _SHAPE_CODES:
        if code in codes:
            return Line("warn", code.removeprefix("media."), "crop", (("shape", made.shape),))
    say = "cut" if made.percent else "whole"
    return Line("", say, "crop", (("shape", made.shape), ("n", made.percent)))


def _alt_line(use: MediaUse, codes: frozenset[str]) -> Line:
    if not use.alt.strip():
        return Line("warn", "alt_missing", "alt")
    return Line("warn", "alt_poor", "alt") if "alt.poor" in codes else Line("ok", "alt", "alt")


def _rights_line(asset: Asset | None, codes: frozenset[str]) -> Line:
    if asset is None:
        return Line("", "unknown", "")
    if asset.people and not asset.consent.strip():
        return Line("warn", "consent_missing", "consent")
    if not asset.creator.strip() or not asset.licence.strip():
        return Line("warn", "rights_missing", "rights")
    if asset.people:
        return Line("ok", "consent", "consent")
    return Line("ok", "rights", "rights", (("licence", asset.licence[:1].upper() + asset.licence[1:]),))
