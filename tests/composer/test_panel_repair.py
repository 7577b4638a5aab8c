"""Fixes land on the words they were meant for, whatever was typed in the meantime."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.channels.catalogue import load
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.composer.edit import with_text
from medsos_desktop.composer.panel import panel_rows
from medsos_desktop.composer.repair import moved_span, safe, with_fixes
from medsos_desktop.model.post import Answer, Post, Variant

TEXT = "Untuk gakin, resiko kecil"
POST = Post(text=TEXT, variants={"ig": Variant("ig_feed"), "x": Variant("x_free")})


def fix(start: int, end: int, words: str, code: str = "spelling.nonstandard", *accounts: str) -> Placed:
    finding = Finding(code, "warn", (start, end), {}, words, "text", f"{code}{start}")
    return Placed(finding, accounts or ("ig", "x"), None)


GAKIN, RESIKO = fix(6, 11, "keluarga prasejahtera", "dignity.poverty-label"), fix(13, 19, "risiko")


def test_several_fixes_are_one_edit() -> None:
    mended = with_fixes(POST, POST, (GAKIN, RESIKO), load())
    assert mended.text == "Untuk keluarga prasejahtera, risiko kecil"
    assert mended.variants == POST.variants


def test_typing_before_and_behind_moves_the_place() -> None:
    now = replace(POST, text=f"Halo! {TEXT}")
    assert with_fixes(now, POST, (RESIKO,), load()).text == "Halo! Untuk gakin, risiko kecil"
    now = replace(POST, text=f"{TEXT} sekali")
    assert with_fixes(now, POST, (GAKIN,), load()).text == "Untuk keluarga prasejahtera, resiko kecil sekali"


def test_a_second_press_finds_nothing_to_do() -> None:
    once = with_fixes(POST, POST, (GAKIN,), load())
    assert with_fixes(once, POST, (GAKIN,), load()) == once


def test_changed_words_are_left_alone() -> None:
    now = replace(POST, text="Untuk gakim, resiko kecil")
    assert with_fixes(now, POST, (GAKIN,), load()) == now


def test_an_own_wording_is_mended_beside_the_master() -> None:
    own = with_text(POST, "ig", "text", TEXT)
    mended = with_fixes(own, own, (GAKIN,), load())
    assert mended.text == mended.variants["ig"].fields["text"]  # type: ignore[index]
    assert "gakin" not in mended.text


def test_overlapping_fixes_do_not_garble() -> None:
    both = (fix(6, 19, "semua"), fix(13, 19, "risiko"))
    assert with_fixes(POST, POST, both, load()).text == "Untuk semua kecil"


def test_accounts_that_left_or_changed_are_skipped() -> None:
    alone = replace(POST, variants={"ig": Variant("ig_story")})
    assert with_fixes(alone, POST, (GAKIN,), load()) == alone
    assert with_fixes(replace(POST, variants={}), POST, (GAKIN,), load()).text == TEXT


def test_only_what_keeps_the_meaning_is_safe() -> None:
    name = fix(0, 5, "seorang warga", "pii.person-and-case")
    answered = replace(fix(20, 25, "kecil", "tone.shouting"), answer=Answer("", "", "ya"))
    rows = panel_rows((GAKIN, RESIKO, name, answered), POST, load())
    assert [row.placed for row in safe(rows)] == [GAKIN, RESIKO]


@given(st.text("ab ", max_size=8), st.text("ab ", max_size=8), st.text("ab ", max_size=8))
def test_a_moved_span_holds_the_same_words(before: str, words: str, behind: str) -> None:
    old = f"x{before}{words}{behind}"
    span = (1 + len(before), 1 + len(before) + len(words))
    for new in (old, f"yy{old}", f"{old}yy", old[: span[0]], "", f"x{before}zz{words}{behind}"):
        now = moved_span(old, new, span)
        assert now is None or new[slice(*now)] == words
    assert moved_span(old, old, (0, len(old) + 1)) is None
