"""Standing approvals: given by an approver until a date, revoked by any, asked when a post is submitted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from medsos_desktop.approval.policy import policy_of
from medsos_desktop.changes import Changes
from medsos_desktop.checking import Placed
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.directory.substitutes import Hold
from medsos_desktop.errors import UserError
from medsos_desktop.model.counting import GRANT_PROOFS
from medsos_desktop.model.grants import GIVE, REVOKE, Grant, is_day
from medsos_desktop.model.office import Role
from medsos_desktop.model.post import Post
from medsos_desktop.model.record import GRANT_KIND
from medsos_desktop.store import grants
from medsos_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What an approver is asked to let pass beforehand; see `Grant`. ``note`` says why, in a sentence."""

    template: str = ""
    pillar: str = ""
    start: str = ""
    until: str = ""
    note: str = ""
    proof: str = "none"


class GrantService:
    """``workspace.grants``. Neither giving nor revoking is undone: both are decisions."""

    def __init__(self, store: Store, directory: DirectoryService) -> None:
        self._store, self._directory = store, directory

    # questions

    def all(self) -> list[Grant]:
        """Every standing approval ever given, the newest first, revoked and past ones too."""
        return grants.every(self._store.db)[::-1]

    def one(self, id: str) -> Grant | None:
        """The one whose record is ``id``; `None` when it is not known here."""
        return grants.one(self._store.db, id)

    def basis(self, post: Post, placed: Iterable[Placed], writers: frozenset[str]) -> Grant | None:
        """The standing approval under which this post counts as approved once submitted; the oldest one.

        Needs a post without any block and without a warning that waits for an answer. ``writers`` are those
        whose text it is: what one of them gave does not let it pass where policy forbids. A giver who is no
        approver on that day any more lets nothing pass.
        """
        if any(each.finding.severity == "block" or each.open for each in placed):
            return None
        policy = policy_of(self._directory.office())
        for grant in grants.every(self._store.db):
            if (
                not grant.revoked_at
                and grant.covers(post.template, post.pillar, post.planned)
                and grant.proof in policy.proofs & GRANT_PROOFS
                and (policy.own_text or grant.author not in writers)
                and self._approver(grant.author, (post.planned or "")[:10])
            ):
                return grant
        return None

    # commands

    def give(self, asked: Asked) -> tuple[str, Changes]:
        """Give a standing approval; the id of its record.

        `UserError` ``approval.nobody``; ``approval.role.approver`` (who does not hold it through all these
        days); ``approval.grant-scope`` (neither template nor pillar), ``approval.grant-dates``, both with
        ``field``; ``approval.proof``.
        """
        who = self._here()
        if not (asked.template or asked.pillar):
            raise UserError("approval.grant-scope", field="template")
        if not (is_day(asked.start) and is_day(asked.until)) or asked.start > asked.until:
            raise UserError("approval.grant-dates", field="until")
        hold = self._approver(who, asked.start, asked.until)
        if hold is None:
            raise UserError("approval.role.approver")
        if asked.proof not in policy_of(self._directory.office()).proofs & GRANT_PROOFS:
            raise UserError("approval.proof")
        told = {
            "template": asked.template,
            "pillar": asked.pillar,
            "start": asked.start,
            "until": asked.until,
            "note": " ".join(asked.note.split()),
            "acting": hold.acting,
            "acting_for": hold.acting_for,
        }
        with self._store.operation("op.grant.give") as op:
            entity = self._store.ids.entity()
            made = op.put(GRANT_KIND, entity, _data(GIVE, told) | {"proof": asked.proof})
        return made, op.changes

    def revoke(self, id: str, note: str = "") -> Changes:
        """Take a standing approval back, from now on; what was approved under it before stays so.

        `UserError` ``approval.nobody``; ``approval.role.approver``; ``approval.grant-gone`` when there is
        none to revoke.
        """
        who = self._here()
        grant = self.one(id)
        if grant is None or grant.revoked_at:
            raise UserError("approval.grant-gone")
        if who != grant.author and not any(self._approver(who, day) for day in self._days(who, grant)):
            raise UserError("approval.role.approver")
        with self._store.operation("op.grant.revoke") as op:
            told = {"note": " ".join(note.split())}
            op.put(GRANT_KIND, grant.entity, _data(REVOKE, told), grants.tips(self._store.db, grant.entity))
        return op.changes

    # inside

    def _here(self) -> str:
        found = self._directory.actor()
        if found is None:
            raise UserError("approval.nobody")
        return found[0]

    def _days(self, who: str, grant: Grant) -> set[str]:
        """Days on which somebody may hold a role that they do not hold on the others."""
        starts = (each.start for each in self._directory.substitutes().values() if each.person == who)
        return {grant.start} | {day for day in starts if grant.start <= day <= grant.until}

    def _approver(self, who: str, first: str, last: str = "") -> Hold | None:
        held = self._directory.held(who, first, last)
        return next((hold for hold in held if hold.role == Role.APPROVER), None)


def _data(action: str, told: dict[str, str]) -> dict[str, Any]:
    """The body; nothing that is empty."""
    return {"action": action} | {key: value for key, value in told.items() if value}
