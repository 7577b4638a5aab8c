"""Six plain words for a key, and back."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import six
from tests.keys.made import pair

keys = st.binary(min_size=32, max_size=32)


def test_the_list_is_as_it_must_be() -> None:
    words = six.words()
    assert len(words) == 2048
    assert list(words) == sorted(words)
    assert len({word[:4] for word in words}) == 2048
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in words)


def test_the_list_never_changes() -> None:
    """Cards are printed with it: another word in one place, and old paper names another key."""
    digest = hashlib.sha256("\n".join(six.words()).encode()).hexdigest()
    assert digest == "dc617e81d066e292288dd67761162ba2c719b4cde41e3822d7c182fe4c1d3b87"
    assert six.of(pair().public) == ("dunia", "percaya", "tenis", "lanjut", "otomatis", "lembah")


def test_the_words_are_the_first_66_bits_of_the_fingerprint() -> None:
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(pair().public).digest())
    numbers = [int(bits[at : at + 11], 2) for at in range(0, 66, 11)]
    assert six.of(pair().public) == tuple(six.words()[number] for number in numbers)


separators = st.sampled_from([" ", ", ", "\n", " - ", "\t", "; ", "\r\n"])


@given(keys, separators, st.integers(4, 8), st.booleans())
def test_words_fit_their_key_however_they_are_typed(
    public: bytes, between: str, letters: int, loud: bool
) -> None:
    typed = between.join(word[:letters] for word in six.of(public))
    assert six.fit(typed.upper() if loud else typed, public)
    numbered = " ".join(f"{n}. {word}" for n, word in enumerate(six.of(public), 1))
    assert six.fit(numbered, public)


@given(keys, st.integers(0, 5), st.integers(1, 2047))
def test_another_word_in_any_place_does_not_fit(public: bytes, place: int, step: int) -> None:
    words = list(six.of(public))
    words[place] = six.words()[(six.words().index(words[place]) + step) % 2048]
    assert not six.fit(" ".join(words), public)


@given(keys, keys)
def test_two_keys_have_the_same_words_only_for_the_same_bits(one: bytes, other: bytes) -> None:
    assert (six.of(one) == six.of(other)) == six.fit(" ".join(six.of(one)), other)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "words-count"),
        ("abad " * 5, "words-count"),
        ("abad " * 7, "words-count"),
        ("abad " * 200, "words-count"),
        ("abad abon acar acuan adat zzzz", "words-unknown"),
        ("abad abon acar acuan adat ab", "words-unknown"),
        ("abad abon acar acuan adat adatx", "words-unknown"),
        ("abad abon acar acuan adat аdik", "words-unknown"),
    ],
)
def test_what_is_not_six_of_the_words_is_told(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        six.parse(text)
    assert refused.value.code == f"keys.{code}"


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_calmly(text: str) -> None:
    try:
        number = six.parse(text)
    except UserError:
        return
    assert 0 <= number < 2**66
