"""Patterns over Unicode properties, by the ``regex`` package.

Importing it costs 60 to 80 ms, as much as the whole start may take, so it waits for the first text.
"""

from functools import cache
from typing import Any


@cache
def compiled(pattern: str) -> Any:
    """``pattern`` with nested sets (version 1 behaviour), made once."""
    import regex  # type: ignore[import-untyped]

    return regex.compile(pattern, regex.V1)


def clusters() -> Any:
    """The pattern of one extended grapheme cluster."""
    return compiled(r"\X")
