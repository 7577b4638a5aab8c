"""Signed sheets without a window: what is still missing, and what a typed code does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.approval.codes import payload
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Person
from medsos_desktop.model.state import State
from medsos_desktop.review import names, sayings
from medsos_desktop.review.paper import PaperDesk
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.approval.test_evidence import scan
from tests.bundles.office import Desk as Office
from tests.conftest import NOW

TODAY = date(2026, 12, 16)


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Office]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws)


@pytest.fixture
def week(office: Office) -> list[str]:
    posts = [office.post(f"2026-12-{day}T07:00", title=f"Loket {day}") for day in (20, 21, 22)]
    for post in posts:
        office.ws.approval.submit(post)
    return posts


@pytest.fixture
def desk(office: Office, week: list[str]) -> PaperDesk:
    made = PaperDesk(office.ws)
    made.begin(week, TODAY)
    return made


def test_one_sheet_is_chosen_at_once_and_the_only_signer_is_named(office: Office, week: list[str]) -> None:
    desk = PaperDesk(office.ws)
    desk.begin(week[:1], TODAY)
    assert (desk.signer, desk.day) == (office.approver, "2026-12-16")
    assert [row.post for row in desk.chosen()] == week[:1]
    assert desk.missing() == ("proof",)
    assert desk.type_code(desk.rows[0].code) == week[0]
    assert desk.missing() == ()
    _changes, refused = desk.record()
    assert refused == ()
    assert office.ws.posts.row(week[0]).state is State.APPROVED


def test_of_several_signers_none_is_guessed(office: Office, week: list[str]) -> None:
    office.ws.directory.save("person", None, Person("Camat", roles=("approver",)))
    desk = PaperDesk(office.ws)
    desk.begin(week[:1], TODAY)
    assert desk.signer == ""
    assert "signer" in desk.missing()


def test_in_a_week_each_code_chooses_its_post(desk: PaperDesk, week: list[str]) -> None:
    assert desk.missing() == ("none",)
    assert desk.type_code(payload(desk.rows[1].content)) == week[1]
    assert [row.post for row in desk.chosen()] == [week[1]]
    assert desk.missing() == ()
    with pytest.raises(UserError, match=r"approval\.paper-code"):
        desk.type_code("0000-0000")


def test_with_a_scan_sheets_are_ticked_by_hand(desk: PaperDesk, week: list[str], tmp_path: Path) -> None:
    for post in week:
        desk.choose(post, True)
    desk.choose(week[2], False)
    assert desk.missing() == ("proof",)
    desk.scan = scan(tmp_path)
    assert desk.missing() == ()
    _changes, refused = desk.record()
    assert refused == ()
    states = [desk.workspace.posts.row(post).state for post in week]
    assert states == [State.APPROVED, State.APPROVED, State.IN_APPROVAL]


def test_a_day_before_the_text_names_its_sheet(desk: PaperDesk, week: list[str]) -> None:
    desk.choose(week[0], True)
    desk.day = "2020-01-01"
    assert "refused" in desk.missing()
    wrong = desk.refusal(desk.rows[0])
    assert wrong is not None
    assert wrong.code == "approval.paper-early"
    desk.day = "2027-01-01"
    assert "day" in desk.missing()


def test_a_post_that_is_gone_has_no_sheet(office: Office, week: list[str]) -> None:
    desk = PaperDesk(office.ws)
    desk.begin([*week, "nosuchpost"], TODAY)
    assert len(desk.rows) == 3


def test_what_the_history_says(desk: PaperDesk, week: list[str], office: Office) -> None:
    desk.type_code(desk.rows[0].code)
    desk.record()
    last = office.ws.records.decisions(week[0])[-1]
    known, words = names.read(office.ws), Words("id")
    signer = known.person(office.approver)
    assert sayings.decided(words, last, known, NOW) == f"Disetujui di kertas · {signer}"
    assert sayings.on_paper(words, last, known, NOW).startswith("Tanggal lembar Rab 16 Des 2026 · dicatat ")
    assert sayings.on_paper(words, last._replace(signed_on=""), known, NOW).startswith("Dicatat ")
    assert sayings.on_paper(words, last._replace(proof="none"), known, NOW) == ""
