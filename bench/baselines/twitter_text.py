"""Baseline: the most complete parser of X's text rules on PyPI (twitter-text-parser), as it comes."""

import warnings
from functools import cache
from typing import Any

RECORDED_NODE = 46_800
"""Texts a second of X's own JavaScript on node 20, measured once on two cores; printed for the record."""


@cache
def _parser() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it still imports pkg_resources
        from twitter_text import parse_tweet
    return parse_tweet


def parse(text: str) -> int:
    """The weighted length of one text."""
    length: int = _parser()(text).weightedLength
    return length
