"""The design tokens (`resources/theme/tokens.json`): colours by role, type sizes, radii. Read once."""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from medsos_desktop import resources


class TypeRole(NamedTuple):
    """One size of text; ``size`` and ``line`` in device-independent pixels at 100 %."""

    size: int
    line: int
    strong: bool


class Tokens(NamedTuple):
    """``colours`` maps a scheme ("light", "dark") to colours by role; ``types`` the text sizes."""

    colours: Mapping[str, Mapping[str, str]]
    types: Mapping[str, TypeRole]
    families: tuple[str, ...]


@cache
def load() -> Tokens:
    """The tokens as they stand in the file."""
    raw = json.loads(resources.path("theme", "tokens.json").read_text(encoding="utf-8"))
    types = {
        name: TypeRole(role["size"], role["line"], role["weight"] >= 600)
        for name, role in raw["type"].items()
    }
    return Tokens(raw["colour"], types, tuple(raw["font"]["family"]))
