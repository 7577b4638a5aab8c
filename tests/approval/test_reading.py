"""Looks, parts, and short comparisons."""

from dataclasses import replace

from medsos_desktop.approval.alike import parts, told_once
from medsos_desktop.approval.excerpt import GAP, excerpt
from medsos_desktop.approval.looks import Looks
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.model.post import Answer
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.text.diff import Piece, words_diff
from tests.approval.conftest import Desk


def shown(account: str, text: str, surface: str = "ig_feed") -> Resolved:
    return Resolved(account, surface, {"text": text}, (), "text")


def test_accounts_that_show_the_same_are_one_part() -> None:
    made = parts([shown("a", "x"), shown("b", "y"), shown("c", "x", "fb_page")], lambda _each: None)
    assert [part.accounts for part in made] == [("a", "c"), ("b",)]
    assert [part.key for part in made] == ["a", "b"]


def test_another_cut_of_the_pictures_is_another_part() -> None:
    made = parts([shown("a", "x"), shown("c", "x", "fb_page")], lambda each: each.surface)
    assert [part.accounts for part in made] == [("a",), ("c",)]


def test_what_several_accounts_say_is_told_once_but_waivers_singly() -> None:
    answer = Answer("x.y", "", "Sudah dicek.")

    def placed(code: str, severity: str, key: str, account: str, answer: Answer | None) -> Placed:
        return Placed(Finding(code, severity, None, {"n": 1}, None, key=key), (account,), answer)  # type: ignore[arg-type]

    told = told_once(
        [
            placed("a", "block", "a:1", "ig", answer),
            placed("a", "block", "a:2", "fb", answer),
            placed("a", "block", "a:1", "wa", answer),
            placed("b", "warn", "b:1", "ig", answer),
            placed("b", "warn", "b:2", "fb", answer),
            placed("b", "warn", "b:3", "wa", None),
        ]
    )
    assert [(each.finding.key, each.accounts) for each in told] == [
        ("a:1", ("ig", "wa")),
        ("a:2", ("fb",)),
        ("b:1", ("ig", "fb")),
        ("b:3", ("wa",)),
    ]


def test_a_look_is_kept_until_the_version_is_another(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    looks = Looks()
    look = looks.begin(desk.ws.approval.review(post), ["a", "b"])
    look.opened.add("a")
    assert not look.whole
    look.opened.add("b")
    assert look.whole
    desk.ws.approval.mark_seen(post)
    assert looks.begin(desk.ws.approval.review(post), ["a", "b"]) is look
    assert look.last_seen is None  # what was compared with stays, although it was noted as seen
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Lain."))
    other = looks.begin(desk.ws.approval.review(post), ["a"])
    assert other is not look
    assert other.changes
    looks.forget(post)
    assert looks.of(post) is None


def test_a_look_without_parts_is_never_whole(desk: Desk) -> None:
    post = desk.post(variants={})
    assert not Looks().begin(desk.ws.approval.review(post), []).whole


def test_an_excerpt_keeps_every_change_and_little_else() -> None:
    old = "Awal kalimat yang panjang sekali. " * 8 + "Buka Senin.\nLanjut " + "terus lagi " * 20 + "tamat."
    new = old.replace("Senin", "Selasa").replace("tamat", "usai")
    short = excerpt(words_diff(old, new))
    assert [piece.text for piece in short if piece.op == "del"] == ["Senin", "tamat"]
    assert [piece.text for piece in short if piece.op == "add"] == ["Selasa", "usai"]
    said = "".join(piece.text for piece in short)
    assert len(said) < 150
    assert said.count(GAP) == 2
    assert "\n" not in said


def test_a_short_text_is_left_whole() -> None:
    pieces = (Piece("same", "Buka "), Piece("del", "Senin"), Piece("add", "Selasa"), Piece("same", " pagi."))
    assert excerpt(pieces) == pieces
    assert excerpt(()) == ()
