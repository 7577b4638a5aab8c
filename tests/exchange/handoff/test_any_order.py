"""Whatever three PCs do and exchange, in any order and any number of times, they end with the same."""

from pathlib import Path

import pytest

from tests.exchange.handoff.world import World

MOVES = 24


def run(place: Path, seed: int) -> None:
    """One random story; a failure names its seed and its moves."""
    world = World(place, seed)
    try:
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


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_stories(tmp_path: Path, part: int) -> None:
    for seed in range(100 + part * 100, 200 + part * 100):
        place = tmp_path / str(seed)
        place.mkdir()
        run(place, seed)
