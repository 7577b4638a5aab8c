"""The office, its accounts and people, and who is at the PC."""

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account, Office, Person, Pillar
from medsos_desktop.workspace import Workspace


def test_an_office_without_a_name_until_one_is_entered(ws: Workspace) -> None:
    assert ws.directory.office() == Office()
    office = Office(
        name="Kelurahan Contoh", zone="Asia/Makassar", hours=("08:00",), phones=("0812-0000-1122",)
    )
    assert ws.directory.set_office(office).of("office") == {"office"}
    assert ws.directory.office() == office
    assert not ws.directory.set_office(office)
    ws.history.undo()
    assert ws.directory.office().name == ""


def test_lists_come_in_their_order_and_without_the_deleted(ws: Workspace) -> None:
    for order, key in ((2, "c"), (1, "b"), (1, "a")):
        ws.directory.save("account", key, Account("x", "x_post", name=key, order=order))
        ws.directory.save("pillar", key, Pillar(order, key))
    assert list(ws.directory.accounts()) == list(ws.directory.pillars()) == ["a", "b", "c"]
    ws.directory.delete("account", "b")
    assert list(ws.directory.accounts()) == ["a", "c"]
    kept = ws.directory.get("account", "b")
    assert kept is not None
    assert kept.deleted
    ws.history.undo()
    assert list(ws.directory.accounts()) == ["a", "b", "c"]


def test_signing_in_is_recorded_and_signs_what_follows(ws: Workspace) -> None:
    key, _ = ws.directory.save("person", None, Person("Bu Contoh", "Lurah", ("approver",)))
    assert ws.directory.actor() is None
    ws.directory.sign_in(key)
    ws.directory.save("pillar", None, Pillar(1, "Kesehatan"))
    assert [(each.kind, each.author) for each in ws.all_records()] == [
        ("person", ""),
        ("presence", key),
        ("pillar", key),
    ]
    assert ws.directory.actor() == (key, Person("Bu Contoh", "Lurah", ("approver",)))
    ws.directory.delete("person", key)
    assert ws.directory.actor() is None
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.directory.sign_in(key)


def test_the_undo_list_names_no_person(ws: Workspace) -> None:
    ws.directory.save("person", None, Person("Bu Contoh"))
    op = ws.history.undoable()
    assert op is not None
    assert op.subject == ""


def test_unknown_kinds_are_a_bug_and_unknown_ids_are_told(ws: Workspace) -> None:
    with pytest.raises(ValueError, match="post"):
        ws.directory.save("post", None, Account())
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.directory.delete("account", "tidakada")
