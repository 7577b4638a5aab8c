"""The public card: signed by its own key, readable, or refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import card, qr, six, ssh
from tests.keys.made import MADE, made, pair

RAW = card.write(made())


def test_a_card_survives_its_file_and_names_itself() -> None:
    found = card.read(RAW)
    assert found == made()
    assert found.words == six.of(pair().public)
    assert found.fingerprint == pair().fingerprint
    assert qr.read(found.qr) == pair().public
    assert ssh.read_public_line(found.public_line) == pair().public
    assert found.public_line.endswith(" Pak-Contoh")


@given(
    st.integers(0, len(RAW) - 1),
    st.integers(1, 255),
)
def test_no_changed_byte_passes(at: int, change: int) -> None:
    raw = bytearray(RAW)
    raw[at] ^= change
    try:
        found = card.read(bytes(raw))
    except UserError:
        return
    assert found == made()  # the line end at its end became another blank


@pytest.mark.parametrize(
    "other",
    [
        {"person": "camat"},
        {"name": "Bu Lain"},
        {"title": "Camat"},
        {"office": "x"},
        {"made": "2020-01-01T00:00:00.000Z"},
        {"public": pair(2).public.hex()},
        {"signature": pair(2).sign(b"x")},
        {"signature": made(2).signature},
        {"signature": ""},
    ],
)
def test_whatever_it_says_is_signed(other: dict[str, str]) -> None:
    raw = json.dumps(json.loads(RAW) | other).encode()
    with pytest.raises(UserError, match=r"keys\.card-forged"):
        card.read(raw)


def test_nobody_can_put_anothers_key_on_a_card() -> None:
    stolen = replace(made(2, person="maling"), public=pair(1).public)
    with pytest.raises(UserError, match=r"keys\.card-forged"):
        card.prove(stolen)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"v": 2}, "card-newer"),
        ({"v": 0}, "card-broken"),
        ({"v": "1"}, "card-broken"),
        ({"purpose": "decision"}, "card-broken"),
        ({"public": "00" * 32}, "card-broken"),
        ({"public": pair().public.hex().upper()}, "card-broken"),
        ({"public": "zz"}, "card-broken"),
        ({"more": "x"}, "card-broken"),
        ({"name": 7}, "card-broken"),
        ({"name": ""}, "card-text"),
        ({"name": "x" * 161}, "card-text"),
        ({"name": "Pak\nContoh"}, "card-text"),
        ({"name": "Pak \u202eContoh"}, "card-text"),
        ({"name": "Pak\u200bContoh"}, "card-text"),
        ({"title": " Lurah"}, "card-text"),
        ({"office": "e\u0301"}, "card-text"),
        ({"person": "../x"}, "card-text"),
        ({"made": "kemarin"}, "card-text"),
    ],
)
def test_what_is_no_card_is_refused_by_name(other: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refused:
        card.read(json.dumps(json.loads(RAW) | other).encode())
    assert refused.value.code == f"keys.{code}"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"[" * 7000, b"\xff", RAW[:-5], RAW + b" " * 8000])
def test_bytes_that_are_no_card_are_refused(raw: bytes) -> None:
    with pytest.raises(UserError, match=r"keys\.card-broken"):
        card.read(raw)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    with pytest.raises(UserError, match=r"keys\.card-"):
        card.read(raw)


texts = st.text(min_size=1, max_size=40)


@given(texts, texts, texts)
def test_a_card_that_could_be_made_can_be_read(name: str, title: str, office: str) -> None:
    try:
        one = card.make(pair(), person="lurah", name=name, title=title, office=office, made=MADE)
    except UserError:
        return
    assert card.read(card.write(one)) == one
