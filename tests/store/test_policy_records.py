"""What approval policy adds to the records: old bodies read on, any order is the same, hostile is refused."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.office import Office as OfficeData
from medsos_desktop.model.office import Person, Substitute
from medsos_desktop.model.record import Record
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.store import bodies, counting, erasing, records
from medsos_desktop.store import grants as standing
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple, verdict
from tests.store.test_receiving import reworked

Offices = Callable[[str], Office]
GRANT = {"action": "grant", "pillar": "p1", "start": "2026-12-01", "until": "2026-12-31", "proof": "none"}


def give(ws: Workspace, **told: str) -> str:
    """A grant's record, written as another PC's service would."""
    with ws.store.operation("op.grant.give") as op:
        return op.put("grant", ws.store.ids.entity(), GRANT | told)


def revoke(ws: Workspace, grant: str) -> None:
    one = standing.one(ws.store.db, grant)
    assert one is not None
    with ws.store.operation("op.grant.revoke") as op:
        op.put("grant", one.entity, {"action": "revoke"}, standing.tips(ws.store.db, one.entity))


def approve(ws: Workspace, post: str, **told: str) -> None:
    ws.records.decide(
        post, verdict(ws, post, "submit", leads_to="in_approval"), verdict(ws, post, "approve", **told)
    )


def office_of(**told: Any) -> OfficeData:
    return OfficeData("Kelurahan Contoh", **told)


# old bodies


def test_what_older_versions_wrote_takes_the_defaults() -> None:
    raw = b'{"data":{"approval":"two","name":"Kelurahan Contoh"},"op":{},"v":1}'
    data, newer = bodies.read("office", raw)
    assert not newer
    office = bodies.unpack("office", data)
    assert office == office_of(approval="two")
    assert office.proofs == ("none", "paper", "key")


def test_what_has_its_default_changes_no_body() -> None:
    """So that an office that asks for nothing new writes the bytes it always wrote."""
    assert "proofs" not in bodies.pack(office_of())
    assert bodies.pack(office_of(proofs=("key",)))["proofs"] == ["key"]
    assert set(Verdict._fields) >= {"basis", "acting", "acting_for"}


def test_a_plain_decision_is_written_as_before(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.records.decide(post, verdict(ws, post, "approve"))
    (record,) = records.of_entity(ws.store.db, "decision", post)
    assert set(json.loads(record.body or b"")["data"]) == {"action", "subject", "proof", "revision"}
    (decision,) = ws.records.decisions(post)
    assert (decision.basis, decision.acting, decision.acting_for) == ("", "", "")


# any order


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Two PCs: a policy that changes, substitutes, standing approvals given, used, revoked, erased posts."""
    place = tmp_path_factory.mktemp("policy")
    pcs = [Office(place, name) for name in ("a", "b")]
    a, b = (pc.open() for pc in pcs)
    a.directory.set_office(office_of())
    who, _ = a.directory.save("person", None, Person("Wisnu", roles=("reviewer",)))
    posts = [a.posts.create(replace(simple(title), pillar="p1"))[0] for title in ("satu", "dua", "tiga")]
    grant, other = give(a), give(a, proof="key")
    b.receive(a.all_records())
    approve(a, posts[0], basis=grant)
    approve(b, posts[1], basis=other)
    approve(b, posts[2])
    a.directory.set_office(office_of(proofs=("key",)))
    b.directory.set_office(office_of(proofs=("paper", "none"), city="Kota Contoh"))
    b.directory.save("substitute", None, Substitute(who, who, "plt", "2026-12-01", "2026-12-02"))
    revoke(b, grant)
    a.posts.update(posts[1], replace(a.posts.get(posts[1]).post, pillar="p2"))
    b.erasure.erase("post", posts[2], "permintaan warga")
    found = {record.id: record for ws in (a, b) for record in ws.all_records() if record.body is not None}
    for pc in pcs:
        pc.close()
    return list(found.values())


def dump_after(place: Path, batches: Sequence[Sequence[Record]]) -> tuple[Any, Any]:
    """The projections as they came about, and made anew from the records."""
    pc = Office(place, "c")
    ws = pc.open()
    try:
        for each in batches:
            ws.receive(each)
        came = ws.store.dump()
        ws.store.rebuild()
        return came, ws.store.dump()
    finally:
        pc.close()


