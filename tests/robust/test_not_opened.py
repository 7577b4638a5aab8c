"""Workspaces that cannot be opened, or not for writing: the core, the terminal and the window say why."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.cli.door import main
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace
from tests.robust.conftest import Disk, furnish
from ui.jobs import SyncJobs
from ui.kit.notes import Banner
from ui.settings import Settings
from ui.shell.window import MainWindow

HOLD = """
import sys
from pathlib import Path
from medsos_desktop.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), home=Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests work on copies."""
    place = tmp_path_factory.mktemp("jadi")
    furnish(place / "kantor", place / "rumah")
    return place / "kantor"


@pytest.fixture
def folder(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(furnished, tmp_path / "kantor"))


@pytest.fixture
def window(person_home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(person_home, Settings(theme="light"), SyncJobs())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def refused(folder: Path, home: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        Workspace.open(folder, home=home).close()
    return caught.value


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the terminal says, with exit code 1."""
    days = ["--from", "2026-12-01", "--to", "2026-12-31"]
    said = []
    for line in (["backup"], ["export", *days, "--out", str(folder.parent / "paket.zip")]):
        assert main([line[0], "--workspace", str(folder), *line[1:]]) == 1
        said.append(capsys.readouterr().err)
    assert "Traceback" not in said[0]
    assert said[0] == said[1]
    assert not (folder.parent / "paket.zip").exists()
    return said[0]


def shown(window: MainWindow, folder: Path) -> str:
    """What the window says in place of the desk."""
    assert not window.open_folder(folder)
    assert window.desk is None
    assert window.first is not None
    assert window.first.welcome.trouble.isVisible()
    return window.first.welcome.trouble.accessibleName()


def test_a_newer_version(
    folder: Path, person_home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(folder / "medsos.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = (folder / "medsos.db").read_bytes()
    assert refused(folder, person_home).code == "workspace.newer"
    assert "versi aplikasi yang lebih baru" in told(folder, capsys)
    assert "versi aplikasi yang lebih baru" in shown(window, folder)
    assert (folder / "medsos.db").read_bytes() == before


@pytest.mark.parametrize("how", ["text", "cut", "empty", "pages"])
def test_a_damaged_database(
    folder: Path, person_home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    file = folder / "medsos.db"
    whole = file.read_bytes()
    spoilt = {
        "text": b"bukan basis data " * 400,
        "cut": whole[: len(whole) // 3],
        "empty": b"",
        "pages": whole[:8192] + b"\xa5" * (len(whole) - 8192),
    }[how]
    file.write_bytes(spoilt)
    (folder / "medsos.writer.json").write_text("{}", encoding="utf-8")  # the program ended badly
    assert refused(folder, person_home).code in {"workspace.damaged", "workspace.not-a-workspace"}
    for said in (told(folder, capsys), shown(window, folder)):
        assert "rusak" in said or "bukan ruang kerja" in said
    assert file.read_bytes() == spoilt
    file.write_bytes(whole)  # from the backup
    assert window.open_folder(folder)


def test_a_second_instance(
    folder: Path, person_home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-c", HOLD, folder, person_home]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        error = refused(folder, person_home)
        assert error.code == "workspace.locked"
        assert "Arum Rahasia" in str(error.params["holder"])
        assert "Arum Rahasia" in told(folder, capsys)
        assert window.open_folder(folder)  # for reading, and says who writes
        assert window.session is not None
        assert window.desk is not None
        assert not window.session.workspace.writable
        (banner,) = (each for each in window.desk.findChildren(Banner) if each.isVisible())
        assert "Arum Rahasia" in banner.accessibleName()
    finally:
        first.kill()  # no clean end: the lock goes with the process, the card stays
        first.communicate()
    assert (folder / "medsos.writer.json").exists()
    assert window.open_folder(folder)
    assert window.session is not None
    assert window.session.workspace.writable


@pytest.mark.long
def test_a_disk_for_reading_only(
    disk: Disk, person_home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = disk.place / "kantor"
    post = furnish(folder, person_home)
    disk.read_only()
    _refused_for_writing(folder, post, person_home, window, capsys)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_for_reading_only(
    folder: Path, person_home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(folder, write=False, home=person_home) as ws:
        (post,) = ws.store.db.all("SELECT id FROM posts")
    folder.chmod(0o500)
    for file in folder.glob("medsos.*"):
        file.chmod(0o400)
    try:
        _refused_for_writing(folder, str(post[0]), person_home, window, capsys)
    finally:
        folder.chmod(0o700)


def _refused_for_writing(
    folder: Path, post: str, home: Path, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(folder, home).code == "workspace.read-only"
    assert "tidak dapat ditulisi" in told(folder, capsys)
    assert "tidak dapat ditulisi" in shown(window, folder)
    with Workspace.open(folder, write=False, home=home) as ws:
        assert ws.posts.get(post).post.title == "Loket"
        with pytest.raises(UserError, match=r"workspace\.read-only"):
            ws.posts.delete([post])
    assert main(["check", "--workspace", str(folder)]) == 0
