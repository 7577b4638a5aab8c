"""What a decision's proof is worth on this PC: recorded only, on paper, or signed, and whether it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.keys.book import Book
from medsos_desktop.model.record import Record
from medsos_desktop.model.signed import SIGNATURE, payload
from medsos_desktop.store import bodies, records
from medsos_desktop.store.store import Store

ERASED, UNSIGNED, OTHER_KEY = "approval.proof-erased", "approval.proof-unsigned", "approval.proof-other-key"


@dataclass(frozen=True, slots=True)
class Proof:
    """``kind`` is "none", "paper" or "key". ``code`` says why a signature does not count, "" when it does.

    The code is worded like a `UserError`'s: ``keys.*`` as the key book says, ``approval.proof-erased``
    (its body is gone), ``approval.proof-unsigned`` (it says that it is signed, and is not),
    ``approval.proof-other-key`` (signed by another key than it names). ``person`` is whose key it is to
    this PC's belief.
    """

    record: str
    kind: str
    code: str = ""
    fingerprint: str = ""
    person: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a signature that this PC believes."""
        return self.kind == "key" and not self.code


class Proofs:
    """Looks at decisions as they are stored, never at what a list says of them."""

    def __init__(self, store: Store, book: Book) -> None:
        self._store, self._book = store, book

    def of(self, decision: str) -> Proof | None:
        """The proof of one decision; `None` when there is no such decision here."""
        record = records.get(self._store.db, decision)
        return None if record is None or record.kind != "decision" else self._of(record)

    def troubles(self) -> Iterator[Proof]:
        """Every decision that says it is signed and does not count here, in the order they came."""
        for record in records.of_kind(self._store.db, "decision"):
            found = self._of(record)
            if found.code and found.code != ERASED:
                yield found

    def _of(self, record: Record) -> Proof:
        if record.body is None:
            return Proof(record.id, "none", ERASED)
        data, _newer = bodies.read("decision", record.body)
        kind = str(data.get("proof", "none"))
        if kind != "key":
            return Proof(record.id, kind)
        signature, named = data.get(SIGNATURE), data.get("key")
        if not isinstance(signature, str) or not signature:
            return Proof(record.id, kind, UNSIGNED)
        checked = self._book.check(signature, payload(record, data), record.at, record.author)
        code = checked.code
        if not code and checked.fingerprint != named:
            code = OTHER_KEY
        return Proof(record.id, kind, code, checked.fingerprint, checked.person)
