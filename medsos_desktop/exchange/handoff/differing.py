"""Which fields of two bodies differ, by path."""

from collections.abc import Iterator, Mapping
from typing import Any

from medsos_desktop.exchange.handoff.preview import FieldChange

_DEEPEST = 32


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Every field that is not the same, sorted by path; maps are compared key by key, lists as a whole."""
    return tuple(_walk("", before, after, _DEEPEST))


def _walk(path: str, before: Mapping[str, Any], after: Mapping[str, Any], left: int) -> Iterator[FieldChange]:
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        below = f"{path}.{key}" if path else key
        if one == other:
            continue
        one_map, other_map = isinstance(one, Mapping), isinstance(other, Mapping)
        if left and (one_map or one is None) and (other_map or other is None):
            yield from _walk(below, one or {}, other or {}, left - 1)
        else:
            yield FieldChange(below, one, other)
