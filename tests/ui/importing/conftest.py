"""A real workspace, a small sheet with everything in it, and a stand-in for the window."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from ui.jobs import Jobs, SyncJobs
from ui.screens.base import Context
from ui.screens.importing.memory import Memory
from ui.screens.importing.screen import Screen
from ui.session import Session
from ui.theme import apply
from ui.theme.theme import Theme

HEAD = ("Tanggal", "Jam", "Platform", "Pilar", "Judul", "Caption", "PIC", "Status", "Mitra")
ROWS = (
    ("1/12/2026", "10.00", "IG, FB", "Edukasi", "Hari AIDS", "Periksa, yuk.", "Rini", "ACC", ""),
    ("2/12/2026", "09.00", "IG", "Edukasi", "Posyandu", "Datang, ya.", "Rini", "Konsep", ""),
    ("5/12/2026", "", "WA", "Mitra", "Kelas roti", "Belajar bersama.", "Bagas", "acc", "PT Contoh"),
    ("31/11/2026", "10.00", "IG", "Edukasi", "Salah", "Tanggal salah.", "Rini", "Konsep", ""),
    ("", "", "IG", "Edukasi", "Kapan-kapan", "Tanpa tanggal.", "Rini", "", ""),
)
KELURAHAN = Path(__file__).parents[2] / "exchange" / "files" / "kalender-konten-kelurahan.xlsx"


@dataclass
class Shell:
    """Notes where the screen wants to go and what it says; ``undo`` is the window's."""

    gone: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    back: int = 0

    def go(self, screen: str, **target: str) -> None:
        self.gone.append((screen, target))

    def say(self, text: str, *, undo: bool = True) -> None:
        self.said.append((text, undo))

    def go_back(self) -> None:
        self.back += 1


Sheet = Callable[..., Path]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    def write(
        rows: Sequence[Sequence[str]] = ROWS, head: Sequence[str] = HEAD, name: str = "rencana.csv"
    ) -> Path:
        folder = tmp_path / "berkas"
        folder.mkdir(exist_ok=True)
        with (folder / name).open("w", newline="", encoding="utf-8") as out:
            csv.writer(out, delimiter=";").writerows([head, *rows])
        return folder / name

    return write


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(
        tmp_path / "kantor", create=True, clock=SteppingClock(NOW), ids=SeededIds("i"), home=tmp_path / "home"
    ) as made:
        yield made


@pytest.fixture
def shell() -> Shell:
    return Shell()


def make_screen(workspace: Workspace, shell: Shell, jobs: Jobs | None = None, language: str = "id") -> Screen:
    """A screen wired like in the window: everyone but the initiator is told of changes."""
    session = Session(workspace, Words(language), SteppingClock(NOW))
    jobs = jobs or SyncJobs(parent=session)
    jobs.open_reader = lambda: Workspace.open(
        workspace.folder, write=False, clock=SteppingClock(NOW), home=workspace.home
    )
    made = Screen(Context(session, jobs, shell.go, shell.say, shell.go_back))
    session.setParent(made)
    session.changed.connect(lambda changes, by: None if by is made else made.refresh(changes))
    session.failed.connect(lambda error, by: by is made and made.show_error(error))
    return made


def let_go(screen: Screen) -> None:
    """Deletes it now: Qt would wait for an event loop, and style every screen of every test again."""
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, ws: Workspace, shell: Shell, tmp_path: Path) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    (tmp_path / "berkas").mkdir(exist_ok=True)
    Memory(ws.home).keep(tmp_path / "berkas")  # never the folders of whoever runs this
    made = make_screen(ws, shell)
    made.resize(1190, 688)  # what the shell leaves of 1366x768
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    yield made
    let_go(made)
