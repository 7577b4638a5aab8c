"""The key book: what travels, what this PC alone believes, and what nobody can undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.keys import device
from medsos_desktop.keys.book import Book
from medsos_desktop.keys.card import Card
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.keys.lifetime import State
from medsos_desktop.model.office import Pillar
from medsos_desktop.store import trust as table
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.keys.made import MADE, made, pair
from tests.store.office import Office, simple

Offices = Callable[[str], Office]
AFTER = "2026-12-05T00:00:00.000Z"
LATE = "2027-06-01T00:00:00.000Z"
MESSAGE = b"keputusan"


def book(ws: Workspace) -> Book:
    return Book(ws.store, ws.home)


def words(card: Card) -> str:
    return " ".join(card.words)


@pytest.fixture
def believed(ws: Workspace) -> Workspace:
    """A workspace with one key, compared."""
    Keeper(ws.store).take(made())
    book(ws).trust(pair().fingerprint, words(made()))
    return ws


def state(ws: Workspace, at: str = AFTER, number: int = 1) -> State:
    return book(ws).state_of(pair(number).fingerprint, at)


def test_a_card_in_the_book_is_believed_by_nobody_until_it_was_compared(ws: Workspace) -> None:
    assert state(ws) is State.UNKNOWN
    assert Keeper(ws.store).take(made()).of("key") == {pair().fingerprint}
    assert state(ws) is State.UNKNOWN
    for wrong in (words(made(2)), made(2).qr):
        with pytest.raises(UserError, match=r"keys\.words-differ"):
            book(ws).trust(pair().fingerprint, wrong)
    assert state(ws) is State.UNKNOWN
    assert book(ws).trust(pair().fingerprint, words(made())).of("trust") == {pair().fingerprint}
    assert state(ws) is State.TRUSTED
    assert not Keeper(ws.store).take(made())


@pytest.mark.parametrize("how", ["words", "qr", "own"])
def test_the_ways_to_believe_a_key(ws: Workspace, how: str) -> None:
    Keeper(ws.store).take(made())
    if how == "own":
        book(ws).trust_own(pair())
    else:
        book(ws).trust(pair().fingerprint, made().qr if how == "qr" else words(made()).upper())
    (entry,) = book(ws).entries()
    assert entry.trust is not None
    assert (entry.trust.how, entry.trust.person, entry.trust.name) == (how, "lurah", "Pak Contoh")
    assert entry.card == made()
    book(ws).distrust(pair().fingerprint)
    assert state(ws) is State.UNKNOWN


def test_a_key_that_is_not_in_the_book_cannot_be_believed_or_ended(ws: Workspace) -> None:
    for call in (
        lambda: book(ws).trust(pair().fingerprint, words(made())),
        lambda: book(ws).trust_own(pair()),
        lambda: Keeper(ws.store).revoke(pair().fingerprint, "x"),
        lambda: Keeper(ws.store).end(pair().fingerprint, AFTER),
        lambda: Keeper(ws.store).replace(pair().fingerprint, made(2)),
    ):
        with pytest.raises(UserError, match=r"keys\.not-in-book"):
            call()
    assert list(ws.all_records()) == []


def test_a_forged_card_stays_out(ws: Workspace) -> None:
    with pytest.raises(UserError, match=r"keys\.card-forged"):
        Keeper(ws.store).take(replace(made(), name="Bu Lain"))
    assert list(ws.all_records()) == []


def test_a_signature_is_checked_against_content_key_person_and_time(believed: Workspace) -> None:
    signature = pair().sign(MESSAGE)
    check = book(believed).check
    good = check(signature, MESSAGE, AFTER, "lurah")
    assert (good.ok, good.code, good.person, good.fingerprint) == (True, "", "lurah", pair().fingerprint)
    assert check(signature, MESSAGE, AFTER).ok
    assert check(signature, b"lain", AFTER, "lurah").code == "keys.signature-wrong"
    assert check("x", MESSAGE, AFTER, "lurah").code == "keys.signature-armour"
    assert check(signature, MESSAGE, AFTER, "camat").code == "keys.key-of-another"
    assert check(signature, MESSAGE, "2026-11-01T00:00:00.000Z", "lurah").code == "keys.key-early"
    assert check(pair(2).sign(MESSAGE), MESSAGE, AFTER, "lurah").code == "keys.key-unknown"


def test_keys_travel_and_trust_does_not(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    Keeper(a.store).take(made())
    book(a).trust(pair().fingerprint, words(made()))
    b.receive(a.all_records())
    (entry,) = book(b).entries()
    assert (entry.card, entry.trust) == (made(), None)
    assert (state(a), state(b)) == (State.TRUSTED, State.UNKNOWN)
    assert verify(b.store.db) == []


def test_a_revocation_is_honoured_whoever_tells_it_and_the_earliest_wins(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    Keeper(a.store).take(made())
    book(a).trust(pair().fingerprint, words(made()))
    b.receive(a.all_records())
    Keeper(a.store).revoke(pair().fingerprint, "lupa", "2026-11-30T20:00:00.000Z")
    Keeper(b.store).revoke(pair().fingerprint, "flashdisk hilang", "2026-11-30T10:00:00.000Z")
    for one, other in ((a, b), (b, a)):
        one.receive(other.all_records())
    for ws in (a, b):
        (entry,) = book(ws).entries()
        assert (entry.life.revoked_at, entry.life.revoked_why) == (
            "2026-11-30T10:00:00.000Z",
            "flashdisk hilang",
        )
    assert state(a, "2026-11-30T09:00:00.000Z") is State.TRUSTED
    assert state(a) is state(b) is State.REVOKED
    assert book(a).check(pair().sign(MESSAGE), MESSAGE, AFTER).code == "keys.key-revoked"


def test_no_later_record_brings_a_revoked_key_back(believed: Workspace) -> None:
    Keeper(believed.store).revoke(pair().fingerprint, "hilang")
    with believed.store.operation("op.key.add") as op:
        now = op.head("key", pair().fingerprint).data
        kept = {key: value for key, value in now.items() if not key.startswith("revoked")}
        op.edit("key", pair().fingerprint, kept)
    believed.store.rebuild()
    assert state(believed) is State.REVOKED
    with pytest.raises(UserError, match=r"keys\.why-empty"):
        Keeper(believed.store).revoke(pair().fingerprint, "  ")


def test_a_revocation_never_lies_in_the_future(believed: Workspace) -> None:
    Keeper(believed.store).revoke(pair().fingerprint, "hilang", LATE)
    assert state(believed) is State.REVOKED


def test_undo_takes_no_key_back(believed: Workspace) -> None:
    assert believed.history.undoable() is None
    believed.posts.create(simple())
    Keeper(believed.store).revoke(pair().fingerprint, "hilang")
    believed.history.undo()
    assert believed.posts.rows(date(2026, 12, 1), date(2027, 1, 1)) == []
    assert state(believed) is State.REVOKED


def test_undoing_an_action_of_many_leaves_its_key_alone(ws: Workspace) -> None:
    with ws.operation("op.pillar.add") as op:
        ws.directory.save("pillar", "p", Pillar(1, "Kesehatan"))
        Keeper(ws.store).take(made())
    assert op.changes
    ws.history.undo()
    assert ws.directory.pillars() == {}
    assert [entry.card for entry in book(ws).entries()] == [made()]


def test_a_forgotten_pin_is_a_new_key_and_the_old_one_counts_until_then(believed: Workspace) -> None:
    Keeper(believed.store).replace(pair().fingerprint, made(2))
    book(believed).trust_own(pair(2))
    old, new = (book(believed).entry(pair(number).fingerprint) for number in (1, 2))
    assert old is not None
    assert new is not None
    assert old.key.successor == new.fingerprint
    assert state(believed, "2026-11-30T10:00:00.000Z") is State.TRUSTED
    assert state(believed) is State.EXPIRED
    assert state(believed, number=2) is State.TRUSTED
    assert [each.fingerprint for each in book(believed).of_person("lurah")] == [
        each.fingerprint for each in sorted((old, new), key=lambda each: each.life.valid_from, reverse=True)
    ]
    with pytest.raises(UserError, match=r"keys\.same-key"):
        Keeper(believed.store).replace(pair().fingerprint, made())


def test_an_end_can_be_brought_forward_but_not_put_off(believed: Workspace) -> None:
    keeper = Keeper(believed.store)
    keeper.end(pair().fingerprint, AFTER)
    keeper.end(pair().fingerprint, LATE)
    assert state(believed, LATE) is State.EXPIRED
    keeper.end(pair().fingerprint, MADE)
    assert state(believed, MADE) is State.EXPIRED


def test_a_key_cannot_be_given_another_name_behind_ones_back(office: Offices) -> None:
    """The admin's key was compared as the admin's; a record that calls it the Lurah's changes nothing."""
    a, b = office("a").open(), office("b").open()
    admin = made(person="admin", name="Bu Admin", title="Admin")
    Keeper(a.store).take(admin)
    book(a).trust(pair().fingerprint, words(admin))
    b.receive(a.all_records())
    Keeper(b.store).take(made(person="lurah"))
    a.receive(b.all_records())
    (entry,) = book(a).entries()
    assert entry.renamed
    assert entry.key.person == "lurah"
    checked = book(a).check(pair().sign(MESSAGE), MESSAGE, AFTER, "lurah")
    assert (checked.code, checked.person) == ("keys.key-of-another", "admin")
    book(a).trust(pair().fingerprint, words(admin))
    assert book(a).check(pair().sign(MESSAGE), MESSAGE, AFTER, "lurah").ok


