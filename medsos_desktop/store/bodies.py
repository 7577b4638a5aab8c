"""Between domain classes and the bodies of records: what is left out, which version, how it is upgraded.

A body is ``{"v": 1, "op": {...}, "data": {...}}``. ``data`` leaves out whatever has its default, so
that a new field changes no hash. Received bytes are kept as they came; the upgrades here run on
reading, are pure, and each has a fixture (``decisions.md`` 3).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from medsos_desktop.model import office
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Op

Data = dict[str, Any]

_DIRECTORY: Mapping[str, type[Any]] = {
    "account": office.Account,
    "person": office.Person,
    "substitute": office.Substitute,
    "pillar": office.Pillar,
    "office": office.Office,
    "partner": office.Partner,
    "collaboration": office.Collaboration,
    "asset": office.Asset,
    "fact": office.Fact,
    "rules": office.Rulebook,
}
_KNOWN: dict[Any, Mapping[str, Any]] = {}
_OP = ("id", "name", "subject", "undoes", "redoes")
VERSION = 1
"""The version this app writes, of every kind."""

UPGRADES: Mapping[tuple[str, int], Callable[[Data], Data]] = {}
"""(kind, v) -> pure function to the data of v + 1; a pair that is missing needs no change."""


def class_of(kind: str) -> type[Any] | None:
    """The domain class of an entity's kind; `None` for a kind that is no entity."""
    if kind == "post":
        from medsos_desktop.model.post import Post  # lists of posts are shown before one is read

        return Post
    if kind == "key":
        from medsos_desktop.model.key import Key  # making the class takes a millisecond of the start

        return Key
    return _DIRECTORY.get(kind)


def body(op: Op, data: Mapping[str, Any], *, clock: str = "") -> bytes:
    """The canonical bytes of a new record's body; ``clock`` when the PC's clock was set back."""
    named = {name: value for name in _OP if (value := getattr(op, name))}
    whole: Data = {"v": VERSION, "op": named, "data": data}
    if clock:
        whole["clock"] = clock
    return canonical(whole)


def read(kind: str, raw: bytes) -> tuple[Data, bool]:
    """Data of a stored body in today's version, and whether a newer app wrote it (then read-only).

    Of a newer one what this version would take for something else is left out.
    """
    return of(kind, _parsed(raw))


def of(kind: str, whole: Mapping[str, Any]) -> tuple[Data, bool]:
    """As `read`, for a body that was parsed already."""
    version, data = whole.get("v", VERSION), whole.get("data", {})
    if version > VERSION:
        from medsos_desktop.store.vetting import understood

        return understood(kind, data), True
    for step in range(version, VERSION):
        upgrade = UPGRADES.get((kind, step))
        data = upgrade(data) if upgrade else data
    return data, False


_decode = json.JSONDecoder().raw_decode


def _parsed(raw: bytes) -> Data:
    """A stored body: canonical, so nothing stands around it and its encoding need not be guessed."""
    whole: Data = _decode(raw.decode("utf-8"))[0]
    return whole


def op_of(raw: bytes) -> Op | None:
    """The operation a body belongs to."""
    named = _parsed(raw).get("op")
    if not isinstance(named, dict) or not named.get("id"):
        return None
    return Op(**{name: str(named.get(name, "")) for name in _OP})


def pack(entity: Any) -> Data:
    """Data of a domain object, without what has its default."""
    packed: Data = _pack(entity)
    return packed


def unpack(kind: str, data: Mapping[str, Any]) -> Any:
    """The domain object of ``data``; keys that this version does not know are passed over."""
    if kind == "post":
        return _post(data)
    cls = class_of(kind)
    if cls is None:
        raise KeyError(kind)
    known = _defaults(cls)
    return cls(**{key: _frozen(value) for key, value in data.items() if key in known})


def _pack(value: Any) -> Any:
    if is_dataclass(value):
        return {
            name: _pack(inner)
            for name, default in _defaults(type(value)).items()
            if (inner := getattr(value, name)) != default
        }
    if isinstance(value, Mapping):
        return {key: _pack(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [_pack(inner) for inner in value]
    return value


def _defaults(cls: Any) -> Mapping[str, Any]:
    """Field names with their defaults (``MISSING`` where there is none)."""
    found = _KNOWN.get(cls)
    if found is None:
        found = _KNOWN[cls] = {
            each.name: each.default if each.default_factory is MISSING else each.default_factory()
            for each in fields(cls)
        }
    return found


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _post(data: Mapping[str, Any]) -> Any:
    from medsos_desktop.model.post import Answer, Crop, MediaUse, Post, Variant

    def crop(data: Mapping[str, int] | None) -> Crop | None:
        return None if data is None else Crop(*(data.get(side, 0) for side in ("x", "y", "w", "h")))

    def media(uses: list[Mapping[str, Any]]) -> tuple[MediaUse, ...]:
        return tuple(
            MediaUse(use.get("asset", ""), use.get("alt", ""), crop(use.get("crop"))) for use in uses
        )

    def variant(data: Mapping[str, Any]) -> Variant:
        own = data.get("media")
        return Variant(data.get("surface", ""), data.get("fields"), None if own is None else media(own))

    known = {key: _frozen(value) for key, value in data.items() if key in _defaults(Post)}
    if "media" in data:
        known["media"] = media(data["media"])
    if "variants" in data:
        known["variants"] = {key: variant(value) for key, value in data["variants"].items()}
    if "answers" in data:
        known["answers"] = {
            key: Answer(value.get("code", ""), value.get("quote", ""), value.get("reason", ""))
            for key, value in data["answers"].items()
        }
    return Post(**known)
