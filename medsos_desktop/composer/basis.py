"""What a finding rests on: the source of its rule in the pack, or of the channel's number."""

from dataclasses import dataclass
from datetime import date

from medsos_desktop.channels.catalogue import Catalogue, Datum, Surface, sources
from medsos_desktop.checking import Placed
from medsos_desktop.checks.pack import Pack
from medsos_desktop.model.post import Post

_MOST = 3


@dataclass(frozen=True, slots=True)
class Basis:
    """One source. ``text`` is its name or its address; ``checked`` when we last read it.

    ``confidence`` is set for a channel's number (``high``, ``medium``, ``low``), else "". ``office``
    says that the office put its own number in place of ours.
    """

    text: str
    checked: date | None
    confidence: str = ""
    office: bool = False


def basis_of(placed: Placed, post: Post, catalogue: Catalogue, pack: Pack) -> tuple[Basis, ...]:
    """Where the rule behind a finding comes from, at most three sources."""
    datum = _datum(placed, post, catalogue)
    if datum is not None:
        return _of_datum(datum)
    found: dict[str, Basis] = {}
    for row in pack.rows:
        if row.code == placed.finding.code and row.source and not row.off:
            found.setdefault(row.source, Basis(row.source, row.checked))
    return tuple(found.values())[:_MOST]


def _of_datum(datum: Datum) -> tuple[Basis, ...]:
    day = date.fromisoformat(datum.checked) if datum.checked else None
    if datum.overridden:
        return tuple(Basis(name, day, "", office=True) for name in datum.sources[:_MOST])
    known = sources()
    urls = [known[name].url for name in datum.sources if name in known]
    return tuple(Basis(url, day, datum.confidence) for url in urls[:_MOST])


def _datum(placed: Placed, post: Post, catalogue: Catalogue) -> Datum | None:
    """The channel's number that the finding is held against."""
    account = next((each for each in placed.accounts if each in post.variants), None)
    if account is None:
        return None
    surface = catalogue.surface(post.variants[account].surface)
    code = placed.finding.code
    if code == "text.too-long":
        return _limit(placed, surface)
    images = surface.images
    facts = {
        "text.fold": surface.fold,
        "hashtag.too-many": surface.hashtags_max,
        "mention.too-many": surface.mentions_max,
        "link.too-many": surface.links_max,
        "link.not-clickable": surface.links_clickable,
        "alt.poor": surface.alt_limit,
    }
    if images is not None:
        facts |= {
            "media.count": images.max_count,
            "media.format": images.formats,
            "media.size": images.max_bytes,
            "media.ratio": images.ratio_min or images.ratio_max,
            "media.pixels": images.min_px,
        }
    return facts.get(code)


def _limit(placed: Placed, surface: Surface) -> Datum | None:
    limit = placed.finding.params.get("limit")
    for field in surface.fields:
        if field.name != placed.finding.field:
            continue
        for datum in (*field.limits(), *field.limits(with_media=True)):
            if datum.value == limit:
                return datum
    return None
