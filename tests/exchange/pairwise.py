"""A small set of dresses in which each two values of two traits meet at least once."""

import random
from collections.abc import Iterator
from itertools import combinations

from tests.exchange.dress import Dress

TRAITS: dict[str, tuple[object, ...]] = {
    "box": (
        "xlsx",
        "xlsx",
        "xlsx",
        "comma_utf8",
        "semicolon_cp1252",
        "tab_utf16",
        "pipe_sig",
        "sep_utf8",
        "semicolon_le",
    ),
    "names": ("usual", "short", "english", "long", "planner"),
    "order": ("usual", "mixed", "reverse", "bare"),
    "titles": (0, 1, 3),
    "header": ("single", "double", "groups"),
    "dates": (
        "dmy",
        "dashes",
        "named",
        "long",
        "iso",
        "real",
        "bare",
        "bare_named",
        "short",
        "formula",
        "dots",
        "parts",
    ),
    "times": ("dot", "wib", "colon", "spoken", "range", "real", "fraction", "number", "none", "in_date"),
    "places": ("comma", "slash", "plus", "amp", "dan", "lines", "ticks", "crosses", "marks", "tab", "format"),
    "status": ("usual", "chat", "english", "long"),
    "tags": ("column", "trailing", "none"),
    "rows": ("banners", "repeated", "gaps", "numbers", "prefilled", "plain"),
    "foot": ("none", "total", "legend", "signature", "all"),
    "tabs": ("one", "months"),
    "joined": (False, True),
    "partners": (False, True),
    "bad": (True, False),
}


def sound(dress: Dress) -> bool:
    """Leaves out what no office could write or no reader could know."""
    csv = dress.box != "xlsx"
    if csv and (dress.joined or dress.tabs != "one" or dress.places == "tab" or dress.dates == "formula"):
        return False
    if csv and dress.times == "in_date" and dress.dates == "real":
        return False
    if dress.joined and dress.times == "in_date":
        return False  # the hour would be merged away
    if dress.box == "semicolon_cp1252" and dress.places == "marks":
        return False  # no such sign in cp1252
    if dress.header == "double" and dress.places not in ("ticks", "crosses", "marks"):
        return False
    needs_title = dress.dates in ("bare", "bare_named", "short")
    if needs_title and csv and dress.titles == 0:
        return False  # nothing would tell the month
    if dress.times == "in_date" and dress.dates in ("bare", "formula", "parts", "bare_named", "short"):
        return False
    return not (dress.tags == "none" and dress.order == "bare" and dress.places == "tab")


def dresses(seed: int = 1) -> Iterator[Dress]:
    """Greedy all-pairs: of some random dresses always the one that brings most new pairs."""
    rng = random.Random(seed)
    names = tuple(TRAITS)
    open_pairs = {
        ((a, va), (b, vb))
        for a, b in combinations(names, 2)
        for va in set(TRAITS[a])
        for vb in set(TRAITS[b])
    }
    idle = 0
    while open_pairs and idle < 60:
        best, gain = None, 0
        for _ in range(20):
            dress = Dress(**{name: rng.choice(values) for name, values in TRAITS.items()})  # type: ignore[arg-type]
            if sound(dress):
                new = len(_pairs(dress, names) & open_pairs)
                if new > gain:
                    best, gain = dress, new
        if best is None:
            idle += 1
            continue
        open_pairs -= _pairs(best, names)
        yield best


def _pairs(dress: Dress, names: tuple[str, ...]) -> set[tuple[tuple[str, object], tuple[str, object]]]:
    return {((a, getattr(dress, a)), (b, getattr(dress, b))) for a, b in combinations(names, 2)}
