"""What the disk is told, and what is left after the worst: strace, kill -9, a full and a read-only disk."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.store.office import simple

SEAL = """
import os, sys
from pathlib import Path
from medsos_desktop.model.post import Post
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), create=True, home=Path(sys.argv[2]))
post, _ = ws.posts.create(Post(title="0"))
mark = os.open("/dev/null", os.O_WRONLY)
for n in range(10):
    os.write(mark, b"DRAFT")
    ws.posts.save_draft(post, Post(title=f"draft {n}"))
    os.write(mark, b"SEAL")
    ws.posts.seal(post)
    os.write(mark, b"EDIT")
    ws.posts.update(post, Post(title=f"edit {n}"))
    os.write(mark, b"DECIDE")
    ws.records.decide(post, Verdict("submit", "0" * 64))
    os.write(mark, b"MANY")
    ws.posts.create_many([Post(title=str(each)) for each in range(20)])
    os.write(mark, b"DRAFTSEALMOVE")
    ws.posts.save_draft(post, Post(title=f"again {n}"))
    ws.posts.move([post], {post: "2026-12-01T10:00"})
    os.write(mark, b"END")
ws.close()
"""
WANTED = {"DRAFT": 0, "SEAL": 1, "EDIT": 1, "DECIDE": 1, "MANY": 1, "DRAFTSEALMOVE": 1}


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_one_fdatasync_for_each_sealed_action_and_none_for_a_draft(tmp_path: Path) -> None:
    log = tmp_path / "strace.txt"
    traced = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write", "-o", log]
    child = [sys.executable, "-c", SEAL, tmp_path / "ws", tmp_path / "home"]
    subprocess.run([*traced, *child], check=True, cwd=Path.cwd())
    counts: dict[str, list[int]] = {name: [] for name in WANTED}
    now = ""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := re.search(r'write\(\d+</dev/null[^>]*>, "([A-Z]+)"', line):
            now = found.group(1)
            if now in counts:
                counts[now].append(0)
        elif "sync(" in line and now in counts:
            assert "medsos.db" in line, line
            counts[now][-1] += 1
    assert {name: set(each) for name, each in counts.items()} == {name: {n} for name, n in WANTED.items()}


EDIT = """
import sys
from pathlib import Path
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), home=Path(sys.argv[2]))
post = sys.argv[3]
for n in range(100_000):
    text = f"{n} " + "kata " * (n % 300)
    ws.posts.save_draft(post, Post(title="kill", text=text))
    print("draft", n, flush=True)
    if n % 3 == 0:
        ws.posts.seal(post)
        print("sealed", n, flush=True)
    if n % 7 == 0:
        ws.posts.create_many([Post(title=str(each)) for each in range(5)])
    if n % 11 == 0:
        ws.posts.move([post], {post: "2026-12-05T10:00"})
        ws.history.undo()
        ws.history.redo()
"""


def killed_at(moment: float, folder: Path, home: Path, post: str) -> list[list[str]]:
    """Everything the child said it had kept before it was killed ``moment`` seconds after its first word."""
    command = [sys.executable, "-c", EDIT, folder, home, post]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [line.split() for line in said if line.endswith("\n")]


def kill(moments: list[float], place: Path) -> None:
    """After each kill the file is whole and has everything that was said to be kept."""
    folder, home = place / "ws", place / "home"
    with Workspace.open(folder, create=True, home=home) as ws:
        post, _ = ws.posts.create(simple())
    for moment in moments:
        said = killed_at(moment, folder, home, post)
        with Workspace.open(folder, home=home) as ws:
            assert ws.store.db.one("PRAGMA integrity_check") == ("ok",)
            assert verify(ws.store.db) == []
            before = ws.store.dump()
            ws.store.rebuild()
            assert ws.store.dump() == before
            kept = int(ws.posts.get(post).post.text.split()[0])
            assert kept >= int([n for word, n in said if word == "draft"][-1])
            sealed = [n for word, n in said if word == "sealed"]
            head = ws.posts.get(post).head.text.split()[0]
            assert not sealed or int(head) >= int(sealed[-1])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_kill_9_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    kill([0.05], tmp_path)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_kill_9_at_many_moments(tmp_path: Path) -> None:
    chance = random.Random(9)
    kill([chance.uniform(0, 0.4) for _ in range(60)], tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A tmpfs of 1 MB; needs root."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("cannot mount a tmpfs")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk(small_disk: Path, tmp_path: Path) -> None:
    with Workspace.open(small_disk / "ws", create=True, home=tmp_path / "home") as ws:
        post, _ = ws.posts.create(simple("Aman"))
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            ws.posts.create_many([simple(text="kata " * 1000)] * 2000)
        ws.posts.create(simple("Masih bisa"))
        before = ws.store.dump()
        large = tmp_path / "besar.jpg"
        large.write_bytes(os.urandom(2_000_000))
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            ws.store.blobs.add(large, ".jpg")
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            ws.backups.make(small_disk / "cadangan.zip")
        assert [each for each in small_disk.rglob("*") if each.name.endswith(".part")] == []
        assert ws.posts.get(post).post.title == "Aman"
    with Workspace.open(small_disk / "ws", home=tmp_path / "home") as ws:
        assert ws.store.dump() == before
        assert verify(ws.store.db) == []


def test_read_only_disk(small_disk: Path, tmp_path: Path) -> None:
    with Workspace.open(small_disk / "ws", create=True, home=tmp_path / "home") as ws:
        post, _ = ws.posts.create(simple())
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(UserError, match=r"workspace\.read-only"):
        Workspace.open(small_disk / "ws", home=tmp_path / "home")
    with pytest.raises(UserError, match=r"workspace\.read-only"):
        Workspace.open(small_disk / "baru", create=True, home=tmp_path / "home")
    with Workspace.open(small_disk / "ws", write=False, home=tmp_path / "home") as ws:
        assert ws.posts.get(post).post == simple()
