"""The catalogue as it is shipped: complete, sourced, and quick to load."""

import subprocess
import sys
from datetime import date

import pytest

from medsos_desktop.channels.catalogue import Catalogue, load, sources
from medsos_desktop.channels.model import Datum
from medsos_desktop.text.count import UNITS

SURFACES = {
    "x_free",
    "x_premium",
    "ig_feed",
    "ig_carousel",
    "ig_reel",
    "ig_story",
    "fb_page",
    "threads",
    "tiktok_video",
    "tiktok_photo",
    "yt_video",
    "yt_shorts",
    "yt_post",
    "wa_channel",
    "wa_status",
    "wa_broadcast",
    "tg_channel",
    "li_page",
    "bluesky",
    "mastodon",
}
EVERY_FACT = [(surface.id, path, fact) for surface in load().surfaces for path, fact in surface.facts.items()]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_all_twenty_surfaces_in_eleven_families(catalogue: Catalogue) -> None:
    assert {surface.id for surface in catalogue.surfaces} == SURFACES
    assert catalogue.channels[:3] == ("instagram", "facebook", "x")
    assert len(catalogue.channels) == 11
    for channel in catalogue.channels:
        default = catalogue.default_surface(channel)
        assert catalogue.surface(default).channel == channel == catalogue.channel_of(default)
        assert catalogue.surfaces_of(channel)[0].id == default
        assert 1 <= len(catalogue.monogram(channel)) <= 2
        assert catalogue.name(channel)
    assert len({catalogue.monogram(channel) for channel in catalogue.channels}) == 11
    assert "ig_feed" in catalogue
    assert "myspace" not in catalogue


def test_an_unknown_surface_is_a_bug(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.surface("myspace")


def test_every_fact_is_sourced_dated_and_measured() -> None:
    table = sources()
    assert len(EVERY_FACT) > 420
    for surface, path, fact in EVERY_FACT:
        where = f"{surface} {path}"
        assert fact.confidence in ("high", "medium", "low"), where
        assert fact.effect in ("refused", "ignored", "advice"), where
        assert fact.unit == "" or fact.unit in UNITS, where
        assert fact.sources or fact.confidence == "low", where
        assert all(source in table for source in fact.sources), where
        assert date.fromisoformat(fact.checked) <= date(2026, 11, 24), where
    assert all(source.kind and source.date for source in table.values())
    assert all(
        source.url.startswith("http") or source.kind in ("notes", "tool docs") for source in table.values()
    )


def test_every_length_limit_of_text_has_a_unit(catalogue: Catalogue) -> None:
    for surface in catalogue.surfaces:
        assert sum(field.main for field in surface.fields) == 1
        assert surface.main_field.follows == "text"
        for field in surface.fields:
            for limit in (*field.limits(), *field.limits(with_media=True)):
                assert limit.unit in UNITS, surface.id
                assert isinstance(limit.value, int), surface.id


@pytest.mark.parametrize(
    ("surface", "value", "unit", "effect"),
    [
        ("x_free", 280, "x_weighted", "refused"),
        ("x_premium", 25_000, "x_weighted", "refused"),
        ("ig_feed", 2_200, "undocumented", "refused"),
        ("fb_page", 63_206, "undocumented", "refused"),
        ("threads", 500, "threads_mixed", "refused"),
        ("tiktok_video", 2_200, "utf16", "refused"),
        ("tiktok_photo", 4_000, "utf16", "refused"),
        ("yt_video", 5_000, "utf8_bytes", "refused"),
        ("wa_broadcast", 65_536, "code_points", "refused"),
        ("wa_status", 700, "code_points", "refused"),
        ("tg_channel", 4_096, "code_points", "refused"),
        ("bluesky", 300, "graphemes", "refused"),
        ("mastodon", 500, "mastodon", "refused"),
    ],
)
def test_the_main_limits(catalogue: Catalogue, surface: str, value: int, unit: str, effect: str) -> None:
    limit = catalogue.surface(surface).main_field.limit
    assert limit is not None
    assert (limit.value, limit.unit, limit.effect) == (value, unit, effect)


def test_fields_that_differ_from_one_text(catalogue: Catalogue) -> None:
    video = catalogue.surface("yt_video")
    assert [(field.name, field.follows, field.main) for field in video.fields] == [
        ("title", "title", False),
        ("description", "text", True),
    ]
    assert catalogue.surface("ig_story").main_field.limit is None
    telegram = catalogue.surface("tg_channel").main_field
    assert [limit.value for limit in telegram.limits()] == [4096]
    assert [limit.value for limit in telegram.limits(with_media=True)] == [1024]
    bluesky = catalogue.surface("bluesky").main_field
    assert [(limit.value, limit.unit) for limit in bluesky.limits()] == [
        (300, "graphemes"),
        (3000, "utf8_bytes"),
    ]


def test_hashtags_and_links(catalogue: Catalogue) -> None:
    def tags(surface: str) -> tuple[object, str, str]:
        found = catalogue.surface(surface).hashtags_max
        assert found is not None
        return found.value, found.effect, found.confidence

    assert tags("ig_feed") == (5, "refused", "high")
    assert tags("threads") == (1, "ignored", "high")
    assert tags("tiktok_video")[:2] == (5, "ignored")
    assert tags("yt_video")[:2] == (60, "ignored")
    assert catalogue.surface("x_free").hashtags_max is None
    assert not catalogue.surface("ig_feed").links_clickable
    assert catalogue.surface("fb_page").links_clickable
    links = catalogue.surface("threads").links_max
    assert links is not None
    assert (links.value, links.effect) == (5, "refused")


def test_pictures_have_a_frame_that_the_rules_allow(catalogue: Catalogue) -> None:
    for surface in catalogue.surfaces:
        rules = surface.images
        assert rules is not None, surface.id
        width, height = rules.preset
        assert 320 <= width <= 2000, surface.id
        if rules.ratio_min is not None and rules.ratio_max is not None:
            assert rules.ratio_min.value <= width / height <= rules.ratio_max.value, surface.id
        if rules.max_px is not None:
            wide, high = rules.max_px.value
            assert width <= wide, surface.id
            assert not high or height <= high, surface.id
    feed = catalogue.surface("ig_feed").images
    assert feed is not None
    assert feed.preset == (1080, 1350)
    assert feed.formats is not None
    assert feed.formats.value == ("JPEG",)
    assert catalogue.surface("yt_video").images.cover  # type: ignore[union-attr]


def test_a_fact_goes_stale_after_half_a_year() -> None:
    fact = Datum(5, "", "high", "refused", ("ig_5",), "2026-11-24")
    assert not fact.stale(date(2027, 5, 23))
    assert fact.stale(date(2027, 5, 24))


def test_loading_needs_neither_the_pattern_engine_nor_pictures() -> None:
    code = (
        "import sys, medsos_desktop.channels.catalogue as c; c.load().surface('ig_feed');"
        "print([m for m in ('regex', 'PIL', 'tomllib', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
