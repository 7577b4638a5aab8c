"""The preview of a sheet of many rows in the window: shown at once, and looked through row by row."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bench import fixture
from bench.harness import Row, absolute, repeat
from medsos_desktop.clock import SteppingClock
from medsos_desktop.exchange.outcome import Outcome
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

HEAD = ("Tanggal", "Jam", "Platform", "Pilar", "Judul", "Caption", "PIC", "Status")


def rows(quick: bool) -> Iterator[Row]:
    """Showing all rows may take a blink; the next row one frame of 60 Hz."""
    many = 1_000 if quick else 10_000
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    from medsos_desktop.importing.facts import Facts
    from ui.screens.importing.previewpage import PreviewPage
    from ui.theme.apply import apply, choose

    apply(application, choose("light"))
    clock = SteppingClock(fixture.MOMENT)
    with (
        tempfile.TemporaryDirectory() as name,
        Workspace.open(Path(name) / "ws", create=True, clock=clock, home=Path(name) / "home") as ws,
    ):
        plan = ws.sheets.preview(_sheet(Path(name) / "rencana.csv", many))
        facts = Facts(Words("id"), ws, Outcome(plan))
        page = PreviewPage(Words("id"))
        page.resize(1190, 600)
        page.show()
        shown = repeat(lambda: page.show_outcome(facts), 5)
        places = iter(range(0, many, max(1, many // 200)))

        def look() -> None:
            page.list.setCurrentIndex(page.model.index(next(places), 0))
            page.list.viewport().repaint()
            page.show_row()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

        walked = repeat(look, 60)
        page.close()
        page.deleteLater()
        application.processEvents()
    yield absolute(f"window: {many:,} rows of a sheet shown", shown.median * 1e3, 100.0)
    yield absolute(f"window: the next of {many:,} rows looked at", walked.median * 1e3, 16.0)


def _sheet(file: Path, many: int) -> Path:
    first = date(2026, 1, 1)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEAD)
        for n in range(many):
            day = first + timedelta(days=n // 28)
            writer.writerow(
                (f"{day:%d/%m/%Y}", "10.00", "IG, FB", "Edukasi", f"Judul {n}", f"Isi {n}.", "Rini", "ACC")
            )
    return file
