"""An unlocked key is forgotten after five idle minutes, by the clock given, and on lock."""

from datetime import timedelta

import pytest

from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.keys import sshsig
from medsos_desktop.keys.session import IDLE, Unlocked
from tests.conftest import NOW
from tests.keys.made import pair

ALMOST = IDLE - timedelta(seconds=1)


@pytest.fixture
def still() -> SteppingClock:
    return SteppingClock(NOW, timedelta())


def test_it_signs_a_batch_and_each_signature_counts_as_use(still: SteppingClock) -> None:
    key = Unlocked(pair(), still)
    for number in range(5):
        still.at += ALMOST
        signature = key.sign(b"%d" % number)
        assert sshsig.verify(signature, b"%d" % number) == pair().public


@pytest.mark.parametrize("gone", [IDLE, IDLE * 3, -IDLE, -IDLE * 3])
def test_after_five_minutes_by_the_clock_it_is_forgotten_for_good(
    still: SteppingClock, gone: timedelta
) -> None:
    key = Unlocked(pair(), still)
    assert key.until() == NOW + IDLE
    assert not key.expired(NOW + ALMOST)
    assert key.expired(NOW + gone)
    still.at += gone
    with pytest.raises(UserError, match=r"keys\.locked"):
        key.sign(b"x")
    still.at = NOW
    assert key.expired(NOW)
    with pytest.raises(UserError, match=r"keys\.locked"):
        key.sign(b"x")


def test_touching_keeps_it_but_never_brings_it_back(still: SteppingClock) -> None:
    key = Unlocked(pair(), still)
    still.at += ALMOST
    assert key.touch()
    still.at += ALMOST
    assert not key.expired(still.now())
    still.at += timedelta(seconds=1)
    assert not key.touch()
    still.at -= timedelta(minutes=4)
    assert not key.touch()


def test_locking_forgets_at_once_and_holds_no_secret(still: SteppingClock) -> None:
    key = Unlocked(pair(), still)
    key.lock()
    key.lock()
    assert key.expired(NOW)
    assert key.fingerprint == pair().fingerprint
    assert not [value for value in vars(key).values() if isinstance(value, type(pair()))]
    with pytest.raises(UserError, match=r"keys\.locked"):
        key.sign(b"x")


def test_a_small_step_back_of_the_clock_is_no_reason(still: SteppingClock) -> None:
    key = Unlocked(pair(), still)
    still.at -= timedelta(seconds=30)
    assert key.sign(b"x")
