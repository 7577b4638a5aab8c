"""Taking a file beside the window: all of it or nothing, whenever it is stopped or killed."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.handing import desk
from medsos_desktop.handing.way import UNVERIFIED, Way
from medsos_desktop.model.post import Post
from tests.exchange.handoff.desk import Desk
from tests.store.office import simple

COLOURS = ("red", "green", "blue")


def silent(_n: int, _total: int, _what: str = "") -> None:
    pass


def opened(b: Desk, file: Path) -> Way:
    way = desk.start(b.ws, desk.read(b.ws, file, silent, lambda: False))
    return way.agreeing(UNVERIFIED, True)


def whole(b: Desk) -> Any:
    """Every row of every table, and every file beside."""
    media = b.ws.folder / "media"
    files = {file.relative_to(media): file.read_bytes() for file in media.rglob("*") if file.is_file()}
    return list(b.ws.store.db.connection.iterdump()), files


def take(b: Desk, way: Way, cancelled: Callable[[], bool]) -> desk.Taken:
    try:
        with b.ws.beside() as ws:
            return desk.take(ws, way, silent, cancelled)
    finally:
        b.ws.resume(Changes())


def test_stopped_at_any_question_nothing_is_different(a: Desk, b: Desk) -> None:
    """While pictures are copied, while records are written, while lists and search are."""
    b.post("Milik b", b.picture("black"))
    for colour in COLOURS:
        a.post(f"Posyandu {colour}", a.picture(colour))
    way, before, at = opened(b, a.send()), whole(b), 0
    while True:
        asked: list[int] = []

        def stop(asked: list[int] = asked, at: int = at) -> bool:
            asked.append(at)
            return len(asked) > at

        try:
            taken = take(b, way, stop)
        except Cancelled:
            assert whole(b) == before
            at += 1
        else:
            break
    assert at == taken.records + 2 * len(COLOURS)  # each record, picture and post was a chance to stop
    assert len(b.ws.posts.undated()) == 4


def test_only_one_writes_at_a_time(a: Desk, b: Desk) -> None:
    """While the worker writes the window reads what was before, and what it would change is refused."""
    for number in range(3):
        a.post(f"Posyandu {number}")
    own = b.post("Milik b")
    way, seen = opened(b, a.send()), list[tuple[int, str, str]]()

    def look() -> bool:
        if not b.ws.store.db.held:
            return False
        with pytest.raises(UserError) as draft:
            b.ws.posts.save_draft(own, Post(title="Lain"))
        with pytest.raises(UserError) as command:
            b.ws.posts.create(simple())
        seen.append((len(b.ws.posts.undated()), draft.value.code, command.value.code))
        return False

    taken = take(b, way, look)
    assert set(seen) == {(1, "workspace.taking", "workspace.taking")}
    assert len(seen) == taken.records + 3  # before each record and after each post
    assert len(b.ws.posts.undated()) == 4
    b.ws.posts.save_draft(own, Post(title="Lain"))
    assert b.ws.posts.get(own).post.title == "Lain"


def test_a_pc_that_was_set_back_begins_a_new_chain_after_its_worker_noticed(a: Desk, b: Desk) -> None:
    from tests.exchange.handoff.setback import DiskImage

    a.post()
    b.take(a.send())
    image = DiskImage(a.pc)
    a.post("Dua")
    b.take(a.send())
    image.put_back()
    a.ws.posts.undated()
    chain = a.ws.store.chain.own()
    take(a, opened(a, b.send()), lambda: False)
    a.post("Tiga")
    assert a.ws.store.chain.own() != chain
    assert a.ws.chains.report().troubles == ()


CHILD = """
import os, signal, sys
from pathlib import Path
from medsos_desktop.handing import desk
from medsos_desktop.handing.way import UNVERIFIED
from medsos_desktop.workspace import Workspace

folder, home, file, at = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
asked = [0]

def kill():
    asked[0] += 1
    if asked[0] == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return False

with Workspace.open(folder, home=home) as own, own.beside() as ws:
    way = desk.start(ws, desk.read(ws, file, lambda *_: None, lambda: False)).agreeing(UNVERIFIED, True)
    desk.take(ws, way, lambda *_: None, kill)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix'")
def test_killed_at_the_last_moment_no_record_is_taken(a: Desk, b: Desk) -> None:
    for colour in COLOURS:
        a.post(f"Posyandu {colour}", a.picture(colour))
    b.post("Milik b")
    file = a.send()
    last = opened(b, file).seen.new + 2 * len(COLOURS)
    before, _media = whole(b)
    pc = b.pc
    pc.close()
    line = [sys.executable, "-c", CHILD, str(pc.folder), str(pc.home), str(file), str(last)]
    assert subprocess.run(line, check=False).returncode == -signal.SIGKILL
    pc.open()
    assert whole(b)[0] == before
    assert not [each for each in (b.ws.folder / "media").rglob("*") if each.is_file()]
    take(b, opened(b, file), lambda: False)
    assert len(b.ws.posts.undated()) == 4
