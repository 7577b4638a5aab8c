"""A worker writes beside the workspace: one writes, the other reads, the chain goes on where it stands."""

from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple


def test_one_writes_while_the_other_reads(tmp_path: Path) -> None:
    office = Office(tmp_path, "a")
    ws = office.open()
    first, _ = ws.posts.create(simple("Sebelum"))
    with ws.beside() as beside:
        ws.posts.save_draft(first, simple("Masih boleh"))
        other, changes = beside.posts.create(simple("Di samping"))
        assert ws.posts.get(other).post.title == "Di samping"
        with pytest.raises(UserError, match=r"workspace\.taking"):
            ws.posts.create(simple("Ditolak"))
    ws.resume(changes)
    after, _ = ws.posts.create(simple("Sesudah"))
    records = list(ws.all_records())
    assert [each.seq for each in records] == [1, 2, 3]
    assert len({each.chain for each in records}) == 1
    assert ws.posts.get(first).post.title == "Masih boleh"
    assert ws.posts.get(after).post.title == "Sesudah"
    office.close()


def _half(ws: Workspace) -> None:
    with ws.operation("op.post.create"):
        ws.posts.create(simple("Setengah"))
        raise ZeroDivisionError


def test_what_fails_beside_leaves_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path, "a")
    ws = office.open()
    with ws.beside() as beside, pytest.raises(ZeroDivisionError):
        _half(beside)
    ws.resume(Changes())
    assert list(ws.all_records()) == []
    ws.posts.create(simple("Sesudah"))
    assert [each.seq for each in ws.all_records()] == [1]
    office.close()


def test_who_was_about_to_write_when_the_other_began_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would write on where it last saw the chain end, behind the other's back."""
    office = Office(tmp_path, "a")
    ws = office.open()
    ws.posts.create(simple("Sebelum"))
    with ws.beside() as beside:
        run = ws.store.db.run

        def late(sql: str, *args: Any) -> Any:
            if sql == "BEGIN IMMEDIATE" and not ws.store.db.held:
                beside.posts.create(simple("Di samping"))
            return run(sql, *args)

        monkeypatch.setattr(ws.store.db, "run", late)
        with pytest.raises(UserError, match=r"workspace\.taking"):
            ws.posts.create(simple("Ditolak"))
    monkeypatch.undo()
    assert not ws.store.db.connection.in_transaction
    ws.resume(Changes())
    ws.posts.create(simple("Sesudah"))
    assert [each.seq for each in ws.all_records()] == [1, 2, 3]
    office.close()
