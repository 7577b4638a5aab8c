"""Thousands of spoiled files: each is refused calmly with nothing written, or taken and sound."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from medsos_desktop.exchange.handoff.kinds import Kind
from tests.exchange.handoff.desk import Desk
from tests.exchange.handoff.fuzzing import Fuzzer


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], Path]:
    """Honest files, and a workspace that knows a part of what is in them."""
    place = tmp_path_factory.mktemp("fuzz")
    a, b = Desk(place, "a", found=True), Desk(place, "b")
    first, second = a.post("Satu", a.picture("red")), a.post("Dua", a.picture("blue"))
    gone = a.post("Hilang")
    a.decide(first, "submit", leads_to="in_approval", note="mohon")
    known = a.send(Kind.SUCCESSION)
    b.take(known)
    b.ws.posts.delete([second])
    a.decide(first, "approve")
    a.ws.posts.move([second], {second: "2026-12-03T10:00"})
    plain = a.send(Kind.CALENDAR)
    a.ws.erasure.erase("post", gone, "permintaan warga")
    card = a.send(Kind.KEY_CARD, card=b'{"v":1}')
    files = [plain, plain, a.send(Kind.PROPOSAL, first), a.send(Kind.SUCCESSION, media=False), card]
    for desk in (a, b):
        desk.pc.close()
    shutil.rmtree(b.pc.folder / "backups", ignore_errors=True)
    return files, b.pc.folder


def fuzz(place: Path, ground: tuple[list[Path], Path], seed: int, rounds: int) -> Fuzzer:
    files, template = ground
    fuzzer = Fuzzer(place, files, template, seed)
    fuzzer.run(rounds)
    return fuzzer


def test_spoiled_files_are_refused_calmly_or_taken_whole(
    ground: tuple[list[Path], Path], tmp_path: Path
) -> None:
    fuzzer = fuzz(tmp_path, ground, 1, 120)
    assert fuzzer.refused > 60
    assert fuzzer.taken > 5


SECONDS = float(os.environ.get("MEDSOS_FUZZ_SECONDS", "600"))
ROUNDS = 500
"""Spoiled files of one seed."""


@pytest.mark.long
@pytest.mark.parametrize("first", [100, 1_000_000])
def test_ten_minutes_of_spoiled_files(
    ground: tuple[list[Path], Path],
    tmp_path: Path,
    first: int,
    record_property: Callable[[str, object], None],
) -> None:
    """One seed after the other until the time is up; what a seed does depends on nothing but the seed.

    ``fuzz(tmp_path, ground, seed, ROUNDS)`` does again what a seed that failed did.
    """
    until, seed, taken, refused = time.monotonic() + SECONDS, first, 0, 0
    while seed == first or time.monotonic() < until:
        try:
            fuzzer = fuzz(tmp_path, ground, seed, ROUNDS)
        except BaseException as error:
            error.add_note(f"seed {seed}, {ROUNDS} files")
            raise
        taken, refused, seed = taken + fuzzer.taken, refused + fuzzer.refused, seed + 1
    record_property(
        "told",
        f"hand-off reader: {taken + refused} spoiled files in {SECONDS:.0f} s, seeds {first} to {seed - 1}:"
        f" {refused} refused, {taken} taken and sound",
    )
    assert refused > taken > 0
