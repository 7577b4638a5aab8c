"""What was erased is nowhere any more, wins in any order, and stays erased after a restore."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.post import MediaUse
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace, restore
from tests.store.office import Office, picture, simple, verdict

SECRET = "3371010101900000"
Offices = Callable[[str], Office]


def traces(folder: Path, *, without: str = "") -> list[str]:
    """Files below ``folder`` that still hold the secret."""
    files = [file for file in folder.rglob("*") if file.is_file() and not (without and without in file.parts)]
    return [file.name for file in files if SECRET.encode() in file.read_bytes()]


def test_nothing_of_it_is_left_in_any_file(ws: Workspace) -> None:
    kept = picture(ws, SECRET.encode() * 9)
    post, _ = ws.posts.create(replace(simple(text=f"NIK {SECRET}"), media=(MediaUse(kept, SECRET),)))
    for n in range(30):
        ws.posts.update(post, simple(text=f"NIK {SECRET} {n}"))
    ws.records.decide(post, verdict(ws, post, "submit", note=SECRET))
    ws.posts.save_draft(post, simple(text=f"NIK {SECRET} lagi"))
    other, _ = ws.posts.create(simple("Tetap"))
    assert traces(ws.folder)
    changes = ws.erasure.erase("post", post, "permintaan warga")
    assert post in changes.of("post")
    assert traces(ws.folder) == []
    assert ws.store.blobs.path(kept) is None
    assert ws.search.find(SECRET) == []
    assert verify(ws.store.db) == []
    assert ws.posts.row(other).title == "Tetap"
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.posts.get(post)
    assert ws.history.undoable() is not None


def test_a_picture_another_post_shows_stays(ws: Workspace) -> None:
    kept = picture(ws, b"gambar")
    ids, _ = ws.posts.create_many([replace(simple(), media=(MediaUse(kept),))] * 2)
    ws.erasure.erase("post", ids[0], "permintaan warga")
    assert ws.store.blobs.path(kept) is not None
    ws.erasure.erase("post", ids[1], "permintaan warga")
    assert ws.store.blobs.path(kept) is None


def test_one_revision_can_be_erased_and_the_rest_stays(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple(text=SECRET))
    ws.posts.update(post, simple(text="tanpa data"))
    first = ws.posts.revisions(post)[-1].id
    ws.erasure.erase("post", post, "permintaan warga", revisions={first})
    assert ws.posts.get(post).post.text == "tanpa data"
    assert len(ws.posts.revisions(post)) == 1
    assert traces(ws.folder) == []
    before = ws.store.dump()
    ws.store.rebuild()
    assert ws.store.dump() == before


def test_erasing_the_newest_revision_shows_the_one_before(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple(text="dulu"))
    ws.posts.update(post, simple(text=SECRET))
    ws.erasure.erase("post", post, "permintaan warga", revisions={ws.posts.revisions(post)[0].id})
    assert ws.posts.get(post).post.text == "dulu"
    ws.posts.update(post, simple(text="lanjut"))
    assert (ws.posts.get(post).post.text, ws.posts.row(post).conflict) == ("lanjut", False)


def test_a_reason_is_needed(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    with pytest.raises(UserError, match=r"store\.reason"):
        ws.erasure.erase("post", post, "  ")


def test_restoring_an_older_backup_erases_again(office: Offices) -> None:
    pc = office("a")
    ws = pc.open()
    post, _ = ws.posts.create(simple(text=SECRET))
    inside, outside = ws.backups.make(), ws.backups.make(pc.folder.parent / "flashdisk.zip")
    ws.erasure.erase("post", post, "permintaan warga")
    pc.close()
    for backup in (inside, outside, inside):
        kept = restore(backup, pc.folder, clock=pc.clock, ids=pc.ids, home=pc.home)
        assert kept is not None
        ws = pc.open()
        assert ws.search.find(SECRET) == []
        assert traces(pc.folder, without="backups") == []
        assert verify(ws.store.db) == []
        pc.close()
    new = pc.folder.with_name("komputer-baru")
    shutil.copytree(pc.folder / "backups", new / "backups")
    restore(new / "backups" / inside.name, new, clock=pc.clock, ids=pc.ids, home=pc.home.with_name("lain"))
    assert traces(new, without="backups") == []
