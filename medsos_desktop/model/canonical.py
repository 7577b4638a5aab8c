"""Canonical JSON for hashing: a subset of RFC 8785 on which sorted-key JSON is the same bytes.

The subset: ASCII keys, no floats, integers below 2**53, no nulls (an absent value has no key), no
lone surrogates. A test compares with the ``rfc8785`` package.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

_LARGEST = 2**53
_encoder = msgspec.json.Encoder(order="sorted")


def canonical(body: Mapping[str, Any]) -> bytes:
    """The canonical bytes of ``body``; `ValueError` when it is outside the subset."""
    _check(body)
    return _encoder.encode(body)


def _check(value: Any) -> None:
    match value:
        case str() | bool():
            pass
        case int():
            if abs(value) >= _LARGEST:
                raise ValueError(f"integer too large for canonical JSON: {value}")
        case Mapping():
            for key, inner in value.items():
                if not (isinstance(key, str) and key.isascii()):
                    raise ValueError(f"key outside the canonical subset: {key!r}")
                _check(inner)
        case list() | tuple():
            for inner in value:
                _check(inner)
        case _:
            raise ValueError(f"value outside the canonical subset: {type(value).__name__}")
