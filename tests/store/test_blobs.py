"""Originals by their hash: kept whole or not at all, whatever the source does meanwhile."""

import errno
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.store.blobs import Arrivals, Blobs


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "media")


def source(tmp_path: Path, content: bytes = b"gambar") -> Path:
    file = tmp_path / "foto.jpg"
    file.write_bytes(content)
    return file


def files(blobs: Blobs) -> list[Path]:
    return [file for file in blobs.folder.rglob("*") if file.is_file()]


def test_kept_under_its_hash_once(blobs: Blobs, tmp_path: Path) -> None:
    content = b"x" * 3_000_000
    name = blobs.add(source(tmp_path, content), ".jpg")
    assert name == sha256(content).hexdigest()
    assert blobs.path(name) == blobs.place(name, ".jpg")
    assert blobs.add(source(tmp_path, content), ".jpg") == name
    assert [file.read_bytes() for file in files(blobs)] == [content]


def test_known_by_name_it_is_not_read_again(blobs: Blobs, tmp_path: Path) -> None:
    name = blobs.add(source(tmp_path), ".jpg")
    assert blobs.add(tmp_path / "sudah-dicabut.jpg", ".jpg", name=name) == name


def test_a_source_that_is_still_written_leaves_nothing(blobs: Blobs, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"media\.changing"):
        blobs.add(source(tmp_path), ".jpg", name="ab" * 32)
    assert files(blobs) == []


def test_a_source_that_is_gone_leaves_nothing(blobs: Blobs, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        blobs.add(tmp_path / "tidak-ada.jpg", ".jpg")
    assert not blobs.folder.exists()


@pytest.mark.parametrize("name", ["", "ab", "../" * 21 + "a", "AB" * 32, "g" * 64])
def test_what_is_no_hash_has_no_place(blobs: Blobs, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        blobs.place(name, ".jpg")
    assert blobs.path(name) is None


def test_removed_is_gone(blobs: Blobs, tmp_path: Path) -> None:
    name = blobs.add(source(tmp_path), ".jpg")
    blobs.remove(name)
    blobs.remove(name)
    assert blobs.path(name) is None
    assert files(blobs) == []


class PulledOut(BytesIO):
    """A stick that goes in the middle of a file."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_stick_pulled_out_is_no_trouble_of_the_workspace(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = source(tmp_path)
    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *how, **more: PulledOut() if path == file else real(path, *how, **more)
    )
    with pytest.raises(OSError, match="Input/output"):
        blobs.add(file, ".jpg")
    assert files(blobs) == []


def test_many_files_are_in_their_place_after_settling_and_not_before(
    blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Arrivals, "HELD", 4)
    names = [sha256(bytes([number])).hexdigest() for number in range(6)]
    with blobs.arrivals() as arriving:
        for number, name in enumerate(names):
            arriving.add([bytes([number])], ".jpg", name=name)
        assert arriving.settled == names[:4]
        assert [blobs.path(name) is not None for name in names] == [True] * 4 + [False] * 2
        arriving.settle()
        assert arriving.settled == names
    assert sorted(file.name for file in files(blobs)) == sorted(f"{name}.jpg" for name in names)


def test_what_was_not_settled_leaves_nothing(blobs: Blobs) -> None:
    with blobs.arrivals() as arriving:
        arriving.add([b"satu"], ".jpg")
        with pytest.raises(UserError, match=r"media\.changing"):
            arriving.add([b"dua"], ".jpg", name="ab" * 32)
    assert files(blobs) == []


def test_a_disk_that_fails_when_settling_names_what_is_in_place(
    blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(range(1))

    def full(_number: int) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("medsos_desktop.store.blobs.os.fsync", full)
    arriving = blobs.arrivals()
    with arriving:
        arriving.add([b"satu"], ".jpg")
        arriving.add([b"dua"], ".jpg")
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            arriving.settle()
    assert [blobs.path(name) is not None for name in arriving.settled] == [True]
    assert len(files(blobs)) == 1
