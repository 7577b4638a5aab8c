"""Hand-off files signed by the device key and judged by the key book."""

from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.seals import Standing
from medsos_desktop.exchange.handoff.telling import preview_lines
from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import device
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import ANYHOW, Desk
from tests.exchange.handoff.forging import entries, packed
from tests.keys.made import made

SIGNATURE = "manifest.json.sig"


def words_of(desk: Desk) -> str:
    return " ".join(desk.ws.handoff.keyring.card().words)


def known(a: Desk, b: Desk) -> None:
    """``b`` compared the key of ``a``."""
    b.ws.handoff.accept(b.ws.handoff.open(a.send(Kind.KEY_CARD)), words_of(a))


def test_what_this_pc_writes_is_signed_and_known_here(a: Desk) -> None:
    assert device.known(a.pc.home) is None
    a.post()
    seal = a.look(a.send()).package.seal
    own = device.known(a.pc.home)
    assert own is not None
    assert (seal.standing, seal.own, seal.key) == (Standing.TRUSTED, True, own.fingerprint)
    assert seal.device == a.ws.store.chain.device


def test_the_card_in_a_file_makes_its_sender_known(a: Desk, b: Desk) -> None:
    a.post("Posyandu")
    file = a.send()
    seen = b.look(file)
    assert (seen.package.seal.standing, seen.card_believed) == (Standing.UNKNOWN, False)
    assert seen.card is not None
    assert seen.card.title == "A"
    with pytest.raises(UserError, match=r"handoff\.key-unknown"):
        b.ws.handoff.take(seen, Choice())
    with pytest.raises(UserError, match=r"keys\.words-"):
        b.ws.handoff.accept(seen.package, words_of(b))
    assert b.ws.keys.entries() == []
    package, changes = b.ws.handoff.accept(seen.package, words_of(a).upper())
    assert changes.of("key")
    assert package.seal.standing is Standing.TRUSTED
    assert package.seal.holder.endswith("(A)")
    b.ws.handoff.take(b.ws.handoff.preview(package), Choice())
    assert [row.title for row in b.ws.posts.undated()] == ["Posyandu"]
    a.post("Lagi")
    assert b.look(a.send()).package.seal.standing is Standing.TRUSTED


def test_where_the_file_is_gone_nothing_is_believed(a: Desk, b: Desk) -> None:
    """A stick pulled out before the words were typed: what is refused has not been written."""
    a.post()
    file = a.send()
    package = b.look(file).package
    file.unlink()
    with pytest.raises(UserError, match=r"handoff\.absent"):
        b.ws.handoff.accept(package, words_of(a))
    assert b.ws.keys.entries() == []


def test_a_key_card_is_taken_and_compared_later(a: Desk, b: Desk) -> None:
    seen = b.look(a.send(Kind.KEY_CARD))
    assert (seen.card_new, seen.nothing) == (True, False)
    assert b.ws.handoff.take(seen, Choice()).of("key")
    assert [each.trust for each in b.ws.keys.entries()] == [None]
    again = b.look(a.send(Kind.KEY_CARD))
    assert (again.card_believed, again.package.seal.standing) == (False, Standing.UNKNOWN)
    b.ws.keys.trust(again.package.seal.key, words_of(a))
    last = b.look(a.send(Kind.KEY_CARD))
    assert (last.card_believed, last.nothing) == (True, False)  # made at another moment: a newer card


def test_a_person_s_card_travels_signed_by_the_pc(a: Desk, b: Desk) -> None:
    known(a, b)
    seen = b.look(a.send(Kind.KEY_CARD, card=cards.write(made())))
    assert seen.package.seal.standing is Standing.TRUSTED
    assert seen.card is not None
    assert (seen.card.name, seen.card_new) == ("Pak Contoh", True)
    b.ws.handoff.take(seen, Choice())
    assert {each.key.name for each in b.ws.keys.entries()} >= {"Pak Contoh"}


def test_a_broken_card_is_refused_in_a_key_card_and_passed_over_elsewhere(a: Desk, b: Desk) -> None:
    a.post()
    with pytest.raises(UserError, match=r"keys\.card-broken"):
        b.look(a.send(Kind.KEY_CARD, card=b"{}"))
    seen = b.look(a.send(Kind.CALENDAR, card=b"{}"))
    assert seen.card is None
    with pytest.raises(UserError, match=r"handoff\.no-card"):
        b.ws.handoff.accept(seen.package, words_of(a))


