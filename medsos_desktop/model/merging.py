"""Three-way merging of bodies, field by field; pure, and the same whatever order the sides came in.

Maps are merged key by key; texts, numbers and lists are taken whole. A field that two sides changed
differently is a conflict: the newest side's value is shown and the path is listed. Nothing is lost by
merging: every side stays in the records (``decisions.md`` 5).
"""

from collections.abc import Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]
_MISSING = object()


def merge(ancestor: Body, sides: Sequence[Body]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """All ``sides`` (oldest first) as one, with the paths in conflict (``variants.abc.fields.text``).

    A side that deleted the entity gives way to one that went on working on it, as a conflict.
    """
    paths = _Paths()
    sides = _undelete(ancestor, sides, paths)
    merged = _merge_maps("", ancestor, sides, paths)
    return merged, tuple(sorted(set(paths)))


def invert(before: Body, after: Body, now: Body) -> tuple[dict[str, Any], tuple[str, ...]]:
    """``now`` without the step from ``before`` to ``after``; what was changed since stays as it is.

    The paths are those of fields that could not be taken back because a later change stands on them.
    """
    paths = _Paths(last_wins=True)
    merged = _merge_maps("", after, (before, now), paths)
    return merged, tuple(sorted(paths))


class _Paths(list[str]):
    """The paths in conflict. ``last_wins``: even when the last side has removed the field."""

    def __init__(self, *, last_wins: bool = False) -> None:
        super().__init__()
        self.last_wins = last_wins


def _undelete(ancestor: Body, sides: Sequence[Body], conflicts: _Paths) -> Sequence[Body]:
    gone = [side for side in sides if side.get("deleted")]
    if ancestor.get("deleted") or not gone or len(gone) == len(sides):
        return sides
    if all(side == ancestor for side in sides if not side.get("deleted")):
        return sides
    conflicts.append("deleted")
    return [{key: value for key, value in side.items() if key != "deleted"} for side in sides]


def _merge_maps(path: str, base: Body, sides: Sequence[Body], conflicts: _Paths) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key in sorted({*base, *(key for side in sides for key in side)}):
        below = f"{path}.{key}" if path else key
        values = [side.get(key, _MISSING) for side in sides]
        value = _merge_values(below, base.get(key, _MISSING), values, conflicts)
        if value is not _MISSING:
            merged[key] = value
    return merged


def _merge_values(path: str, base: Any, values: Sequence[Any], conflicts: _Paths) -> Any:
    changed = [value for value in values if value != base]
    if not changed:
        return base
    if all(value == changed[0] for value in changed):
        return changed[-1]
    present = [value for value in values if value is not _MISSING]
    if len(present) == len(values) and all(isinstance(value, Mapping) for value in present):
        return _merge_maps(path, base if isinstance(base, Mapping) else {}, present, conflicts)
    conflicts.append(path)
    if conflicts.last_wins:
        return values[-1]
    return next(value for value in reversed(changed) if value is not _MISSING)
