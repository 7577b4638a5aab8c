"""The page and the text file of a bundle with schedulers, without a browser; a KONSEP has none of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from medsos_desktop.bundles.formats import page, page_half, start
from medsos_desktop.bundles.formats.registry import FORMATS
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.schedulers import carrying, making, telling
from medsos_desktop.words import Words
from tests.bundles.tools import posts, tool_bundle

WORDS = Words("id")


def without_pictures(bundle: Bundle) -> Bundle:
    """Nothing is rendered here."""
    items = tuple(
        replace(item, deliveries=tuple(replace(each, pictures=()) for each in item.deliveries))
        for item in bundle.items
    )
    return replace(bundle, items=items)


def material(bundle: Bundle) -> Material:
    """With no picture to ask for."""

    def none(_picture: object) -> object:
        raise AssertionError

    return Material(without_pictures(bundle), WORDS, none)  # type: ignore[arg-type]


def text_of(entries: Iterator[object]) -> str:
    (entry,) = entries
    pieces = entry.pieces() if entry.pieces else [entry.data]  # type: ignore[attr-defined]
    return b"".join(pieces).decode("utf-8")


@pytest.fixture(scope="module")
def shown() -> str:
    return text_of(page.entries(material(tool_bundle())))


def test_the_page_carries_each_tool_with_its_files(shown: str) -> None:
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', shown)[0])
    bundle = material(tool_bundle()).bundle
    assert [tool["id"] for tool in data["tools"]] == list(bundle.tools)
    for (known, files), tool in zip(making.made(bundle), data["tools"], strict=True):
        assert [each["name"] for each in tool["files"]] == [file.path.rpartition("/")[2] for file in files]
        assert tool["lead"] == known.lead
        for each, file in zip(tool["files"], files, strict=True):
            assert len(each["records"]) == len(file.records)
            assert all(record["at"].endswith("Z") for record in each["records"])


def test_the_page_says_how_well_each_is_known_and_what_is_left_out(shown: str) -> None:
    bundle = material(tool_bundle()).bundle
    assert shown.count("Belum diuji dengan layanannya") == len(bundle.tools)
    left = [each for each in carrying.unmet(bundle) if each.out]
    assert left
    assert shown.count("unggah sendiri</summary>") == len({each.tool for each in left})


def test_the_text_file_says_the_same_and_stays_narrow() -> None:
    text = text_of(start.entries(material(tool_bundle())))
    assert max(map(len, text.splitlines())) <= 80
    joined = " ".join(text.split())
    bundle = material(tool_bundle()).bundle
    for each in carrying.unmet(bundle):
        assert " ".join(telling.line(WORDS, (each,), named=False).split()) in joined
    for known, files in making.made(bundle):
        assert telling.known(WORDS, known) in joined
        assert all(f"    {file.path.rpartition('/')[2]}\r\n" in text for file in files)


def test_a_draft_and_a_bundle_without_tools_have_no_half_step() -> None:
    for bundle in (replace(tool_bundle(), tools=()), replace(tool_bundle(), tools=(), draft=True)):
        shown = text_of(page.entries(material(bundle)))
        assert 'id="half"' not in shown
        assert "function halfStep" not in shown
        assert '"tools":' not in shown
        assert "penjadwal" not in text_of(start.entries(material(bundle)))
    assert not next(each for each in FORMATS if each.id == "tools").in_draft


def test_no_tool_carries_anything_still_says_so() -> None:
    channel = tuple(item for item in posts() if item.title == "Saluran")
    shown = text_of(page.entries(material(tool_bundle("buffer", items=channel))))
    assert "Tidak ada kiriman yang bisa dibawa ke Buffer." in shown


def test_addresses_typed_for_other_pictures_are_not_offered_again() -> None:
    """Days and names are the same when a picture was changed and approved anew; the old one is online."""

    def kept(bundle: Bundle) -> tuple[str, str]:
        told = page_half.data(Material(bundle, WORDS, lambda _: pytest.fail("nothing is drawn")), {})
        return told["kept"]["addresses"], told["kept"]["accounts"]

    bundle = tool_bundle()
    first, *rest = bundle.items
    one, *others = first.deliveries
    other = replace(one, pictures=(replace(one.pictures[0], asset="e" * 64),))
    changed = replace(bundle, items=(replace(first, deliveries=(other, *others)), *rest))
    elsewhere = replace(bundle, office=replace(bundle.office, name="Kelurahan lain"))
    assert kept(bundle) == kept(tool_bundle())
    assert kept(changed)[0] != kept(bundle)[0]
    assert kept(changed)[1] == kept(bundle)[1]
    assert not set(kept(elsewhere)) & set(kept(bundle))
