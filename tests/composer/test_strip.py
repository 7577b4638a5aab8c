"""What the strip does to a post, and what it says about each picture."""

from dataclasses import replace

import pytest

from medsos_desktop.channels import catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding, key_of
from medsos_desktop.composer import cards, strip, wants
from medsos_desktop.composer.cropping import shape_name
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import Crop, MediaUse, Post, Variant

A, B, C = "a" * 64, "b" * 64, "c" * 64
GOOD = Asset("foto.png", "image/png", 1080, 1350, 90_000, "Kantor", "milik sendiri")
CATALOGUE = catalogue.load()


def post(*assets: str, **variants: Variant) -> Post:
    return Post(media=tuple(MediaUse(asset) for asset in assets), variants=variants)


def names(media: tuple[MediaUse, ...] | None) -> str:
    return "".join(use.asset[0] for use in media or ())


def card(
    use: MediaUse, asset: Asset | None = GOOD, *placed: Placed, account: str = MASTER, trouble: str = ""
) -> cards.CardFacts:
    one = Post(media=(use,), variants={"ig": Variant("ig_feed")})
    (made,) = cards.cards(one, account, placed, {use.asset: asset}, {use.asset: trouble}, CATALOGUE)
    return made


def found(code: str, *accounts: str) -> Placed:
    return Placed(Finding(code, "warn", None, {}, None, "text", key_of(code, "text", A)), accounts, None)


# edits


def test_pictures_are_added_once_and_know_their_description() -> None:
    before = replace(post(A, ig=Variant("ig_feed", media=(MediaUse(B, "Loket"),))), title="x")
    made = strip.with_added(before, MASTER, [B, C, C, A])
    assert names(made.media) == "abc"
    assert made.media[1].alt == "Loket"
    assert names(made.variants["ig"].media) == "b"


def test_an_account_that_follows_starts_from_the_masters_pictures() -> None:
    before = post(A, B, ig=Variant("ig_feed"))
    assert names(strip.with_added(before, "ig", [C]).variants["ig"].media) == "abc"
    assert names(strip.without_picture(before, "ig", A).variants["ig"].media) == "b"
    moved = strip.with_place(before, "ig", B, 0)
    assert names(moved.variants["ig"].media) == "ba"
    assert names(moved.media) == "ab"
    assert strip.follow_pictures(moved, "ig").variants["ig"].media is None


def test_following_pictures_again_keeps_the_accounts_text() -> None:
    own = Variant("ig_feed", fields={"text": "Halo"}, media=(MediaUse(A),))
    made = strip.follow_pictures(post(B, ig=own), "ig").variants["ig"]
    assert made.fields == {"text": "Halo"}
    assert made.media is None


def test_a_place_beyond_the_ends_is_the_end() -> None:
    assert names(strip.with_place(post(A, B, C), MASTER, A, 9).media) == "bca"
    assert names(strip.with_place(post(A, B, C), MASTER, C, -3).media) == "cab"


def test_a_crop_that_changes_nothing_does_not_leave_the_master() -> None:
    before = post(A, ig=Variant("ig_feed"))
    assert strip.with_crop(before, "ig", A, None) is before
    cut = Crop(0, 0, 5000, 5000)
    made = strip.with_crop(before, "ig", A, cut)
    assert made.media[0].crop is None
    assert strip.follows(before, "ig")
    assert not strip.follows(made, "ig")


def test_a_description_reaches_everyone_who_had_the_same() -> None:
    own = {
        "ig": Variant("ig_feed", media=(MediaUse(A, "lama", Crop(0, 0, 9, 9)),)),
        "x": Variant("x_free", media=(MediaUse(A, "punya X"),)),
    }
    before = Post(media=(MediaUse(A, "lama"), MediaUse(B, "lama")), variants=own)
    made = strip.with_alt(before, A, "lama", "baru")
    assert [use.alt for use in made.media] == ["baru", "lama"]
    assert made.variants["ig"].media == (MediaUse(A, "baru", Crop(0, 0, 9, 9)),)
    assert made.variants["x"] is own["x"] or made.variants["x"] == own["x"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda post: strip.with_added(post, "gone", [A]),
        lambda post: strip.without_picture(post, "gone", A),
        lambda post: strip.with_place(post, "gone", A, 0),
        lambda post: strip.with_crop(post, "gone", A, None),
        lambda post: strip.follow_pictures(post, "gone"),
        lambda post: strip.with_place(post, MASTER, C, 0),
    ],
)
def test_an_edit_that_comes_too_late_changes_nothing(edit: object) -> None:
    before = post(A)
    assert edit(before) == before  # type: ignore[operator]


