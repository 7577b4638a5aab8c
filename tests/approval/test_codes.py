"""Codes as people type them and cameras read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.approval.codes import MARK, asked, groups, payload
from medsos_desktop.approval.content import short_code
from medsos_desktop.clock import spell, unspell
from medsos_desktop.errors import UserError

CONTENT = "09bfc716bb4b340a9cc85cb33c0d3ac9ed03d61564273185fc89f3926b9d7675"
CODE = "16ZW-E5NV"
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(hashes)
def test_the_short_code_asks_for_the_beginning_of_its_hash(content: str) -> None:
    found = asked(short_code(content))
    assert content.startswith(found.start)
    assert (len(found.start), found.binds) == (10, False)


@given(hashes)
def test_the_qr_asks_for_the_whole_hash_and_binds(content: str) -> None:
    said = payload(content)
    assert (asked(said).start, asked(said).binds) == (content, True)
    assert set(said) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # a QR's dense letters
    assert "".join(groups(content)) == content


@given(st.binary(max_size=20))
def test_what_was_spelled_is_read_back(raw: bytes) -> None:
    letters = len(raw) * 8 // 5
    number = int.from_bytes(raw, "big") >> (len(raw) * 8 - letters * 5)
    assert unspell(spell(raw)) == unspell(spell(raw).upper()) == number


@pytest.mark.parametrize(
    "typed",
    [
        "16zw e5nv", "16ZWE5NV", "I6ZW-E5NV", "l6zw-e5nv", " 16ZW–E5NV\n", "16.ZW E5_NV", "16zw\u00a0e5nv",
        "1 6 z w - e 5 n v", "１６ＺＷ－Ｅ５ＮＶ", "16ZW\u200bE5NV",
    ],
)  # fmt: skip
def test_blanks_dashes_capitals_and_letters_that_look_alike_do_not_matter(typed: str) -> None:
    assert asked(typed) == asked(CODE)
    assert CONTENT.startswith(asked(typed).start)


def test_o_is_a_zero() -> None:
    assert asked("OOOO-oo1I").start == asked("0000-0011").start


@pytest.mark.parametrize(
    "typed", [CONTENT.upper(), " ".join(groups(CONTENT)), f"medsos:1:{CONTENT}", f"{MARK} {CONTENT}\r\n"]
)
def test_the_whole_hash_in_groups_or_capitals_binds(typed: str) -> None:
    found = asked(typed)
    assert (found.start, found.binds) == (CONTENT, True)


@pytest.mark.parametrize(
    "typed",
    [
        "", "-", "16ZW-E5N", "16ZW-E5NVX", "16ZW-E5NU", "16ZW-E5N?", CONTENT[:-1], CONTENT + "0", "g" * 64,
        f"{MARK}16ZWE5NV", MARK, "https://contoh.go.id", "𝟙" * 9, "a" * 100_000, f"{MARK}{MARK}{CONTENT}",
    ],
)  # fmt: skip
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match=r"approval\.code ") as refused:
        asked(typed)
    assert len(str(refused.value.params["text"])) <= 41


def test_a_qr_of_a_later_app_says_so() -> None:
    with pytest.raises(UserError, match=r"approval\.code-newer"):
        asked(f"MEDSOS:2:{CONTENT}")


@given(st.text(max_size=250))
def test_no_text_is_more_than_refused(typed: str) -> None:
    try:
        start = asked(typed).start
    except UserError as error:
        start = error.code.removeprefix("approval.")
    assert start in ("code", "code-newer") or set(start) <= set("0123456789abcdef")


def test_only_a_hash_becomes_a_qr() -> None:
    for wrong in ("", "ab", CONTENT.upper(), CONTENT + "0"):
        with pytest.raises(ValueError, match=wrong or "^$"):
            payload(wrong)
