"""Plh. and Plt.: whose roles somebody holds on which day, and what is refused."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.directory.editing import Editing
from medsos_desktop.directory.substitutes import Hold, held
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Office, Person, Substitute
from medsos_desktop.workspace import Workspace

FIRST = date(2026, 12, 14)


@pytest.fixture
def people(ws: Workspace) -> dict[str, str]:
    made = {}
    for name, roles in (
        ("lurah", ("approver", "writer")),
        ("sekretaris", ("reviewer",)),
        ("arum", ("writer",)),
    ):
        made[name], _ = ws.directory.save("person", None, Person(name.title(), roles=roles))
    ws.directory.sign_in(made["arum"])
    return made


@pytest.fixture
def edit(ws: Workspace) -> Editing:
    return Editing(ws.directory, ws.store)


def acting(people: dict[str, str], **told: str) -> Substitute:
    plain = Substitute(people["sekretaris"], people["lurah"], "plh", "2026-12-14", "2026-12-18")
    return replace(plain, **told)  # type: ignore[arg-type]


def test_on_these_days_the_others_roles_are_held_as_well(
    ws: Workspace, edit: Editing, people: dict[str, str]
) -> None:
    edit.save_substitute(None, acting(people, letter="  800/12/ 2026 "))
    who, lurah = people["sekretaris"], people["lurah"]
    lent = (Hold("reviewer"), Hold("approver", "plh", lurah), Hold("writer", "plh", lurah))
    for day, wanted in (
        ("2026-12-13", lent[:1]), ("2026-12-14", lent), ("2026-12-18", lent), ("2026-12-19", lent[:1]),
        ("", lent[:1]),
    ):  # fmt: skip
        assert ws.directory.held(who, day) == wanted
    assert ws.directory.held(lurah, "2026-12-15") == (Hold("approver"), Hold("writer"))
    assert ws.directory.held(people["arum"], "2026-12-15") == (Hold("writer"),)
    assert [each.letter for each in ws.directory.substitutes().values()] == ["800/12/ 2026"]


def test_a_whole_stretch_of_days_has_to_be_inside(
    ws: Workspace, edit: Editing, people: dict[str, str]
) -> None:
    edit.save_substitute(None, acting(people))
    who = people["sekretaris"]
    assert len(ws.directory.held(who, "2026-12-14", "2026-12-18")) == 3
    assert len(ws.directory.held(who, "2026-12-14", "2026-12-19")) == 1
    assert len(ws.directory.held(who, "2026-12-13", "2026-12-14")) == 1


def test_what_is_lent_is_not_lent_on(ws: Workspace, edit: Editing, people: dict[str, str]) -> None:
    edit.save_substitute(None, acting(people))
    edit.save_substitute(None, acting(people, person=people["arum"], stands_for=people["sekretaris"]))
    roles = {hold.role for hold in ws.directory.held(people["arum"], "2026-12-15")}
    assert roles == {"writer", "reviewer"}


def test_a_vacant_office_lends_its_roles_and_who_left_holds_none(
    ws: Workspace, edit: Editing, people: dict[str, str]
) -> None:
    edit.save_substitute(None, acting(people, kind="plt"))
    ws.directory.delete("person", people["lurah"])
    assert Hold("approver", "plt", people["lurah"]) in ws.directory.held(people["sekretaris"], "2026-12-15")
    ws.directory.delete("person", people["sekretaris"])
    assert ws.directory.held(people["sekretaris"], "2026-12-15") == ()
    assert ws.directory.held("tidak-dikenal", "2026-12-15") == ()


def test_taking_it_out_or_undoing_it_ends_it(ws: Workspace, edit: Editing, people: dict[str, str]) -> None:
    id_, _ = edit.save_substitute(None, acting(people))
    ws.directory.delete("substitute", id_)
    assert len(ws.directory.held(people["sekretaris"], "2026-12-15")) == 1
    ws.history.undo()
    assert len(ws.directory.held(people["sekretaris"], "2026-12-15")) == 3
    ws.history.undo()
    assert not ws.directory.substitutes()


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"person": ""}, "directory.substitute-who", "person"),
        ({"stands_for": "tidak-dikenal"}, "directory.substitute-who", "stands_for"),
        ({"until": "2026-12-13"}, "directory.substitute-dates", "until"),
        ({"start": ""}, "directory.substitute-dates", "until"),
        ({"until": "20261218"}, "directory.substitute-dates", "until"),
    ],
)
def test_what_makes_no_sense_is_refused(
    ws: Workspace, edit: Editing, people: dict[str, str], told: dict[str, str], code: str, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        edit.save_substitute(None, acting(people, **told))
    assert (refused.value.code, refused.value.params["field"]) == (code, field)
    assert not ws.directory.substitutes()


def test_nobody_stands_in_for_themselves(ws: Workspace, edit: Editing, people: dict[str, str]) -> None:
    with pytest.raises(UserError, match=r"directory\.substitute-self"):
        edit.save_substitute(None, acting(people, person=people["lurah"]))
    ws.directory.delete("person", people["sekretaris"])
    with pytest.raises(UserError, match=r"directory\.substitute-who"):
        edit.save_substitute(None, acting(people))


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from("bc"), st.integers(0, 6), st.integers(0, 6)),
        max_size=4,
    )
)
def test_a_role_is_held_when_it_is_ones_own_or_lent_that_day(rows: list[tuple[str, str, int, int]]) -> None:
    """Day by day, against the sentence in words."""
    own = {"a": {"writer"}, "b": {"reviewer"}, "c": {"approver"}}
    days = [(FIRST + timedelta(days=shift)).isoformat() for shift in range(8)]
    substitutes = [Substitute(who, other, "plh", days[at], days[to]) for who, other, at, to in rows]
    persons = {name: Person(name, roles=tuple(roles)) for name, roles in own.items()}
    for who, at in itertools.product("abc", range(8)):
        found = held(who, persons[who].roles, substitutes, persons.get, (days[at], days[at]))
        wanted = set(own[who])
        for row_who, other, start, until in rows:
            if row_who == who and start <= at <= until:
                wanted |= own[other]
        assert {hold.role for hold in found} == wanted
        assert {hold.role for hold in found if not hold.acting} == own[who]


def test_an_office_counts_at_least_one_proof(ws: Workspace, edit: Editing) -> None:
    with pytest.raises(UserError, match=r"directory\.proofs-empty"):
        edit.set_office(Office("Kelurahan Contoh", proofs=()))
