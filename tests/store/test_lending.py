"""A workspace lent to a job: one writes, the other reads, and the chain goes on where it stands."""

from pathlib import Path

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple


def test_one_seals_while_the_other_reads_and_keeps_drafts(tmp_path: Path) -> None:
    office = Office(tmp_path, "a")
    ws = office.open()
    post, _ = ws.posts.create(simple("Sebelum"))
    heard: list[Changes] = []
    ws.lend()
    with ws.beside(heard.append) as beside:
        other, _ = beside.posts.create(simple("Di samping"))
        assert ws.posts.get(other).post.title == "Di samping"
        with pytest.raises(UserError, match=r"workspace\.lent"):
            ws.posts.create(simple("Ditolak"))
        with pytest.raises(UserError, match=r"workspace\.lent"):
            ws.lend()
        assert ws.posts.save_draft(post, simple("Diketik"))
    ws.take_back(Changes.join(heard))
    assert heard[0].of("post") == {other}
    after, _ = ws.posts.create(simple("Sesudah"))
    records = list(ws.all_records())
    assert [each.seq for each in records] == [1, 2, 3]
    assert len({each.chain for each in records}) == 1
    assert ws.posts.get(post).post.title == "Diketik"
    assert ws.posts.get(after).post.title == "Sesudah"
    office.close()


def _half(ws: Workspace) -> None:
    with ws.operation("op.post.create"):
        ws.posts.create(simple("Setengah"))
        raise ZeroDivisionError


def test_what_fails_beside_leaves_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path, "a")
    ws = office.open()
    ws.lend()
    with ws.beside(lambda _changes: None) as beside, pytest.raises(ZeroDivisionError):
        _half(beside)
    ws.take_back(Changes())
    assert list(ws.all_records()) == []
    ws.posts.create(simple("Sesudah"))
    assert [each.seq for each in ws.all_records()] == [1]
    office.close()
