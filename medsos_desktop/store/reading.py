"""The questions lists and calendar ask; the hot paths of the app, in plain SQL."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from medsos_desktop.model.rows import PostRow, RevisionInfo
from medsos_desktop.model.state import State
from medsos_desktop.store import bodies
from medsos_desktop.store.database import Database

ROW = (
    "SELECT id, title, planned, state, accounts, pillar, pic, collaboration, has_draft, conflict,"
    " reapproval, revision, excerpt FROM posts "
)
_STATES = {state.value: state for state in State}

Accounts = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
"""Account ids as stored (sorted, by spaces) -> ids in the office's order, their channels."""


def code(entity: str) -> str:
    """The short name people use for a post: the first seven letters of its id."""
    return entity[:7].upper()


def stamp(db: Database) -> tuple[int, int]:
    """Differs once anything was written, here or by another program; quicker than reading anything."""
    version = db.one("PRAGMA data_version") or (0,)
    return db.connection.total_changes, int(version[0])


def rows(db: Database, accounts: Accounts, where: str, args: Iterable[Any] = ()) -> list[PostRow]:
    """Posts that meet ``where``, which begins with WHERE and may end with ORDER BY."""
    found: list[PostRow] = []
    known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    cursor = db.run(ROW + where, tuple(args))
    for (
        id_,
        title,
        planned,
        state,
        names,
        pillar,
        pic,
        collab,
        draft,
        conflict,
        again,
        revision,
        excerpt,
    ) in cursor:
        pair = known.get(names)
        if pair is None:
            pair = known[names] = accounts(names)
        found.append(
            PostRow(
                id_,
                id_[:7].upper(),
                title,
                planned,
                _STATES[state],
                pair[0],
                pair[1],
                pillar,
                pic,
                collab,
                draft == 1,
                conflict == 1,
                again == 1,
                revision,
                excerpt,
            )
        )
    return _with_untold(db, found)


def _with_untold(db: Database, rows: list[PostRow]) -> list[PostRow]:
    """Posts that are out on several accounts say of which nobody told while others were told of."""
    several = [row.id for row in rows if row.state is State.PUBLISHED and len(row.accounts) > 1]
    if not several:
        return rows
    from medsos_desktop.store import remarks  # only where something is out on several accounts

    told = remarks.accounts_told(db, several)
    return [
        row._replace(untold=tuple(each for each in row.accounts if each not in known))
        if (known := told.get(row.id)) is not None and not known.issuperset(row.accounts)
        else row
        for row in rows
    ]


def entities(db: Database, kind: str) -> dict[str, Any]:
    """Living entities of a kind of the directory, by id."""
    rows = db.all("SELECT id, data FROM entities WHERE kind = ? AND deleted = 0", (kind,))
    return {row[0]: bodies.unpack(kind, json.loads(row[1])) for row in rows}


def gone(db: Database, kind: str) -> dict[str, Any]:
    """Entities of a kind of the directory that were taken out of the lists, by id."""
    rows = db.all("SELECT id, data FROM entities WHERE kind = ? AND deleted = 1", (kind,))
    return {row[0]: bodies.unpack(kind, json.loads(row[1])) for row in rows}


def authors(db: Database) -> frozenset[str]:
    """Ids of the people who wrote anything that is kept here."""
    return frozenset(str(row[0]) for row in db.all("SELECT DISTINCT author FROM records WHERE author <> ''"))


def entity(db: Database, kind: str, id: str) -> Any:
    """One entity of the directory, deleted ones too; `None` when unknown."""
    row = db.one("SELECT data FROM entities WHERE kind = ? AND id = ?", (kind, id))
    return bodies.unpack(kind, json.loads(row[0])) if row else None


def standing(db: Database, id: str) -> tuple[str, int, str, str] | None:
    """Where a post stands: state, whether an approval fell away, when and by whom it was changed."""
    row = db.one("SELECT state, reapproval, changed_at, changed_by FROM posts WHERE id = ?", (id,))
    return None if row is None else (row[0], row[1], row[2], row[3])


def revisions(db: Database, kind: str, entity: str) -> list[RevisionInfo]:
    """The history of one entity, newest first; erased revisions are left out."""
    rows = db.all(
        "SELECT id, at, author, body FROM records WHERE kind = ? AND entity = ? AND body IS NOT NULL"
        " ORDER BY at DESC, seq DESC",
        (kind, entity),
    )
    found: list[RevisionInfo] = []
    for id_, at, author, body in rows:
        op = bodies.op_of(body)
        found.append(RevisionInfo(id_, at, author, op.name if op else "", op.subject if op else ""))
    return found
