"""Signed decisions: made, believed, and found out when anything in them or before them was changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.store import records
from medsos_desktop.store.receiving import receive
from medsos_desktop.store.verifying import verify
from tests.approval.conftest import Desk
from tests.approval.signing import Tampered, approved, believed, unlocked


def test_a_signed_approval_counts_where_the_key_is_believed(desk: Desk) -> None:
    believed(desk)
    decision = approved(desk, desk.post())
    proof = desk.ws.proofs.of(decision)
    assert proof is not None
    assert (proof.kind, proof.code, proof.person) == ("key", "", desk.people["lurah"])
    assert proof.counts
    assert not list(desk.ws.proofs.troubles())
    assert not verify(desk.ws.store.db)


def test_a_decision_without_a_key_says_so_and_is_never_more(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    proof = desk.ws.proofs.of(desk.ws.approval.decisions(post)[-1].id)
    assert proof is not None
    assert (proof.kind, proof.counts) == ("none", False)


def test_a_forgotten_key_writes_nothing(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    key = unlocked(desk)
    key.lock()
    before = desk.ws.approval.decisions(post)
    with pytest.raises(UserError) as refused:
        desk.ws.approval.approve(post, desk.ws.approval.review(post).content, signer=key)
    assert refused.value.code == "keys.locked"
    assert desk.ws.approval.decisions(post) == before


def test_a_key_nobody_compared_counts_for_nothing(desk: Desk) -> None:
    proof = desk.ws.proofs.of(approved(desk, desk.post()))
    assert proof is not None
    assert proof.code == "keys.key-unknown"


def test_anothers_key_counts_for_nothing(desk: Desk) -> None:
    believed(desk)
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("semua")
    assert not desk.ws.approval.is_own(desk.ws.posts.get(post))
    review = desk.ws.approval.review(post)
    desk.ws.approval.approve(post, review.content, signer=unlocked(desk, "lurah"))
    proof = desk.ws.proofs.of(desk.ws.approval.decisions(post)[-1].id)
    assert proof is not None
    assert proof.code == "keys.key-of-another"


def test_a_key_revoked_before_counts_for_nothing_and_one_revoked_later_did_count(desk: Desk) -> None:
    pair = believed(desk)
    decision = approved(desk, desk.post())
    Keeper(desk.ws.store).revoke(pair.fingerprint, "hilang")
    proof = desk.ws.proofs.of(decision)
    assert proof is not None
    assert proof.counts
    desk.sit("arum")
    later = approved(desk, desk.post(planned="2026-12-22T07:00", text="Loket tutup lebih awal."))
    proof = desk.ws.proofs.of(later)
    assert proof is not None
    assert proof.code == "keys.key-revoked"


def _set(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.__setitem__(name, value)


def _same(data: dict[str, Any]) -> None:
    """Only the header is another."""


def _flip(data: dict[str, Any]) -> None:
    lines = data["signature"].split("\n")
    middle = lines[2]
    lines[2] = middle[:10] + ("A" if middle[10] != "A" else "B") + middle[11:]
    data["signature"] = "\n".join(lines)


OTHER = "f" * 64
FORGERIES: dict[str, tuple[Callable[[dict[str, Any]], None], dict[str, Any]]] = {
    "another action": (_set("action", "withdraw"), {}),
    "another subject": (_set("subject", OTHER), {}),
    "another content": (_set("content", OTHER), {}),
    "another revision": (_set("revision", OTHER), {}),
    "another rule pack": (_set("pack", OTHER), {}),
    "another version of the rules": (_set("rules", "2099.1"), {}),
    "a note put in": (_set("note", "setuju saja"), {}),
    "a link put in": (_set("link", "https://contoh.example/x"), {}),
    "a waiver put in": (_set("confirmed", ["tone.hostile.abc"]), {}),
    "another state": (_set("leads_to", "approved"), {}),
    "something new put in": (_set("baru", "x"), {}),
    "one letter of the signature": (_flip, {}),
    "the signature cut": (lambda data: _set("signature", data["signature"][:-60])(data), {}),
    "the signature gone": (lambda data: data.pop("signature"), {}),
    "the signature empty": (_set("signature", ""), {}),
    "the signature no text": (_set("signature", 7), {}),
    "another key named": (_set("key", OTHER), {}),
    "another author": (_same, {"author": "orang-lain"}),
    "another time": (_same, {"at": "2026-11-30T00:00:00.000Z"}),
    "another device": (_same, {"device": "pc-lain"}),
    "another chain": (_same, {"chain": "rantai-lain"}),
    "another place in the chain": (_same, {"seq": 99}),
    "another record before it": (_same, {"prev": OTHER}),
    "other parents": (_same, {"parents": (OTHER,)}),
    "on another post": (_same, {"entity": "post-lain"}),
}
"""What a careful forger changes, hashes made right again. Each must be found by the signature alone."""


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_decision_is_found_by_its_signature(desk: Desk, name: str) -> None:
    believed(desk)
    decision = approved(desk, desk.post())
    change, header = FORGERIES[name]
    forged = Tampered(desk.ws).forge(decision, change, **header)
    found = {proof.record: proof.code for proof in desk.ws.proofs.troubles()}
    assert list(found) == [forged], "named, and nothing else"
    assert found[forged]
    checked = [each for each in desk.ws.chains.report().troubles if each.why == "signature"]
    assert [(each.record, each.code) for each in checked] == [(forged, found[forged])]


def test_the_proof_itself_cannot_be_talked_down(desk: Desk) -> None:
    """Made to say that it is only recorded, it is another record, and its place gives it away."""
    believed(desk)
    decision = approved(desk, desk.post())
    Tampered(desk.ws).forge(decision, _set("proof", "none"))
    desk.sit("arum")
    desk.post(planned="2026-12-23T07:00")
    assert "prev" in {trouble.why for trouble in verify(desk.ws.store.db)}


def test_a_waiver_taken_out_is_found(desk: Desk) -> None:
    believed(desk)
    decision = approved(desk, desk.post())
    forged = Tampered(desk.ws).forge(decision, lambda data: data.pop("pack"))
    assert [proof.record for proof in desk.ws.proofs.troubles()] == [forged]


def test_a_signature_copied_to_another_post_counts_for_nothing(desk: Desk) -> None:
    believed(desk)
    first = approved(desk, desk.post())
    desk.sit("arum")
    other = approved(desk, desk.post(planned="2026-12-22T07:00", text="Loket tutup lebih awal."))
    tampered = Tampered(desk.ws)
    record = tampered.record(first)
    assert record.body is not None
    import json

    copied = json.loads(record.body)["data"]
    forged = tampered.forge(other, lambda data: data.update(copied))
    assert [proof.record for proof in desk.ws.proofs.troubles()] == [forged]


def test_a_signature_by_a_key_of_ones_own_counts_for_nothing(desk: Desk) -> None:
    from medsos_desktop.keys.pair import KeyPair
    from medsos_desktop.model.signed import payload
    from tests.approval.signing import SEEDS

    believed(desk)
    decision = approved(desk, desk.post())
    stranger = KeyPair(SEEDS["stranger"])
    record = Tampered(desk.ws).record(decision)

    def sign_anew(data: dict[str, Any]) -> None:
        data["key"] = stranger.fingerprint
        data["signature"] = stranger.sign(payload(record, data))

    forged = Tampered(desk.ws).forge(decision, sign_anew)
    assert {proof.record: proof.code for proof in desk.ws.proofs.troubles()} == {forged: "keys.key-unknown"}


CHAINS: dict[str, Callable[[Desk, list[str]], None]] = {}


def _chain(name: str) -> Callable[[Callable[[Desk, list[str]], None]], Callable[[Desk, list[str]], None]]:
    def keep(function: Callable[[Desk, list[str]], None]) -> Callable[[Desk, list[str]], None]:
        CHAINS[name] = function
        return function

    return keep


@_chain("a record deleted")
def _deleted(desk: Desk, ids: list[str]) -> None:
    with desk.ws.store.db.transaction(durable=False):
        desk.ws.store.db.run("DELETE FROM records WHERE id = ?", (ids[2],))


@_chain("two records deleted")
def _two_deleted(desk: Desk, ids: list[str]) -> None:
    with desk.ws.store.db.transaction(durable=False):
        desk.ws.store.db.run("DELETE FROM records WHERE id IN (?, ?)", (ids[1], ids[2]))


@_chain("the first record deleted")
def _first_deleted(desk: Desk, ids: list[str]) -> None:
    with desk.ws.store.db.transaction(durable=False):
        desk.ws.store.db.run("DELETE FROM records WHERE id = ?", (ids[0],))


@_chain("one letter of a body changed")
def _body(desk: Desk, ids: list[str]) -> None:
    tampered = Tampered(desk.ws)
    record = tampered.record(ids[2])
    assert record.body is not None
    tampered.write(ids[2], replace(record, body=record.body.replace(b"a", b"o", 1)))


@_chain("a body's salt changed")
def _salt(desk: Desk, ids: list[str]) -> None:
    with desk.ws.store.db.transaction(durable=False):
        desk.ws.store.db.run("UPDATE records SET salt = ? WHERE id = ?", (b"\0" * 16, ids[2]))


@_chain("a body changed and its hash made right")
def _rehashed(desk: Desk, ids: list[str]) -> None:
    Tampered(desk.ws).forge(ids[2], _set("name", "Kelurahan Lain"))


@_chain("a record put elsewhere in time")
def _moved(desk: Desk, ids: list[str]) -> None:
    Tampered(desk.ws).forge(ids[2], _same, at="2020-01-01T00:00:00.000Z")


@_chain("two records changed places")
def _swapped(desk: Desk, ids: list[str]) -> None:
    tampered = Tampered(desk.ws)
    one, two = tampered.record(ids[1]), tampered.record(ids[2])
    tampered.forge(ids[1], _same, seq=9_001)
    tampered.forge(ids[2], _same, seq=one.seq, prev=one.prev)
    assert two.seq == one.seq + 1


@_chain("a record put in between")
def _added(desk: Desk, ids: list[str]) -> None:
    made = Tampered(desk.ws).forged(ids[2], _set("name", "Sisipan"))
    with desk.ws.store.db.transaction(durable=False):
        records.insert(desk.ws.store.db, made, "")


@_chain("another author")
def _author(desk: Desk, ids: list[str]) -> None:
    Tampered(desk.ws).forge(ids[2], _same, author="orang-lain")


@_chain("another kind")
def _kind(desk: Desk, ids: list[str]) -> None:
    Tampered(desk.ws).forge(ids[2], _same, kind="partner")


@_chain("an id that is none")
def _id(desk: Desk, ids: list[str]) -> None:
    with desk.ws.store.db.transaction(durable=False):
        desk.ws.store.db.run("UPDATE records SET author = 'x' WHERE id = ?", (ids[2],))


@pytest.mark.parametrize("name", CHAINS)
def test_what_was_changed_before_a_signed_approval_is_found(desk: Desk, name: str) -> None:
    """Everything the device wrote before is under the signature's ``prev``."""
    believed(desk)
    approved(desk, desk.post())
    ids = [record.id for record in records.in_chains(desk.ws.store.db)]
    CHAINS[name](desk, ids)
    assert verify(desk.ws.store.db), name


def test_a_record_from_elsewhere_with_a_broken_signature_field_is_refused(desk: Desk) -> None:
    believed(desk)
    decision = approved(desk, desk.post())
    forged = Tampered(desk.ws).forged(decision, _set("signature", 7), seq=77, prev="e" * 64)
    with pytest.raises(UserError) as refused:
        receive(desk.ws.store, [forged])
    assert refused.value.code == "store.record-broken"
