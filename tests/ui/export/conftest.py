"""An office with something approved and something held back, and the screen wired as in the window."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from medsos_desktop.channels import catalogue
from medsos_desktop.checks import pack
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office
from tests.ui.stand_in import Shell, let_go, wired
from ui.jobs import Jobs, SyncJobs
from ui.screens.export.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme, active

NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("ekspor")
    Image.new("RGB", (640, 800), (20, 90, 100)).save(folder / "loket.jpg", quality=80)
    clock, ids = SteppingClock(NOW), SeededIds("export")
    with Workspace.open(folder / "kantor", create=True, clock=clock, ids=ids, home=folder / "home") as ws:
        office = Office(ws)
        picture = office.picture(folder / "loket.jpg")
        office.approve(office.post("2026-12-17T09:00", title="Loket buka", media=(picture,)))
        office.approve(office.post("2026-12-18T09:00", title="Posyandu balita"))
        office.post("2026-12-19T09:00", title="Masih konsep")
        waiting = office.post("2026-12-20T09:00", title="Menunggu Lurah")
        ws.approval.submit(waiting)
        office.approve(office.post("2026-12-28T09:00", title="Akhir tahun"))
    return folder


rules, channels = cache(pack.load), cache(catalogue.load)
"""Read once: they are the same for every test."""


@pytest.fixture
def workspace(made: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Workspace]:
    shutil.copytree(made / "kantor", tmp_path / "kantor")
    shutil.copytree(made / "home", tmp_path / "home")
    (tmp_path / "serah").mkdir()
    with Workspace.open(tmp_path / "kantor", clock=clock, home=tmp_path / "home") as opened:
        opened.__dict__.update(pack=rules(), catalogue=channels())
        yield opened


@pytest.fixture
def out(workspace: Workspace, tmp_path: Path) -> Path:
    """The folder bundles go to."""
    return tmp_path / "serah"


Maker = Callable[..., Screen]


@pytest.fixture
def make(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, clock: SteppingClock, shell: Shell, out: Path
) -> Iterator[Maker]:
    """Makes a shown screen; ``jobs`` and ``scale`` may differ."""
    screens: list[Screen] = []

    def reader() -> Workspace:
        opened = Workspace.open(workspace.folder, write=False, clock=SteppingClock(NOW), home=workspace.home)
        opened.__dict__.update(pack=rules(), catalogue=channels())
        return opened

    all_jobs: list[Jobs] = []

    def build(
        *, jobs: Jobs | None = None, open_: Workspace | None = None, scale: float = 1.0, language: str = "id"
    ) -> Screen:
        if active().scale != scale:
            apply.apply(qapp, Theme("light", scale))
        works = jobs or SyncJobs()
        works.open_reader = reader
        all_jobs.append(works)
        screen = wired(Screen, open_ or workspace, clock, shell, language=language, jobs=works)
        screens.append(screen)
        screen.desk.choose_folder(out)
        screen.resize(1190, 688)  # what the shell leaves of 1366x768
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.activate()
        return screen

    apply.apply(qapp, Theme("light"))
    yield build
    for works in all_jobs:
        works.stop()
    for screen in screens:
        if isValid(screen):
            screen.leave()
            let_go(screen)


@pytest.fixture
def screen(make: Maker) -> Screen:
    return make()


def states(workspace: Workspace) -> dict[str, State]:
    """State by title."""
    return {row.title: row.state for row in workspace.posts.by_state(*State)}


def ids(workspace: Workspace) -> dict[str, str]:
    """Id by title."""
    return {row.title: row.id for row in workspace.posts.by_state(*State)}
