"""Whatever three PCs do and exchange, in any order and any number of times, they end with the same."""

import shutil
from pathlib import Path

import pytest

from medsos_desktop.store import foreseeing, receiving
from tests.exchange.handoff.world import World

MOVES = 24


def run(place: Path, seed: int, *, setting_back: bool = False) -> None:
    """One random story; a failure names its seed and its moves.

    ``setting_back`` makes sure that a PC's disk is put back to what it was some moves before.
    """
    world = World(place, seed)
    try:
        if setting_back:
            world.play_with_a_pc_set_back(MOVES)
        else:
            world.play(MOVES)
        world.settle()
        world.check()
    except BaseException as error:
        error.add_note(f"seed {seed}: {' '.join(world.log)}")
        raise
    finally:
        world.close()


@pytest.mark.parametrize("seed", range(3))
def test_three_pcs_come_to_the_same(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed)


@pytest.mark.parametrize("seed", range(50, 54))
def test_one_of_three_pcs_is_set_back(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, setting_back=True)


@pytest.mark.parametrize("seed", range(20, 22))
def test_files_of_many_records_come_to_the_same(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done otherwise for thousands, with every file."""
    monkeypatch.setattr(receiving, "_MANY", 0)
    monkeypatch.setattr(foreseeing, "_MANY", 0)
    run(tmp_path, seed)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_stories_with_a_pc_set_back(tmp_path: Path, part: int) -> None:
    for seed in range(10_000 + part * 100, 10_100 + part * 100):
        place = tmp_path / str(seed)
        place.mkdir()
        run(place, seed, setting_back=True)
        shutil.rmtree(place)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_stories(tmp_path: Path, part: int) -> None:
    for seed in range(100 + part * 100, 200 + part * 100):
        place = tmp_path / str(seed)
        place.mkdir()
        run(place, seed)
        shutil.rmtree(place)
