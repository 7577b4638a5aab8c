"""Thousands of spoiled bundles: each is refused calmly, or told to be unsigned; nothing is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.bundles import drafts
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.write import write
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.words import Words
from tests.bundles.spoiling import Honest, Spoiler
from tests.bundles.test_signed import FORMAT_1


@pytest.fixture(scope="module")
def honest(
    bundle: Bundle, cache: RenderCache, zipped: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Honest]:
    """Of format 1, signed, one part of two, unsigned, and a KONSEP."""
    place = tmp_path_factory.mktemp("jujur")
    signed = write(bundle, place / "a.zip", cache, sign=KeyPair(b"\x01" * 32).sign)
    part = replace(bundle, items=bundle.items[1:], part=2, parts=2)
    part_file = write(part, place / "b.zip", cache, sign=KeyPair(b"\x01" * 32).sign)
    items = tuple(
        replace(
            item, approval=None, deliveries=tuple(drafts.marked(each, Words()) for each in item.deliveries)
        )
        for item in bundle.items
    )
    draft = write(replace(bundle, items=items, draft=True), place / "c.zip", cache)
    return [Honest.of(path) for path in (FORMAT_1, signed, part_file, zipped, draft)]


def spoil(place: Path, honest: list[Honest], seed: int, rounds: int) -> Spoiler:
    print(f"seed {seed}, {rounds} rounds")
    spoiler = Spoiler(place, honest, seed)
    spoiler.run(rounds)
    return spoiler


def test_spoiled_bundles_are_refused_calmly_and_nothing_is_written(
    honest: list[Honest], tmp_path: Path
) -> None:
    spoiler = spoil(tmp_path, honest, 1, 300)
    assert spoiler.refused > 200
    assert spoiler.rewritten > 3
    assert {path.name for path in tmp_path.iterdir()} == {"x.zip"}


def test_the_same_seed_spoils_the_same_way(honest: list[Honest], tmp_path: Path) -> None:
    first, second = (spoil(tmp_path, honest, 2, 20) for _ in range(2))
    assert (first.refused, first.rewritten, first.codes) == (second.refused, second.rewritten, second.codes)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
def test_three_minutes_of_spoiled_bundles(honest: list[Honest], tmp_path: Path, seed: int) -> None:
    spoil(tmp_path, honest, seed, 9_000)
