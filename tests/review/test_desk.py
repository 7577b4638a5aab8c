"""The approver's desk without a window: what to read next, what became of it, and when it is ready."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval.moves import Action
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.review.desk import EDIT, Desk
from medsos_desktop.review.notes import Notes
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office
from tests.conftest import NOW


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Office]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws)


@pytest.fixture
def waiting(office: Office) -> list[str]:
    """Three posts before the approver, by time."""
    posts = [office.post(f"2026-12-{day}T07:00", title=f"Loket {day}") for day in (20, 21, 22)]
    for post in posts:
        office.ws.approval.submit(post)
    office.sit(office.approver)
    return posts


@pytest.fixture
def desk(office: Office, waiting: list[str]) -> Desk:
    made = Desk(office.ws)
    made.load(NOW)
    return made


def read_all(desk: Desk) -> None:
    """Every text was before the eyes."""
    assert desk.look is not None
    desk.look.opened |= desk.look.parts


def test_the_nearest_is_read_first_and_then_the_next_that_waits(desk: Desk, waiting: list[str]) -> None:
    one, two, three = waiting
    assert desk.first() == one
    assert [desk.next_after(each) for each in waiting] == [two, three, two]
    desk.filter("loket 22")
    assert desk.first() == three
    assert desk.next_after(three) == ""


def test_a_post_is_ready_only_when_all_of_it_was_read(desk: Desk, waiting: list[str]) -> None:
    assert desk.open(waiting[0])
    assert desk.primary() == Action.APPROVE
    assert desk.reasons() == ()
    assert desk.ready == {}
    read_all(desk)
    desk.reasons()
    assert set(desk.ready) == {waiting[0]}


def test_a_change_meanwhile_locks_the_button_and_takes_readiness_back(
    office: Office, desk: Desk, waiting: list[str]
) -> None:
    desk.open(waiting[0])
    read_all(desk)
    desk.reasons()
    office.ws.posts.update(
        waiting[0], replace(office.ws.posts.get(waiting[0]).post, text="Lain sama sekali.")
    )
    assert desk.news() == "other"
    assert "changed" in [why.code for why in desk.reasons()]
    desk.load(NOW)
    assert desk.ready == {}


def test_what_is_gone_is_said_and_not_opened(office: Office, desk: Desk, waiting: list[str]) -> None:
    desk.open(waiting[0])
    office.ws.posts.delete([waiting[0]])
    assert desk.news() == "gone"
    assert not desk.open(waiting[0])
    assert desk.post == ""


def test_another_person_starts_with_clean_eyes(office: Office, desk: Desk, waiting: list[str]) -> None:
    desk.open(waiting[0])
    read_all(desk)
    desk.reasons()
    office.sit(office.writer)
    assert desk.load(NOW)
    assert desk.ready == {}
    assert desk.looks.of(waiting[0]) is None
    assert not desk.may_approve()


def test_a_writer_is_sent_to_a_text_that_is_still_to_be_written(office: Office, desk: Desk) -> None:
    office.sit(office.writer)
    draft = office.post(title="Konsep")
    desk.load(NOW)
    desk.open(draft)
    assert desk.primary() == EDIT
    assert desk.reasons() == ()


def test_half_a_note_is_kept_per_person_action_and_post(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "home", tmp_path / "kantor")
    notes.keep("lurah", "return", "a", "Jamnya sal")
    again = Notes(tmp_path / "home", tmp_path / "kantor")
    assert again.get("lurah", "return", "a") == "Jamnya sal"
    assert again.get("lurah", "return", "b") == again.get("arum", "return", "a") == ""
    again.keep("lurah", "return", "a", "  ")
    assert notes.get("lurah", "return", "a") == ""
