"""Pictures and video: what the channel takes, alt text, consent, rights, place, AI label."""

from collections.abc import Iterator

from medsos_desktop.channels.model import Datum, ImageRules
from medsos_desktop.checks.context import MediaFacts
from medsos_desktop.checks.families.hashtags import severity_of
from medsos_desktop.checks.finding import Hit, Param, Severity
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import count as counting

MIN_ALT = 20
LIMIT_CODES = (
    "media.count",
    "media.format",
    "media.size",
    "media.pixels",
    "media.ratio",
    "media.animated",
    "media.none",
)


def _facts(one: MediaFacts, number: int) -> dict[str, Param]:
    return {"name": one.name or str(number), "number": number}


def _about(one: MediaFacts, number: int) -> str:
    return one.asset or f"{number} {one.name}"


def _ends(datum: Datum | None) -> tuple[float, float] | None:
    """A (width, height) pair of a datum; zero means no limit."""
    if datum is None or not isinstance(datum.value, (tuple, list)) or len(datum.value) != 2:
        return None
    return float(datum.value[0] or 0), float(datum.value[1] or 0)


@check(*LIMIT_CODES, scope="post")
def limits(run: Run) -> Iterator[Hit]:
    """Count, format, bytes, pixels and ratio as the channel's data has them."""
    media = run.subject.media
    rules = run.subject.surface.images
    if not media:
        return
    if rules is None:
        yield Hit("media.none", None, {"surface": run.subject.surface.name}, None, "warn")
        return
    count = rules.max_count
    if count is not None and isinstance(count.value, int) and len(media) > count.value:
        params: dict[str, Param] = {"used": len(media), "limit": count.value, "n": len(media)}
        yield Hit("media.count", None, params, None, severity_of(count))
    for number, one in enumerate(media, 1):
        if one.seconds is None:
            yield from _picture(rules, one, number)


def _picture(rules: ImageRules, one: MediaFacts, number: int) -> Iterator[Hit]:
    facts, about = _facts(one, number), _about(one, number)
    if rules.max_bytes is not None and one.size and one.size > int(rules.max_bytes.value or one.size):
        limit = int(rules.max_bytes.value)
        params = {**facts, "used": one.size // 1000, "limit": limit // 1000}
        yield Hit("media.size", None, params, None, "hint", about)
    if one.animated:
        yield Hit("media.animated", None, facts, None, None, about)
    if one.width and one.height:
        yield from _shape(rules, one.width, one.height, facts, about)


def _shape(rules: ImageRules, width: int, height: int, facts: dict[str, Param], about: str) -> Iterator[Hit]:
    least = _ends(rules.min_px)
    if rules.min_px is not None and least and (width < least[0] or height < least[1]):
        params = {**facts, "width": width, "height": height, "limit": int(max(least))}
        yield Hit("media.pixels", None, params, None, severity_of(rules.min_px), about)
    ratio = width / height
    low, high = rules.ratio_min, rules.ratio_max
    outside = (low is not None and low.value and ratio < float(low.value) - 0.005) or (
        high is not None and high.value and ratio > float(high.value) + 0.005
    )
    if outside:
        yield Hit("media.ratio", None, {**facts, "width": width, "height": height}, None, "hint", about)


@check("media.location", scope="post")
def location(run: Run) -> Iterator[Hit]:
    """A photo that carries a place or other personal EXIF; the export strips it."""
    for number, one in enumerate(run.subject.media, 1):
        if one.located:
            yield Hit("media.location", None, _facts(one, number), about=_about(one, number))


@check("alt.missing", "alt.poor", scope="post")
def alt(run: Run) -> Iterator[Hit]:
    """A picture without alt text; or one that says too little, too much, or just the caption."""
    limit = run.subject.surface.alt_limit
    caption = " ".join(run.doc.text.split())
    for number, one in enumerate(run.subject.media, 1):
        if one.alt is None or one.seconds is not None:
            continue
        facts, about = _facts(one, number), _about(one, number)
        text = " ".join(one.alt.split())
        if not text:
            yield Hit("alt.missing", None, facts, about=about)
        elif text == caption:
            yield Hit("alt.poor", None, {**facts, "why": "caption"}, about=about)
        elif len(text) < MIN_ALT:
            yield Hit("alt.poor", None, {**facts, "why": "short"}, about=about)
        elif (
            limit is not None
            and isinstance(limit.value, int)
            and counting.count(text, limit.unit or "utf16") > limit.value
        ):
            yield Hit("alt.poor", None, {**facts, "why": "long"}, about=about)


@check("consent.missing", "consent.expired", scope="post")
def consent(run: Run) -> Iterator[Hit]:
    """People in a photo without a consent record, or with an expired one; for a child it blocks."""
    when = run.context.planned_at or run.context.now
    for number, one in enumerate(run.subject.media, 1):
        if not one.people and not one.child:
            continue
        facts, about = _facts(one, number), _about(one, number)
        severity: Severity | None = "block" if one.child else None
        if one.consent is not None and not one.consent.strip():
            yield Hit("consent.missing", None, facts, None, severity, about)
        elif one.consent_until is not None and when is not None and one.consent_until < when.date():
            until = one.consent_until.isoformat()
            yield Hit("consent.expired", None, {**facts, "until": until}, None, severity, about)


@check("rights.missing", scope="post")
def rights(run: Run) -> Iterator[Hit]:
    """An asset without creator or licence (UU 28/2014)."""
    for number, one in enumerate(run.subject.media, 1):
        if one.creator is None or one.licence is None:
            continue
        if not one.creator.strip() or not one.licence.strip():
            yield Hit("rights.missing", None, _facts(one, number), about=_about(one, number))


@check("ai.unlabelled", scope="post")
def artificial(run: Run) -> Iterator[Hit]:
    """A picture or text marked as made with AI, and no line in the post that says so."""
    made = bool(run.context.ai_text) or any(one.ai for one in run.subject.media)
    if made and not run.any("ai.unlabelled", "label"):
        yield Hit("ai.unlabelled", None, {})
