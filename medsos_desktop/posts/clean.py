"""The door every post passes: text that can be kept and counted, a time that can be planned."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError
from medsos_desktop.text.clean import clean

if TYPE_CHECKING:
    from medsos_desktop.model.post import MediaUse, Post, Variant

_PLANNED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_FREE = ("title", "text", "campaign", "note", "source", "link", "information", "sheet_status")


def post(value: "Post") -> "Post":
    """``value`` without lone surrogates, NULs and CRs; `UserError` ``store.time`` for an impossible plan."""
    changed: dict[str, object] = {}
    for field in _FREE:
        text = getattr(value, field)
        if (cleaned := clean(text)) != text:
            changed[field] = cleaned
    media, variants = _media(value.media), _variants(value.variants)
    if media != value.media:
        changed["media"] = media
    if variants != value.variants:
        changed["variants"] = variants
    planned(value.planned)
    return replace(value, **changed) if changed else value  # type: ignore[arg-type]


def planned(value: str | None) -> str | None:
    """A real local minute ``YYYY-MM-DDTHH:MM``, or None; anything else is `UserError` ``store.time``."""
    if value is None:
        return None
    try:
        if _PLANNED.fullmatch(value):
            datetime.fromisoformat(value)
            return value
    except ValueError:
        pass
    raise UserError("store.time", value=value)


def _media(uses: "tuple[MediaUse, ...]") -> "tuple[MediaUse, ...]":
    return tuple(replace(use, alt=clean(use.alt)) for use in uses)


def _variants(variants: "Mapping[str, Variant]") -> "Mapping[str, Variant]":
    return {
        account: replace(
            variant,
            fields=None if variant.fields is None else {k: clean(v) for k, v in variant.fields.items()},
            media=None if variant.media is None else _media(variant.media),
        )
        for account, variant in variants.items()
    }
