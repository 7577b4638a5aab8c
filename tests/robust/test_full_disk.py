"""A disk that is full: every command says so, loses nothing, and goes on when there is room again."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.cli.door import main
from medsos_desktop.errors import UserError
from medsos_desktop.media import pool
from medsos_desktop.model.post import Post
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.bundles.office import DECEMBER
from tests.media.pictures import quarters, save
from tests.robust.conftest import Disk, furnish
from ui.jobs import SyncJobs
from ui.settings import Settings
from ui.shell.window import MainWindow

pytestmark = pytest.mark.long

SHEET = "Tanggal,Jam,Kanal,Judul,Caption\n" + "".join(
    f"{day}/12/2026,08:00,Instagram,Judul {day},{'Loket buka pukul 08.00 WIB. ' * 40}\n"
    for day in range(1, 29)
)
LONG = "Loket kelurahan buka pukul 08.00 WIB. " * 2000


class Place:
    """An office on a small disk, and files to take in from another one."""

    def __init__(self, disk: Disk, home: Path, tmp_path: Path) -> None:
        self.disk, self.home = disk, home
        self.folder = disk.place / "kantor"
        self.post = furnish(self.folder, home)
        self.sheet = tmp_path / "kalender.csv"
        self.sheet.write_text(SHEET, encoding="utf-8")
        self.photo = save(quarters((400, 300)), tmp_path / "foto.png")
        self.bundle = disk.place / "paket.zip"


@pytest.fixture
def place(disk: Disk, person_home: Path, tmp_path: Path) -> Place:
    return Place(disk, person_home, tmp_path)


Act = Callable[[Workspace, Place], object]


def edit(ws: Workspace, place: Place) -> object:
    return ws.posts.update(place.post, Post(title="Diubah", text=LONG))


def type_and_seal(ws: Workspace, place: Place) -> object:
    ws.posts.save_draft(place.post, Post(title="Diketik", text=LONG))
    return ws.posts.seal(place.post)


def take_sheet(ws: Workspace, place: Place) -> object:
    return ws.sheets.apply(ws.sheets.preview(place.sheet))


def take_photo(ws: Workspace, place: Place) -> object:
    return ws.media.add(place.photo)


def export(ws: Workspace, place: Place) -> object:
    return ws.bundles.write(ws.bundles.plan(DECEMBER), place.bundle)[0]


def back_up(ws: Workspace, _place: Place) -> object:
    return ws.backups.make(None)


def back_up_all(ws: Workspace, place: Place) -> object:
    return ws.backups.make(place.disk.place / "cadangan.zip")


ACTS: tuple[Act, ...] = (edit, type_and_seal, take_sheet, take_photo, export, back_up, back_up_all)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_in_the_core(place: Place, act: Act) -> None:
    with Workspace.open(place.folder, home=place.home) as ws:
        before = ws.store.dump()
        place.disk.fill()
        with pytest.raises(UserError) as refused:
            act(ws, place)
        assert refused.value.code in {"workspace.disk-full", "bundle.full"}
        assert ws.posts.get(place.post).post.title == "Loket"  # reading goes on
        assert ws.store.dump() == before
        assert place.disk.leftovers() == []
        place.disk.free()
        act(ws, place)
        assert verify(ws.store.db) == []
    with Workspace.open(place.folder, home=place.home) as ws:
        assert verify(ws.store.db) == []
        assert ws.posts.get(place.post)


Made = list[str]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The names of the pictures that were given out to be rendered."""
    names: Made = []
    honest = pool.run

    def run(jobs: Iterable[pool.Job], **options: Any) -> Iterator[pool.Outcome]:
        jobs = list(jobs)
        names.extend(job.called for job in jobs)
        return honest(
            jobs, **options | {"workers": 0}
        )  # one after the other, so that "half-way" is one moment

    monkeypatch.setattr(pool, "run", run)
    return names


def pictured(folder: Path, home: Path, tmp_path: Path) -> None:
    """An office with four approved posts that have a picture each, for two accounts."""
    photos = (save(quarters((400, 300 + n)), tmp_path / f"{n}.png") for n in range(4))
    furnish(folder, home, *photos)


