"""Channels are data: no file of the product knows one by name, but for the units of two of them."""

import re

from medsos_desktop.channels.catalogue import load
from tests.guards.sources import name_of, python_files, strings

UNITS = "medsos_desktop/text/count.py"
"""Units are called after the channels that count so."""
KNOWN = {
    "medsos_desktop/checks/jsonl.py": {"facebook"},  # the channel of a line that names none
    "medsos_desktop/exchange/sheets/channels.py": {"instagram"},  # a story beside "IG, WA" is Instagram's
}


def test_no_surface_and_no_channel_is_named_in_code() -> None:
    catalogue = load()
    names = {*catalogue.channels, *(surface.id for surface in catalogue.surfaces)} - {"x"}
    named = re.compile("|".join(sorted(names)))
    wrong = [
        f"{name_of(file)} {text}"
        for file in [*python_files("medsos_desktop"), *python_files("ui")]
        if name_of(file) != UNITS
        for text, _line in strings(file)
        if named.fullmatch(text) and text not in KNOWN.get(name_of(file), ())
    ]
    assert not wrong
