"""Reminders: what waits for the person here, what came back to them, what is not approved near its time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.home.overview import Overview, overview
from medsos_desktop.model.office import MOST_REMIND, Office, Person, Substitute
from medsos_desktop.workspace import Workspace
from tests.approval.conftest import Desk
from tests.conftest import NOW


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Desk(ws)


def shown(desk: Desk) -> Overview:
    return overview(desk.ws, NOW)


def waiting(desk: Desk, planned: str | None, title: str) -> str:
    post = desk.post(planned=planned, title=title)
    desk.ws.approval.submit(post)
    return post


def test_what_waits_says_who_handed_it_on_and_when(desk: Desk) -> None:
    for planned, title in (("2026-12-22T07:00", "Nanti"), ("2026-12-16T12:00", "Hari ini")):
        waiting(desk, planned, title)
    desk.sit("lurah")
    found = shown(desk).waiting
    assert [each.due.row.title for each in found] == ["Hari ini", "Nanti"]
    assert {each.by for each in found} == {"Arum"}
    assert all(each.since.startswith("2026-12-16T02:20") for each in found)
    assert {(each.acting, each.acting_for) for each in found} == {("", "")}
    desk.sit("arum")
    assert shown(desk).waiting == ()


def test_a_substitute_is_told_for_whom(desk: Desk) -> None:
    lurah = replace(desk.ws.directory.people()[desk.people["lurah"]], title="Lurah")
    desk.ws.directory.save("person", desk.people["lurah"], lurah)
    lent = Substitute(desk.people["wisnu"], desk.people["lurah"], "plh", "2026-12-20", "2026-12-20")
    desk.ws.directory.save("substitute", None, lent)
    waiting(desk, "2026-12-20T07:00", "Saat bertugas")
    waiting(desk, "2026-12-21T07:00", "Sesudahnya")
    desk.sit("wisnu")
    (one,) = shown(desk).waiting
    assert (one.due.row.title, one.acting, one.acting_for) == ("Saat bertugas", "plh", "Lurah")


def returned(desk: Desk, who: str, title: str, **told: object) -> str:
    desk.sit(who)
    post = desk.post(title=title, **told)
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    desk.ws.approval.return_(post, "Perbaiki jamnya.")
    return post


def test_what_came_back_is_told_to_its_writer_only(desk: Desk) -> None:
    returned(desk, "arum", "Punya Arum")
    returned(desk, "semua", "Punya Semua")
    returned(desk, "semua", "Titipan Arum", pic=desk.people["arum"])
    desk.sit("arum")
    found = shown(desk).returned
    assert sorted(each.due.row.title for each in found) == ["Punya Arum", "Titipan Arum"]
    assert {(each.by, each.note) for each in found} == {("Lurah", "Perbaiki jamnya.")}
    assert all(each.since for each in found)
    desk.sit("lurah")
    assert shown(desk).returned == ()


def test_what_nobody_is_left_to_mend_is_told_to_every_writer(desk: Desk) -> None:
    desk.people["dimas"] = desk.ws.directory.save("person", None, Person("Dimas", roles=("writer",)))[0]
    returned(desk, "dimas", "Yatim")
    desk.sit("arum")
    assert shown(desk).returned == ()
    desk.ws.directory.delete("person", desk.people["dimas"])
    assert [each.due.row.title for each in shown(desk).returned] == ["Yatim"]


@pytest.mark.parametrize(
    ("days", "titles"),
    [(0, []), (1, ["Besok"]), (2, ["Besok", "Lusa"]), (4, ["Besok", "Lusa", "Jauh"]), (-3, [])],
)
def test_the_office_says_how_early_it_is_reminded(desk: Desk, days: int, titles: list[str]) -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, remind_days=days))
    for day, title in ((20, "Jauh"), (18, "Lusa"), (17, "Besok")):
        desk.post(planned=f"2026-12-{day}T09:00", title=title)
    assert [each.due.row.title for each in shown(desk).near] == titles


def test_near_ones_say_who_has_them_in_hand(desk: Desk) -> None:
    desk.post(planned="2026-12-17T08:00", title="Tanpa PIC")
    desk.post(planned="2026-12-17T09:00", title="Ada PIC", pic=desk.people["semua"])
    assert [(each.due.row.title, each.who) for each in shown(desk).near] == [
        ("Tanpa PIC", "Arum"),
        ("Ada PIC", "Semua"),
    ]


def test_an_approved_one_is_not_pointed_out(desk: Desk) -> None:
    post = waiting(desk, "2026-12-17T08:00", "Besok")
    assert [each.due.row.title for each in shown(desk).near] == ["Besok"]
    desk.sit("lurah")
    desk.ws.approval.approve(post, desk.ws.approval.version(post))
    assert shown(desk).near == ()


def test_another_programs_number_of_days_does_no_harm(desk: Desk) -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", remind_days=2**50))
    assert desk.ws.directory.office().remind == MOST_REMIND
    assert shown(desk).now + timedelta(days=1) > NOW
