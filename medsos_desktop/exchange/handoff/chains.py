"""Are the chains in a file what chains are: one record in each place, each naming the one before it?

What fits here is no proof that nothing was made up; it shows that nothing was left out or put in between
without a new signature over everything behind it.
"""

from collections.abc import Iterable, Mapping, Sequence

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.manifest import ChainEnd
from medsos_desktop.model.record import Record
from medsos_desktop.store import outgoing
from medsos_desktop.store.database import Database

Chains = Mapping[tuple[str, str], Sequence[Record]]


def sorted_out(found: Iterable[Record]) -> Chains:
    """Records by device and chain, each from its beginning. ``handoff.twice`` where an id is repeated."""
    seen: set[str] = set()
    chains: dict[tuple[str, str], list[Record]] = {}
    for record in found:
        if record.id in seen:
            raise UserError("handoff.twice", record=record.id[:16])
        seen.add(record.id)
        chains.setdefault((record.device, record.chain), []).append(record)
    for chain in chains.values():
        chain.sort(key=lambda record: (record.seq, record.id))
    return chains


def check(chains: Chains, ends: Iterable[ChainEnd]) -> None:
    """The chains of a file by themselves, and that they reach as far as its manifest says.

    Raises `UserError` ``handoff.chain-fork``, ``-prev``, ``-time``, ``-cut`` naming ``device`` and ``place``.
    """
    told = {(end.device, end.chain): (end.seq, end.id) for end in ends}
    for place, chain in chains.items():
        _sound(chain, gaps=True)
        last = chain[-1]
        if told.get(place) != (last.seq, last.id):
            raise _trouble("cut", last)


def check_here(db: Database, chains: Chains) -> None:
    """The same together with what is known here; now nothing may be missing (``handoff.chain-gap``)."""
    for (device, chain), found in chains.items():
        every = {record.id: record for record in outgoing.links(db, device, chain)}
        every |= {record.id: record for record in found}
        _sound(sorted(every.values(), key=lambda record: (record.seq, record.id)), gaps=False)


def _sound(chain: Sequence[Record], *, gaps: bool) -> None:
    seq, prev, at = 0, "", ""
    for record in chain:
        if record.seq == seq:
            raise _trouble("fork", record)
        if record.seq == seq + 1:
            if record.prev != prev:
                raise _trouble("prev", record)
        elif not gaps:
            raise _trouble("gap", record)
        if record.at < at:
            raise _trouble("time", record)
        seq, prev, at = record.seq, record.id, record.at


def _trouble(why: str, record: Record) -> UserError:
    return UserError(f"handoff.chain-{why}", device=record.device, place=record.seq, record=record.id[:16])
