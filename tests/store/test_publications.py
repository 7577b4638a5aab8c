"""What was told of posts that went out: older bodies, hostile ones, two PCs, and undo."""

from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model import publication
from medsos_desktop.model.publication import Publication
from medsos_desktop.model.record import Op, Record
from medsos_desktop.store import bodies, records
from medsos_desktop.store.vetting import vet
from tests.store.office import Office, simple

TOLD = Publication("akun", "2026-12-03T03:05:00.000Z", "https://instagram.com/p/a", {"likes": 5})


def test_a_body_of_before_needs_no_upgrade() -> None:
    old = {"account": "akun", "at": "2026-12-03T03:05:00.000Z", "link": "https://instagram.com/p/a"}
    assert publication.unpack(old) == replace(TOLD, metrics={})
    assert publication.pack(replace(TOLD, metrics={})) == old


def test_nothing_is_lost_on_the_way() -> None:
    whole = replace(TOLD, metrics={"likes": 0, "reach": 12}, note="Ramai", rough=True, gone=True)
    assert publication.unpack(publication.pack(whole)) == whole


@pytest.mark.parametrize(
    "change",
    [
        {"metrics": {"likes": -1}},
        {"metrics": {"likes": "5"}},
        {"metrics": {"likes": True}},
        {"metrics": [5]},
        {"account": 5},
        {"account": None},
        {"gone": "ya"},
        {"note": 3},
    ],
)
def test_hostile_bodies_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    office = Office(tmp_path, "a")
    ws = office.open()
    post, _ = ws.posts.create(simple())
    ws.records.publish(post, TOLD)
    (record,) = records.of_entity(ws.store.db, "publication", post)
    vet(record)
    with pytest.raises(UserError):
        vet(_with(record, {**publication.pack(TOLD), **change}))
    office.close()


def _with(record: Record, data: dict[str, object]) -> Record:
    """The record with another body, as somebody else could have written it."""
    told = {key: value for key, value in data.items() if value is not None}
    body = bodies.body(Op("x", "op.publication.add"), told)
    assert record.salt is not None
    made = replace(record, body=body, content=records.content_hash(record.salt, body))
    return records.named(made)


def test_two_pcs_come_to_the_same(tmp_path: Path) -> None:
    one, two = Office(tmp_path, "a"), Office(tmp_path, "b")
    a, b = one.open(), two.open()
    post, _ = a.posts.create(simple())
    a.records.publish(post, TOLD)
    b.receive(list(a.all_records()))
    a.records.publish(post, replace(TOLD, metrics={"likes": 7}))
    b.records.publish(post, replace(TOLD, metrics={"likes": 9}))
    a.receive(list(b.all_records()))
    b.receive(list(a.all_records()))
    assert [each.facts for each in a.records.publications(post)] == [
        each.facts for each in b.records.publications(post)
    ]
    one.close()
    two.close()


def test_a_later_word_stays_when_an_earlier_one_is_undone(tmp_path: Path) -> None:
    one, two = Office(tmp_path, "a"), Office(tmp_path, "b")
    a, b = one.open(), two.open()
    post, _ = a.posts.create(simple())
    a.records.publish(post, TOLD)
    b.receive(list(a.all_records()))
    b.records.publish(post, replace(TOLD, metrics={"likes": 9}))
    a.receive(list(b.all_records()))
    a.history.undo()
    (held,) = a.records.publications(post)
    assert held.metrics == {"likes": 9}
    one.close()
    two.close()
