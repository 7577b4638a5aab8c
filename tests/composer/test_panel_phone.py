"""The preview's facts: manner, fold, frame."""

import pytest

from medsos_desktop.channels.catalogue import load
from medsos_desktop.composer.phone import PhonePost, manner_of, phone_post
from medsos_desktop.model.office import Account, Asset
from medsos_desktop.model.post import Crop, MediaUse, Post, Variant

ACCOUNTS = {"a": Account("instagram", "ig_feed", "kelurahan.contoh", "Kelurahan")}
WIDE = Asset(name="lebar.png", width=4000, height=1000)


def shown(surface: str, text: str = "", *, uses: tuple[MediaUse, ...] = (), title: str = "") -> PhonePost:
    post = Post(title=title, text=text, media=uses, variants={"a": Variant(surface)})
    return phone_post(post, "a", load(), ACCOUNTS, lambda asset: WIDE if asset == "wide" else None)


@pytest.mark.parametrize(
    ("surface", "manner"),
    [
        ("ig_feed", "picture"),
        ("ig_story", "story"),
        ("ig_reel", "tall"),
        ("tiktok_photo", "tall"),
        ("wa_channel", "chat"),
        ("wa_status", "story"),
        ("x_free", "text"),
        ("fb_page", "text"),
        ("yt_video", "video"),
        ("yt_shorts", "tall"),
    ],
)
def test_the_manner_comes_from_the_channels_facts(surface: str, manner: str) -> None:
    assert manner_of(load().surface(surface)) == manner


def test_every_surface_can_be_shown() -> None:
    for surface in load().surfaces:
        made = shown(surface.id, "kata " * 300, uses=(MediaUse("wide"),), title="Judul")
        assert made.text + made.rest == "kata " * 300
        assert made.handle == "kelurahan.contoh"
        assert made.surface == surface.name


def test_the_fold_leaves_whole_words() -> None:
    made = shown("ig_feed", "kata " * 24 + "terpotong di sini")
    assert made.text == "kata " * 24
    assert made.rest == "terpotong di sini"
    assert shown("ig_feed", "a" * 200).text == "a" * 125
    assert shown("ig_feed", "pendek").rest == ""
    assert shown("x_free", "kata " * 60).rest == ""


def test_the_frame_is_what_the_export_cuts() -> None:
    (picture,) = shown("ig_feed", uses=(MediaUse("wide"),)).pictures
    assert picture.ratio == pytest.approx(1.91, abs=0.01)
    assert picture.cut == pytest.approx(1 - 1.91 / 4, abs=0.01)
    (whole,) = shown("x_free", uses=(MediaUse("wide"),)).pictures
    assert (whole.box, whole.cut) == ((0, 0, 10_000, 10_000), 0)
    (cropped,) = shown("x_free", uses=(MediaUse("wide", crop=Crop(0, 0, 2500, 10_000)),)).pictures
    assert cropped.box == (0, 0, 2500, 10_000)
    assert cropped.ratio == 1


def test_an_unknown_picture_is_told_from_a_known_one() -> None:
    (picture,) = shown("ig_feed", uses=(MediaUse("f" * 64),)).pictures
    assert not picture.known
    assert picture.name == "f" * 12


def test_an_account_without_record_has_no_name() -> None:
    post = Post(variants={"gone": Variant("ig_feed")})
    assert phone_post(post, "gone", load(), {}, lambda _asset: None).handle == ""
