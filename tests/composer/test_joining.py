"""Two changes of one post put together; nothing of either is lost unless both touched the same place."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from medsos_desktop.composer.joining import change, changes, joined, shifted, text_joined
from medsos_desktop.composer.panel import Mark
from medsos_desktop.model.post import Answer, Post, Variant

SHORT = st.text("ab c\n", max_size=12)


@given(SHORT, SHORT)
def test_a_change_leads_from_the_old_text_to_the_new(old: str, new: str) -> None:
    done = change(old, new)
    assert old[: done.start] + done.text + old[done.end :] == new


@given(SHORT, SHORT, SHORT)
@example(" ", "a ", "")  # one puts in where the other takes out
def test_joining_is_the_same_whoever_comes_first(base: str, mine: str, theirs: str) -> None:
    assert text_joined(base, mine, theirs) == text_joined(base, theirs, mine)
    assert text_joined(base, mine, base) == mine
    assert text_joined(base, mine, mine) == mine


def test_changes_at_both_ends_are_both_there() -> None:
    assert text_joined("satu dua tiga", "SATU dua tiga", "satu dua tiga!") == "SATU dua tiga!"
    assert text_joined("satu", "dua", "tiga") is None
    assert text_joined("ab", "axb", "ayb") is None


def test_marks_behind_a_change_move_and_marks_in_it_go() -> None:
    done = change("satu dua tiga", "satu dua, dua tiga")
    assert shifted(Mark(0, 4, "warn", False), done) == Mark(0, 4, "warn", False)
    moved = shifted(Mark(9, 13, "warn", False), done)
    assert moved is not None
    assert "satu dua, dua tiga"[moved.start : moved.end] == "tiga"
    assert shifted(Mark(0, 13, "warn", False), done) is None


def test_fields_accounts_and_answers_are_joined_one_by_one() -> None:
    base = Post(title="T", text="x", variants={"ig": Variant("ig_feed")}, planned="2026-12-20T07:00")
    mine = replace(
        base, title="M", variants={"ig": Variant("ig_feed", {"text": "ig"}), "fb": Variant("fb_page")}
    )
    theirs = replace(
        base,
        planned=None,
        variants={"ig": Variant("ig_story")},
        answers={"k": Answer("c", "q", "alasan")},
    )
    both, kept = joined(base, mine, theirs)
    assert not kept
    assert (both.title, both.planned, both.answers) == ("M", None, theirs.answers)
    assert both.variants == {"ig": Variant("ig_story", {"text": "ig"}), "fb": Variant("fb_page")}


def test_an_account_taken_off_there_and_written_on_here_stays() -> None:
    base = Post(variants={"ig": Variant("ig_feed"), "fb": Variant("fb_page")})
    mine = replace(base, variants={**base.variants, "ig": Variant("ig_feed", {"text": "x"})})
    both, kept = joined(base, mine, replace(base, variants={}))
    assert both.variants == {"ig": Variant("ig_feed", {"text": "x"})}
    assert kept == ("variants.ig",)


def test_words_between_two_repairs_are_no_part_of_them() -> None:
    old, new = "Resiko di sini dan resiko lagi", "Risiko di sini dan risiko lagi"
    first, second = changes(old, new)
    assert old[first.end : second.start].endswith(" di sini dan ")
    assert changes(old, old) == ()


@given(st.text("ab c", max_size=30), st.text("ab c", max_size=30))
def test_all_changes_together_make_the_new_text(old: str, new: str) -> None:
    made = old
    for each in reversed(changes(old, new)):
        made = made[: each.start] + each.text + made[each.end :]
    assert made == new
