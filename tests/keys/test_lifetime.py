"""Whatever is told of a key may only narrow the time in which it counts, in any order."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.keys import lifetime
from medsos_desktop.keys.lifetime import Lifetime, State
from medsos_desktop.words import Words


def day(number: int) -> str:
    return f"2026-12-{number:02d}T00:00:00.000Z"


LIFE = Lifetime(day(5), day(20), day(15), "flashdisk hilang")


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (4, State.EARLY),
        (5, State.TRUSTED),
        (14, State.TRUSTED),
        (15, State.REVOKED),
        (20, State.REVOKED),
    ],
)
def test_what_counts_when(at: int, state: State) -> None:
    assert LIFE.state(day(at), believed=True) is state
    unbelieved = State.REVOKED if state is State.REVOKED else State.UNKNOWN
    assert LIFE.state(day(at), believed=False) is unbelieved


def test_a_key_that_was_not_revoked_ends_at_its_end() -> None:
    life = Lifetime(day(5), day(20))
    assert life.state(day(19), believed=True) is State.TRUSTED
    assert life.state(day(20), believed=True) is State.EXPIRED
    assert Lifetime().state(day(1), believed=True) is State.TRUSTED


times = st.integers(1, 28).map(day) | st.just("")
told = st.fixed_dictionaries(
    {},
    optional={
        "valid_from": times,
        "valid_until": times,
        "revoked_at": times,
        "revoked_why": st.text(max_size=3),
    },
)


@given(st.data(), st.lists(told, max_size=6))
def test_the_order_of_records_does_not_matter(data: st.DataObject, every: list[Mapping[str, Any]]) -> None:
    assert lifetime.of(data.draw(st.permutations(every))) == lifetime.of(every)


@given(st.lists(told, max_size=5), told, st.integers(1, 28))
def test_no_further_record_makes_a_signature_count_again(
    every: list[Mapping[str, Any]], more: Mapping[str, Any], at: int
) -> None:
    before = lifetime.of(every).state(day(at), believed=True)
    after = lifetime.of([*every, more]).state(day(at), believed=True)
    if before is not State.TRUSTED:
        assert after is not State.TRUSTED
    if before is State.REVOKED:
        assert after is State.REVOKED


def test_the_earliest_revocation_wins_with_its_own_reason() -> None:
    every = [
        {"revoked_at": day(9), "revoked_why": "lupa"},
        {"revoked_at": day(7), "revoked_why": "hilang"},
        {"revoked_at": "", "revoked_why": ""},
        {},
    ]
    assert lifetime.of(every) == Lifetime(revoked_at=day(7), revoked_why="hilang")


@pytest.mark.parametrize("strange", ["besok", "2026-12-01", 7, ["x"], True, "9999"])
@pytest.mark.parametrize("name", ["valid_from", "valid_until", "revoked_at"])
def test_a_time_of_a_newer_app_counts_against_the_key(name: str, strange: object) -> None:
    state = lifetime.of([{name: strange}]).state(day(10), believed=True)
    assert state is not State.TRUSTED


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_name_and_all_but_the_good_one_an_explanation(state: State) -> None:
    for language in ("id", "en"):
        words = Words(language)
        assert words(state.word)
        if state is not State.TRUSTED:
            assert words(f"keys.error.key-{state}.text")
            assert words(f"keys.error.key-{state}.hint")
