"""The approver's desk without a window: what to read next, what became of it, and when it is ready."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval.grants import Asked
from medsos_desktop.approval.moves import Action
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Person, Substitute
from medsos_desktop.model.state import State
from medsos_desktop.review import names, sayings
from medsos_desktop.review.desk import EDIT, Desk
from medsos_desktop.review.notes import Notes
from medsos_desktop.words import Words
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


# policy


def test_who_stands_in_is_named_so(desk: Desk, office: Office, waiting: list[str]) -> None:
    directory, words = office.ws.directory, Words("id")
    away, _ = directory.save("person", None, Person("Bu Lurah", "Lurah", ("approver",)))
    who, _ = directory.save("person", None, Person("Dimas", "Sekretaris"))
    directory.save("substitute", None, Substitute(who, away, "plh", "2026-12-20", "2026-12-21"))
    directory.sign_in(who)
    desk.load(NOW)
    assert [item.row.id for item in desk.whole.mine] == waiting[:2]
    assert desk.may_approve()
    assert desk.open(waiting[0])
    assert (desk.primary(), desk.reasons()) == (Action.APPROVE, ())
    assert desk.look is not None
    office.ws.approval.approve(waiting[0], desk.look.content)
    decision = office.ws.approval.covering(waiting[0])
    assert decision is not None
    directory.delete("person", away)  # an office that is vacant since is still named
    told = sayings.decided(words, decision, names.read(office.ws), NOW)
    assert told.startswith("Disetujui · Dimas (Plh. Lurah), ")
    assert desk.open(waiting[2])
    assert [each.code for each in desk.reasons()] == ["role.approver"]


def test_an_approval_on_a_standing_one_says_so_and_why_it_fell(desk: Desk, office: Office) -> None:
    grant, _ = office.ws.grants.give(Asked(pillar="p1", start="2026-12-01", until="2026-12-31"))
    office.sit(office.writer)
    post = office.post("2026-12-23T07:00", title="Loket 23", pillar="p1")
    office.ws.approval.submit(post)
    assert desk.open(post)
    assert desk.review is not None
    assert (desk.review.why, list(desk.review.bases)) == ("", [grant])
    known, words = names.read(office.ws), Words("id")
    last = desk.review.decisions[-1]
    assert sayings.decided(words, last, known, NOW).startswith("Disetujui lewat persetujuan tetap · ")
    given = sayings.given(words, desk.review.bases[grant], known)
    assert given.startswith("Diberikan ")
    assert given.endswith(", sampai Kam 31 Des 2026")
    office.ws.posts.update(post, replace(desk.review.view.post, pillar="p2"))
    assert desk.open(post)
    assert desk.review.why == "basis"


def test_a_review_that_was_given_up_is_approved_at_once(
    desk: Desk, office: Office, waiting: list[str]
) -> None:
    now = office.ws.directory.office()
    office.ws.directory.set_office(replace(now, approval="two"))
    office.sit(office.writer)
    post = office.post("2026-12-24T07:00", title="Loket 24")
    office.ws.approval.submit(post)
    assert office.ws.posts.row(post).state is State.IN_REVIEW
    office.sit(office.approver)
    assert desk.open(post)
    assert [each.code for each in desk.reasons()] == ["state.in_review"]
    office.ws.directory.set_office(now)
    assert desk.open(post)
    assert (desk.primary(), desk.reasons()) == (Action.APPROVE, ())


def test_a_proof_that_does_not_count_is_said_before_the_button(
    desk: Desk, office: Office, waiting: list[str]
) -> None:
    now = office.ws.directory.office()
    office.ws.directory.set_office(replace(now, proofs=("key",)))
    assert desk.open(waiting[0])
    assert [each.code for each in desk.reasons()] == ["proof"]
