"""Where the answer goes can be full or gone: no bug, no traceback, nothing said twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FULL = Path("/dev/full")
LINE = b'{"id": 1, "text": "halo"}\n'

pytestmark = pytest.mark.skipif(os.name != "posix", reason="devices and pipes of Linux")


def run(arguments: list[str], given: bytes, stdout: int, stderr: int = subprocess.PIPE) -> tuple[int, str]:
    """Exit code and standard error, as a script sees them."""
    command = [sys.executable, "main.py", *arguments]
    done = subprocess.run(
        command, input=given, stdout=stdout, stderr=stderr, cwd=ROOT, check=False, timeout=60
    )
    return done.returncode, (done.stderr or b"").decode()


@pytest.mark.parametrize(
    ("arguments", "given"), [(["text", "--jsonl"], LINE * 3), (["text", "--help"], b""), (["--version"], b"")]
)
def test_a_full_disk_is_no_bug(arguments: list[str], given: bytes) -> None:
    with FULL.open("wb") as full:
        code, said = run(arguments, given, stdout=full.fileno())
    assert code == 1
    assert said.splitlines() == [
        "Tempat di disk habis, jadi jawabannya tidak tertulis sampai selesai.",
        "Kosongkan tempat di disk, lalu ulangi perintahnya.",
    ]


def test_a_full_disk_is_said_in_the_language_asked_for() -> None:
    with FULL.open("wb") as full:
        code, said = run(["text", "--jsonl", "--lang", "en"], LINE, stdout=full.fileno())
    assert (code, said.startswith("The disk is full")) == (1, True)


@pytest.mark.parametrize(("arguments", "expected"), [(["text", "--jsonl"], 1), (["nothing"], 2)])
def test_where_even_the_complaint_finds_no_room_the_code_still_tells(
    arguments: list[str], expected: int
) -> None:
    with FULL.open("wb") as full:
        code, _ = run(arguments, LINE, stdout=full.fileno(), stderr=full.fileno())
    assert code == expected


@pytest.mark.parametrize(
    ("arguments", "given"), [(["text", "--jsonl"], LINE * 2000), (["text", "--help"], b"")]
)
def test_a_reader_that_went_away_ends_it_quietly(arguments: list[str], given: bytes) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        code, said = run(arguments, given, stdout=writer)
    finally:
        os.close(writer)
    assert (code, said) == (1, "")
