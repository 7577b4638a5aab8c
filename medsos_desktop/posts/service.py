"""Posts: creating, drafting, sealing, moving, deleting, and the rows that lists show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.rows import PostRow, PostView, RevisionInfo
from medsos_desktop.model.state import State
from medsos_desktop.posts import clean
from medsos_desktop.store import bodies, drafts, lineage, projection, reading, records
from medsos_desktop.store.operation import EDIT, Operation, subject_of
from medsos_desktop.store.reading import Accounts
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.model.post import Post


class PostService:
    """Commands and questions about posts. Any command on a post with a draft seals the draft first."""

    def __init__(self, store: Store, accounts: Accounts) -> None:
        self._store, self._db, self._accounts = store, store.db, accounts

    # questions

    def rows(self, start: date, end: date) -> list[PostRow]:
        """Posts planned from ``start`` to before ``end`` (local dates), by time: head plus own draft."""
        where = "WHERE deleted = 0 AND planned >= ? AND planned < ? ORDER BY planned, id"
        # "1" keeps undated posts ("") out even for dates before the year 1000.
        return self._rows(where, (max(start.isoformat(), "0"), end.isoformat()))

    def stamp(self) -> tuple[int, int]:
        """Differs once anything was written since: what was read before may be another now."""
        return reading.stamp(self._db)

    def undated(self) -> list[PostRow]:
        """The tray beside the calendar, newest change first."""
        return self._rows("WHERE deleted = 0 AND planned = '' ORDER BY changed_at DESC, id")

    def by_state(self, *states: State) -> list[PostRow]:
        """Posts in any of ``states`` (stored ones), by time, undated first."""
        marks = ",".join("?" * len(states))
        # Said twice, as SQLite cannot see in parameters that the index without drafts will do.
        few = "" if State.DRAFT in states else "AND state <> 'draft' "
        where = f"WHERE deleted = 0 {few}AND state IN ({marks}) ORDER BY planned, id"
        return self._rows(where, [state.value for state in states])

    def row(self, id: str) -> PostRow:
        """One post as a row, deleted ones too. `UserError` ``store.gone``."""
        found = self._rows("WHERE id = ?", (id,))
        if not found:
            raise UserError("store.gone")
        return found[0]

    def starting_with(self, code: str) -> list[str]:
        """Ids of the posts that a short code can mean (see `PostView.code`), deleted ones left out."""
        wanted = code.strip().lower()
        found = self._rows("WHERE deleted = 0 AND substr(id, 1, ?) = ? ORDER BY id", (len(wanted), wanted))
        return [row.id for row in found]

    def get(self, id: str) -> PostView:
        """One post in full. `UserError` ``store.gone``."""
        now = projection.head(self._db, "post", id)
        row = reading.standing(self._db, id)
        if now is None or row is None:
            raise UserError("store.gone")
        head = cast("Post", bodies.unpack("post", now.data))
        draft = drafts.get(self._store, id)
        return PostView(
            id=id,
            code=reading.code(id),
            post=head if draft is None else bodies.unpack("post", draft),
            head=head,
            revision=now.revision,
            state=State(row[0]),
            has_draft=draft is not None,
            reapproval=bool(row[1]),
            conflicts=now.conflicts,
            changed_at=row[2],
            changed_by=row[3],
            read_only=now.read_only,
        )

    def revisions(self, id: str) -> list[RevisionInfo]:
        """History, newest first."""
        return reading.revisions(self._db, "post", id)

    def at(self, id: str, revision: str) -> "Post":
        """The post as ``revision`` of it has it. `UserError` ``store.gone`` (also when erased)."""
        record = records.get(self._db, revision)
        if record is None or record.body is None or (record.kind, record.entity) != ("post", id):
            raise UserError("store.gone")
        return cast("Post", bodies.unpack("post", bodies.read("post", record.body)[0]))

    def hands(self, id: str, revision: str = "") -> frozenset[str]:
        """Ids of the people who had a hand in the words of a post (`hands.hands`).

        As ``revision`` has it, else as it stands; nobody where that revision is not known here.
        """
        from medsos_desktop.posts import hands  # only where somebody decides

        nodes = records.nodes(self._db, "post", id)
        wanted = [revision] if revision else [head.id for head in lineage.heads(nodes)]
        known = {key for each in wanted for key in lineage.ancestors(nodes, each)}
        history = []
        for key in lineage.in_order(nodes, known):
            record = records.get(self._db, key)
            assert record is not None
            words = hands.words_of(bodies.read("post", record.body)[0]) if record.body is not None else None
            history.append(hands.Revision(key, record.parents, record.author, words))
        found = hands.hands(history)
        return frozenset[str]().union(*(found.get(each, frozenset()) for each in wanted))

    # commands

    def create(self, post: "Post") -> tuple[str, Changes]:
        """A new post; its id."""
        ids, changes = self.create_many([post])
        return ids[0], changes

    def create_many(self, posts: "Sequence[Post]", op_name: str = "") -> tuple[list[str], Changes]:
        """Many new posts in one step (one undo); their ids in order."""
        bodies_ = [bodies.pack(clean.post(post)) for post in posts]
        one = len(posts) == 1
        name = op_name or ("op.post.create" if one else "op.post.create-many")
        ids: list[str] = []
        with self._store.operation(name, subject_of(bodies_[0]) if one else str(len(posts))) as op:
            for data in bodies_:
                ids.append(self._store.ids.entity())
                op.put("post", ids[-1], data)
        return ids, op.changes

    def save_draft(self, id: str, post: "Post") -> Changes:
        """Keep what was typed, on this PC only and without a revision; for autosave."""
        changed = drafts.save(self._store, id, bodies.pack(clean.post(post)))
        return Changes({"draft": frozenset({id}), "post": frozenset({id})}) if changed else Changes()

    def seal(self, id: str) -> Changes:
        """Make the draft a revision; nothing when there is none."""
        draft = drafts.get(self._store, id)
        if draft is None:
            return Changes()
        with self._store.operation(EDIT, subject_of(draft)) as op:
            op.seal(id, own_op=True)
        return op.changes

    def discard(self, id: str) -> Changes:
        """Throw the draft away."""
        if drafts.get(self._store, id) is None:
            return Changes()
        with self._store.operation("op.post.discard") as op:
            op.forget_draft(id)
        return op.changes

    def update(self, id: str, post: "Post", op_name: str = EDIT) -> Changes:
        """Replace a post; also how a person settles conflicts (the new revision is the merge)."""
        data = bodies.pack(clean.post(post))
        with self._store.operation(op_name, subject_of(data)) as op:
            op.seal(id)
            op.edit("post", id, data)
        return op.changes

    def move(self, ids: Iterable[str], to: Mapping[str, str | None]) -> Changes:
        """Plan posts anew: ``to`` has each id's local ``YYYY-MM-DDTHH:MM``, or None for the tray."""
        wanted = {id_: clean.planned(to[id_]) for id_ in ids}

        def moved(id_: str, data: dict[str, Any]) -> dict[str, Any]:
            rest = {key: value for key, value in data.items() if key != "planned"}
            return rest if wanted[id_] is None else rest | {"planned": wanted[id_]}

        return self._each("op.post.move", list(wanted), moved)

    def delete(self, ids: Iterable[str]) -> Changes:
        """Delete posts; undo or `restore` brings them back."""
        return self._each("op.post.delete", list(ids), lambda _id, data: data | {"deleted": True})

    def duplicate(self, id: str) -> tuple[str, Changes]:
        """A copy in the tray: undated, without answers, link and the sheet's word."""
        post = self.get(id).post
        copy = replace(post, planned=None, answers={}, link="", sheet_status="", deleted=False)
        with self._store.operation("op.post.duplicate", subject_of(bodies.pack(copy))) as op:
            op.seal(id)
            new, _ = self.create(copy)
        return new, op.changes

    def restore(self, id: str, revision: str) -> Changes:
        """Make an old revision the newest."""
        return self.update(id, self.at(id, revision), "op.post.restore")

    def _each(
        self, name: str, ids: list[str], change: Callable[[str, dict[str, Any]], dict[str, Any]]
    ) -> Changes:
        """One operation over many posts; named by the title of one or the count of many."""
        one = len(ids) == 1
        subject = subject_of(self._shown(ids[0])) if one else str(len(ids))
        with self._store.operation(name if one else f"{name}-many", subject) as op:
            for id_ in ids:
                self._change(op, id_, change)
        return op.changes

    def _change(
        self, op: Operation, id: str, change: Callable[[str, dict[str, Any]], dict[str, Any]]
    ) -> None:
        op.seal(id)
        op.edit("post", id, change(id, op.head("post", id).data))

    def _shown(self, id: str) -> dict[str, Any]:
        draft = drafts.get(self._store, id)
        if draft is not None:
            return draft
        now = projection.head(self._db, "post", id)
        if now is None:
            raise UserError("store.gone")
        return now.data

    def _rows(self, where: str, args: Iterable[Any] = ()) -> list[PostRow]:
        return reading.rows(self._db, self._accounts, where, args)
