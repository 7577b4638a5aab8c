"""Records as lines of JSON: whole ones one a line, bare links many to a line.

A bare link leaves out what follows from its place in the chain (device, chain, seq, prev) and its id,
which the reader computes: 230 bytes instead of 405. Hashes are most of what remains, and do not compress
by anything a reader without an inflater could undo.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import limits
from medsos_desktop.model.record import Record
from medsos_desktop.store import records, wire

RECORDS = "records.jsonl"
LINKS = "links.jsonl"
_RUN = 1_000
"""Links in one line."""


class _Link(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    kind: str
    entity: str
    parents: tuple[str, ...]
    author: str
    at: str
    content: str


class _Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Links one behind the other in a chain; the first has ``seq`` and stands behind ``prev``."""

    chain: str
    device: str
    links: list[_Link]
    prev: str
    seq: int


_encode = msgspec.json.Encoder(order="sorted").encode
_decode_run = msgspec.json.Decoder(_Run).decode
_decode_any = msgspec.json.Decoder().decode


def record_lines(found: Iterable[Record]) -> Iterator[bytes]:
    """Whole records."""
    for record in found:
        yield _encode(wire.dump(record)) + b"\n"


def link_lines(found: Iterable[Record]) -> Iterator[bytes]:
    """Bare links, sorted by chain and place."""
    for run in _runs(found):
        first = run[0]
        links = [_Link(r.kind, r.entity, r.parents, r.author, r.at, r.content) for r in run]
        yield _encode(_Run(first.chain, first.device, links, first.prev, first.seq)) + b"\n"


def read_records(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Whole records, not vetted yet. `UserError` ``handoff.line`` or ``store.record-broken``."""
    for number, line in _lines(pieces, RECORDS):
        try:
            value: Any = _decode_any(line)
            if not isinstance(value, dict):
                raise TypeError(value)
        except (msgspec.MsgspecError, RecursionError, ValueError, TypeError) as error:
            raise UserError("handoff.line", entry=RECORDS, line=number) from error
        record = wire.load(value)
        if record.body is None:
            raise UserError("handoff.line", entry=RECORDS, line=number)
        yield record


def read_links(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Bare links under the ids that their places give, not vetted yet. `UserError` ``handoff.line``."""
    for number, line in _lines(pieces, LINKS):
        try:
            run = _decode_run(line)
            yield from _linked(run)
        except (msgspec.MsgspecError, RecursionError, ValueError) as error:
            raise UserError("handoff.line", entry=LINKS, line=number) from error


def _linked(run: _Run) -> Iterator[Record]:
    prev = run.prev
    for seq, link in enumerate(run.links, run.seq):
        bare = Record("", link.kind, link.entity, link.parents, link.author, run.device, run.chain, seq, prev,
                      link.at, link.content, None, None)  # fmt: skip
        made = records.named(bare)
        yield made
        prev = made.id


def _runs(found: Iterable[Record]) -> Iterator[list[Record]]:
    """Branches of a chain that split stand mixed in ``found``: each goes on in a run of its own."""
    runs: dict[tuple[str, int], list[Record]] = {}
    place = ("", "")
    for record in found:
        if place != (record.device, record.chain):
            yield from runs.values()
            place, runs = (record.device, record.chain), {}
        run = runs.pop((record.prev, record.seq - 1), [])
        if len(run) == _RUN:
            yield run
            run = []
        run.append(record)
        runs[record.id, record.seq] = run
    yield from runs.values()


def _lines(pieces: Iterable[bytes], entry: str) -> Iterator[tuple[int, bytes]]:
    """Lines with their number from 1, however the pieces are cut; the last one needs its end as well."""
    rest, number = b"", 0
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            number += 1
            yield number, line
        if len(rest) > limits.MAX_LINE:
            raise UserError("handoff.line", entry=entry, line=number + 1)
    if rest:
        raise UserError("handoff.line", entry=entry, line=number + 1)
