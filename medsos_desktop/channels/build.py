"""From the JSON of a family file to surfaces. The files are ours and tested; mistakes in them are bugs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medsos_desktop.channels.model import Datum, ImageRules, Surface, TextField


def frozen(value: Any) -> Any:
    """Lists as tuples, all the way down."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return value


def datum(data: Mapping[str, Any]) -> Datum:
    """One fact from its JSON form."""
    value = data["value"]
    return Datum(
        frozen(value) if isinstance(value, list) else value,
        data["unit"],
        data["confidence"],
        data["effect"],
        tuple(data["sources"]),
        data["checked"],
        data.get("note", ""),
    )


def surface(
    id: str, channel: str, monogram: str, data: Mapping[str, Any], facts: dict[str, Datum]
) -> Surface:
    """One surface from its JSON form, with ``facts`` already made (and overridden by the office)."""

    def known(path: str) -> Datum | None:
        found = facts.get(path)
        return found if found is not None and found.value is not None else None

    return Surface(
        id=id,
        channel=channel,
        name=data["name"],
        monogram=monogram,
        fields=tuple(_field(each, facts) for each in data["fields"]),
        hashtags_max=known("hashtags.max"),
        hashtags_recommended=known("hashtags.recommended"),
        hashtags_clickable=known("hashtags.clickable"),
        tag_length=known("hashtags.max_tag_length"),
        mentions_max=known("mentions.max"),
        links_clickable=known("links.clickable"),
        links_max=known("links.max"),
        fold=known("fold"),
        images=_images(facts, tuple(data["preset"]), cover=data["cover"]),
        alt_limit=known("alt_text"),
        schedule=known("schedule"),
        facts=facts,
    )


def _field(data: Mapping[str, Any], facts: Mapping[str, Datum]) -> TextField:
    limit = facts.get(data["limit"])
    return TextField(
        name=data["name"],
        follows=data["follows"],
        limit=limit if limit is not None and limit.value is not None else None,
        main=data["main"],
        caption=facts.get(data["caption"]),
        also=tuple(facts[path] for path in data["also"]),
    )


def _images(facts: Mapping[str, Datum], preset: tuple[int, int], *, cover: bool) -> ImageRules | None:
    def known(path: str) -> Datum | None:
        found = facts.get(path)
        return found if found is not None and found.value is not None else None

    if known("images.max_bytes") is None and known("images.max") is None:
        return None
    low, high = _ratios(known("images.ratio"))
    width = known("images.width")
    return ImageRules(
        formats=known("images.formats"),
        max_bytes=known("images.max_bytes"),
        max_count=known("images.max"),
        min_px=known("images.min_px") or _widths(width, 0),
        max_px=known("images.max_px") or _widths(width, 1),
        ratio_min=low,
        ratio_max=high,
        preset=preset,
        cover=cover,
    )


def _widths(width: Datum | None, end: int) -> Datum | None:
    """A rule about the width alone: the height is free (0 stands for that)."""
    return replace(width, value=(width.value[end], 0)) if width else None


def _ratios(ratio: Datum | None) -> tuple[Datum | None, Datum | None]:
    if ratio is None:
        return None, None
    low, high = (round(float(w) / float(h), 4) for w, h in (text.split(":") for text in ratio.value))
    return replace(ratio, value=low), replace(ratio, value=high)
