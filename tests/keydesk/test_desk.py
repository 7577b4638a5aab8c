"""The keys of one person at a PC: making, following, comparing, ending, revoking."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.keydesk import lines, making
from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.keydesk.making import Made
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import keyfile
from medsos_desktop.keys.lifetime import State
from medsos_desktop.model.office import Office, Person
from medsos_desktop.workspace import Workspace
from tests.keys import made as others
from tests.keys.made import CHEAP, OTHER_PIN, PIN, fixed
from tests.store.office import START


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(
        tmp_path / "work",
        create=True,
        clock=SteppingClock(START),
        ids=SeededIds("keydesk"),
        home=tmp_path / "home",
    )
    opened.directory.set_office(Office("Kelurahan Contoh", "Contoh", "Kota Contoh", sample=True))
    yield opened
    opened.close()


def sit(ws: Workspace, name: str = "Bu Lurah") -> str:
    id_, _ = ws.directory.save("person", None, Person(name, "Lurah", ("approver",)))
    ws.directory.sign_in(id_)
    return id_


def new(desk: KeyDesk, seed: str = "one", folder: Path | None = None, old: str = "") -> Made:
    made = making.make(desk.plan(folder, old=old), PIN, random=fixed(seed), cost=CHEAP)
    assert desk.keep(made)
    return made


def test_a_new_key_is_ones_own_and_counts_at_once(ws: Workspace) -> None:
    person, desk = sit(ws), KeyDesk(ws)
    assert desk.own() is None
    made = new(desk)
    own = desk.own()
    assert own is not None
    assert (own.id, own.state, own.name, own.here) == (
        made.card.fingerprint,
        State.TRUSTED,
        "Bu Lurah",
        "Bu Lurah",
    )
    assert own.entry.key.person == person
    found = desk.file(own)
    assert found is not None
    assert keyfile.unlock(found, PIN).public == own.entry.public


def test_nobody_at_the_pc_makes_no_key(ws: Workspace) -> None:
    with pytest.raises(UserError, match=r"keydesk\.nobody"):
        KeyDesk(ws).plan()


def test_a_key_on_a_stick_is_found_again_and_missed_when_it_is_pulled(ws: Workspace, tmp_path: Path) -> None:
    sit(ws)
    desk, stick = KeyDesk(ws), tmp_path / "stick"
    made = new(desk, folder=stick)
    own = KeyDesk(ws).own()
    assert own is not None
    found = desk.file(own)
    assert found is not None
    assert found.file.parent == stick
    made.file.file.unlink()
    assert desk.file(own) is None


def test_a_forgotten_pin_makes_a_key_that_follows(ws: Workspace) -> None:
    sit(ws)
    desk = KeyDesk(ws)
    before = new(desk).card.fingerprint
    signed_at = ws.store.clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
    after = new(desk, "two", old=before).card.fingerprint
    states = {each.id: each.state for each in desk.lines()}
    assert states == {before: State.EXPIRED, after: State.TRUSTED}
    assert ws.keys.state_of(before, signed_at) is State.TRUSTED
    own = desk.own()
    assert own is not None
    assert own.id == after


def test_what_the_book_refuses_leaves_no_key_file(ws: Workspace) -> None:
    sit(ws)
    desk = KeyDesk(ws)
    made = making.make(desk.plan(old="0" * 64), PIN, random=fixed(), cost=CHEAP)
    with pytest.raises(UserError, match=r"keys\.not-in-book"):
        desk.keep(made)
    assert not made.file.file.exists()
    assert not desk.lines()


def test_a_colleagues_card_is_unknown_until_it_was_compared(ws: Workspace, tmp_path: Path) -> None:
    sit(ws)
    desk, file = KeyDesk(ws), tmp_path / "kartu.medsoscard"
    file.write_bytes(cards.write(others.made()))
    id_, changes = desk.take_card(file)
    assert changes.of("key") == {id_}
    (line,) = desk.lines()
    assert (line.state, line.mine, line.living, line.here) == (State.UNKNOWN, False, True, "")
    ws.keys.trust(id_, " ".join(line.words))
    (line,) = desk.lines()
    assert (line.state, line.own) == (State.TRUSTED, False)


def test_a_name_that_the_office_does_not_know_is_told(ws: Workspace) -> None:
    person = sit(ws, "Bu Lain")
    ws.key_keeper.take(others.made(person=person))
    (line,) = KeyDesk(ws).lines()
    assert (line.name, line.here, line.differs) == ("Pak Contoh", "Bu Lain", True)


@pytest.mark.parametrize("raw", [b"", b"{}", b"x" * 20_000])
def test_what_is_no_card_is_not_taken(ws: Workspace, tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "kartu.medsoscard"
    file.write_bytes(raw)
    for each in (file, tmp_path / "tidak-ada"):
        with pytest.raises(UserError, match=r"keys\.card-broken"):
            KeyDesk(ws).take_card(each)
    assert not KeyDesk(ws).lines()


def test_the_saved_card_is_the_card(ws: Workspace, tmp_path: Path) -> None:
    sit(ws)
    desk = KeyDesk(ws)
    made = new(desk)
    own = desk.own()
    assert own is not None
    desk.save_card(own, tmp_path / "kartu.medsoscard")
    assert cards.read((tmp_path / "kartu.medsoscard").read_bytes()) == made.card


def test_the_last_day_counts_whole_in_the_offices_zone(ws: Workspace) -> None:
    sit(ws)
    desk = KeyDesk(ws)
    id_ = new(desk).card.fingerprint
    desk.end(id_, date(2026, 12, 31))
    assert ws.keys.state_of(id_, "2026-12-31T16:59:59.999Z") is State.TRUSTED
    assert ws.keys.state_of(id_, "2026-12-31T17:00:00.000Z") is State.EXPIRED
    with pytest.raises(UserError, match=r"keydesk\.end-past"):
        desk.end(id_, date(2026, 11, 30))


def test_a_key_is_revoked_from_a_day_on(ws: Workspace) -> None:
    ws.key_keeper.take(others.made())
    desk, id_ = KeyDesk(ws), others.made().fingerprint
    with pytest.raises(UserError, match=r"keys\.why-empty"):
        desk.revoke(id_, " ")
    desk.revoke(id_, "flashdisk hilang", date(2026, 11, 30))
    (line,) = desk.lines()
    assert (line.state, line.living) == (State.REVOKED, False)
    assert line.entry.life.revoked_at == "2026-11-29T17:00:00.000Z"
    assert desk.local(line.entry.life.revoked_at) is not None


def test_times_that_nobody_can_read_have_no_day(ws: Workspace) -> None:
    desk = KeyDesk(ws)
    assert desk.local("besok") is None
    assert desk.local("9999-12-31T23:59:59.999Z") is None


def test_both_entries_must_be_the_same() -> None:
    making.agree(PIN, f" {PIN}")
    for secret, again, code in ((PIN, OTHER_PIN, "keydesk.differ"), ("123456", "123456", "keys.pin-run")):
        with pytest.raises(UserError) as refused:
            making.agree(secret, again)
        assert refused.value.code == code


def test_strength_is_told_or_why_not() -> None:
    refused = making.judge("123")
    assert isinstance(refused, UserError)
    assert refused.code == "keys.pin-short"
    assert making.judge(PIN) == "keys.strength.pin-days"
    assert making.judge("kuali hujan merdu lentera") == "keys.strength.phrase-long"


def test_a_revoked_key_is_shown_as_revoked_while_this_pcs_clock_is_behind(ws: Workspace) -> None:
    ws.key_keeper.take(others.made())
    KeyDesk(ws).revoke(others.made().fingerprint, "flashdisk hilang")
    (entry,) = ws.keys.entries()
    assert lines.line(entry, "2026-01-01T00:00:00.000Z", "", {}).state is State.REVOKED
