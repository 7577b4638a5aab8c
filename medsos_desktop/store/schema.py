"""The tables. ``records``, ``erased``, ``drafts``, ``seen``, ``trusted``, ``heads`` and ``local`` are truth;
all else is projection.

A new workspace is made from these statements; an older one reaches the same tables through
`medsos_desktop.store.migrations`, and a test compares the two.
"""

APPLICATION_ID = 0x4D445331  # "MDS1"
SCHEMA_VERSION = 3
PROJECTION_VERSION = "4"
"""Raised when a projection is computed differently: the next opening for writing rebuilds."""

TRUTH = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE records (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,
    parents TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    chain TEXT NOT NULL,
    seq INTEGER NOT NULL,
    prev TEXT NOT NULL,
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    salt BLOB,
    body BLOB,
    op TEXT NOT NULL DEFAULT ''
);
CREATE INDEX records_entity ON records (kind, entity);
CREATE INDEX records_chain ON records (device, chain, seq);
CREATE INDEX records_op ON records (op) WHERE op <> '';
CREATE INDEX records_told ON records (at, id) WHERE kind IN ('presence', 'key', 'erase', 'branch');
CREATE TABLE erased (record TEXT NOT NULL, eraser TEXT NOT NULL, PRIMARY KEY (record, eraser)) WITHOUT ROWID;
CREATE TABLE drafts (
    post TEXT PRIMARY KEY, base TEXT NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE seen (
    person TEXT NOT NULL, post TEXT NOT NULL, revision TEXT NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (person, post)
) WITHOUT ROWID;
CREATE TABLE trusted (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, how TEXT NOT NULL,
    at TEXT NOT NULL, author TEXT NOT NULL, seal TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE heads (
    device TEXT NOT NULL, chain TEXT NOT NULL, teller TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    at TEXT NOT NULL, name TEXT NOT NULL, seal TEXT NOT NULL, held INTEGER NOT NULL,
    PRIMARY KEY (device, chain, teller, id)
) WITHOUT ROWID;
CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

PROJECTION_TABLES = ("posts", "entities", "remarks", "ops", "searched", "search")

PROJECTIONS = """
CREATE TABLE posts (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    planned TEXT NOT NULL,
    state TEXT NOT NULL,
    accounts TEXT NOT NULL,
    pillar TEXT NOT NULL,
    pic TEXT NOT NULL,
    collaboration TEXT NOT NULL,
    has_draft INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    reapproval INTEGER NOT NULL,
    revision TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE INDEX posts_planned ON posts (planned) WHERE deleted = 0;
CREATE INDEX posts_state ON posts (state) WHERE deleted = 0 AND state <> 'draft';
CREATE TABLE entities (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    data TEXT NOT NULL,
    revision TEXT NOT NULL,
    conflicts TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    read_only INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE remarks (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX remarks_entity ON remarks (entity, kind);
CREATE INDEX remarks_at ON remarks (at, id);
CREATE TABLE ops (
    device TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    chain TEXT NOT NULL,
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    undoes TEXT NOT NULL,
    redoes TEXT NOT NULL,
    PRIMARY KEY (device, id)
) WITHOUT ROWID;
CREATE INDEX ops_order ON ops (device, at, chain, seq);
CREATE INDEX ops_at ON ops (at);
CREATE TABLE searched (
    doc INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, planned TEXT NOT NULL, UNIQUE (kind, id)
);
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
"""


def statements(script: str) -> list[str]:
    """The single statements of one of the scripts above (none has a semicolon inside)."""
    return [each for each in script.split(";") if each.strip()]
