"""The office's own numbers: believed, dated, and refused with file, row and field when wrong."""

import json
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.channels import overrides
from medsos_desktop.channels.catalogue import Catalogue, load
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact

GOOD = """
[[fact]]
surface = "x_free"
field = "text.post"
value = 4000
source = "Langganan kantor, lihat faktur"
checked = 2026-12-01

[[fact]]
surface = "ig_feed"
field = "hashtags.max"
value = 30
source = "Uji coba admin"
checked = "2026-12-02"
effect = "advice"
"""


def written(folder: Path, text: str, name: str = "kanal.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def laid_over(file: Path) -> Catalogue:
    """The catalogue with a file's facts on top, the way a workspace does it."""
    made = load()
    changes, left = overrides.applied(overrides.read(file, made), made)
    assert left == ()
    made.lay_over(changes)
    return made


def test_the_office_replaces_single_facts(tmp_path: Path) -> None:
    catalogue = laid_over(written(tmp_path, GOOD))
    limit = catalogue.surface("x_free").main_field.limit
    assert limit is not None
    assert (limit.value, limit.unit, limit.confidence) == (4000, "x_weighted", "high")
    assert limit.overridden
    assert limit.sources == ("Langganan kantor, lihat faktur",)
    assert limit.checked == "2026-12-01"
    tags = catalogue.surface("ig_feed").hashtags_max
    assert tags is not None
    assert (tags.value, tags.effect) == (30, "advice")
    untouched = catalogue.surface("x_premium").main_field.limit
    assert untouched is not None
    assert untouched.value == 25_000
    ours = load().surface("x_free").main_field.limit
    assert ours is not None
    assert (ours.value, ours.overridden) == (280, False)
    assert not limit.stale(date(2027, 1, 1))


def test_false_lifts_a_limit_and_json_is_taken_as_well(tmp_path: Path) -> None:
    row = {
        "surface": "ig_feed",
        "field": "hashtags.max",
        "value": False,
        "source": "uji",
        "checked": "2026-12-01",
    }
    catalogue = laid_over(written(tmp_path, json.dumps({"fact": [row]}), "kanal.json"))
    assert catalogue.surface("ig_feed").hashtags_max is None


def test_lists_and_truth_values(tmp_path: Path) -> None:
    rows = [
        {"surface": "ig_feed", "field": "images.formats", "value": ["JPEG", "PNG"]},
        {"surface": "ig_feed", "field": "links.clickable", "value": True},
        {"surface": "ig_feed", "field": "hashtags.recommended", "value": [1, 3]},
    ]
    rows = [{**row, "source": "uji", "checked": "2026-12-01"} for row in rows]
    surface = laid_over(written(tmp_path, json.dumps({"fact": rows}), "k.json")).surface("ig_feed")
    assert surface.images is not None
    assert surface.images.formats is not None
    assert surface.images.formats.value == ("JPEG", "PNG")
    assert surface.links_clickable
    assert surface.hashtags_recommended is not None
    assert surface.hashtags_recommended.value == (1, 3)


ROW = {"surface": "x_free", "field": "text.post", "value": 300, "source": "uji", "checked": "2026-12-01"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"surface": "myspace"}, "channels.unknown-surface", "surface"),
        ({"surface": ""}, "channels.missing", "surface"),
        ({"field": "text.pos"}, "channels.unknown-field", "field"),
        ({"value": "banyak"}, "channels.bad-value", "value"),
        ({"value": -1}, "channels.bad-value", "value"),
        ({"value": True}, "channels.bad-value", "value"),
        ({"value": 1.5}, "channels.bad-value", "value"),
        ({"value": 2**53}, "channels.bad-value", "value"),
        ({"field": "links.clickable", "value": 1}, "channels.bad-value", "value"),
        ({"field": "images.formats", "value": "JPEG"}, "channels.bad-value", "value"),
        ({"field": "images.formats", "value": []}, "channels.bad-value", "value"),
        ({"field": "images.recommended", "value": [[1, 2.5]]}, "channels.bad-value", "value"),
        ({"field": "hashtags.recommended", "value": [1]}, "channels.bad-value", "value"),
        ({"unit": "meter"}, "channels.bad-choice", "unit"),
        ({"effect": "marah"}, "channels.bad-choice", "effect"),
        ({"checked": "kemarin"}, "channels.bad-date", "checked"),
        ({"source": None}, "channels.missing", "source"),
        ({"catatan": "x"}, "channels.unknown-column", "catatan"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, change: dict[str, object], code: str, field: str) -> None:
    file = written(tmp_path, json.dumps({"fact": [ROW, {**ROW, **change}]}), "kanal.json")
    with pytest.raises(UserError) as caught:
        overrides.read(file, load())
    assert caught.value.code == code
    assert (caught.value.params["file"], caught.value.params["row"], caught.value.params["field"]) == (
        "kanal.json",
        2,
        field,
    )


