"""The bytes a person signs when deciding: the decision itself, and its place in the chain of its device.

``prev`` is in them, so a signature also speaks for everything the device wrote before: whoever holds the
signature can tell when a record before it is missing, altered, added or put elsewhere.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Record

PURPOSE = "medsos-decision"
"""Nothing signed for another purpose counts as a decision, and no decision for anything else."""
SIGNATURE = "signature"
"""The one part of a decision that its signature cannot cover."""


class Place(NamedTuple):
    """Where a record is about to be written: what its header will say."""

    entity: str
    parents: tuple[str, ...]
    author: str
    device: str
    chain: str
    seq: int
    prev: str
    at: str


def place_of(record: Record) -> Place:
    """The place of a record that is written."""
    return Place(
        record.entity,
        record.parents,
        record.author,
        record.device,
        record.chain,
        record.seq,
        record.prev,
        record.at,
    )


def payload(place: Place, data: Mapping[str, Any]) -> bytes:
    """What is signed of a decision with the body ``data`` at ``place``; a signature in it is left out."""
    told = {key: value for key, value in data.items() if key != SIGNATURE}
    where = place._asdict() | {"parents": list(place.parents)}
    return canonical({"v": 1, "purpose": PURPOSE, "decision": told, "place": where})
