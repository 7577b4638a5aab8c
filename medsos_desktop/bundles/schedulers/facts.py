"""What is known of each scheduler's upload file, from ``resources/bundle/schedulers.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from medsos_desktop import resources

_SURFACES = "surfaces"
Columns = tuple[tuple[str, str], ...]
"""(header, field of `cells`) from left to right."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A scheduler; the file it is read from says what each of these means.

    ``pictures`` 0: added by hand after the upload. ``rows`` and ``bytes`` `None`: no limit known.
    ``lead`` and ``gap`` in minutes. ``checked`` is an ISO date, "" where nothing was to check.
    """

    id: str
    name: str
    known: str
    source: str
    checked: str
    channels: frozenset[str]
    count: int = 0
    stories: bool = False
    pictures: int = 0
    bytes: int | None = None
    alt: bool = False
    titles: bool = False
    rows: int | None = None
    lead: int = 0
    gap: int = 0
    bom: bool = False
    header: bool = True
    template: bool = False
    suffixes: tuple[str, ...] = ()
    columns: Columns = ()
    spellings: Columns = ()


def load() -> Mapping[str, Facts]:
    """Every scheduler by its id, in the order in which they are offered."""
    return {key: _facts(key, row) for key, row in _file().items() if key != _SURFACES}


@cache
def facts(id: str) -> Facts:
    """One scheduler; `KeyError` for an unknown one."""
    return _facts(id, _file()[id])


@cache
def surfaces(kind: str) -> frozenset[str]:
    """Surfaces of a kind: "story", "video", or "nowhere" (no scheduler is known to post there)."""
    return frozenset(_file()[_SURFACES][kind])


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resources.path("bundle", "schedulers.toml").read_text(encoding="utf-8"))


def _facts(id: str, row: Mapping[str, Any]) -> Facts:
    shaped = {
        **row,
        "channels": frozenset(row["channels"]),
        "suffixes": tuple(row.get("suffixes", ())),
        "columns": tuple((header, field) for header, field in row.get("columns", ())),
        "spellings": tuple((field, other) for field, other in row.get("spellings", ())),
    }
    return Facts(id=id, **shaped)
