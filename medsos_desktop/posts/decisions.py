"""Writing and reading decisions about posts, and what a person last saw of them.

No rule about who may decide what stands here: that is `medsos_desktop.approval`'s, which calls this.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple, Protocol

from medsos_desktop.changes import Changes
from medsos_desktop.model import publication
from medsos_desktop.model.publication import Publication
from medsos_desktop.model.record import Record
from medsos_desktop.model.rows import Decision, Seen
from medsos_desktop.model.signed import SIGNATURE, payload
from medsos_desktop.store import remarks, seen
from medsos_desktop.store.operation import subject_of
from medsos_desktop.store.store import Store


class Verdict(NamedTuple):
    """What a decision record says.

    ``action`` is one of `approval.moves.Action`; ``subject`` is `approval.content.subject_hash` of the
    post as decided (the state of a post comes from comparing it with the present one); ``content`` is
    `content_hash`. ``leads_to`` matters for "submit" only: the state under the office's policy
    (``in_approval``, ``in_review``, ``approved``). ``confirmed`` are keys of answers confirmed singly.
    ``basis``, ``acting``, ``acting_for``, ``signed_by`` and ``signed_on`` are as in `Decision`.
    """

    action: str
    subject: str
    content: str = ""
    note: str = ""
    link: str = ""
    leads_to: str = ""
    confirmed: tuple[str, ...] = ()
    proof: str = "none"
    extra: Mapping[str, str] | None = None
    basis: str = ""
    acting: str = ""
    acting_for: str = ""
    signed_by: str = ""
    signed_on: str = ""


class Signer(Protocol):
    """A key that was unlocked: see `medsos_desktop.keys.session.Unlocked`."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the public key."""
        ...

    def sign(self, message: bytes, /) -> str:
        """The armoured signature; `UserError` when the key was forgotten meanwhile."""
        ...


class DecisionBook:
    """``workspace.records``: the decisions of every post, as records that point at it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decide(
        self, post: str, *verdicts: Verdict, op_name: str = "", signer: Signer | None = None
    ) -> Changes:
        """Seal the draft of ``post``, then record ``verdicts`` about it in order; one transaction.

        They are named after the first. The answer has kinds ``decision`` and ``post`` (its projected state
        follows). Decisions are not undone by `history.undo`. Several decisions become one operation inside
        `Store.operation`. With a ``signer`` the proof is "key": a decision and its place are signed, or
        nothing is written.
        """
        with self._store.operation(op_name or f"op.decision.{verdicts[0].action}") as op:
            op.seal(post)
            now = op.head("post", post)
            if not op.op.subject:
                op.rename(subject_of(now.data))
            for verdict in verdicts:
                parents = (*now.tips, *remarks.tips(self._store.db, post))
                data = _data(verdict, now.revision)
                if signer is None:
                    op.put("decision", post, data, parents)
                else:
                    data |= {"proof": "key", "key": signer.fingerprint}
                    op.put("decision", post, data, parents, sign=partial(_signature, signer, data))
        return op.changes

    def decisions(self, post: str) -> list[Decision]:
        """All decisions about a post, oldest first, causes before effects."""
        return remarks.decisions(self._store.db, post)

    def about(self, start: str) -> list[Decision]:
        """Decisions about a content whose hash begins with ``start`` (hex), of all posts, by time."""
        return remarks.decisions_about(self._store.db, start)

    def mark_seen(self, post: str, revision: str, content: str) -> Changes:
        """Note (on this PC) that the person here had this version before the eyes."""
        seen.mark(self._store, post, revision, content)
        return Changes.one("seen", post)

    def last_seen(self, post: str) -> Seen | None:
        """What the person here last saw of a post."""
        return seen.last(self._store, post)

    def publish(self, post: str, *told: Publication) -> tuple[str, Changes]:
        """Record that a post went out on accounts, or what is known better by now; id of the last record."""
        id_ = ""
        with self._store.operation("op.publication.add") as op:
            op.seal(post)
            now = op.head("post", post)
            if not op.op.subject:
                op.rename(subject_of(now.data))
            before = remarks.tips(self._store.db, post, "publication")
            for each in told:
                id_ = op.put("publication", post, publication.pack(each), (*now.tips, *before))
                before = (id_,)
        return id_, op.changes

    def publications(self, post: str) -> tuple[Publication, ...]:
        """Where the post is out, as far as somebody told: the last word on each account, in order of time."""
        held = publication.standing(remarks.publications(self._store.db, post)).values()
        return tuple(
            sorted((each for each in held if not each.gone), key=lambda each: (each.at, each.account))
        )

    def told(self, post: str) -> list[Publication]:
        """Everything that was ever told of where the post is out, causes before effects."""
        return remarks.publications(self._store.db, post)

    def links(self) -> list[tuple[str, str]]:
        """Post ids with each link that was ever told of them."""
        return remarks.links(self._store.db)

    def published(self) -> list[str]:
        """Ids of the posts of which that was ever told, deleted ones too."""
        return remarks.published(self._store.db)


def _signature(signer: Signer, data: Mapping[str, Any], record: Record) -> Mapping[str, Any]:
    return {SIGNATURE: signer.sign(payload(record, data))}


def _data(verdict: Verdict, revision: str) -> dict[str, Any]:
    """The body; nothing that is empty, so that the bytes stay the same when fields are added."""
    told: dict[str, Any] = {
        "content": verdict.content,
        "note": verdict.note,
        "link": verdict.link,
        "leads_to": verdict.leads_to,
        "confirmed": sorted(verdict.confirmed),
        "basis": verdict.basis,
        "acting": verdict.acting,
        "acting_for": verdict.acting_for,
        "signed_by": verdict.signed_by,
        "signed_on": verdict.signed_on,
        **(verdict.extra or {}),
    }
    kept = {key: value for key, value in told.items() if value}
    return kept | {
        "action": verdict.action,
        "subject": verdict.subject,
        "proof": verdict.proof,
        "revision": revision,
    }