def test_a_row_that_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"channels\.bad-row"):
        overrides.read(written(tmp_path, '{"fact": [5]}', "kanal.json"), load())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-rows"),
        ("fact = 5", "no-rows"),
        ("[[fact", "unreadable"),
        ("\x00", "unreadable"),
        ("a = " + "[" * 100_000, "unreadable"),
        ("#" * 1_000_001, "too-big"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        overrides.read(written(tmp_path, text), load())
    assert caught.value.code == f"channels.{code}"


def test_a_missing_file_and_a_wrong_encoding(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"a = '\xe9'")
    for file in (tmp_path / "tidak-ada.toml", latin):
        with pytest.raises(UserError, match=r"channels\.unreadable"):
            overrides.read(file, load())


def test_what_this_version_does_not_know_is_left_out(tmp_path: Path) -> None:
    facts = (
        Fact("myspace", "text.post", 5, source="x", checked="2026-12-01"),
        Fact("x_free", "text.post", "many", source="x", checked="2026-12-01"),
        Fact("x_free", "text.post", 300, source="x", checked="2026-12-01"),
    )
    changes, left = overrides.applied(facts, load())
    assert list(changes) == [("x_free", "text.post")]
    assert left == facts[:2]


def test_a_saved_file_is_read_back(tmp_path: Path) -> None:
    facts = (
        Fact("ig_feed", "hashtags.max", None, source="uji", checked="2026-12-01"),
        Fact("ig_feed", "images.formats", ("JPEG", "PNG"), source="uji", checked="2026-12-01"),
        Fact("ig_feed", "links.clickable", False, source="uji", checked="2026-12-01"),
        Fact("x_free", "text.post", 4000, "utf16", "advice", "uji", "2026-12-01"),
    )
    overrides.write(tmp_path / "kanal.json", reversed(facts))
    assert overrides.read(tmp_path / "kanal.json", load()) == facts
    assert [file.name for file in tmp_path.iterdir()] == ["kanal.json"]


def test_a_lifted_list_can_be_given_again(tmp_path: Path) -> None:
    made = load()
    none = Fact("ig_feed", "images.formats", None, source="uji", checked="2026-12-01")
    made.lay_over(overrides.applied([none], made)[0])
    again = Fact("ig_feed", "images.formats", ("JPEG",), source="uji", checked="2026-12-02")
    assert overrides.vetted(again, made).value == ("JPEG",)


@pytest.mark.parametrize(
    "value",
    [
        ["a", "b"],
        ["4:0", "1:0"],
        ["0:4", "1:1"],
        ["4:5"],
        ["9:16", "4:5", "1:1"],
        ["1:1", "4:5"],
        ["1:1:1", "1:1"],
    ],
)
def test_a_ratio_that_is_none_is_refused(value: list[str], tmp_path: Path) -> None:
    """Taken, it would fail later, wherever the surface is first asked for."""
    row = ROW | {"surface": "ig_feed", "field": "images.ratio", "value": value}
    with pytest.raises(UserError) as caught:
        overrides.read(written(tmp_path, json.dumps({"fact": [row]}), "kanal.json"), load())
    assert (caught.value.code, caught.value.params["field"]) == ("channels.bad-value", "value")


def whole(value: object) -> bool:
    """Records hold no floats, so the office cannot give one either."""
    return not any(isinstance(each, float) for each in (value if isinstance(value, tuple) else (value,)))


def test_whatever_is_taken_from_a_file_is_applied(tmp_path: Path) -> None:
    """Every fact of ours, given back as the office's own: each is taken, applied, and makes its surface."""
    ours = load()
    rows = [
        ROW | {"surface": surface.id, "field": path, "value": False if datum.value is None else datum.value}
        for surface in ours.surfaces
        for path, datum in surface.facts.items()
        if whole(datum.value)
    ]
    facts = overrides.read(written(tmp_path, json.dumps({"fact": rows}), "kanal.json"), ours)
    changes, left = overrides.applied(facts, ours)
    assert not left
    ours.lay_over(changes)
    for surface in ours.surfaces:
        for path, datum in load().surface(surface.id).facts.items():
            if whole(datum.value):
                assert surface.facts[path].value == datum.value
