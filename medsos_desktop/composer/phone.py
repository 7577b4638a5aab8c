"""A post as a reader's phone shows it, as far as we know: manner, fold, frames. An estimate, no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue, Datum, ImageRules, Surface
from medsos_desktop.composer.counters import Counter, field_counter
from medsos_desktop.media.frame import cut_share, frame
from medsos_desktop.model.office import Account, Asset
from medsos_desktop.model.post import MediaUse, Post
from medsos_desktop.posts.resolve import resolve_one
from medsos_desktop.text.count import limit_index

TALL = 1.5
"""From this height by width on, a picture fills the phone."""


_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class PhonePicture:
    """One picture. ``box`` is what the export cuts out, in 1/10,000 of the picture; ``ratio`` its width by
    height. ``known`` is false when nothing is recorded about the asset; ``cut`` is the share left out.
    """

    asset: str
    name: str
    alt: str
    box: tuple[int, int, int, int]
    ratio: float
    cut: float
    known: bool


@dataclass(frozen=True, slots=True)
class PhonePost:
    """``manner``: ``picture`` (caption below, led by the account's name), ``chat`` (below, without it),
    ``text`` (picture below), ``tall`` (fills the phone, words over it), ``story`` (picture only), ``video``
    (cover, title, description). ``text`` goes up to the fold, to the last whole word; ``rest`` follows it.
    ``ratio`` is the frame's width by height where it is fixed, else 0.
    """

    account: str
    channel: str
    handle: str
    surface: str
    manner: str
    title: str
    text: str
    rest: str
    fold: Datum | None
    pictures: tuple[PhonePicture, ...]
    ratio: float
    counter: Counter
    dotted: bool = False
    """Whether mentions go on over full stops there."""


def phone_post(
    post: Post,
    account: str,
    catalogue: Catalogue,
    accounts: Mapping[str, Account],
    facts: Callable[[str], Asset | None],
) -> PhonePost:
    """The post on one of its accounts. ``facts`` tells what is recorded about a picture."""
    resolved = resolve_one(post, account, catalogue)
    surface = catalogue.surface(resolved.surface)
    known = accounts.get(account)
    text = resolved.fields[resolved.main]
    at = _fold_at(text, surface.fold)
    manner = manner_of(surface)
    wide, high = surface.images.preset if surface.images is not None else (1, 1)
    return PhonePost(
        account=account,
        channel=surface.channel,
        handle=(known.handle or known.name) if known is not None else "",
        surface=surface.name,
        manner=manner,
        title=next((each for name, each in resolved.fields.items() if name != resolved.main), ""),
        text=text[:at],
        rest=text[at:],
        fold=surface.fold,
        pictures=tuple(_picture(use, surface.images, facts(use.asset)) for use in resolved.media),
        ratio=wide / high if manner in ("tall", "story", "video") else 0.0,
        counter=field_counter(resolved, surface, surface.main_field),
        dotted=surface.dotted,
    )


def manner_of(surface: Surface) -> str:
    """How a surface shows a post; read from its facts, so that a new channel needs no code."""
    images = surface.images
    if images is not None:
        wide, high = images.preset
        if high >= TALL * wide:
            return "tall" if surface.fold is not None else "story"
        if images.cover:
            return "video"
    if surface.main_field.caption is not None:
        return "chat"
    return "picture" if "text.caption" in surface.facts else "text"


def _fold_at(text: str, fold: Datum | None) -> int:
    if fold is None or not fold.value or not fold.unit:
        return len(text)
    at = limit_index(text, fold.unit, int(fold.value))
    if at >= len(text) or text[at].isspace():
        return at
    words = text[max(0, at - _LONGEST_WORD) : at]
    whole = max(words.rfind(" "), words.rfind("\n")) + 1
    return at - len(words) + whole if whole else at


def _picture(use: MediaUse, rules: ImageRules | None, asset: Asset | None) -> PhonePicture:
    if asset is None or asset.width <= 0 or asset.height <= 0:
        name = asset.name if asset is not None else ""
        return PhonePicture(
            use.asset, name or use.asset[:12], use.alt, (0, 0, 10_000, 10_000), 1.0, 0.0, False
        )
    size = (asset.width, asset.height)
    preset = rules.preset if rules is not None else size
    made = frame(size, use.crop, preset, _ratios(rules))
    left, top, right, bottom = made.box
    box = (
        left * 10_000 // size[0],
        top * 10_000 // size[1],
        right * 10_000 // size[0],
        bottom * 10_000 // size[1],
    )
    return PhonePicture(
        use.asset, asset.name, use.alt, box, made.width / made.height, cut_share(size, made), True
    )


def _ratios(rules: ImageRules | None) -> tuple[float | None, float | None]:
    """The shapes that the channel refuses to leave; the export cuts for no other reason."""
    if rules is None:
        return (None, None)
    return (_refused(rules.ratio_min), _refused(rules.ratio_max))


def _refused(datum: Datum | None) -> float | None:
    return float(datum.value) if datum is not None and datum.effect == "refused" else None
