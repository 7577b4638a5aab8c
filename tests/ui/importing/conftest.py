"""A real workspace, a small sheet with everything in it, and a stand-in for the window."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.importing.memory import Memory
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.ui.stand_in import Shell, at_the_front, let_go, wired
from ui.jobs import Jobs
from ui.screens.importing.screen import Screen
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


def make_screen(workspace: Workspace, shell: Shell, jobs: Jobs | None = None, language: str = "id") -> Screen:
    """The wizard, reading with ``jobs``."""
    made = wired(Screen, workspace, SteppingClock(NOW), shell, language=language, jobs=jobs)
    made.session.setParent(made)
    return made


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, ws: Workspace, shell: Shell, tmp_path: Path) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    (tmp_path / "berkas").mkdir(exist_ok=True)
    Memory(ws.home).keep(tmp_path / "berkas")  # never the folders of whoever runs this
    made = make_screen(ws, shell)
    at_the_front(qtbot, made)
    yield made
    let_go(made)
