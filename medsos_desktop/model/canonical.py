"""Canonical JSON for hashing: a subset of RFC 8785 on which sorted-key JSON is the same bytes.

The subset: ASCII keys, no floats, integers below 2**53, no nulls (an absent value has no key), no
lone surrogates. A test compares with the ``rfc8785`` package. The standard library's encoder is
used: importing a faster one costs more at the start of the window than it saves on a body.
"""

import json
from collections.abc import Mapping
from typing import Any

_LARGEST = 2**53
_PLAIN = frozenset({str, bool})
"""What needs no second look."""
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(body: Mapping[str, Any], depth: int | None = None) -> bytes:
    """The canonical bytes of ``body``; `ValueError` when it is outside the subset.

    Where ``depth`` is given, maps and lists that stand in more than so many others are refused as well.
    """
    _check(body, -1 if depth is None else depth)
    return _encode(body).encode("utf-8")


def _check(value: Any, left: int) -> None:
    """One walk for all of it, told by type first: an office's calendar has half a million values."""
    kind = type(value)
    if kind is dict:
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError(f"key outside the canonical subset: {key!r}")
            if type(inner) not in _PLAIN:
                _check_inner(inner, left)
    elif kind is list or kind is tuple:
        for inner in value:
            if type(inner) not in _PLAIN:
                _check_inner(inner, left)
    elif isinstance(value, int):
        if abs(value) >= _LARGEST:
            raise ValueError(f"integer too large for canonical JSON: {value}")
    elif not isinstance(value, str):
        raise ValueError(f"value outside the canonical subset: {kind.__name__}")


def _check_inner(value: Any, left: int) -> None:
    if left == 0 and isinstance(value, dict | list | tuple):
        raise ValueError("too deep for canonical JSON")
    _check(value, left - 1)
