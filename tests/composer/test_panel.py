"""Which findings an editor marks, what a row says, and what a fix does."""

from dataclasses import replace

from medsos_desktop.channels.catalogue import load
from medsos_desktop.checking import Placed
from medsos_desktop.checks import pack as packs
from medsos_desktop.checks.finding import Finding
from medsos_desktop.composer.edit import MASTER, with_text
from medsos_desktop.composer.panel import marks, open_counts, panel_rows, quote_of, rules_checked, worst
from medsos_desktop.model.post import Answer, Post, Variant
from medsos_desktop.telling import said
from medsos_desktop.words import Words

POST = Post(text="Untuk gakin di sini", variants={"ig": Variant("ig_feed"), "x": Variant("x_free")})
FOUND = Placed(
    Finding("dignity.poverty-label", "warn", (6, 11), {}, "keluarga prasejahtera", "text", "k"),
    ("ig", "x"),
    None,
)


def found(code: str, key: str, severity: str = "warn", **params: str | int) -> Placed:
    finding = Finding(code, severity, None, params, None, "text", key)  # type: ignore[arg-type]
    return Placed(finding, ("ig",), None)


def test_the_master_marks_what_its_followers_show() -> None:
    assert [(mark.start, mark.end) for mark in marks([FOUND], POST, MASTER, "text", load())] == [(6, 11)]
    own = with_text(with_text(POST, "ig", "text", "a"), "x", "text", "b")
    assert marks([FOUND], own, MASTER, "text", load()) == ()


def test_rows_say_before_and_after() -> None:
    (row,) = panel_rows([FOUND], POST, load())
    assert (row.before, row.after) == ("gakin", "keluarga prasejahtera")
    assert row.fixable
    assert row.waivable
    assert quote_of(row) == "gakin"
    assert worst([FOUND], "ig") == "warn"


def test_the_same_sentence_in_two_texts_is_one_row() -> None:
    elsewhere = replace(FOUND, finding=replace(FOUND.finding, span=(0, 5)), accounts=("wa",))
    rows = panel_rows([FOUND, elsewhere], POST, load())
    assert [row.accounts for row in rows] == [("ig", "x", "wa")]
    assert rows[0].part_in("wa") is elsewhere
    assert rows[0].part_in("gone") is FOUND


def test_findings_without_a_key_stay_apart() -> None:
    assert len(panel_rows([found("a.b", ""), found("a.c", "")], POST, load())) == 2


def test_an_account_that_left_the_post_still_has_a_row() -> None:
    gone = replace(FOUND, accounts=("gone",))
    assert panel_rows([gone], POST, load())[0].before == ""


def test_only_open_findings_are_counted() -> None:
    answered = replace(FOUND, answer=Answer("", "", "ya"), finding=replace(FOUND.finding, key="other"))
    rows = panel_rows([FOUND, answered, found("a.b", "h", "hint")], POST, load())
    assert open_counts(rows) == {"warn": 1, "hint": 1}


def test_words_name_what_is_missing_and_when() -> None:
    words = Words("id")
    missing = found("facts.missing", "m", missing="audience,cost,planet")
    assert said(words, missing, "what") == "Belum ada: untuk siapa, biaya, planet."
    past = found("schedule.past", "p", "block", planned="2026-12-01T07:00+07:00")
    assert said(words, past, "what") == "Jadwal Sel 1 Des 2026, 07.00 sudah lewat."
    invited = found("date.past", "d", date="1 Desember", planned="2026-12-20")
    assert "Min 20 Des 2026" in said(words, invited, "what")
    assert said(words, found("own.code", "o"), "title") == "own.code"
    assert said(words, found("own.code", "o"), "why") == ""


def test_no_reason_lifts_a_moment_that_is_over() -> None:
    rows = panel_rows([found("schedule.past", "a", "block"), found("hate.group", "b", "block")], POST, load())
    assert [row.waivable for row in rows] == [False, True]


def test_the_number_of_rules_is_what_the_pack_runs() -> None:
    pack = packs.load()
    number = rules_checked(pack)
    assert number > 50
    pack.codes["tone.shouting"] = replace(pack.codes["tone.shouting"], off=True)
    assert rules_checked(pack) == number - 1
