"""Sheets from the screen, without one: names, memory, how far it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.jotter import Jotter, place
from medsos_desktop.model.post import Post
from medsos_desktop.review import printing
from medsos_desktop.review.printing import Kept, Memory, Order
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office

MONDAY = date(2026, 12, 14)


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Office]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws)


def waiting(office: Office) -> list[str]:
    posts = [office.post(f"2026-12-{day}T07:00", title=f"Loket {day}") for day in (17, 20)]
    for post in posts:
        office.ws.approval.submit(post)
    return posts


def never() -> bool:
    return False


def test_names_say_the_version_or_the_monday() -> None:
    post, week = Order("abc", MONDAY, "a4", "id"), Order("", MONDAY, "a4", "id")
    assert printing.file_name(Words("id"), post, "7KQ4-M2XD") == "lembar-7KQ4-M2XD.pdf"
    assert printing.file_name(Words("en"), week, "") == "sheet-2026-12-14.pdf"


@pytest.mark.parametrize(
    ("planned", "monday"),
    [("2026-12-20T23:30", MONDAY), ("2026-12-14T00:00", MONDAY), (None, date(2026, 11, 23))],
)
def test_the_week_is_that_of_the_post_or_this_one(planned: str | None, monday: date) -> None:
    assert printing.week_of(Post(planned=planned), date(2026, 11, 24)) == monday


def test_a_name_without_the_ending_gets_it_and_takes_no_other_file(tmp_path: Path) -> None:
    assert printing.with_ending(tmp_path / "a.PDF") == tmp_path / "a.PDF"
    assert printing.with_ending(tmp_path / "a.b") == tmp_path / "a.b.pdf"
    (tmp_path / "a.pdf").touch()
    (tmp_path / "a (2).pdf").touch()
    assert printing.with_ending(tmp_path / "a") == tmp_path / "a (3).pdf"


@pytest.mark.parametrize("broken", [None, [], {"paper": "a3"}, {"paper": ["a4"], "folder": 7}])
def test_a_memory_that_makes_no_sense_is_as_the_first_time(tmp_path: Path, broken: object) -> None:
    Jotter(tmp_path, "print.json").keep(place(tmp_path / "ws"), broken)
    assert Memory(tmp_path, tmp_path / "ws").load() == Kept("a4", "")


def test_each_workspace_has_its_own_memory(tmp_path: Path) -> None:
    Memory(tmp_path, tmp_path / "a").keep(Kept("f4", "/cetak"))
    assert Memory(tmp_path, tmp_path / "a").load() == Kept("f4", "/cetak")
    assert Memory(tmp_path, tmp_path / "b").load() == Kept()


def test_the_week_is_written_and_tells_how_far_it_is(office: Office, tmp_path: Path) -> None:
    waiting(office)
    told: list[tuple[int, int, str]] = []
    target = tmp_path / "minggu.pdf"
    order = Order("", MONDAY, "f4", "id")
    count = printing.make(order, target, office.ws, lambda *step: told.append(step), never)
    assert count == 2
    assert target.read_bytes().startswith(b"%PDF-")
    assert [step for step in told if step[2] == "posts"] == [(0, 2, "posts"), (1, 2, "posts")]


def test_batal_before_the_second_post_writes_nothing(office: Office, tmp_path: Path) -> None:
    waiting(office)
    seen: list[int] = []

    def cancelled() -> bool:
        return len(seen) == 1

    target = tmp_path / "minggu.pdf"
    with pytest.raises(Cancelled):
        printing.make(
            Order("", MONDAY, "a4", "id"), target, office.ws, lambda n, *_: seen.append(n), cancelled
        )
    assert not target.exists()
    assert seen == [0]


def test_a_week_with_nothing_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        printing.make(Order("", MONDAY, "a4", "id"), tmp_path / "x.pdf", office.ws, lambda *_: None, never)
    assert caught.value.code == "reports.nothing"
