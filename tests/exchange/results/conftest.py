"""An office whose December went out, and sheets of results as people send them back."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from medsos_desktop.bundles.formats.results import NAME
from medsos_desktop.bundles.resultsheet import COLUMNS
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.exchange.results.model import Line, ResultPlan
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk

BEGUN = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)
WORDS = Words("id")
HEADERS = {column: WORDS(f"results.field.{column}") for column in COLUMNS}


class Office(Desk):
    """Posts that were approved on 1 December and went into a bundle; it is 16 December now."""

    def __init__(self, ws: Workspace, folder: Path, clock: SteppingClock) -> None:
        super().__init__(ws)
        self.folder, self.clock = folder, clock
        self.pristine = b""

    def scheduled(self, planned: str = "2026-12-10T10:00", title: str = "Loket") -> str:
        """A post to both accounts that a bundle carried out."""
        post = self.approve(self.post(planned, title=title))
        self.ws.approval.schedule(post)
        return post

    def later(self, at: datetime = NOW) -> None:
        """The calendar goes on."""
        self.clock.at = at

    def code(self, post: str) -> str:
        return self.ws.posts.get(post).code

    def bundle_sheet(self) -> Path:
        """``hasil.xlsx`` as a bundle of December brings it."""
        plan = self.plan()
        zipped = self.folder / "paket.zip"
        self.ws.bundles.write(plan, zipped)
        with zipfile.ZipFile(zipped) as archive:
            target = self.folder / NAME
            target.write_bytes(archive.read(NAME))
        return target

    def csv(self, *rows: Mapping[str, str], headers: Mapping[str, str] = HEADERS) -> Path:
        """Rows by field as a CSV."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=";")
        writer.writerow(headers.values())
        writer.writerows([[row.get(field, "") for field in headers] for row in rows])
        target = self.folder / "hasil (1).csv"
        target.write_text(out.getvalue(), encoding="utf-8-sig")
        return target

    def row(self, post: str, **told: str) -> dict[str, str]:
        """A row about the post on Instagram."""
        own = {
            "code": self.code(post),
            "channel": "Instagram · Feed",
            "account": "@cacaban",
            "date": "10/12/2026",
        }
        return {**own, "time": "10.05", "link": f"https://www.instagram.com/p/{self.code(post)}/", **told}

    def read(self, *rows: Mapping[str, str]) -> ResultPlan:
        self.later()
        return self.ws.results.preview(self.csv(*rows))

    def line(self, *rows: Mapping[str, str]) -> Line:
        """The last row's line."""
        return self.read(*rows).lines[-1]


@pytest.fixture
def office(tmp_path: Path, ids: SeededIds) -> Iterator[Office]:
    clock = SteppingClock(BEGUN)
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws, tmp_path, clock)


@pytest.fixture(scope="module")
def round_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for many fillings of its sheet, which stands in ``pristine``; nothing is taken."""
    folder = tmp_path_factory.mktemp("kantor")
    clock = SteppingClock(BEGUN)
    with Workspace.open(
        folder / "kantor", create=True, clock=clock, ids=SeededIds("bolak-balik"), home=folder / "home"
    ) as ws:
        made = Office(ws, folder, clock)
        made.scheduled()
        made.pristine = made.bundle_sheet().read_bytes()
        yield made


def fill(sheet: Path, rows: Mapping[int, Mapping[str, object]]) -> Path:
    """Cells of a workbook by row and field, saved by a program that is not ours."""
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    for row, cells in rows.items():
        for field, value in cells.items():
            page.cell(row, COLUMNS.index(field) + 1).value = value
    book.save(sheet)
    return sheet