@pytest.mark.parametrize("step", ["", "bundle.step.write", "bundle.step.check"])
def test_a_second_try_renders_nothing_again(
    disk: Disk, person_home: Path, tmp_path: Path, made: Made, step: str
) -> None:
    """The stick is full before anything is written, or gets full while the bundle is."""
    pictured(tmp_path / "kantor", person_home, tmp_path)
    target = disk.place / "paket.zip"

    def fill_at(_done: int, _total: int, what: str) -> None:
        if what == step and not (disk.place / "ballast").exists():
            disk.fill()

    with Workspace.open(tmp_path / "kantor", home=person_home) as ws:
        if not step:
            disk.fill()
        plan = ws.bundles.plan(DECEMBER)
        if step != "bundle.step.check":
            with pytest.raises(UserError) as refused:
                ws.bundles.write(plan, target, fill_at)
            assert refused.value.code == "bundle.full"
        else:  # all of it stands there already: a full disk is no trouble any more
            ws.bundles.write(plan, target, fill_at)
        assert len(made) == 8
        assert disk.leftovers() == []
        disk.free()
        made.clear()
        (path,) = ws.bundles.write(plan, target)
        assert ws.bundles.verify(path).verdict == "signed-own"
    assert made == []


def test_pictures_that_were_done_when_the_disk_got_full_are_not_made_again(
    disk: Disk, tmp_path: Path, made: Made
) -> None:
    """The disk of the user's own folder is full, where the cache is: rendering itself stops half-way."""
    home = disk.place / "rumah"
    pictured(tmp_path / "kantor", home, tmp_path)
    done: list[str] = []

    def fill_after_two(_done: int, _total: int, what: str) -> None:
        done.append(what)
        if done == ["bundle.step.render"] * 2:
            disk.fill()

    with Workspace.open(tmp_path / "kantor", home=home) as ws:
        plan = ws.bundles.plan(DECEMBER)
        with pytest.raises(UserError) as refused:
            ws.bundles.write(plan, tmp_path / "paket.zip", fill_after_two)
        assert refused.value.code == "workspace.disk-full"
        assert (len(made), len(done)) == (8, 2)
        disk.free()
        made.clear()
        (path,) = ws.bundles.write(plan, tmp_path / "paket.zip")
        assert ws.bundles.verify(path).whole
    assert len(made) == 6


COMMANDS = {
    "import": lambda place: ["import", place.sheet, "--workspace", place.folder],
    "export": lambda place: [
        *("export", "--workspace", place.folder, "--from", "2026-12-01", "--to", "2026-12-31"),
        *("--out", place.bundle),
    ],
    "backup": lambda place: ["backup", "--workspace", place.folder],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_in_the_terminal(place: Place, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = [str(part) for part in COMMANDS[name](place)]
    place.disk.fill()
    assert main(line) == 1
    said = capsys.readouterr().err
    assert "disk" in said.lower()
    assert "Traceback" not in said
    assert place.disk.leftovers() == []
    place.disk.free()
    assert main(line) == 0
    with Workspace.open(place.folder, home=place.home) as ws:
        assert verify(ws.store.db) == []


@pytest.fixture
def window(place: Place, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(place.home, Settings(theme="light"), SyncJobs())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_opening_in_the_window(place: Place, window: MainWindow) -> None:
    place.disk.fill()
    if not window.open_folder(place.folder):  # or it fits in: then nothing is to be said
        assert window.first is not None
        assert "disk" in window.first.welcome.trouble.accessibleName()
        place.disk.free()
        assert window.open_folder(place.folder)
    assert window.session is not None


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_in_the_window(place: Place, window: MainWindow, act: Act) -> None:
    assert window.open_folder(place.folder)
    session, desk = window.session, window.desk
    assert session is not None
    assert desk is not None
    place.disk.fill()
    assert session.run(lambda: act(session.workspace, place)) is None
    assert desk.notices.error.isVisible()
    assert "disk" in desk.notices.error.accessibleName().lower()
    place.disk.free()
    session.run(lambda: act(session.workspace, place))
    assert verify(session.workspace.store.db) == []