# cards


def test_a_card_says_shape_description_and_rights() -> None:
    made = card(MediaUse(A, "Warga antre di loket"), account="ig")
    assert [(line.tone, line.say) for line in made.lines] == [("", "whole"), ("ok", "alt"), ("ok", "rights")]
    assert dict(made.lines[0].params)["shape"] == "4:5"
    assert dict(made.lines[2].params)["licence"] == "Milik sendiri"
    assert made.first.say == "alt"


def test_a_wide_photo_is_cut_by_the_feed_and_the_card_says_how_much() -> None:
    wide = replace(GOOD, width=3000, height=1000)
    line = card(MediaUse(A, "x"), wide, account="ig").lines[0]
    assert (line.say, dict(line.params)) == ("cut", {"shape": "1.91:1", "n": 36})
    assert card(MediaUse(A, "x"), wide).lines[0].say == "whole"


@pytest.mark.parametrize(
    ("asset", "alt", "trouble", "say", "tone"),
    [
        (GOOD, "", "", "alt_missing", "warn"),
        (replace(GOOD, people=True), "ada", "", "consent_missing", "warn"),
        (replace(GOOD, creator=""), "ada", "", "rights_missing", "warn"),
        (replace(GOOD, licence=" "), "ada", "", "rights_missing", "warn"),
        (GOOD, "ada", "media.gone", "gone", "block"),
        (GOOD, "", "media.broken", "unreadable", "block"),
        (None, "ada", "", "gone", "block"),
        (replace(GOOD, width=320, height=400), "", "", "small", "warn"),
    ],
)
def test_the_gravest_comes_first(asset: Asset | None, alt: str, trouble: str, say: str, tone: str) -> None:
    first = card(MediaUse(A, alt), asset, trouble=trouble).first
    assert (first.say, first.tone) == (say, tone)


def test_consent_that_is_written_down_is_said() -> None:
    shown = replace(GOOD, people=True, consent="Map izin, no. 3")
    assert card(MediaUse(A, "ada"), shown).lines[2].say == "consent"


def test_findings_of_the_account_are_on_its_card() -> None:
    use = MediaUse(A, "pendek")
    assert card(use, GOOD, found("media.animated", "ig"), account="ig").lines[0].say == "animated"
    assert card(use, GOOD, found("media.animated", "x"), account="ig").lines[0].say == "whole"
    assert card(use, GOOD, found("alt.poor", "x")).lines[1].say == "alt_poor"
    other = replace(found("alt.poor", "ig"), finding=Finding("alt.poor", "warn", None, {}, None))
    assert card(use, GOOD, other, account="ig").lines[1].say == "alt"


def test_every_line_has_words_in_both_lengths_or_one() -> None:
    from medsos_desktop.words import Words

    words = Words("id")
    for say in ("cut", "whole", "small", "gone", "unreadable", "alt", "alt_missing", "alt_poor", "unknown"):
        assert words.find(f"composer_media.line.{say}")


# what the channels want


def test_limits_of_descriptions_are_the_tightest_for_the_master() -> None:
    both = post(A, ig=Variant("ig_feed"), fb=Variant("fb_page"))
    assert wants.alt_limit(both, "fb", CATALOGUE).value == 5000
    assert wants.alt_limit(both, MASTER, CATALOGUE).value == 1000
    assert wants.alt_limit(post(A), MASTER, CATALOGUE).value is None


def test_advice_names_shape_number_and_who_says_so() -> None:
    both = post(ig=Variant("ig_feed"), x=Variant("x_free"), fb=Variant("fb_page"))
    assert wants.advice(both, "x", CATALOGUE) == wants.Advice("X", "16:9", 4)
    assert wants.advice(both, MASTER, CATALOGUE) == wants.Advice("Instagram Feed", "4:5", 1)
    assert wants.advice(post(), MASTER, CATALOGUE) is None


def test_the_master_offers_the_shapes_of_all_its_accounts() -> None:
    both = post(A, ig=Variant("ig_feed"), wa=Variant("wa_status"))
    names = [shape_name(each) for each in wants.shapes_for(both, MASTER, (1600, 1200), CATALOGUE)]
    assert names == ["4:5", "1:1", "1.91:1", "9:16", "4:3"]
