"""What an approval covers, and what it does not."""

from dataclasses import replace

import pytest

from medsos_desktop.approval.content import content_hash, short_code, subject_hash
from medsos_desktop.approval.diff import compare
from medsos_desktop.channels.catalogue import load
from medsos_desktop.model.post import Answer, Crop, MediaUse, Post, Variant
from medsos_desktop.posts.resolve import resolve

ONE, TWO, THREE = (MediaUse(letter * 64, alt=letter) for letter in "abc")
POST = Post(
    title="Judul", text="Isi", media=(ONE, TWO), planned="2026-12-20T07:00",
    variants={"ig": Variant("ig_feed"), "yt": Variant("yt_video")},
)  # fmt: skip

INSIDE = {
    "text": replace(POST, text="Isi lain"),
    "title of a video": replace(POST, title="Judul lain"),
    "time": replace(POST, planned="2026-12-20T08:00"),
    "zone": replace(POST, zone="Asia/Jayapura"),
    "order of pictures": replace(POST, media=(TWO, ONE)),
    "alt": replace(POST, media=(replace(ONE, alt="lain"), TWO)),
    "crop": replace(POST, media=(replace(ONE, crop=Crop(0, 0, 5000, 5000)), TWO)),
    "surface": replace(POST, variants={**POST.variants, "ig": Variant("ig_story")}),
    "account": replace(POST, variants={"ig": Variant("ig_feed")}),
}
OUTSIDE = {
    "note": replace(POST, note="x"),
    "labels": replace(POST, labels=("x",)),
    "pillar": replace(POST, pillar="x"),
    "pic": replace(POST, pic="x"),
    "own wording equal to the master": replace(
        POST, variants={**POST.variants, "ig": Variant("ig_feed", fields={"text": "Isi"})}
    ),
}


@pytest.mark.parametrize("name", INSIDE)
def test_inside(name: str) -> None:
    assert subject_hash(INSIDE[name], load()) != subject_hash(POST, load())


@pytest.mark.parametrize("name", OUTSIDE)
def test_outside(name: str) -> None:
    assert subject_hash(OUTSIDE[name], load()) == subject_hash(POST, load())


def test_content_binds_waivers_and_pack() -> None:
    answer = Answer("pii.identity-number", "…", "contoh")
    base = content_hash("s", {"k": answer}, "p")
    assert base != content_hash("s", {}, "p")
    assert base != content_hash("s", {"k": answer}, "q")
    assert base != content_hash("s", {"k": replace(answer, reason="lain")}, "p")
    assert base == content_hash("s", {"k": answer}, "p")


def test_the_short_code_is_eight_letters_without_lookalikes() -> None:
    assert short_code("0" * 64) == "0000-0000"
    assert short_code("f" * 64) == "ZZZZ-ZZZZ"


def kinds(old: tuple[MediaUse, ...], new: tuple[MediaUse, ...]) -> list[tuple[str, int]]:
    before, after = replace(POST, media=old), replace(POST, media=new)
    changes = compare(resolve(before, load()), resolve(after, load()), "", "")
    assert all(change.accounts == ("ig", "yt") for change in changes.pictures)
    return [(change.kind, change.place) for change in changes.pictures]


def test_pictures_are_followed_by_their_file() -> None:
    assert kinds((ONE, TWO), (ONE, TWO)) == []
    assert kinds((ONE, TWO), (ONE, THREE)) == [("replaced", 2)]
    assert kinds((ONE,), (ONE, TWO)) == [("added", 2)]
    assert kinds((ONE, TWO), (TWO,)) == [("removed", 1)]
    assert kinds((ONE, TWO), (TWO, ONE)) == [("moved", 1), ("moved", 2)]
    assert kinds((ONE,), (replace(ONE, alt="x"),)) == [("alt", 1)]