def test_somebody_else_s_card_in_a_file_stands_for_nothing(a: Desk, b: Desk) -> None:
    a.post()
    seen = b.look(a.send(Kind.CALENDAR, card=cards.write(made())))
    assert (seen.card, seen.package.seal.standing) == (None, Standing.UNKNOWN)


def test_a_revoked_key_counts_for_no_file_whatever_date_it_bears(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    file = a.send()
    key = b.look(file).package.seal.key
    KeyDesk(b.ws).revoke(key, "komputer hilang")
    seen = b.look(file)
    assert seen.package.seal.standing is Standing.REVOKED
    with pytest.raises(UserError, match=r"handoff\.key-revoked"):
        b.ws.handoff.take(seen, replace(ANYHOW, unverified=True))
    a.take(b.send(), ANYHOW)
    assert a.look(file).package.seal.standing is Standing.REVOKED  # even where it is one's own


def test_a_key_revoked_while_the_file_lies_open_counts_no_more(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    seen = b.look(a.send())
    assert seen.package.seal.standing is Standing.TRUSTED
    b.ws.key_keeper.revoke(seen.package.seal.key, "PC hilang")
    with pytest.raises(UserError, match=r"handoff\.key-revoked"):
        b.ws.handoff.take(seen, Choice(unverified=True))
    assert b.ws.handoff.preview(seen.package).package.seal.standing is Standing.REVOKED
    assert b.ws.posts.undated() == []


def test_a_key_believed_no_more_while_the_file_lies_open(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    seen = b.look(a.send())
    b.ws.keys.distrust(seen.package.seal.key)
    with pytest.raises(UserError, match=r"handoff\.key-unknown"):
        b.ws.handoff.take(seen, Choice())
    b.ws.handoff.take(seen, Choice(unverified=True))


def test_a_key_that_ended_counts_for_what_was_made_before(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    file = a.send()
    key = b.look(file).package.seal.key
    b.ws.key_keeper.end(key, "2026-12-02T00:00:00.000Z")
    assert b.look(file).package.seal.standing is Standing.TRUSTED
    a.pc.clock.at = a.pc.clock.at.replace(month=12, day=5)
    late = b.look(a.send())
    assert late.package.seal.standing is Standing.EXPIRED
    with pytest.raises(UserError, match=r"handoff\.key-expired"):
        b.ws.handoff.take(late, ANYHOW)


def test_a_signature_of_another_manifest_or_spoiled_is_refused(a: Desk, b: Desk, tmp_path: Path) -> None:
    a.post()
    one, other = entries(a.send()), entries(a.send())
    for armour in (other[SIGNATURE], b"rusak", one[SIGNATURE].replace(b"A", b"B", 1)):
        file = packed({**one, SIGNATURE: armour}, tmp_path / "x.medsos")
        with pytest.raises(UserError, match=r"handoff\.signature"):
            b.look(file)


def test_a_known_pc_cannot_send_in_the_name_of_another(
    a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a.post()
    known(a, b)
    here = a.ws.handoff.here()
    monkeypatch.setattr(a.ws.handoff, "here", lambda: replace(here, device="perangkatlain"))
    with pytest.raises(UserError, match=r"handoff\.signature"):
        b.look(a.send())


def test_a_device_s_card_names_no_person(a: Desk) -> None:
    card = a.ws.handoff.keyring.card()
    assert device.of(card.person) == a.ws.store.chain.device
    assert device.of("lurah") == ""
    assert card == a.ws.handoff.keyring.card() or card.made


def test_the_office_is_told_of_this_pc_s_key_once(a: Desk) -> None:
    ring = a.ws.handoff.keyring
    assert ring.introduce().of("key")
    assert not ring.introduce()
    (line,) = KeyDesk(a.ws).lines()
    assert (line.device, line.own, line.differs) == (True, False, False)
    assert ring.card() == ring.card() == line.entry.card
    a.ws.directory.set_office(replace(a.ws.directory.office(), short_name="Baru"))
    assert ring.introduce()


def test_another_key_in_the_name_of_a_known_pc_is_told(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    assert not b.look(a.send()).estranged
    (a.pc.home / device.NAME).unlink()
    seen = b.look(a.send())
    assert (seen.package.seal.standing, seen.estranged) == (Standing.UNKNOWN, True)
    a.ws.handoff.signer = None
    seen = b.look(a.send())
    assert (seen.package.seal.standing, seen.estranged) == (Standing.UNSIGNED, True)
    assert any("dengan kunci lain" in line for line in preview_lines(seen, Words("id"), "Asia/Jakarta"))
