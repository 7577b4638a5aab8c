"""PINs that are guessed first are refused; what the others hold is told plainly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import strength
from medsos_desktop.words import Words
from tests.keys.made import OTHER_PIN, PHRASE, PIN

REFUSED = {
    "": "pin-short",
    "   ": "pin-short",
    "40291": "pin-short",
    "111111": "pin-same",
    "00000000": "pin-same",
    "123456": "pin-run",
    "654321": "pin-run",
    "890123": "pin-run",
    "135791": "pin-run",
    "1234567890": "pin-run",
    "123321": "pin-run",
    "147258": "pin-run",
    "121212": "pin-repeated",
    "123123": "pin-repeated",
    "40294029": "pin-repeated",
    "112233": "pin-repeated",
    "100001": "pin-repeated",
    "170845": "pin-date",
    "450817": "pin-date",
    "17081945": "pin-date",
    "19450817": "pin-date",
    "290200": "pin-date",
    "29021900": "pin-date",
    "１２３４５６": "pin-run",
    "rahasia": "phrase-short",
    "4029 17": "phrase-short",
    "aaaaaaaaaaaa": "phrase-simple",
    "abcabcabcabc": "phrase-simple",
    "kucingkucing": "phrase-simple",
    "KucingkucinG": "phrase-simple",
    "a" * 500 + "bcdef" * 200: "phrase-long",
}


@pytest.mark.parametrize(("secret", "code"), REFUSED.items())
def test_what_is_guessed_first_is_refused_by_name(secret: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        strength.check(secret)
    assert refused.value.code == f"keys.{code}"


@pytest.mark.parametrize(
    "secret", [PIN, OTHER_PIN, "974105", "40291766", "3141592653", PHRASE, "kuali ἄ merdu"]
)
def test_what_is_fair_is_taken(secret: str) -> None:
    strength.check(secret)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d%m%y", "%y%m%d", "%d%m%Y", "%Y%m%d"])
)
def test_no_day_of_two_centuries_passes(day: date, form: str) -> None:
    with pytest.raises(UserError):
        strength.check(day.strftime(form))


def test_few_pins_are_refused() -> None:
    """So that a person who lets chance choose is seldom told no: of every 97th PIN nine in ten pass."""
    passed = 0
    every = [f"{number:06d}" for number in range(0, 1_000_000, 97)]
    for pin in every:
        try:
            strength.check(pin)
        except UserError:
            continue
        passed += 1
    assert 0.9 < passed / len(every) < 0.95


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        (PIN, "pin-days"),
        ("4029176", "pin-days"),
        ("40291766", "pin-weeks"),
        ("402917663", "pin-weeks"),
        ("4029176635", "pin-years"),
        ("kualimerdu", "phrase-short"),
        ("kuali hujan merdu", "phrase-short"),
        ("kuali kuali kuali kuali kuali", "phrase-short"),
        (PHRASE, "phrase-long"),
    ],
)
def test_strength_is_told_plainly(secret: str, code: str) -> None:
    said = strength.rate(secret)
    assert said == f"keys.strength.{code}"
    assert Words("id")(said)
    assert Words("en")(said)


def test_the_weakness_of_six_digits_is_said_in_both_languages() -> None:
    assert "hari" in Words("id")(strength.rate(PIN))
    assert "days" in Words("en")(strength.rate(PIN))


@given(st.text(max_size=60))
def test_any_text_is_judged_calmly_and_rated(secret: str) -> None:
    assert strength.rate(secret).startswith("keys.strength.")
    try:
        strength.check(secret)
    except UserError:
        return
    assert len(strength.plain(secret)) >= strength.MIN_DIGITS


def test_the_same_letters_typed_in_two_ways_are_one_secret() -> None:
    assert strength.plain("  café merdu sekali ") == strength.plain("cafe\u0301 merdu sekali")
    assert strength.kind_of("４０２９１７") == "pin"
