"""The pictures of a post as cards: what goes out of each, what is still missing, what cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import key_of
from medsos_desktop.composer.cropping import Pair
from medsos_desktop.composer.edit import MASTER, media_of
from medsos_desktop.composer.strip import follows, known
from medsos_desktop.composer.wants import Cut, cut, size_of, surface_of
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import MediaUse, Post

_SHAPE_CODES = ("media.format", "media.animated", "media.ratio", "media.pixels")


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
            _rights_line(asset),
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


def _rights_line(asset: Asset | None) -> Line:
    if asset is None:
        return Line("", "unknown", "")
    if asset.people and not asset.consent.strip():
        return Line("warn", "consent_missing", "consent")
    if not asset.creator.strip() or not asset.licence.strip():
        return Line("warn", "rights_missing", "rights")
    if asset.people:
        return Line("ok", "consent", "consent")
    return Line("ok", "rights", "rights", (("licence", asset.licence[:1].upper() + asset.licence[1:]),))
