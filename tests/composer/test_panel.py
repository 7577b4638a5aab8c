"""Which findings an editor marks, and what a fix does."""

from medsos_desktop.channels.catalogue import load
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.composer.edit import MASTER, follow_again, with_fix, with_text
from medsos_desktop.composer.panel import marks, panel_rows, worst
from medsos_desktop.model.post import Post, Variant

POST = Post(text="Untuk gakin di sini", variants={"ig": Variant("ig_feed"), "x": Variant("x_free")})
FOUND = Placed(
    Finding("dignity.poverty-label", "warn", (6, 11), {}, "keluarga prasejahtera", "text", "k"),
    ("ig", "x"),
    None,
)


def test_a_fix_mends_the_master_once_where_accounts_follow() -> None:
    fixed = with_fix(POST, FOUND, load())
    assert fixed.text == "Untuk keluarga prasejahtera di sini"
    assert fixed.variants == POST.variants


def test_a_fix_mends_an_own_wording_and_the_master() -> None:
    own = with_text(POST, "ig", "text", POST.text)
    fixed = with_fix(own, FOUND, load())
    assert fixed.text == "Untuk keluarga prasejahtera di sini"
    assert fixed.variants["ig"].fields == {"text": "Untuk keluarga prasejahtera di sini"}
    assert follow_again(fixed, "ig").variants["ig"].fields is None


def test_the_master_marks_what_its_followers_show() -> None:
    assert [(mark.start, mark.end) for mark in marks([FOUND], POST, MASTER, "text", load())] == [(6, 11)]
    own = with_text(with_text(POST, "ig", "text", "a"), "x", "text", "b")
    assert marks([FOUND], own, MASTER, "text", load()) == ()


def test_rows_say_before_and_after() -> None:
    (row,) = panel_rows([FOUND], POST, load())
    assert (row.before, row.after) == ("gakin", "keluarga prasejahtera")
    assert worst([FOUND], "ig") == "warn"
