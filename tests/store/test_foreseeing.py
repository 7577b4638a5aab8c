"""What is foreseen is what comes: asked before, compared with taking the same records in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.model.record import ENTITY_KINDS, Record
from medsos_desktop.store import outgoing
from medsos_desktop.store.foreseeing import Foresight
from medsos_desktop.store.projection import Head, head
from tests.store.office import Office, picture, simple, verdict
from tests.store.test_receiving import without_bodies


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Edits apart, decisions, an erasure, of two PCs."""
    place = tmp_path_factory.mktemp("told")
    pcs = [Office(place, name) for name in ("a", "b")]
    a, b = (pc.open() for pc in pcs)
    ids = [a.posts.create(simple(title))[0] for title in ("satu", "dua", "tiga")]
    b.receive(a.all_records())
    for ws in (a, b):
        ws.posts.update(ids[0], simple(ws.folder.name))
        ws.records.decide(ids[1], verdict(ws, ids[1], "submit"))
    b.erasure.erase("post", ids[2], "permintaan warga")
    found = {each.id: each for ws in (b, a) for each in ws.all_records()}
    for pc in pcs:
        pc.close()
    return list(found.values())


def parts(told: list[Record], draw: st.DrawFn) -> Iterator[list[Record]]:
    shuffled = draw(st.permutations(told))
    cut = draw(st.integers(0, len(told)))
    bare = draw(st.sets(st.sampled_from([each.entity for each in told])))
    kept = {each.entity for each in told} - bare
    yield shuffled[:cut]
    yield without_bodies(shuffled[cut:], *kept)


def heads(found: Head | None) -> tuple[str, ...]:
    return found.heads if found else ()


@settings(max_examples=25)
@given(data=st.data())
def test_the_future_is_told_before_it_happens(
    told: list[Record], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    before, coming = parts(told, data.draw)
    pc = Office(tmp_path_factory.mktemp("future"), "c")
    ws = pc.open()
    try:
        ws.receive(before)
        db = ws.store.db
        here = {each.id for each in ws.all_records() if each.body is not None}
        places = {(each.kind, each.entity) for each in told if each.kind in ENTITY_KINDS}
        foresight = Foresight(db, coming)
        now = {place: foresight.now(*place) for place in places}
        then = {place: foresight.then(*place) for place in places}
        arriving, touched = {each.id for each in foresight.arriving}, foresight.touched
        assert now == {place: head(db, *place) for place in places}
        ws.receive(coming)
        assert then == {place: head(db, *place) for place in places}
        after = {each.id for each in ws.all_records() if each.body is not None}
        assert after - here == arriving
        assert {place for place in places if heads(now[place]) != heads(then[place])} <= touched
    finally:
        pc.close()


def test_hashes_are_found_in_what_bodies_name_and_never_in_what_people_wrote(tmp_path: Path) -> None:
    pc = Office(tmp_path, "a")
    ws = pc.open()
    shown, written = picture(ws, b"gambar"), "ab" * 32
    with ws.operation("op.post.create") as op:
        op.put("ritual", "r", {"file": shown, "text": f'kata "{written}" dan {written}'})
    (record,) = ws.all_records()
    assert record.body is not None
    assert outgoing.hashes(record.body) == {shown}
    assert outgoing.hashes_here(ws.store.db) == {shown}
    assert outgoing.hashes_here(ws.store.db, {record.id}) == set()
    assert outgoing.hashes_here(ws.store.db, (), {"post"}) == set()
    pc.close()
