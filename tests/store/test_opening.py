"""Opening: locks, foreign and damaged files, read-only places, unclean ends."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Person
from medsos_desktop.store.shares import on_network
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple


def refused(folder: Path, **how: bool) -> UserError:
    with pytest.raises(UserError) as caught:
        Workspace.open(folder, **how).close()
    return caught.value


def test_no_workspace_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "tidak-ada").code == "workspace.missing"


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_foreign_or_broken_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "medsos.db"
    file.write_bytes(content)
    assert refused(tmp_path).code in {"workspace.not-a-workspace", "workspace.damaged"}
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "medsos.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    assert refused(tmp_path).code == "workspace.not-a-workspace"


def test_a_newer_version_is_refused_politely(office: Callable[[str], Office]) -> None:
    pc = office("a")
    pc.open().store.db.run("PRAGMA user_version=99")
    pc.close()
    assert refused(pc.folder).code == "workspace.newer"
    assert refused(pc.folder, write=False).code == "workspace.newer"


def test_a_second_writer_is_refused_naming_the_first(office: Callable[[str], Office]) -> None:
    pc = office("a")
    ws = pc.open()
    ws.directory.save("person", "orang1", Person(name="Bu Contoh"))
    ws.directory.sign_in("orang1")
    error = refused(pc.folder)
    assert error.code == "workspace.locked"
    assert "Bu Contoh" in str(error.params["holder"])
    post, _ = ws.posts.create(simple())
    with Workspace.open(pc.folder, write=False, home=pc.home) as reader:
        assert reader.posts.row(post).title == "Posyandu"
        with pytest.raises(UserError, match="read-only"):
            reader.posts.create(simple())


def test_a_reader_sees_what_is_written_after_it_opened(office: Callable[[str], Office]) -> None:
    pc = office("a")
    ws = pc.open()
    with Workspace.open(pc.folder, write=False, home=pc.home) as reader:
        post, _ = ws.posts.create(simple())
        assert reader.posts.row(post).id == post


def test_the_lock_is_free_after_closing_and_after_a_refusal(office: Callable[[str], Office]) -> None:
    pc = office("a")
    pc.open().store.db.run("PRAGMA user_version=99")
    pc.close()
    assert refused(pc.folder).code == "workspace.newer"
    assert refused(pc.folder).code == "workspace.newer"


CRASH = """
import os, sys
from pathlib import Path
from medsos_desktop.workspace import Workspace
from medsos_desktop.model.post import Post
ws = Workspace.open(Path(sys.argv[1]), create=True, home=Path(sys.argv[2]))
post, _ = ws.posts.create(Post(title="Tersegel"))
ws.posts.save_draft(post, Post(title="Tersegel", text="ketikan terakhir"))
os._exit(9)
"""


def crash(pc: Office) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, pc.folder, pc.home], check=False, cwd=Path.cwd())
    assert done.returncode == 9


def test_after_a_crash_nothing_is_lost(office: Callable[[str], Office]) -> None:
    pc = office("a")
    crash(pc)
    ws = pc.open()
    (row,) = ws.posts.undated()
    assert ws.posts.get(row.id).post.text == "ketikan terakhir"
    assert row.has_draft


def test_a_file_damaged_in_a_crash_is_found_on_opening(office: Callable[[str], Office]) -> None:
    pc = office("a")
    ws = pc.open()
    ws.posts.create_many([simple(text="kata " * 50) for _ in range(300)])
    pc.close()
    crash(pc)
    pc.open().close()
    (pc.folder / "medsos.writer.json").write_text("{}", encoding="utf-8")  # as if it had crashed
    with (pc.folder / "medsos.db").open("rb+") as file:
        file.seek(20 * 4096)
        file.write(b"\xa5" * 4096 * 20)
    assert refused(pc.folder).code == "workspace.damaged"
    assert refused(pc.folder).code == "workspace.damaged"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_folder_that_cannot_be_written(office: Callable[[str], Office]) -> None:
    import os

    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; test_full_disk covers root on a read-only mount")
    pc = office("a")
    pc.open().posts.create(simple())
    pc.close()
    pc.folder.chmod(0o500)
    try:
        assert refused(pc.folder).code == "workspace.read-only"
        with Workspace.open(pc.folder, write=False, home=pc.home) as reader:
            assert len(reader.posts.rows(date(2026, 12, 1), date(2027, 1, 1))) == 1
    finally:
        pc.folder.chmod(0o700)


MOUNTS = "/dev/vda / ext4 rw 0 0\n//nas/kel /mnt/kantor cifs rw 0 0\ntmpfs /mnt/kantor/lokal tmpfs rw 0 0\n"


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/mnt/kantor/medsos", True),
        ("/mnt/kantor/lokal/x", False),
        ("/mnt/kantorku", False),
        ("/home", False),
    ],
)
def test_network_shares_are_told_apart(folder: str, told: bool) -> None:
    assert on_network(Path(folder), MOUNTS) is told
