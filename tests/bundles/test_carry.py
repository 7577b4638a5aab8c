"""Copies on a stick: proved there, never half, never over something else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.bundles import carry as carrying
from medsos_desktop.bundles.carry import carry
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.packing.uncached import Reading

SIZE = 9 * 1024 * 1024 + 123


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "paket.zip"
    made.write_bytes(bytes(range(256)) * (SIZE // 256) + b"x" * (SIZE % 256))
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "flashdisk"
    made.mkdir()
    return made


def never() -> bool:
    return False


def quiet(*_told: object) -> None:
    pass


def test_a_copy_is_the_same_and_told_step_by_step(file: Path, stick: Path) -> None:
    told: list[tuple[int, int, str]] = []
    made = carry([file], stick, lambda n, total, step: told.append((n, total, step)), never)
    assert made.files == (stick / "paket.zip",)
    assert made.files[0].read_bytes() == file.read_bytes()
    assert [step for *_n, step in told] == sorted((step for *_n, step in told), reverse=True)
    assert told[-1][0] == told[-1][1]
    assert [each.name for each in stick.iterdir()] == ["paket.zip"]


def test_a_copy_that_is_there_is_compared_and_not_made_again(file: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    first = carry([file], stick, quiet, never)
    assert carry([file], stick, lambda n, total, _step: told.append((n, total)), never) == first
    assert [each.name for each in stick.iterdir()] == ["paket.zip"]
    assert told[-1][0] == told[-1][1]


def test_another_of_the_same_name_and_size_is_left_alone(file: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    (stick / "paket.zip").write_bytes(b"x" * file.stat().st_size)
    made = carry([file], stick, lambda n, total, _step: told.append((n, total)), never)
    assert made.files[0].name == "paket-2.zip"
    assert max(told)[0] == told[-1][0] == told[-1][1]


def test_nothing_is_replaced(file: Path, stick: Path) -> None:
    (stick / "paket.zip").write_text("lama")
    made = carry([file], stick, quiet, never)
    assert made.files == (stick / "paket-2.zip",)
    assert (stick / "paket.zip").read_text() == "lama"


def test_a_medium_that_reads_differently_is_found(
    file: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(self: Reading) -> Iterator[memoryview]:
        yield memoryview(b"lain")

    monkeypatch.setattr(Reading, "pieces", spoiled)
    with pytest.raises(UserError) as refused:
        carry([file], stick, quiet, never)
    assert refused.value.code == "bundle.copy-differs"
    assert not list(stick.iterdir())


def test_too_small_is_said_before_anything_is_written(
    file: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "free_bytes", lambda _folder: SIZE)
    with pytest.raises(UserError) as refused:
        carry([file], stick, pytest.fail, never)
    assert (refused.value.code, refused.value.params["need"]) == ("bundle.full", 11)


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_stopped_it_leaves_nothing(file: Path, stick: Path, steps: int) -> None:
    asked = iter([False] * steps)
    with pytest.raises(Cancelled):
        carry([file], stick, quiet, lambda: next(asked, True))
    assert not list(stick.iterdir())


def test_a_file_or_a_stick_that_is_gone(file: Path, stick: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="copy-gone"):
        carry([tmp_path / "tidak.zip"], stick, quiet, never)
    with pytest.raises(UserError, match="no-folder"):
        carry([file], tmp_path / "tidak", quiet, never)


@pytest.mark.parametrize("size", [0, 1, 4096, 4 * 1024 * 1024, SIZE])
def test_read_past_the_cache_it_is_the_same(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(n % 251 for n in range(size)))
    assert b"".join(bytes(each) for each in Reading(path).pieces()) == path.read_bytes()


def test_where_the_system_does_not_know_how_the_cache_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc" * 5000)
    reading = Reading(path)
    monkeypatch.setattr(reading, "_direct", lambda: None)
    assert b"".join(bytes(each) for each in reading.pieces()) == path.read_bytes()
    assert not reading.direct


@pytest.mark.parametrize("size", [0, 1, SIZE])
def test_windows_too_reads_the_cache_where_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """A share that refuses to be read unbuffered: who reads still holds the last piece at the end."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * size)
    monkeypatch.setattr("medsos_desktop.packing.uncached.sys.platform", "win32")
    monkeypatch.setattr("medsos_desktop.packing.unbuffered.handle", lambda _path: None)
    reading, found = Reading(path), b""
    for piece in reading.pieces():
        found += bytes(piece)
    assert found == path.read_bytes()
    assert not reading.direct