@settings(max_examples=6)
@given(data=st.data())
def test_any_order_in_any_parts_gives_the_same(
    batch: list[Record], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(batch))
    cut = data.draw(st.integers(0, len(batch)))
    place = tmp_path_factory.mktemp("union")
    came, anew = dump_after(place / "x", (shuffled[:cut], shuffled[cut:], shuffled[: cut // 2]))
    assert came == anew
    assert came == dump_after(place / "y", [batch])[0]


def test_a_policy_from_elsewhere_says_which_posts_it_touches(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    a.directory.set_office(office_of())
    post, _ = a.posts.create(simple())
    approve(a, post)
    b.receive(a.all_records())
    a.directory.set_office(office_of(proofs=("key",)))
    assert post in b.receive(a.all_records()).of("post")
    assert (b.posts.row(post).state, b.posts.row(post).reapproval) == (State.IN_APPROVAL, True)


def test_an_erased_grant_is_none(ws: Workspace) -> None:
    post, _ = ws.posts.create(replace(simple(), pillar="p1"))
    grant = give(ws)
    approve(ws, post, basis=grant)
    assert ws.posts.row(post).state is State.APPROVED
    eraser = canonical({"records": [grant], "reason": "r", "media": []})
    with ws.store.operation("op.data.erase") as op:
        op.put("erase", post, json.loads(eraser))
    (erased,) = (each for each in ws.all_records() if each.kind == "erase")

    with ws.store.operation("op.data.erase"):
        for touched in erasing.apply(ws.store.db, erased):
            ws.store.projection.entity(*touched)
    assert ws.posts.row(post).state is State.IN_APPROVAL
    shown = ws.store.dump()
    ws.store.rebuild()
    assert ws.store.dump() == shown


# hostile and newer


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("grant", GRANT | {"pillar": 7}),
        ("grant", GRANT | {"start": "besok"}),
        ("grant", {"action": "grant"}),
        ("decision", {"action": "approve", "basis": ["x"]}),
        ("decision", {"action": "approve", "acting": {"a": "b"}}),
        ("substitute", {"person": "a", "stands_for": "b", "start": "2026-12-01", "until": "selamanya"}),
        ("substitute", {"person": 1}),
        ("office", {"proofs": "key"}),
        ("office", {"proofs": [1]}),
    ],
)
def test_broken_ones_are_refused(office: Offices, kind: str, data: dict[str, Any]) -> None:
    a, b = office("a").open(), office("b").open()
    a.posts.create(simple())
    good = next(iter(a.all_records()))
    bad = reworked(replace(good, kind=kind), lambda body: body | {"data": data})
    with pytest.raises(UserError, match=r"store\.record-broken"):
        b.receive([bad])
    assert list(b.all_records()) == []


@pytest.mark.parametrize(
    ("kind", "entity", "data"),
    [
        ("office", "office", {"proofs": {"key": 2}, "approval": ["satu"]}),
        ("grant", "g", {"action": "grant", "start": 5, "until": ["x"], "pillar": {}}),
        ("substitute", "s", {"person": 5, "start": 1, "until": []}),
        ("decision", None, {"action": "approve", "subject": "", "basis": [1], "acting": 7}),
    ],
)
def test_what_a_newer_version_wrote_is_kept_and_stops_nothing(
    office: Offices, kind: str, entity: str | None, data: dict[str, Any]
) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    approve(a, post)
    b.receive(a.all_records())
    first = next(iter(a.all_records()))
    newer = reworked(
        replace(first, kind=kind, entity=entity or post, parents=(), chain="lain"),
        lambda body: body | {"v": 9, "data": data},
    )
    b.receive([newer])
    who, _ = b.directory.save("person", None, Person("Lurah", roles=("approver",)))
    b.directory.sign_in(who)
    assert b.posts.row(post).title == "Posyandu"
    assert b.approval.standing(post).decision is None
    assert b.approval.queue() is not None
    assert b.grants.all() is not None
    assert b.directory.held(who, "2026-12-03")
    b.store.rebuild()
    assert newer.id in {each.id for each in b.all_records()}


def test_what_counts_is_read_from_the_office(ws: Workspace) -> None:
    assert counting.proofs(ws.store.db) == {"none", "paper", "key"}
    ws.directory.set_office(office_of(proofs=("paper",)))
    assert counting.proofs(ws.store.db) == {"paper"}
    ws.directory.set_office(office_of(proofs=("paper",), approval="none"))
    assert counting.proofs(ws.store.db) == {"none", "paper", "key"}
