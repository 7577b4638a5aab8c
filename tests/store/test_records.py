"""Canonical bytes, hashes and chains: what makes a record hard to alter unseen."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.model.canonical import canonical
from medsos_desktop.store import records
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.store.office import START, Office, simple

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LEAVES = TEXTS | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
BODIES = st.dictionaries(
    KEYS, st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=12)
)


@settings(max_examples=30)
@given(BODIES)
def test_sorted_json_is_rfc_8785_on_our_subset(body: dict[str, Any]) -> None:
    assert canonical(body) == rfc8785.dumps(body)


@pytest.mark.parametrize(
    "body", [{"a": 1.0}, {"a": None}, {"ä": 1}, {"a": 2**53}, {1: "a"}, {"a": {"b": [None]}}, {"a": "\ud800"}]
)
def test_what_is_outside_the_subset_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"canonical|surrogates"):
        canonical(body)


def test_a_short_body_cannot_be_guessed_from_its_hash(ws: Workspace) -> None:
    one, other = (ws.posts.create(simple())[0] for _ in range(2))
    (a,), (b,) = (records.of_entity(ws.store.db, "post", each) for each in (one, other))
    assert json.loads(a.body or b"")["data"] == json.loads(b.body or b"")["data"]
    assert a.salt != b.salt
    assert a.content != b.content


def test_each_record_names_the_one_before_and_hashes_to_its_id(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.update(post, simple("Lain"))
    first, second = records.of_entity(ws.store.db, "post", post)
    assert (first.seq, second.seq, second.prev, second.parents) == (1, 2, first.id, (first.id,))
    assert [records.record_id(each) for each in (first, second)] == [first.id, second.id]


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE records SET body = replace(body, 'Dua', 'Tia') WHERE seq = 2", "content"),
        ("UPDATE records SET author = 'lain' WHERE seq = 2", "id"),
        ("DELETE FROM records WHERE seq = 2", "gap"),
        ("UPDATE records SET seq = 5 - seq WHERE seq IN (2, 3)", "id"),
    ],
)
def test_altered_missing_and_reordered_records_are_named(ws: Workspace, sql: str, why: str) -> None:
    for title in ("Satu", "Dua", "Tiga"):
        ws.posts.create(simple(title))
    assert verify(ws.store.db) == []
    ws.store.db.run(
        sql.replace("replace(body", "CAST(replace(CAST(body AS TEXT)").replace("'Tia')", "'Tia') AS BLOB)")
    )
    assert why in {trouble.why for trouble in verify(ws.store.db)}


def chains(ws: Workspace) -> list[str]:
    return [row[0] for row in ws.store.db.all("SELECT DISTINCT chain FROM records ORDER BY n")]


def test_a_chain_goes_on_after_reopening(office: Callable[[str], Office]) -> None:
    pc = office("a")
    for _ in range(3):
        pc.open().posts.create(simple())
    assert len(chains(pc.open())) == 1


def test_a_copied_folder_starts_a_new_chain(office: Callable[[str], Office]) -> None:
    import shutil

    pc = office("a")
    pc.open().posts.create(simple())
    pc.close()
    shutil.copytree(pc.folder, pc.folder.with_name("salinan"))
    pc.folder = pc.folder.with_name("salinan")
    ws = pc.open()
    ws.posts.create(simple())
    assert len(chains(ws)) == 2
    assert verify(ws.store.db) == []


def test_an_older_database_put_back_in_place_starts_a_new_chain(office: Callable[[str], Office]) -> None:
    pc = office("a")
    pc.open().posts.create(simple())
    pc.close()
    older = (pc.folder / "medsos.db").read_bytes()
    pc.open().posts.create(simple())
    pc.close()
    with (pc.folder / "medsos.db").open("rb+") as file:  # the same file on the disk, older content
        file.write(older)
        file.truncate()
    ws = pc.open()
    ws.posts.create(simple())
    assert len(chains(ws)) == 2


def test_another_machine_starts_a_new_chain(office: Callable[[str], Office]) -> None:
    pc, other = office("a"), office("b")
    pc.open().posts.create(simple())
    pc.close()
    other.folder = pc.folder
    ws = other.open()
    ws.posts.create(simple())
    assert len(chains(ws)) == 2
    assert ws.history.undoable() is not None


def test_a_clock_set_back_is_recorded_not_believed(office: Callable[[str], Office]) -> None:
    pc = office("a")
    ws = pc.open()
    ws.posts.create(simple())
    pc.clock.at = START - timedelta(days=400)
    post, _ = ws.posts.create(simple())
    first = next(ws.all_records())
    (late,) = records.of_entity(ws.store.db, "post", post)
    assert late.at == first.at
    assert json.loads(late.body or b"")["clock"].startswith("2025-10-27")
    assert verify(ws.store.db) == []


def test_a_forked_chain_is_found(ws: Workspace) -> None:
    ws.posts.create(simple())
    post, _ = ws.posts.create(simple())
    (record,) = records.of_entity(ws.store.db, "post", post)
    forged = records.named(replace(record, at="2026-12-01T09:00:00.000Z"))
    ws.receive([forged])
    assert {trouble.why for trouble in verify(ws.store.db)} == {"fork"}
