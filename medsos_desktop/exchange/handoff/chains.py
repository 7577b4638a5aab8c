"""Are the chains in a file what chains are: each record naming the one before it, none missing?

What fits here is no proof that nothing was made up; it shows that nothing was left out or put in between
without a new signature over everything behind it. Two records behind the same one are both kept (a PC
that was set back wrote them, see `store.branches`), and told wherever they are seen for the first time.
"""

from collections.abc import Iterable, Mapping, Sequence

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.manifest import ChainEnd
from medsos_desktop.model.record import Record
from medsos_desktop.store import outgoing
from medsos_desktop.store.branches import Fork, parted
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
    """The chains of a file by themselves, and that all their ends are those that its manifest tells.

    Raises `UserError` ``handoff.chain-fork``, ``-prev``, ``-time``, ``-cut`` naming ``device`` and ``place``.
    """
    told: dict[tuple[str, str], dict[str, int]] = {}
    for end in ends:
        told.setdefault((end.device, end.chain), {})[end.id] = end.seq
    for place, chain in chains.items():
        _sound(chain, gaps=True)
        _ends(chain, told.get(place, {}))


def _ends(chain: Sequence[Record], told: dict[str, int]) -> None:
    """Who cannot show an end that was told has cut it off; one before a hole is none (see `check_here`)."""
    ids, followed = {record.id for record in chain}, {record.prev for record in chain}
    last = {record.id: record for record in chain if record.id not in followed}
    hole = max((record.seq for record in chain if record.prev and record.prev not in ids), default=0)
    untold = [record for record in last.values() if record.id not in told and record.seq >= hole]
    gone = [id_ for id_, seq in told.items() if id_ not in last or last[id_].seq != seq]
    if untold or gone or not told:
        raise _trouble("cut", untold[0] if untold else chain[-1])


def check_here(db: Database, chains: Chains) -> list[Fork]:
    """The same together with what is known here; now nothing may be missing (``handoff.chain-gap``).

    The answer is where a chain splits that did not split here before.
    """
    found: list[Fork] = []
    for (device, chain), incoming in chains.items():
        here = {record.id: record for record in outgoing.links(db, device, chain)}
        if all(record.id in here for record in incoming):
            continue
        every = here | {record.id: record for record in incoming}
        _sound(sorted(every.values(), key=lambda record: (record.seq, record.id)), gaps=False)
        before = {fork.prev for fork in parted(here.values())}
        found += [fork for fork in parted(every.values()) if fork.prev not in before]
    return found


def _sound(chain: Sequence[Record], *, gaps: bool) -> None:
    """``chain`` by place. Only a beginning cannot be twice: a chain's name is drawn anew with it."""
    seq, level, above = 0, dict[str, str](), dict[str, str]()
    for record in chain:
        if record.seq != seq:
            above = level if record.seq == seq + 1 else {}
            level, seq = {}, record.seq
        if record.seq == 1:
            if level:
                raise _trouble("fork", record)
        elif above:
            if record.prev not in above:
                raise _trouble("prev", record)
            if record.at < above[record.prev]:
                raise _trouble("time", record)
        elif not gaps:
            raise _trouble("gap", record)
        level[record.id] = record.at


def _trouble(why: str, record: Record) -> UserError:
    return UserError(f"handoff.chain-{why}", device=record.device, place=record.seq, record=record.id[:16])
