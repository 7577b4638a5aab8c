"""Backups: whole, daily, limited in number; restored only when sound; a restore goes on in a new chain."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.store import backups
from medsos_desktop.workspace import Workspace, restore
from tests.store.office import Office, picture, simple

Offices = Callable[[str], Office]


def test_one_a_day_and_only_the_last_ones_are_kept(office: Offices) -> None:
    pc = office("a")
    ws = pc.open()
    for _ in range(backups.KEEP + 3):
        assert ws.backups.daily() is not None
        assert ws.backups.daily() is None
        pc.clock.at += timedelta(days=1)
    assert len(ws.backups.list()) == backups.KEEP
    assert ws.backups.list()[0].name == "2026-12-17"


def test_a_reader_may_make_backups_beside_the_window(office: Offices) -> None:
    pc = office("a")
    ws = pc.open()
    ws.posts.create(simple())
    with Workspace.open(pc.folder, write=False, home=pc.home, clock=pc.clock) as reader:
        told: list[tuple[int, int, str]] = []
        file = reader.backups.make(progress=lambda *step: told.append(step))
    assert file.is_file()
    assert told[-1][0] == told[-1][1]


def test_cancelling_leaves_no_file(office: Offices) -> None:
    ws = office("a").open()
    target = ws.folder.parent / "x.zip"
    with pytest.raises(Cancelled):
        ws.backups.make(target, cancelled=lambda: True)
    assert list(ws.folder.parent.glob("x.zip*")) == []


def test_a_zip_brings_pictures_to_another_folder_in_a_new_chain(office: Offices) -> None:
    a, b = office("a"), office("b")
    ws = a.open()
    kept = picture(ws, b"gambar")
    post, _ = ws.posts.create(simple())
    file = ws.backups.make(a.folder.parent / "cadangan.zip")
    assert restore(file, b.folder, home=b.home) is None
    there = b.open()
    assert there.posts.get(post).post == simple()
    assert there.store.blobs.path(kept) is not None
    there.posts.update(post, simple("Lain"))
    assert len(there.store.db.all("SELECT DISTINCT chain FROM records")) == 2


def test_an_open_workspace_is_not_restored_over(office: Offices) -> None:
    ws = office("a").open()
    file = ws.backups.make()
    with pytest.raises(UserError, match=r"workspace\.locked"):
        ws.backups.restore(file, ws.folder)


def archive(path: Path, *names: str, method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name in names:
            made.writestr(name, b"x" * 100)
    return path


def test_what_is_no_backup_is_refused_and_nothing_is_touched(office: Offices, tmp_path: Path) -> None:
    pc = office("a")
    ws = pc.open()
    post, _ = ws.posts.create(simple())
    whole = ws.backups.make().read_bytes()
    pc.close()
    cut, text, empty = (tmp_path / name for name in ("cut.db", "teks.db", "kosong.db"))
    cut.write_bytes(whole[: len(whole) // 2])
    text.write_text("bukan cadangan", encoding="utf-8")
    empty.touch()
    broken = [
        cut,
        text,
        empty,
        tmp_path / "tidak-ada.db",
        archive(tmp_path / "a.zip", "medsos.db"),
        archive(tmp_path / "b.zip", "../keluar.txt"),
        archive(tmp_path / "c.zip", "/etc/x"),
        archive(tmp_path / "d.zip", "media/aa/" + "a" * 64 + ".jpg", method=zipfile.ZIP_DEFLATED),
    ]
    for file in broken:
        with pytest.raises(UserError, match=r"store\.backup"):
            restore(file, pc.folder, home=pc.home)
    assert not (tmp_path / "keluar.txt").exists()
    assert pc.open().posts.get(post).post == simple()
    assert list(pc.folder.glob(".restore-*")) == []


def test_a_damaged_workspace_is_kept_aside_when_a_backup_replaces_it(office: Offices) -> None:
    pc = office("a")
    ws = pc.open()
    post, _ = ws.posts.create(simple())
    file = ws.backups.make()
    pc.close()
    (pc.folder / "medsos.db").write_bytes(b"rusak" * 1000)
    kept = restore(file, pc.folder, clock=pc.clock, ids=pc.ids, home=pc.home)
    assert kept is not None
    assert kept.read_bytes() == b"rusak" * 1000
    assert pc.open().posts.get(post).post == simple()


def test_a_picture_that_is_not_what_its_name_says_is_left_out(office: Offices) -> None:
    a, b = office("a"), office("b")
    ws = a.open()
    whole, broken = picture(ws, b"gambar"), picture(ws, b"rusak")
    file = ws.store.blobs.path(broken)
    assert file is not None
    file.write_bytes(b"lain")
    assert restore(ws.backups.make(a.folder.parent / "cadangan.zip"), b.folder, home=b.home) is None
    there = b.open()
    assert there.store.blobs.path(whole) is not None
    assert there.store.blobs.path(broken) is None
