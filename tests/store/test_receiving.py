"""Records from elsewhere: a union in any order, conflicts shown, hostile ones refused whole."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.post import Post, State
from medsos_desktop.model.record import Record
from medsos_desktop.store import records, wire
from medsos_desktop.workspace import Workspace
from tests.keys.made import made
from tests.store.office import Office, simple, verdict

Offices = Callable[[str], Office]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """What two PCs wrote about the same posts: edits apart, decisions, an undo, a deletion, an
    erasure; and a key, renamed here and revoked there.
    """
    place = tmp_path_factory.mktemp("batch")
    pcs = [Office(place, name) for name in ("a", "b")]
    a, b = (pc.open() for pc in pcs)
    one, two, three = (a.posts.create(simple(title))[0] for title in ("satu", "dua", "tiga"))
    b.receive(a.all_records())
    for ws in (a, b):
        ws.posts.update(one, simple("satu", text=f"oleh {ws.folder.name}"))
        ws.records.decide(two, verdict(ws, two, "submit" if ws is a else "approve"))
    b.posts.move([one], {one: None})
    a.posts.delete([two])
    a.history.undo()
    b.erasure.erase("post", three, "permintaan warga")
    Keeper(a.store).take(made())
    b.receive(a.all_records())
    Keeper(a.store).take(made(title="Camat"))
    Keeper(b.store).revoke(made().fingerprint, "flashdisk hilang")
    found = {record.id: record for ws in (a, b) for record in ws.all_records() if record.body is not None}
    for pc in pcs:
        pc.close()
    return list(found.values())


def dump_after(place: Any, batches: Sequence[Sequence[Record]]) -> Any:
    pc = Office(place, "c")
    ws = pc.open()
    try:
        for each in batches:
            ws.receive(each)
        return ws.store.dump()
    finally:
        pc.close()


@settings(max_examples=15)
@given(data=st.data())
def test_any_order_in_any_parts_gives_the_same(
    batch: list[Record], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(batch))
    cut = data.draw(st.integers(0, len(batch)))
    place = tmp_path_factory.mktemp("union")
    parts = (shuffled[:cut], shuffled[cut:], shuffled[: cut // 2])
    assert dump_after(place / "x", parts) == dump_after(place / "y", [batch])


def test_a_conflict_is_shown_merged_and_settled_by_a_save(office: Offices) -> None:
    a, late = office("a").open(), office("b")
    late.clock.at += timedelta(minutes=1)
    b = late.open()
    post, _ = a.posts.create(simple())
    b.receive(a.all_records())
    a.posts.update(post, simple("Judul A", text="Teks A"))
    b.posts.update(post, simple(text="Teks B", planned=None))
    for ws, other in ((a, b), (b, a)):
        ws.receive(other.all_records())
    view = a.posts.get(post)
    assert view == b.posts.get(post)
    assert (view.post, view.conflicts) == (Post(title="Judul A", text="Teks B"), ("text",))
    assert a.posts.row(post).conflict
    a.posts.update(post, replace(view.post, text="Teks A dan B"))
    assert len(records.get(a.store.db, a.posts.get(post).revision).parents) == 2  # type: ignore[union-attr]
    b.receive(a.all_records())
    assert (b.posts.get(post).post.text, b.posts.row(post).conflict) == ("Teks A dan B", False)


def test_a_draft_begun_before_something_arrived_is_merged_not_overwriting(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    b.receive(a.all_records())
    b.posts.save_draft(post, simple("Ketikan B"))
    a.posts.move([post], {post: None})
    b.receive(a.all_records())
    b.posts.seal(post)
    assert b.posts.get(post).post == simple("Ketikan B", planned=None)


def test_order_of_decisions_is_by_cause_not_by_clock(office: Offices) -> None:
    pcs = {name: office(name) for name in ("a", "b")}
    a, b = pcs["a"].open(), pcs["b"].open()
    post, _ = a.posts.create(simple())
    a.records.decide(post, verdict(a, post, "submit", leads_to="in_approval"))
    b.receive(a.all_records())
    pcs["b"].clock.at = pcs["b"].clock.at.replace(year=2020)  # the approver's PC is years behind
    b.records.decide(post, verdict(b, post, "return", note="perbaiki"))
    a.receive(b.all_records())
    assert [each.action for each in a.records.decisions(post)] == ["submit", "return"]
    assert a.posts.row(post).state is State.RETURNED


def test_a_newer_body_is_kept_forwarded_shown_and_not_edited(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    newer = reworked(
        next(iter(a.all_records())), lambda body: body | {"v": 9, "data": body["data"] | {"mood": "x"}}
    )
    strange = replace(newer, kind="ritual", seq=newer.seq + 1, prev=newer.id)
    a.receive([])
    b.receive([newer, records.named(strange)])
    assert b.posts.get(post).read_only
    assert b.posts.rows(date(2026, 12, 1), date(2027, 1, 1))[0].title == "Posyandu"
    for command in (lambda: b.posts.update(post, simple("x")), lambda: b.posts.save_draft(post, simple("x"))):
        with pytest.raises(UserError, match="read-only-entity"):
            command()
    assert [record.kind for record in b.all_records()] == ["post", "ritual"]


def reworked(record: Record, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Record:
    """The record with another body, every hash right."""
    body = canonical(change(json.loads(record.body or b"")))
    assert record.salt is not None
    return records.named(replace(record, body=body, content=records.content_hash(record.salt, body)))


BROKEN: dict[str, Callable[[Record], Record]] = {
    "author": lambda r: replace(r, author="lain"),
    "body": lambda r: replace(r, body=(r.body or b"").replace(b"Posyandu", b"Poswindu")),
    "salt": lambda r: replace(r, salt=None),
    "path": lambda r: records.named(replace(r, chain="../../etc")),
    "entity": lambda r: records.named(replace(r, entity="a b")),
    "time": lambda r: records.named(replace(r, at="2026-12-01")),
    "minute": lambda r: records.named(replace(r, at="2026-12-01T01:70:00.000Z")),
    "far away": lambda r: records.named(replace(r, at="9999-12-31T23:59:59.999Z")),
    "branch": lambda r: reworked(replace(r, kind="branch"), lambda body: body | {"data": {"ends": "all"}}),
    "branch's ends": lambda r: reworked(
        replace(r, kind="branch"), lambda body: body | {"data": {"ends": ["x"]}}
    ),
    "seq": lambda r: records.named(replace(r, seq=0)),
    "prev": lambda r: records.named(replace(r, prev="f" * 64)),
    "parents": lambda r: records.named(replace(r, parents=("f" * 64,) * 65)),
    "type": lambda r: reworked(r, lambda body: body | {"data": {"title": 7}}),
    "planned": lambda r: reworked(r, lambda body: body | {"data": {"planned": "2026-12-01T10:00+07"}}),
    "no data": lambda r: reworked(r, lambda body: body | {"data": []}),
    "version": lambda r: reworked(r, lambda body: body | {"v": "1"}),
    "erase": lambda r: reworked(replace(r, kind="erase"), lambda body: body | {"data": {"records": "all"}}),
    "decision": lambda r: reworked(replace(r, kind="decision"), lambda body: body | {"data": {"action": 1}}),
    "note": lambda r: note(r, {"note": "x"}),
    "note's pin": lambda r: note(r, {"action": "note", "pin": {"field": "text", "start": 5, "end": 2}}),
    "note's accounts": lambda r: note(r, {"action": "note", "pin": {"accounts": ["x"] * 1_001}}),
    "note's thread": lambda r: note(r, {"action": "reply", "thread": "../etc"}),
    "op": lambda r: reworked(r, lambda body: body | {"op": "x"}),
    "spaces": lambda r: spaced(r),
    "deep": lambda r: reworked(replace(r, kind="ritual"), lambda body: body | {"v": 9, "data": nested(200)}),
}


def note(record: Record, data: dict[str, Any]) -> Record:
    return reworked(replace(record, kind="note"), lambda body: body | {"data": data})


def nested(levels: int) -> dict[str, Any]:
    """Shallow enough to be read, deep enough to fall over wherever it is looked at from a deeper place."""
    inner: dict[str, Any] = {}
    for _ in range(levels):
        inner = {"a": [inner]}
    return inner


def spaced(record: Record) -> Record:
    body = b" " + (record.body or b"")
    return records.named(replace(record, body=body, content=records.content_hash(record.salt or b"", body)))


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_record_is_refused_with_its_name_and_nothing_is_taken(office: Offices, how: str) -> None:
    a, b = office("a").open(), office("b").open()
    a.posts.create(simple())
    good = next(iter(a.all_records()))
    with pytest.raises(UserError, match=r"store\.record-broken"):
        b.receive([good, BROKEN[how](good)])
    assert list(b.all_records()) == []


def test_a_bare_link_gets_its_body_later_but_never_one_that_was_erased(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    (full,) = a.all_records()
    bare = replace(full, salt=None, body=None)
    b.receive([bare])
    assert b.posts.undated() == []
    b.receive([full])
    assert b.posts.row(post).title == "Posyandu"
    b.receive([bare])
    assert b.posts.row(post).title == "Posyandu"
    b.erasure.erase("post", post, "permintaan warga")
    assert not b.receive([full])
    with pytest.raises(UserError, match=r"store\.gone"):
        b.posts.row(post)


def test_records_survive_the_wire(ws: Workspace) -> None:
    ws.posts.create(simple(text="“Halo” 😀"))
    (record,) = ws.all_records()
    assert wire.load(json.loads(json.dumps(wire.dump(record)))) == record
    bare = replace(record, salt=None, body=None)
    assert wire.load(wire.dump(bare)) == bare
    whole = wire.dump(record)
    odd = {"seq": ("x", "1", 1.0, True, None), "salt": ("zz", 7, "00 11"), "body": (7, ["a"], "\ud800"),
           "parents": ("", "abc", {}, [7], None), "at": (7,), "id": (None,)}  # fmt: skip
    for broken in ({}, {"id": 1}, *(whole | {key: value} for key in odd for value in odd[key])):
        with pytest.raises(UserError, match=r"store\.record-broken"):
            wire.load(broken)


def without_bodies(found: Sequence[Record], *kept: str) -> list[Record]:
    """What a file carries that names only the records of some entities: the others as bare links."""
    return [each if each.entity in kept else replace(each, salt=None, body=None) for each in found]


def test_an_edit_does_not_pass_for_made_from_a_revision_that_was_left_out(office: Offices) -> None:
    """Else what the other office changed would be gone without a word when it arrives whole later."""
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    b.receive(a.all_records())
    a.posts.update(post, simple(text="Teks A"))
    b.receive(without_bodies(list(a.all_records())))
    assert b.posts.get(post).post == simple()
    b.posts.update(post, simple("Judul B"))
    b.receive(a.all_records())
    assert b.posts.get(post).post == simple("Judul B", text="Teks A")
    assert b.posts.row(post).conflict


def test_a_revision_left_out_between_two_keeps_what_was_built_on_it(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    a.posts.update(post, simple(text="dua"))
    a.posts.update(post, simple(text="tiga"))
    first, second, third = a.all_records()
    b.receive([first, replace(second, salt=None, body=None), third])
    b.posts.update(post, simple(text="empat"))
    made = records.get(b.store.db, b.posts.get(post).revision)
    assert made is not None
    assert made.parents == (third.id,)


def test_a_decision_does_not_pass_for_made_after_one_that_was_left_out(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    a.records.decide(post, verdict(a, post, "submit", leads_to="in_approval"))
    b.receive(a.all_records())
    (known,) = b.records.decisions(post)
    a.records.decide(post, verdict(a, post, "return", note="perbaiki"))
    b.receive(without_bodies(list(a.all_records())))
    b.records.decide(post, verdict(b, post, "approve"))
    (approval,) = (each for each in b.records.decisions(post) if each.action == "approve")
    made = records.get(b.store.db, approval.id)
    assert made is not None
    assert known.id in made.parents
    assert len(made.parents) == 2  # the revision and the submission, not the return nobody here has read


def test_an_erased_revision_is_still_followed(office: Offices) -> None:
    """What was erased must not stand beside the edit as something that was never taken in."""
    a = office("a").open()
    post, _ = a.posts.create(simple())
    a.posts.update(post, simple(text="rahasia"))
    gone = a.posts.get(post).revision
    a.erasure.erase("post", post, "permintaan warga", revisions={gone})
    a.posts.update(post, simple("Baru"))
    made = records.get(a.store.db, a.posts.get(post).revision)
    assert made is not None
    assert made.parents == (gone,)


def test_an_erasure_cannot_be_erased_in_any_order(office: Offices) -> None:
    """Else one that names another would undo it wherever it comes first."""
    a, first, last = office("a").open(), office("b").open(), office("c").open()
    post, _ = a.posts.create(simple())
    a.erasure.erase("post", post, "permintaan warga")
    *_, eraser = a.all_records()
    hostile = reworked(
        replace(eraser, seq=eraser.seq + 1, prev=eraser.id),
        lambda body: body | {"data": {"records": [eraser.id], "reason": "x"}},
    )
    whole = list(a.all_records())
    first.receive([hostile, *whole])
    last.receive([*whole, hostile])
    assert first.store.dump() == last.store.dump()
    assert [each.body is None for each in first.all_records()].count(True) == 1


ODD_DATA = st.dictionaries(
    st.sampled_from(
        ["title", "text", "planned", "variants", "media", "deleted", "answers", "labels", "name", "order",
         "action", "subject", "confirmed", "leads_to", "note", "extra", "link", "handle", "partner", "files"]
    ),
    st.recursive(
        st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
        max_leaves=5,
    ),
    min_size=1,
)  # fmt: skip


@settings(max_examples=30)
@given(
    st.sampled_from(["post", "account", "person", "asset", "rules", "decision", "note", "ritual"]), ODD_DATA
)
def test_whatever_a_newer_version_means_by_a_field_it_does_no_harm(
    batch: list[Record], tmp_path_factory: pytest.TempPathFactory, kind: str, data: dict[str, Any]
) -> None:
    """A newer body is not checked against today's shape, so what reads it must pass over what it is not."""
    seed = next(record for record in batch if record.kind == "post" and record.seq == 1)
    newer = reworked(
        replace(seed, kind=kind, entity="oddentity0000000"),
        lambda body: {"v": 9, "op": {"id": "x", "name": "n"}, "data": data},
    )
    pc = Office(tmp_path_factory.mktemp("odd"), "c")
    ws = pc.open()
    try:
        ws.receive([newer])
        before = ws.store.dump()
        ws.store.rebuild()
        assert ws.store.dump() == before
        assert ws.posts.undated() is not None
        assert ws.posts.rows(date(2026, 1, 1), date(2027, 1, 1)) is not None
        assert ws.directory.accounts() is not None
        if kind == "post":
            assert ws.posts.get(newer.entity).read_only
    finally:
        pc.close()


@pytest.mark.parametrize("version", [1, 9])
def test_what_an_erasure_names_has_the_same_shape_in_every_version(office: Offices, version: int) -> None:
    a, b = office("a").open(), office("b").open()
    a.posts.create(simple())
    (record,) = a.all_records()
    for data in ({"records": 5}, {"records": [7]}, {"records": [], "media": 7}, {"media": []}):
        eraser = reworked(replace(record, kind="erase"), lambda body: body | {"v": version, "data": data})  # noqa: B023
        with pytest.raises(UserError, match=r"store\.record-broken"):
            b.receive([eraser])
