"""Whatever came from outside and runs away is stopped, said, and not tried again; ours runs as before."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

import pytest

from medsos_desktop.channels import catalogue
from medsos_desktop.checks import guarded, pack, rulelines
from medsos_desktop.checks.document import Document
from medsos_desktop.checks.guarded import Guarded
from medsos_desktop.checks.pack import Pack
from medsos_desktop.model.office import Office
from tests.checks.judging import base_pack

TAIL = 'source = "k"\nchecked = 2026-11-01\n'


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    guarded.forget()
    yield
    guarded.forget()


def own(words: str, more: str = "") -> Pack:
    row = f'[[row]]\nid = "k.a"\ncode = "dignity.poverty-label"\n{words}\n{TAIL}'
    return pack.load([("k.toml", (row + more).encode())])


def codes(text: str, rules: Pack) -> set[str]:
    surface = catalogue.load().surfaces[0]
    found = rulelines.try_out(text, rules, surface, Office(), datetime(2026, 12, 16, 9))
    return {one.code for one in found}


AWAY = f"b {'(b|b b) ' * 40}z"

STOPPED = [
    ("pattern = '(a|aa)+$'", "a" * 200 + "!"),
    ("pattern = '\\d+\\d+\\d+\\d+\\d+z'", "1" * 3_000 + "-z"),
    (f'terms = "{AWAY}"', "z " + "b " * 100),
]
QUICK_WITH_LIMITS = [
    ("pattern = '(a+)+$'", "a" * 80 + "!"),
    ("pattern = '(\\w+\\s?)*!x'", "kata " * 40 + "-!x"),
    (f'terms = "b {"(b)? " * 40}z"', "z " + "b " * 80),
    (f'terms = "b {"..8 b " * 12}z"', "z " + "b " * 200),
]
"""These would hang `re`; `regex` sees through them."""


@pytest.mark.timeout(10)
@pytest.mark.parametrize(("words", "text"), [*STOPPED, *QUICK_WITH_LIMITS], ids=range(7))
def test_what_runs_away_hangs_nobody_and_everything_else_is_found(words: str, text: str) -> None:
    rules = own(words)
    codes("gepeng", rules)  # lists are made
    assert "dignity.poverty-label" in codes(f"{text} Bantuan untuk gepeng.", rules)
    if (words, text) in STOPPED:
        assert rules.stopped() == ("k.a",)
        for _ in range(100):  # tried again each time, this would take longer than the mark allows
            codes(text, rules)


def test_what_is_well_is_never_stopped() -> None:
    rules = own("pattern = '\\bwong (dalan|emper)\\b'\nterms = \"kaum emper; sing .. sepi\"")
    assert codes("Bantuan untuk wong dalan, kaum emper, sing ora sepi", rules) == {"dignity.poverty-label"}
    codes("wong dalan kaum emper " * 10_000, rules)
    assert rules.stopped() == ()


@pytest.mark.timeout(10)
def test_an_exception_that_runs_away_is_stopped() -> None:
    away = f"gepeng {AWAY}"
    rules = own('terms = "sing sepi"', f'[[row]]\nid = "poverty.street"\nadd-except = "{away}"\n')
    assert "dignity.poverty-label" in codes("z gepeng " + "b " * 100, rules)
    assert rules.stopped() == ("poverty.street",)


def test_only_what_is_not_ours_is_guarded() -> None:
    rules = pack.load([("k.toml", b'[[row]]\nid = "poverty.street"\nadd = "wong dalan"\n')])
    row = next(one for one in rules.rows if one.id == "poverty.street")
    assert row.outside == {"wong dalan"}
    assert not any(one.outside for one in base_pack().rows)
    made = rules.terms("dignity.poverty-label")
    assert {term.text for term in made.terms if term.outside} == {"wong dalan"}


def test_lists_that_nobody_changed_are_made_once() -> None:
    first, second = own('terms = "a sepi"'), own('terms = "b sepi"')
    assert first.terms("tone.hostile") is second.terms("tone.hostile")
    assert first.terms("dignity.poverty-label") is not second.terms("dignity.poverty-label")


def test_many_slow_places_are_one_long_while(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(10_000))
    monkeypatch.setattr(guarded, "thread_time", lambda: next(ticks) * 0.02)
    term = Guarded("ab", "ab")
    assert term.match("ab", 0)
    for _ in range(20):
        term.match("ab", 0)
    assert guarded.stopped() == {"ab"}
    assert term.match("ab", 0) is None
    assert list(term.spans("ab")) == []


def test_threads_that_look_at_the_same_new_list_find_the_same() -> None:
    for turn in range(5):
        words = "; ".join(f"kata{number} sepi{turn}" for number in range(400))
        rules = own(f'terms = "{words}"')
        doc = Document(" ".join(f"kata{number} sepi{turn}." for number in range(0, 400, 40)))
        low, plain, beginnings = doc.low, doc.plain, doc.beginnings

        look = partial(_many, rules, (low, plain, beginnings))
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(look, range(8))) == {10}


def _many(rules: Pack, text: tuple[str, str, frozenset[str]], _turn: int) -> int:
    return len(rules.terms("dignity.poverty-label").find(*text))
