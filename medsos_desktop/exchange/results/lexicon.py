"""The words of a sheet of results, from ``resources/sheets/results.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from medsos_desktop import resources
from medsos_desktop.exchange.sheets import lexicon


@dataclass(frozen=True, slots=True)
class ResultWords:
    """``columns`` maps a label (see `lexicon.label`) to its field, ``scales`` a word behind a number to
    what it multiplies by. ``tracking`` are parts of an address that say nothing of where it leads.
    """

    columns: Mapping[str, str]
    scales: Mapping[str, int]
    tracking: frozenset[str]


@cache
def words() -> ResultWords:
    """Read once."""
    data = tomllib.loads(resources.path("sheets", "results.toml").read_text(encoding="utf-8"))
    columns = {lexicon.label(word): field for field, names in data["columns"].items() for word in names}
    scales = dict.fromkeys(data["numbers"]["thousand"], 1_000)
    scales |= dict.fromkeys(data["numbers"]["million"], 1_000_000)
    return ResultWords(columns, scales, frozenset(data["tracking"]["words"]))
