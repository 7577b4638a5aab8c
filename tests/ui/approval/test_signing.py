"""Setujui with a key: the PIN once for a batch, wrong ones said in place, a stick that is away."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medsos_desktop.clock import SteppingClock
from medsos_desktop.keys import card, keyfile
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.keys.places import Places
from medsos_desktop.model.post import State
from medsos_desktop.review.signing import KeyState
from medsos_desktop.store.chain import timestamp
from tests.keys.made import CHEAP, PIN
from tests.ui.approval.conftest import Kantor, Show

ENTER = Qt.Key.Key_Return


def with_key(kantor: Kantor, folder: Path | None = None) -> KeyPair:
    """The Lurah has a key, believed here; its file at home or in ``folder``."""
    ws, pair = kantor.ws, KeyPair(b"\7" * 32)
    made = timestamp(ws.store.clock.now())
    who = kantor.people["lurah"]
    told = card.make(pair, person=who, name="Lurah", title="Lurah", office="Contoh", made=made)
    Keeper(ws.store).take(told)
    ws.keys.trust_own(pair)
    places = Places(ws.home)
    place = folder or places.own
    place.mkdir(parents=True, exist_ok=True)
    keyfile.create(place, pair, PIN, label="Lurah", made=made, cost=CHEAP)
    places.remember(place)
    return pair


def test_the_pin_is_asked_once_and_signs(kantor: Kantor, show: Show) -> None:
    first = kantor.post("Satu")
    second = kantor.post("Dua", planned="2026-12-21T07:00", text="Loket tutup pukul 12.00 WIB.")
    pair = with_key(kantor)
    screen = show(post=first)
    assert screen.desk.reasons() == ()
    assert "ditandatangani dengan kunci" in screen.bar.told.text()
    screen.deeds.primary()
    assert screen.pin.isVisible()
    assert screen.pin.field.hasFocus()
    QTest.keyClicks(screen.pin.field, "111222")
    QTest.keyClick(screen.pin.field, ENTER)
    assert screen.pin.isVisible()
    assert screen.pin.wrong.text()
    assert screen.pin.field.text() == ""
    assert kantor.state(first) is State.IN_APPROVAL
    QTest.keyClicks(screen.pin.field, PIN)
    QTest.keyClick(screen.pin.field, ENTER)
    assert kantor.state(first) is State.APPROVED
    assert not screen.pin.isVisible()
    proof = kantor.ws.proofs.of(kantor.ws.approval.decisions(first)[-1].id)
    assert proof is not None
    assert proof.counts
    assert proof.fingerprint == pair.fingerprint
    screen.show_post(second)
    screen.deeds.primary()
    assert not screen.pin.isVisible(), "the key is still open"
    assert kantor.state(second) is State.APPROVED


def test_five_idle_minutes_close_the_key(kantor: Kantor, show: Show, clock: SteppingClock) -> None:
    with_key(kantor)
    screen = show(post=kantor.post())
    screen.signing.unlock(PIN)
    assert screen.signing.state() is KeyState.OPEN
    clock.at += timedelta(minutes=6)
    assert screen.signing.state() is KeyState.LOCKED


def test_whoever_sits_down_next_finds_it_closed(kantor: Kantor, show: Show) -> None:
    with_key(kantor)
    screen = show(post=kantor.post())
    screen.signing.unlock(PIN)
    kantor.sit("semua")
    assert screen.signing.state() is KeyState.NONE
    kantor.sit("lurah")
    assert screen.signing.state() is KeyState.LOCKED


def test_escape_leaves_the_pin_and_decides_nothing(kantor: Kantor, show: Show) -> None:
    post = kantor.post()
    with_key(kantor)
    screen = show(post=post)
    screen.deeds.primary()
    QTest.keyClicks(screen.pin.field, "40")
    QTest.keyClick(screen.pin.field, Qt.Key.Key_Escape)
    assert not screen.pin.isVisible()
    assert screen.pin.field.text() == ""
    assert screen.bar.isVisible()
    assert kantor.state(post) is State.IN_APPROVAL


def test_a_key_on_a_stick_that_is_away(kantor: Kantor, show: Show, tmp_path: Path) -> None:
    post = kantor.post()
    stick = tmp_path / "stik"
    with_key(kantor, stick)
    stick.rename(tmp_path / "di-tas")
    screen = show(post=post)
    screen.deeds.primary()
    assert screen.notice.isVisible()
    assert kantor.state(post) is State.IN_APPROVAL
    (tmp_path / "di-tas").rename(stick)
    screen.deeds.primary()
    assert screen.pin.isVisible()
    QTest.keyClicks(screen.pin.field, PIN)
    QTest.keyClick(screen.pin.field, ENTER)
    assert kantor.ws.approval.decisions(post)[-1].proof == "key"


def test_without_a_key_it_is_recorded_as_before(kantor: Kantor, show: Show) -> None:
    post = kantor.post()
    screen = show(post=post)
    assert screen.signing.state() is KeyState.NONE
    screen.deeds.primary()
    assert kantor.state(post) is State.APPROVED
    assert kantor.ws.approval.decisions(post)[-1].proof == "none"
