"""The steps of taking a sheet in, without a window."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.exchange.outcome import Kind, Outcome
from medsos_desktop.importing import way
from medsos_desktop.importing.facts import Facts
from medsos_desktop.importing.way import COLUMNS, DONE, FILE, PREVIEW, Now
from medsos_desktop.model.post import State
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

WORDS = Words("id")
STILL = Now(busy=False, stale=False, writable=True)
HEAD = ("Tanggal", "Jam", "Platform", "Pilar", "Judul", "Caption", "PIC", "Status")
ROW = ("1/12/2026", "10.00", "IG, FB", "Edukasi", "Posyandu", "Datang, ya.", "Rini", "Konsep")


@pytest.fixture
def ws(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Workspace]:
    with Workspace.open(
        tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home"
    ) as made:
        yield made


Read = Callable[..., Outcome]


@pytest.fixture
def read(ws: Workspace, tmp_path: Path) -> Read:
    """What taking a sheet with these rows would do."""

    def reading(*rows: tuple[str, ...]) -> Outcome:
        file = tmp_path / "rencana.csv"
        with file.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out, delimiter=";").writerows([HEAD, *rows])
        return Outcome(ws.sheets.preview(file))

    return reading


@pytest.mark.parametrize(
    ("step", "read_", "expected"),
    [
        (FILE, False, {FILE}),
        (FILE, True, {FILE, COLUMNS, PREVIEW}),
        (PREVIEW, True, {FILE, COLUMNS, PREVIEW}),
        (DONE, True, {FILE}),
    ],
)
def test_only_steps_with_something_on_them_can_be_gone_to(step: str, read_: bool, expected: set[str]) -> None:
    assert way.open_steps(step, read=read_) == expected


def test_the_large_button_says_what_it_will_do(ws: Workspace, read: Read) -> None:
    other = (*ROW[:4], "Imunisasi", "Bawa buku KIA.", *ROW[6:])
    first = read(ROW, other)
    at_columns = way.foot(WORDS, COLUMNS, first, 0, STILL)
    assert (at_columns.text, at_columns.writes) == (WORDS("importing.to_preview"), False)
    assert way.foot(WORDS, PREVIEW, first, 0, STILL).text == WORDS("importing.apply", n=2)
    assert way.foot(WORDS, PREVIEW, first, 1, STILL).text == WORDS("importing.apply_both", n=2, updates=1)
    ws.sheets.apply(first.plan)
    again = way.foot(WORDS, PREVIEW, read(ROW, other), 0, STILL)
    assert (again.text, again.writes, again.why) == (WORDS("importing.finish"), False, ())
    ticked = way.foot(WORDS, PREVIEW, read(ROW, other), 1, STILL)
    assert (ticked.text, ticked.writes) == (WORDS("importing.apply_updates", n=1), True)


@pytest.mark.parametrize(
    ("step", "now", "key"),
    [
        (COLUMNS, Now(busy=True, stale=True, writable=True), "importing.reading_again"),
        (PREVIEW, Now(busy=False, stale=True, writable=True), "importing.not_read"),
        (PREVIEW, Now(busy=False, stale=False, writable=False), "importing.read_only"),
        (COLUMNS, Now(busy=False, stale=False, writable=False), ""),
    ],
)
def test_it_says_why_it_cannot_be_pressed(read: Read, step: str, now: Now, key: str) -> None:
    assert way.foot(WORDS, step, read(ROW), 0, now).why == ((WORDS(key),) if key else ())


def test_an_update_is_compared_with_the_post_as_it_is_now(ws: Workspace, read: Read) -> None:
    ws.sheets.apply(read(ROW).plan)
    facts = Facts(WORDS, ws, read((*ROW[:5], "Bawa buku KIA.", *ROW[6:])))
    (line,) = facts.outcome.lines[Kind.UPDATE]
    assert facts.before(line) == ("Datang, ya.", State.DRAFT)
    assert facts.differs(line)
