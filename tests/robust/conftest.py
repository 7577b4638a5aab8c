"""Places where writing goes wrong, and an office that stands there: a small disk, a disk for reading only."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk
from tests.conftest import NOW


class Disk:
    """A real file system of a few megabytes."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def fill(self) -> None:
        """Nothing more fits: not a page, not a name."""
        with self._ballast.open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while file.write(b"x" * size) == size:
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        """Somebody tidied up."""
        self._ballast.unlink()

    def read_only(self) -> None:
        """The switch of the stick is on; also for root."""
        subprocess.run(["mount", "-o", "remount,ro", self.place], check=True)

    def leftovers(self) -> list[str]:
        """Half-written files."""
        return [each.name for each in self.place.rglob("*.part*")]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A tmpfs of 6 MB; mounting one needs root."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("cannot mount a tmpfs here (needs root on Linux)")
    yield Disk(place)
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def person_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, on another disk than the workspace."""
    home = tmp_path / "rumah"
    monkeypatch.setenv("MEDSOS_HOME", str(home))
    return home


def furnish(folder: Path, home: Path, *photos: Path) -> str:
    """A workspace with one approved post of December (its id comes back), and one more for each picture."""
    clock = SteppingClock(NOW, timedelta(milliseconds=1))
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds(folder.name), home=home) as ws:
        desk = Desk(ws)
        for day, photo in enumerate(photos, 21):
            desk.approve(desk.post(f"2026-12-{day}T07:00", media=(desk.picture(photo),)))
        return desk.approve(desk.post())
