"""Records of keys from elsewhere: refused when they are not what they say, borne when newer than this app."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.keys.book import Book
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.keys.lifetime import State
from medsos_desktop.model.record import Record
from medsos_desktop.store import records
from tests.keys.made import made, pair
from tests.store.office import Office
from tests.store.test_receiving import reworked

Offices = Callable[[str], Office]
AFTER = "2026-12-05T00:00:00.000Z"


@pytest.fixture
def record(office: Offices) -> Record:
    """The record of a card."""
    ws = office("pengirim").open()
    Keeper(ws.store).take(made())
    (found,) = ws.all_records()
    return found


def other(record: Record, *, v: int = 1, **data: Any) -> Record:
    return reworked(record, lambda body: body | {"v": v, "data": body["data"] | data})


BROKEN: dict[str, dict[str, Any]] = {
    "another key": {"public": pair(2).public.hex()},
    "no key": {"public": ""},
    "no hex": {"public": "zz" * 32},
    "capitals": {"public": pair().public.hex().upper()},
    "longer": {"public": pair().public.hex() + "00"},
    "no text": {"name": 7},
    "end": {"valid_until": "besok"},
    "beginning": {"valid_from": "2026-12-01"},
    "revocation": {"revoked_at": "2026-12-01T00:00:00Z"},
    "making": {"made": "x"},
    "successor": {"successor": "x"},
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_record_that_is_not_what_it_says_is_refused(office: Offices, record: Record, how: str) -> None:
    ws = office("penerima").open()
    with pytest.raises(UserError, match=r"store\.record-broken"):
        ws.receive([other(record, **BROKEN[how])])
    assert list(ws.all_records()) == []
    assert ws.receive([other(record, title="Camat")]).of("key") == {pair().fingerprint}


@pytest.mark.parametrize(
    "data",
    [
        {"public": 7},
        {"public": pair(2).public.hex()},
        {"public": "zz"},
        {"name": ["x"]},
        {"revoked_at": {"since": 1}},
        {"valid_until": 20261201},
        {"deleted": True, "revoked_at": "x"},
    ],
)
def test_what_a_newer_app_says_is_borne_and_never_makes_a_key_count(
    office: Offices, record: Record, data: dict[str, Any]
) -> None:
    ws = office("penerima").open()
    ws.receive([record])
    book = Book(ws.store, ws.home)
    book.trust(pair().fingerprint, made().qr)
    assert book.state_of(pair().fingerprint, AFTER) is State.TRUSTED
    later = records.named(replace(other(record, v=9, **data), parents=(record.id,), seq=2, prev=record.id))
    ws.receive([later])
    assert book.state_of(pair().fingerprint, AFTER) is not State.TRUSTED
    assert len(book.entries()) <= 1


def test_a_deleted_mark_hides_no_key(office: Offices, record: Record) -> None:
    ws = office("penerima").open()
    ws.receive([other(record, deleted=True)])
    assert [entry.card for entry in Book(ws.store, ws.home).entries()] == [made()]
