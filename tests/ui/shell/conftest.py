import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from tests.conftest import NOW
from tests.ui.calendar import december
from ui.jobs import Jobs, SyncJobs
from ui.session import Session
from ui.settings import Settings
from ui.shell.desk import Desk
from ui.shell.window import MainWindow
from ui.theme import apply
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def december_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mock's month, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("december") / "Cacaban"
    december.fill(folder, SteppingClock(NOW)).close()
    return folder


@pytest.fixture
def office(tmp_path: Path, december_folder: Path) -> Path:
    """A workspace folder of the test's own."""
    return Path(shutil.copytree(december_folder, tmp_path / "Cacaban"))


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    return tmp_path / "home"


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qapp: QApplication, qtbot: QtBot, own_home: Path) -> Iterator[MakeWindow]:
    """Makes shown windows whose jobs run at once unless others are given; all are closed at the end."""
    made: list[MainWindow] = []

    def make(settings: Settings | None = None, jobs: Jobs | None = None) -> MainWindow:
        chosen = settings or Settings(theme="light")
        apply.apply(qapp, apply.choose(chosen.theme, chosen.scale))
        window = MainWindow(own_home, chosen, jobs or SyncJobs())
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.close()
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def window(make_window: MakeWindow, office: Path) -> MainWindow:
    """A window with the month open, Beranda at the front."""
    made = make_window()
    assert made.open_folder(office)
    return made


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """What the window shows around the screens."""
    assert window.desk is not None
    return window.desk


@pytest.fixture
def session(window: MainWindow) -> Session:
    """The open workspace, for commands of a person."""
    assert window.session is not None
    return window.session