def test_a_card_that_two_pcs_changed_apart_must_be_made_anew_before_it_is_believed(office: Offices) -> None:
    a, b = office("a").open(), office("b").open()
    Keeper(a.store).take(made())
    b.receive(a.all_records())
    Keeper(a.store).take(made(title="Camat"))
    Keeper(b.store).take(made(name="Pak Contoh, S.Sos."))
    a.receive(b.all_records())
    with pytest.raises(UserError, match=r"keys\.card-forged"):
        book(a).trust(pair().fingerprint, words(made()))
    Keeper(a.store).take(made(title="Camat"))
    book(a).trust(pair().fingerprint, words(made()))
    assert state(a) is State.TRUSTED


def test_what_is_believed_counts_only_under_the_seal_of_this_pc(believed: Workspace) -> None:
    found = table.get(believed.store, pair().fingerprint)
    assert found is not None
    for forged in (
        found._replace(seal=""),
        found._replace(seal=pair(2).sign(b"x")),
        found._replace(person="camat"),
        found._replace(name="Bu Lain"),
        found._replace(at=LATE),
    ):
        table.keep(believed.store, forged)
        assert state(believed) is State.UNKNOWN
    table.keep(believed.store, found)
    assert state(believed) is State.TRUSTED
    (believed.home / device.NAME).unlink()
    assert state(believed) is State.UNKNOWN


