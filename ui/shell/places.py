"""The screens there are, as data: adding one to the rail is one line here."""

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A screen: folder below ``ui/screens``, icon, key of its word. ``group`` draws a line between groups.

    ``group`` -1 keeps it out of the rail (reached from another screen), 9 puts it at the rail's foot.
    """

    key: str
    icon: str
    word: str
    group: int = 0


FOOT = 9
HIDDEN = -1

PLACES: tuple[Place, ...] = (
    Place("home", "beranda", "shell.place.home"),
    Place("calendar", "kalender", "shell.place.calendar"),
    Place("composer", "naskah", "shell.place.composer"),
    Place("approval", "persetujuan", "shell.place.approval"),
    Place("guidance", "panduan", "shell.place.guidance", FOOT),
    Place("settings", "pengaturan", "shell.place.settings", FOOT),
    Place("export", "ekspor", "shell.place.export", HIDDEN),
    Place("importing", "tabel", "shell.place.importing", HIDDEN),
    Place("results", "st-tayang", "shell.place.results", HIDDEN),
    Place("handoff", "kolaborasi", "handing.title", HIDDEN),
    Place("activity", "versi", "shell.place.activity", HIDDEN),
)


def in_rail() -> tuple[Place, ...]:
    """Those with a place in the rail, top to foot; their order gives Ctrl+1, Ctrl+2, ..."""
    return tuple(place for place in PLACES if place.group != HIDDEN and is_there(place.key))


@cache
def is_there(key: str) -> bool:
    """Whether this version brings the screen: a place without one is not offered."""
    return (Path(__file__).parent.parent / "screens" / key / "screen.py").is_file()
