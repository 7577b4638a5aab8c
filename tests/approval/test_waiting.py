"""The approver's list: whose turn it is, what is late, what was decided lately."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from medsos_desktop.approval import waiting
from medsos_desktop.approval.waiting import Queue, urgency
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow, PostView
from tests.approval.conftest import Desk

ZONE = "Asia/Jakarta"
NOON = datetime(2026, 12, 16, 6, tzinfo=UTC)
"""13.00 WIB of the tests' day."""


def queue(desk: Desk, now: datetime = NOON) -> Queue:
    return waiting.read(desk.ws.posts, desk.ws.records, desk.ws.approval.queue(), now, ZONE)


def titles(items: tuple[waiting.Item, ...]) -> list[str]:
    return [item.row.title for item in items]


@pytest.fixture
def three(desk: Desk) -> dict[str, str]:
    """Submitted by Arum: one late, one tomorrow, one undated can be made by moving."""
    made = {
        title: desk.post(title=title, planned=planned)
        for title, planned in (
            ("Besok", "2026-12-17T08:00"),
            ("Terlambat", "2026-12-16T12:00"),
            ("Jauh", "2027-01-04T08:00"),
        )
    }
    for post in made.values():
        desk.ws.approval.submit(post)
    return made


def test_nothing_waits_in_a_new_office(desk: Desk) -> None:
    assert queue(desk) == Queue()


def test_what_waits_for_me_and_what_for_others(desk: Desk, three: dict[str, str]) -> None:
    assert titles(queue(desk).others) == ["Terlambat", "Besok", "Jauh"]
    desk.sit("lurah")
    found = queue(desk)
    assert titles(found.mine) == ["Terlambat", "Besok", "Jauh"]
    assert [item.urgency for item in found.mine] == ["late", "tomorrow", ""]
    assert found.others == ()
    asked = found.mine[0].last
    assert asked is not None
    assert (asked.action, asked.author) == ("submit", desk.people["arum"])


def test_the_reviewer_waits_only_for_the_first_of_two_steps(desk: Desk) -> None:
    desk.policy("two")
    first = desk.post(title="Satu", planned="2026-12-20T07:00")
    second = desk.post(title="Dua", planned="2026-12-20T09:00")
    for post in (first, second):
        desk.ws.approval.submit(post)
    desk.sit("wisnu")
    desk.ws.approval.pass_on(second)
    assert titles(queue(desk).mine) == ["Satu"]
    assert titles(queue(desk).others) == ["Dua"]
    last = queue(desk).others[0].last
    assert last is not None
    assert last.action == "pass"


def test_undated_posts_stand_last(desk: Desk, three: dict[str, str]) -> None:
    rows = desk.ws.posts.by_state(State.IN_APPROVAL)
    undated = rows[0]._replace(planned="")  # as a decision from another PC can leave one

    class Posts:
        def by_state(self, *states: State) -> list[PostRow]:
            return [undated, *rows[1:]] if State.IN_APPROVAL in states else []

        def get(self, id: str) -> PostView:
            return desk.ws.posts.get(id)

    found = waiting.read(Posts(), desk.ws.records, [], NOON, ZONE)
    assert titles(found.others) == ["Besok", "Jauh", "Terlambat"]
    assert found.others[-1].urgency == ""


def test_changed_says_that_another_revision_was_seen(desk: Desk, three: dict[str, str]) -> None:
    desk.sit("lurah")
    post = three["Besok"]
    desk.ws.approval.mark_seen(post)
    assert not any(item.changed for item in queue(desk).mine)
    desk.ws.approval.return_(post, "Perbaiki jamnya.")
    desk.sit("arum")
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Loket buka pukul 09.00 WIB."))
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    assert [item.row.id for item in queue(desk).mine if item.changed] == [post]


def test_decided_lately_newest_first(desk: Desk, three: dict[str, str]) -> None:
    desk.sit("lurah")
    for title in ("Besok", "Jauh"):
        review = desk.ws.approval.review(three[title])
        desk.ws.approval.approve(three[title], review.content)
    desk.ws.approval.return_(three["Terlambat"], "Sudah lewat.")
    found = queue(desk)
    assert titles(found.decided) == ["Terlambat", "Jauh", "Besok"]
    assert found.mine == found.others == ()
    later = datetime(2027, 1, 20, tzinfo=UTC)
    assert queue(desk, later).decided == ()


def test_the_filter_needs_every_word(desk: Desk, three: dict[str, str]) -> None:
    found = queue(desk)
    assert titles(found.filtered("loket TERL").others) == ["Terlambat"]
    assert found.filtered("  ") is found
    assert found.filtered("instagram").others == ()
    extra = {three["Jauh"]: "Instagram Arum"}
    assert titles(found.filtered("arum insta", extra).others) == ["Jauh"]


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        ("", ""),
        ("2026-12-16T09:19", "late"),
        ("2026-12-16T09:20", "today"),
        ("2026-12-17T00:00", "tomorrow"),
        ("2026-12-18T00:00", ""),
    ],
)
def test_urgency_by_the_clock_of_the_office(planned: str, said: str) -> None:
    assert urgency(planned, datetime(2026, 12, 16, 9, 20)) == said


@pytest.mark.parametrize(
    ("zone", "said"), [("Asia/Jakarta", "today"), ("Asia/Makassar", "late"), ("Asia/Jayapura", "late")]
)
def test_urgency_goes_by_the_clock_that_the_post_is_planned_by(desk: Desk, zone: str, said: str) -> None:
    desk.ws.approval.submit(desk.post(planned="2026-12-16T13:30", zone=zone))
    (item,) = queue(desk).items
    assert item.urgency == said