def test_the_seal_holds_in_one_workspace_only(office: Offices) -> None:
    a, b = office("a"), office("b")
    b.home = a.home
    one, other = a.open(), b.open()
    for ws in (one, other):
        Keeper(ws.store).take(made())
    book(one).trust(pair().fingerprint, words(made()))
    found = table.get(one.store, pair().fingerprint)
    assert found is not None
    table.keep(other.store, found)
    assert (state(one), state(other)) == (State.TRUSTED, State.UNKNOWN)


def test_looking_makes_no_device_key(ws: Workspace) -> None:
    Keeper(ws.store).take(made())
    assert state(ws) is State.UNKNOWN
    assert device.known(ws.home) is None


def test_a_reader_beside_the_window_sees_the_same(office: Offices) -> None:
    pc = office("a")
    ws = pc.open()
    Keeper(ws.store).take(made())
    book(ws).trust(pair().fingerprint, words(made()))
    reader = pc.open(write=False)
    assert state(reader) is State.TRUSTED
    with pytest.raises(UserError, match=r"workspace\.read-only"):
        Keeper(reader.store).revoke(pair().fingerprint, "x")


def test_an_erased_key_is_unknown_and_its_name_gone(believed: Workspace) -> None:
    believed.erasure.erase("key", pair().fingerprint, "permintaan")
    assert book(believed).entries() == []
    assert state(believed) is State.UNKNOWN
    believed.close()
    for file in believed.folder.rglob("medsos.db*"):
        assert b"Pak Contoh" not in file.read_bytes()


def test_erasing_a_revocation_does_not_bring_the_key_back(believed: Workspace) -> None:
    Keeper(believed.store).revoke(pair().fingerprint, "hilang")
    *_, revocation = believed.all_records()
    believed.erasure.erase("key", pair().fingerprint, "x", revisions=[revocation.id])
    assert state(believed) is State.UNKNOWN
    with pytest.raises(UserError, match=r"keys\.erased"):
        book(believed).trust(pair().fingerprint, words(made()))


def test_entries_come_by_name(ws: Workspace) -> None:
    for number, name in ((1, "Wisnu"), (2, "Arum"), (3, "Lurah")):
        Keeper(ws.store).take(made(number, person=name.lower(), name=name))
    assert [entry.key.name for entry in book(ws).entries()] == ["Arum", "Lurah", "Wisnu"]
    assert [entry.key.name for entry in book(ws).of_person("arum")] == ["Arum"]
