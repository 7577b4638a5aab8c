"""From records (and own drafts) to the tables that lists and calendar ask.

A row here is a function of the set of records and the local draft, nothing else: `rebuild` makes
every table again and must come to the same, whatever order the records arrived in.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from medsos_desktop.errors import UserError
from medsos_desktop.model.counting import Labels
from medsos_desktop.model.merging import merge
from medsos_desktop.model.record import ENTITY_KINDS, GRANT_KIND, REMARK_KINDS, Op, Record
from medsos_desktop.model.states import post_state
from medsos_desktop.store import bodies, counting, journal, lineage, records, remarks, schema, searching
from medsos_desktop.store.bodies import Data
from medsos_desktop.store.database import Database

if TYPE_CHECKING:
    from medsos_desktop.model.post import Post

Subject = Callable[["Post"], str]
"""Hash (hex) of what of a post goes out; `approval.content.subject_hash` with the catalogue bound."""

EXCERPT = 80


class Head(NamedTuple):
    """What an entity is now. ``tips`` are the parents of its next revision, ``heads`` what is shown;
    ``revision`` names the latter as one (a hash when they are several).
    """

    data: Data
    tips: tuple[str, ...]
    heads: tuple[str, ...]
    revision: str
    conflicts: tuple[str, ...]
    at: str
    author: str
    read_only: bool


def head(db: Database, kind: str, entity: str) -> Head | None:
    """The merged present of an entity, `None` when nothing (or nothing that was not erased) is known."""
    return compose(records.nodes(db, kind, entity), _reader(db, kind), _authors(db))


def data_at(db: Database, kind: str, entity: str, ids: Iterable[str]) -> Data:
    """The merged state of the revisions ``ids`` (the parents of some record); ``{}`` for none."""
    nodes = records.nodes(db, kind, entity)
    known = {key for each in ids for key in lineage.ancestors(nodes, each)}
    part = {key: node for key, node in nodes.items() if key in known}
    merged = compose(part, _reader(db, kind), _authors(db))
    return merged.data if merged else {}


def compose(
    nodes: Mapping[str, lineage.Node],
    read: Callable[[str], tuple[Data, bool]],
    author: Callable[[str], str],
) -> Head | None:
    """The present of an entity whose revisions are ``nodes``, wherever their bodies stand.

    ``read`` gives a revision's data and whether a newer app wrote it, ``author`` who did.
    """
    tops = lineage.heads(nodes) if nodes else []
    if not tops:
        return None
    sides, newer = [], False
    for node in tops:
        data, is_newer = read(node.id)
        sides.append(data)
        newer = newer or is_newer
    merged, conflicts = sides[0], tuple[str, ...]()
    if len(tops) > 1:
        base = lineage.common(nodes, tops)
        merged, conflicts = merge(read(base.id)[0] if base else {}, sides)
    ids = tuple(node.id for node in tops)
    revision = ids[0] if len(ids) == 1 else _hash("+".join(ids))
    return Head(
        merged, lineage.tips(nodes), ids, revision, conflicts, tops[-1].at, author(tops[-1].id), newer
    )


def _hash(text: str) -> str:
    import hashlib  # OpenSSL takes 3 ms to load, and looking at a workspace hashes nothing

    return hashlib.sha256(text.encode()).hexdigest()


def _reader(db: Database, kind: str) -> Callable[[str], tuple[Data, bool]]:
    def read(record: str) -> tuple[Data, bool]:
        row = db.one("SELECT body FROM records WHERE id = ?", (record,))
        return bodies.read(kind, row[0]) if row and row[0] is not None else ({}, False)

    return read


def _authors(db: Database) -> Callable[[str], str]:
    def author(record: str) -> str:
        row = db.one("SELECT author FROM records WHERE id = ?", (record,))
        return str(row[0]) if row else ""

    return author


class Projection:
    """Keeps the projected tables in step with the records."""

    def __init__(self, db: Database, subject: Subject) -> None:
        self._db, self._subject = db, subject
        self._alone: Mapping[tuple[str, str], Record] = {}
        self._undecided: frozenset[str] | None = None

    @contextmanager
    def many(self, alone: Mapping[tuple[str, str], Record]) -> Iterator[None]:
        """For projecting thousands at once: ``alone`` are records at hand, each the only one of its entity.

        No decision may be added meanwhile.
        """
        decided = set(counting.decided_posts(self._db))
        self._undecided = frozenset(entity for _kind, entity in alone if entity not in decided)
        self._alone = alone
        try:
            yield
        finally:
            self._alone, self._undecided = {}, None

    def _head(self, kind: str, entity: str) -> Head | None:
        record = self._alone.get((kind, entity))
        if record is None or record.body is None:
            return head(self._db, kind, entity)
        body, author = record.body, record.author
        node = lineage.Node(record.id, record.parents, record.at, True)
        return compose({record.id: node}, lambda _id: bodies.read(kind, body), lambda _id: author)

    def record(self, record: Record, op: Op | None) -> None:
        """A record was added: note its operation, and remarks as they are. `entity` does the rest."""
        if op is not None:
            journal.note(self._db, record, op)
        if (record.kind in REMARK_KINDS or record.kind == GRANT_KIND) and record.body is not None:
            data, _newer = bodies.read(record.kind, record.body)
            remarks.add(self._db, record, data)

    def entity(self, kind: str, entity: str) -> frozenset[str]:
        """Project one entity anew; remarks touch the post they point at.

        The answer names the posts that were projected along with it: their approvals may count otherwise
        now that the office's policy or a standing approval is another.
        """
        if kind == "post":
            self._post(entity)
        elif kind in REMARK_KINDS:
            self.remarked(entity)
        elif kind == "office":
            before = counting.proofs(self._db)
            self._entity(kind, entity)
            if counting.proofs(self._db) != before:
                return self._posts(counting.decided_posts(self._db))
        elif kind == GRANT_KIND:
            from medsos_desktop.store import grants  # only where somebody gave a standing approval

            return self._posts(grants.dependents(self._db, entity))
        elif kind in ENTITY_KINDS:
            self._entity(kind, entity)
        return frozenset()

    def remarked(self, post: str) -> None:
        """Something was said about a post whose words are as they were: its row, not the search."""
        self._post(post, words=False)

    def _posts(self, posts: Iterable[str]) -> frozenset[str]:
        done = frozenset(posts)
        for post in sorted(done):
            self.remarked(post)
        return done

    def _entity(self, kind: str, entity: str) -> None:
        now = self._head(kind, entity)
        if now is None:
            self._db.run("DELETE FROM entities WHERE kind = ? AND id = ?", (kind, entity))
            searching.remove(self._db, kind, entity)
            return
        data = json.dumps(now.data, ensure_ascii=False, sort_keys=True)
        deleted = bool(now.data.get("deleted"))
        self._db.run(
            "INSERT OR REPLACE INTO entities VALUES (?,?,?,?,?,?,?,?,?)",
            (
                kind,
                entity,
                data,
                now.revision,
                json.dumps(now.conflicts),
                deleted,
                now.read_only,
                now.at,
                now.author,
            ),
        )
        searching.entity(self._db, kind, entity, {} if deleted else now.data)

    def _post(self, post: str, *, words: bool = True) -> None:
        now = self._head("post", post)
        if now is None:
            self._db.run("DELETE FROM posts WHERE id = ?", (post,))
            searching.remove(self._db, "post", post)
            return
        draft = self._db.one("SELECT data, at, author FROM drafts WHERE post = ?", (post,))
        data: Data = json.loads(draft[0]) if draft else now.data
        self._db.run(
            "INSERT OR REPLACE INTO posts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            self._row(post, now, data, draft),
        )
        if words:
            searching.post(self._db, post, {} if data.get("deleted") else data)

    def _row(self, post: str, now: Head, data: Data, draft: tuple[Any, ...] | None) -> tuple[Any, ...]:
        state, reapproval = self._state(post, data)
        revision = now.revision
        if draft:
            revision += "~" + _hash(draft[0])[:16]
        return (
            post,
            data.get("title", ""),
            data.get("planned", ""),
            state,
            " ".join(sorted(data.get("variants", ()))),
            data.get("pillar", ""),
            data.get("pic", ""),
            data.get("collaboration", ""),
            draft is not None,
            bool(now.conflicts) or len(now.heads) > 1,
            reapproval,
            revision,
            data.get("text", "")[:EXCERPT],
            bool(data.get("deleted")),
            draft[1] if draft else now.at,
            draft[2] if draft else now.author,
        )

    def _state(self, post: str, data: Data) -> tuple[str, bool]:
        """The hash is only made for posts somebody has decided about."""
        undecided = self._undecided is not None and post in self._undecided
        decided = [] if undecided else remarks.decisions(self._db, post)
        if not decided:
            return "draft", False
        try:
            subject = self._subject(bodies.unpack("post", data))
        except (KeyError, UserError):
            subject = ""  # a surface this app does not know: no decision can cover it here
        labels = Labels(data.get("template", ""), data.get("pillar", ""), data.get("planned"))
        state, reapproval = post_state(decided, subject, counting.Counting(self._db, labels).counts)
        return state.value, reapproval


def rebuild(db: Database, subject: Subject) -> None:
    """Make every projected table again from the records; inside a transaction of the caller."""
    for table in schema.PROJECTION_TABLES:
        db.run(f"DELETE FROM {table}")
    projection = Projection(db, subject)
    for record in records.every(db):
        projection.record(record, bodies.op_of(record.body) if record.body is not None else None)
    for kind, entity in db.all("SELECT DISTINCT kind, entity FROM records ORDER BY kind, entity"):
        if kind in ENTITY_KINDS:
            projection.entity(kind, entity)
    db.set_meta("projection", schema.PROJECTION_VERSION)


def dump(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every projected table as sorted rows, for comparing; internal row numbers are left out."""
    found = {
        table: sorted(db.all(f"SELECT * FROM {table}"), key=repr)
        for table in schema.PROJECTION_TABLES
        if table not in ("searched", "search")
    }
    found["search"] = sorted(
        db.all(
            "SELECT d.kind, d.id, d.planned, s.title, s.body FROM searched d JOIN search s ON s.rowid = d.doc"
        )
    )
    return found
