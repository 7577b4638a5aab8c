"""A workspace of every earlier version opens, whole; each step is proved on a fixture."""

import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.store import bodies, migrations, schema
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.store.office import Office

FIXTURES = Path(__file__).parent.parent / "fixtures"
VERSIONS = range(1, schema.SCHEMA_VERSION + 1)


def unpack(version: int, folder: Path) -> None:
    folder.mkdir()
    packed = (FIXTURES / f"workspace-v{version}.db.gz").read_bytes()
    (folder / "medsos.db").write_bytes(gzip.decompress(packed))


def tables(ws: Workspace) -> list[tuple[Any, ...]]:
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite_%' ORDER BY name"
    return ws.store.db.all(sql)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_workspace_of_that_version_opens_and_says_the_same(
    office: Callable[[str], Office], version: int
) -> None:
    pc, new = office("lama"), office("baru")
    unpack(version, pc.folder)
    ws = pc.open()
    told = json.loads((FIXTURES / f"workspace-v{version}.json").read_text(encoding="utf-8"))
    ws.store.rebuild()
    assert json.loads(json.dumps(ws.store.dump())) == told
    assert verify(ws.store.db) == []
    assert tables(ws) == tables(new.open())


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version after today's, with a new column in a table that is truth."""
    after = schema.SCHEMA_VERSION + 1

    def step(db: migrations.Utils) -> None:
        db["drafts"].add_column("device", str, not_null_default="")

    monkeypatch.setattr(schema, "SCHEMA_VERSION", after)
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, after: step})


def test_the_next_version_backs_up_migrates_and_rebuilds(
    office: Callable[[str], Office], next_version: None
) -> None:
    pc = office("lama")
    unpack(1, pc.folder)
    with sqlite3.connect(pc.folder / "medsos.db") as raw:
        raw.execute("DELETE FROM posts")
    raw.close()
    ws = pc.open()
    assert ws.store.db.one("SELECT device FROM drafts") == ("",)
    assert ws.store.db.one("PRAGMA user_version") == (schema.SCHEMA_VERSION,)
    assert len(ws.posts.undated()) == 1
    (kept,) = (pc.folder / "backups").glob("medsos-v1-*.db")
    old = sqlite3.connect(kept)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    old.close()
    assert pc.open().store.db.version == schema.SCHEMA_VERSION


def test_a_reader_does_not_migrate(office: Callable[[str], Office], next_version: None) -> None:
    pc = office("lama")
    unpack(1, pc.folder)
    with pytest.raises(UserError, match=r"workspace\.older"):
        pc.open(write=False)


def test_a_step_that_fails_leaves_the_old_version(
    office: Callable[[str], Office], next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: migrations.Utils) -> None:
        db["drafts"].add_column("device", str)
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, schema.SCHEMA_VERSION: broken})
    pc = office("lama")
    unpack(1, pc.folder)
    with pytest.raises(ZeroDivisionError):
        pc.open()
    monkeypatch.undo()
    assert len(pc.open().posts.undated()) == 1


def test_a_body_of_an_older_version_is_upgraded_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "VERSION", 3)
    monkeypatch.setattr(
        bodies, "UPGRADES", {("post", 1): lambda data: {**data, "title": data["title"].upper()}}
    )
    assert bodies.read("post", b'{"v":1,"data":{"title":"a"}}') == ({"title": "A"}, False)
    assert bodies.read("pillar", b'{"v":1,"data":{"name":"a"}}') == ({"name": "a"}, False)
    assert bodies.read("post", b'{"v":4,"data":{"judul":"a"}}') == ({"judul": "a"}, True)
