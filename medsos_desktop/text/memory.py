"""Answers about the last few texts, kept: a key press asks the same of one text for every channel."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

_KEPT = 16
_LONGEST = 20_000


def remember(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Keep the last answers about texts of usual length; they must be immutable."""
    kept = lru_cache(_KEPT)(function)

    @wraps(function)
    def ask(text: str) -> Answer:
        return kept(text) if len(text) <= _LONGEST else function(text)

    return ask
