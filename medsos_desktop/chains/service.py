"""``workspace.chains``: the whole check of the records, and going on after the disk was set back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.record import BRANCH_KIND, ENTITY_KINDS, REMARK_KINDS
from medsos_desktop.store import branches, heads, projection, reading, records, verifying
from medsos_desktop.store.operation import subject_of
from medsos_desktop.store.receiving import SET_BACK
from medsos_desktop.store.store import Store
from medsos_desktop.store.verifying import Beat, Report, Trouble

_NAMES = ("name", "program", "label", "handle")
Signatures = Callable[[], Iterable[tuple[str, str]]]
"""Signed decisions that do not count here, and the code that says why."""


@dataclass(frozen=True, slots=True)
class Left:
    """A chain of this PC that others know otherwise. ``place`` is where it splits, or its last place here;
    ``ends`` are all its ends that are known. ``missing`` of them are not here. ``tellers`` are names of who
    told of those.
    """

    chain: str
    place: int
    ends: tuple[str, ...]
    missing: int
    tellers: tuple[str, ...]


class ChainService:
    """Reads only, but for `go_on`. The window asks the same as the terminal's ``verify`` and ``go-on``."""

    def __init__(self, store: Store, signatures: Signatures) -> None:
        self._store, self._signatures = store, signatures

    def report(self, beat: Beat = lambda _done, _all: None) -> Report:
        """Every record against its hashes, its neighbours, what others told, and what was signed over it.

        ``beat`` hears how far it is and stops it by raising `Cancelled`.
        """
        db = self._store.db
        found = verifying.report(db, self._store.chain.device, beat)
        signed = []
        for id_, code in self._signatures():
            record = records.get(db, id_)
            if record is not None:
                place = (record.device, record.chain, record.seq, record.author)
                signed.append(Trouble(id_, "signature", *place, here=record.seq, code=code))
        return replace(found, troubles=(*found.troubles, *signed))

    def names(self) -> dict[str, str]:
        """Whose PC a device is: the name of the person who wrote on it last, as far as that is known."""
        people = {key: str(one.name) for key, one in reading.entities(self._store.db, "person").items()}
        authors = heads.authors(self._store.db)
        return {device: people[author] for device, author in authors.items() if people.get(author)}

    def subject(self, record: str) -> tuple[str, str]:
        """What a record is about: its kind (``post`` of a decision, too) and its name today, or ""."""
        found = records.get(self._store.db, record)
        if found is None:
            return "", ""
        kind = "post" if found.kind in REMARK_KINDS else found.kind
        head = projection.head(self._store.db, kind, found.entity) if kind in ENTITY_KINDS else None
        if head is None:
            return kind, ""
        named = subject_of(head.data) if kind == "post" else ""
        return kind, named or next((str(head.data[key]) for key in _NAMES if head.data.get(key)), "")

    def was_set_back(self) -> bool:
        """Whether a person should still be told of it; quick where it never happened."""
        return bool(self._store.setting(SET_BACK)) and bool(self.set_back())

    def set_back(self) -> tuple[Left, ...]:
        """Chains of this PC that split, or of which others know more, and that it did not explain yet.

        What nobody proved (an unsigned file, a key that was never compared) is a notice of `report` only.
        """
        db, device = self._store.db, self._store.chain.device
        places: dict[str, int] = {}
        for fork in branches.forks(db, device):
            if not fork.explained:
                places[fork.chain] = min(fork.seq, places.get(fork.chain, fork.seq))
        told = branches.stood_by(db)
        absent: dict[str, list[heads.Head]] = {}
        for _why, head, here in heads.missing(db, device):
            believed = head.seal == heads.PROVED or head.held
            if believed and head.id not in told.get((device, head.chain), ()):
                absent.setdefault(head.chain, []).append(head)
                places.setdefault(head.chain, here)
        return tuple(
            self._left(chain, place, absent.get(chain, [])) for chain, place in sorted(places.items())
        )

    def _left(self, chain: str, place: int, absent: list[heads.Head]) -> Left:
        here = {id_ for _seq, id_ in branches.ends(self._store.db, (self._store.chain.device, chain))}
        missing = {head.id for head in absent}
        names = tuple(sorted({head.name for head in absent if head.name}))
        return Left(chain, place, tuple(sorted(here | missing)), len(missing), names)

    def go_on(self, note: str = "") -> Changes:
        """Say, for every PC to know, that this one was set back and stands by all branches it left.

        What was written stays, on every branch; from here on it writes in a new chain. ``note`` says what
        happened. `UserError` ``chains.not-set-back`` where there is nothing to explain.
        """
        store, left = self._store, self.set_back()
        if not left:
            raise UserError("chains.not-set-back")
        if store.chain.own()[1] in {each.chain for each in left}:
            with store.locally():
                store.chain.leave()
        with store.operation("op.chain.go-on") as op:
            for each in left:
                said = {"note": note.strip()} if note.strip() else {}
                op.put(BRANCH_KIND, each.chain, {"ends": list(each.ends), **said})
        store.set_setting(SET_BACK, "")
        return op.changes
