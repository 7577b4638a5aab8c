"""What forms refuse, tidy, order and take out."""

from datetime import date

import pytest

from medsos_desktop.directory import editing, uses
from medsos_desktop.directory.editing import Editing
from medsos_desktop.directory.service import Entity
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account, Collaboration, Office, Partner, Person, Pillar
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.workspace import Workspace


@pytest.fixture
def edit(ws: Workspace) -> Editing:
    return Editing(ws.directory, ws.store)


def add(edit: Editing, kind: str, entity: Entity) -> str:
    return edit.save(kind, None, entity)[0]


@pytest.mark.parametrize(
    ("kind", "entity"),
    [
        ("account", Account("x", "x_free", "contoh", "  ")),
        ("person", Person("\t")),
        ("pillar", Pillar(1)),
        ("partner", Partner()),
    ],
)
def test_nothing_is_kept_without_a_name(edit: Editing, kind: str, entity: Entity) -> None:
    with pytest.raises(UserError, match=r"directory\.name-empty") as refused:
        edit.save(kind, None, entity)
    assert refused.value.params["field"] == "name"
    assert not edit.living(kind)


def test_names_are_told_apart_whatever_their_case(edit: Editing) -> None:
    first = add(edit, "pillar", Pillar(1, "Layanan  warga "))
    with pytest.raises(UserError, match=r"directory\.name-taken"):
        add(edit, "pillar", Pillar(2, "layanan warga"))
    changed = edit.save("pillar", first, Pillar(1, "LAYANAN WARGA"))
    assert changed[1]
    assert [getattr(each, "name", "") for each in edit.living("pillar").values()] == ["LAYANAN WARGA"]


def test_a_handle_stands_once_on_a_surface(edit: Editing) -> None:
    add(edit, "account", Account("instagram", "ig_feed", "@Contoh", "Feed"))
    with pytest.raises(UserError, match=r"directory\.handle-taken") as refused:
        add(edit, "account", Account("instagram", "ig_feed", "contoh", "Lain"))
    assert refused.value.params["field"] == "handle"
    add(edit, "account", Account("instagram", "ig_story", "contoh", "Story"))
    add(edit, "account", Account("x", "x_free", "", "Tanpa nama akun"))
    add(edit, "account", Account("x", "x_free", "", "Juga tanpa"))
    first = next(iter(edit.living("account").values()))
    assert isinstance(first, Account)
    assert first.handle == "Contoh"


def test_an_office_keeps_its_name(edit: Editing, ws: Workspace) -> None:
    edit.set_office(Office(name=" Kelurahan  Contoh ", city=" Kota Contoh"))
    assert (ws.directory.office().name, ws.directory.office().city) == ("Kelurahan Contoh", "Kota Contoh")
    with pytest.raises(UserError, match=r"directory\.name-empty"):
        edit.set_office(Office(name=" "))
    assert ws.directory.office().name == "Kelurahan Contoh"


def test_accounts_are_put_in_order_as_one_step(edit: Editing, ws: Workspace) -> None:
    a, b, c = (add(edit, "account", Account("x", "x_free", name, name, at)) for at, name in enumerate("abc"))
    changes = edit.arrange("account", [c, a, b], c)
    assert changes.of("account") == {a, b, c}
    assert list(ws.directory.accounts()) == [c, a, b]
    op = ws.history.undoable()
    assert op is not None
    assert op.subject == "c"
    ws.history.undo()
    assert list(ws.directory.accounts()) == [a, b, c]
    assert not edit.arrange("account", [a, b, c], a)


def test_pillars_share_out_the_numbers_they_have(edit: Editing, ws: Workspace) -> None:
    a, b, c = (add(edit, "pillar", Pillar(number, name)) for number, name in ((1, "a"), (2, "b"), (5, "c")))
    edit.arrange("pillar", [b, c, a], a)
    assert [(id_, each.number) for id_, each in ws.directory.pillars().items()] == [(b, 1), (c, 2), (a, 5)]
    assert edit.next_number() == 3


def test_taking_out_and_putting_back(edit: Editing, ws: Workspace) -> None:
    a, b = (add(edit, "pillar", Pillar(number, name)) for number, name in ((1, "a"), (2, "b")))
    edit.retire("pillar", a)
    assert list(edit.living("pillar")) == [b]
    assert list(ws.directory.retired("pillar")) == [a]
    add(edit, "pillar", Pillar(1, "baru"))
    edit.revive("pillar", a)
    assert ws.directory.pillars()[a].number == 3
    assert not ws.directory.retired("pillar")
    edit.retire("pillar", a)
    add(edit, "pillar", Pillar(4, "A"))
    with pytest.raises(UserError, match=r"directory\.name-taken"):
        edit.revive("pillar", a)
    with pytest.raises(UserError, match=r"store\.gone"):
        edit.revive("pillar", "tidakada")


def test_a_revived_account_stands_last(edit: Editing, ws: Workspace) -> None:
    a, b = (add(edit, "account", Account("x", "x_free", name, name, at)) for at, name in enumerate("ab"))
    edit.retire("account", a)
    edit.revive("account", a)
    assert list(ws.directory.accounts()) == [b, a]


def test_the_person_at_the_pc_stays(edit: Editing, ws: Workspace) -> None:
    one, two = add(edit, "person", Person("Bu Contoh")), add(edit, "person", Person("Pak Contoh"))
    ws.directory.sign_in(one)
    with pytest.raises(UserError, match=r"directory\.person-here"):
        edit.retire("person", one)
    ws.directory.sign_in(two)
    edit.retire("person", one)
    assert list(edit.living("person")) == [two]
    assert ws.directory.authors() == {one, two}


def test_what_posts_name_is_counted(edit: Editing, ws: Workspace) -> None:
    account = add(edit, "account", Account("x", "x_free", "contoh", "X"))
    pillar, person = add(edit, "pillar", Pillar(1, "a")), add(edit, "person", Person("Bu Contoh"))
    for title in ("satu", "dua"):
        ws.posts.create(Post(title, variants={account: Variant("x_free")}, pillar=pillar, pic=person))
    gone, _ = ws.posts.create(Post("tiga", pillar=pillar))
    ws.posts.delete([gone])
    found = uses.count(ws.posts.by_state(*State))
    assert [found.of(*each) for each in (("account", account), ("pillar", pillar), ("person", person))] == [
        2
    ] * 3
    assert found.of("pillar", "tidakada") == found.of("partner", "tidakada") == 0
    partner = add(edit, "partner", Partner("Komunitas Contoh"))
    ws.directory.save("collaboration", None, Collaboration(partner, "Program"))
    programmes = ws.directory.collaborations().values()
    assert uses.count((), programmes).of("partner", partner) == 1
    edit.retire("account", account)
    assert uses.count(ws.posts.by_state(*State)).of("account", account) == 2
    assert not uses.count(ws.posts.rows(date(2026, 1, 1), date(2026, 1, 2))).of("account", account)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9", ("09:00",)),
        ("16.30, 09:00", ("09:00", "16:30")),
        ("07.00;7.00 7", ("07:00",)),
        ("", Office().hours),
    ],
)
def test_hours_as_people_type_them(text: str, hours: tuple[str, ...]) -> None:
    assert editing.hours(text) == hours


@pytest.mark.parametrize("text", ["24.00", "pagi", "9.75", "9, 99"])
def test_what_is_no_hour_is_named(text: str) -> None:
    with pytest.raises(UserError, match=r"directory\.hour"):
        editing.hours(text)


def test_lines_are_squeezed_and_stand_once() -> None:
    assert editing.lines(" a  b \n\n a b\nc") == ("a b", "c")
