"""Canonical JSON for hashing: a subset of RFC 8785 on which sorted-key JSON is the same bytes.

The subset: ASCII keys, no floats, integers below 2**53, no nulls (an absent value has no key), no
lone surrogates. A test compares with the ``rfc8785`` package. The standard library's encoder is
used: importing a faster one costs more at the start of the window than it saves on a body.
"""

import json
from collections.abc import Mapping
from typing import Any

_LARGEST = 2**53
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(body: Mapping[str, Any]) -> bytes:
    """The canonical bytes of ``body``; `ValueError` when it is outside the subset."""
    _check(body)
    return _encode(body).encode("utf-8")


def _check(value: Any) -> None:
    kind = type(value)
    if kind is str or kind is bool:
        return
    if kind is dict:
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError(f"key outside the canonical subset: {key!r}")
            _check(inner)
    elif kind is list or kind is tuple:
        for inner in value:
            _check(inner)
    elif isinstance(value, int):
        if abs(value) >= _LARGEST:
            raise ValueError(f"integer too large for canonical JSON: {value}")
    elif not isinstance(value, str):
        raise ValueError(f"value outside the canonical subset: {kind.__name__}")
