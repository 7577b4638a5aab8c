"""The bytes a person signs when deciding: the decision itself, and its place in the chain of its device.

``prev`` is in them, so a signature also speaks for everything the device wrote before: whoever holds the
signature can tell when a record before it is missing, altered, added or put elsewhere.
"""

from collections.abc import Mapping
from typing import Any

from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Record

PURPOSE = "medsos-decision"
"""Nothing signed for another purpose counts as a decision, and no decision for anything else."""
SIGNATURE = "signature"
"""The one part of a decision that its signature cannot cover."""

_PLACE = ("kind", "entity", "author", "device", "chain", "seq", "prev", "at")


def payload(record: Record, data: Mapping[str, Any]) -> bytes:
    """What is signed of ``record`` with the data ``data``; a signature in it is left out.

    Of the record only what is known before it is sealed: not its id, salt and body.
    """
    told = {key: value for key, value in data.items() if key != SIGNATURE}
    place = {name: getattr(record, name) for name in _PLACE} | {"parents": list(record.parents)}
    return canonical({"v": 1, "purpose": PURPOSE, "decision": told, "place": place})
