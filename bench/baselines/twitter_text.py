"""Baseline: the most complete parser of X's text rules on PyPI (twitter-text-parser), as it comes."""

import sys
from functools import cache
from importlib import resources
from types import ModuleType
from typing import Any

RECORDED_NODE = 46_800
"""Texts a second of X's own JavaScript on node 20, measured once on two cores; printed for the record."""


def _read(package: str, name: str) -> bytes:
    return resources.files(package.rpartition(".")[0]).joinpath(name).read_bytes()


@cache
def _parser() -> Any:
    # It reads one file by pkg_resources, which new releases of setuptools no longer bring.
    stand_in = ModuleType("pkg_resources")
    stand_in.resource_string = _read  # type: ignore[attr-defined]
    sys.modules.setdefault("pkg_resources", stand_in)
    from twitter_text import parse_tweet

    return parse_tweet


def parse(text: str) -> int:
    """The weighted length of one text."""
    length: int = _parser()(text).weightedLength
    return length
