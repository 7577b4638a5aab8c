"""A whole export of photos (render, page, tables, zip, hash, read back) against bare Pillow.

The baseline only drafts, resizes and encodes each picture once, in as many processes. Both run in turn;
the ratio is the median of the rounds' ratios, since a busy neighbour changes a round and not a ratio.
Processor time (ours with its workers, from the first step to the last) is on a line of its own: no
neighbour changes it. Memory is looked at in a run that is not timed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench import memory
from bench.baselines import other_tools
from bench.harness import Row, paired
from bench.photos import RECIPE, photos

WORKERS = 2
GOAL, AGAIN, MEMORY = 1.15, 0.15, 250
_WIDTH, _HEIGHT = 1350, 1013
_ROOT = Path(__file__).parents[1]
_BASELINE = Path(__file__).parent / "baselines" / "bare_photos.py"


class _Cost(NamedTuple):
    """Seconds on the clock, and of processors."""

    wall: float
    processor: float


def rows(quick: bool) -> Iterable[Row]:
    """Export at growing sizes, then once more with everything in the cache."""
    sizes = ((20, 3),) if quick else ((30, 3), (100, 7), (1000, 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos(folder / "photos", 1)
        for count, rounds in sizes:
            yield from _times(folder, count, rounds)
            yield _memory(folder, count)
            if count == 100:
                yield from _others(folder, count)


def _times(folder: Path, count: int, rounds: int) -> Iterable[Row]:
    first, again, bare = list[_Cost](), list[_Cost](), list[_Cost]()
    for turn in range(rounds):
        for who in ("ours", "bare") if turn % 2 == 0 else ("bare", "ours"):
            if who == "bare":
                bare.append(_bare(folder, count))
                continue
            with tempfile.TemporaryDirectory(dir=folder) as work:
                first.append(_ours(folder, Path(work), count))
                again.append(_ours(folder, Path(work), count))
    name = f"export {count:,} photos of 12 MP"
    goal = GOAL if count >= 100 else None  # below, starting the processes weighs as much as the pictures
    walls = [[each.wall for each in costs] for costs in (first, bare, again)]
    yield paired(name, walls[0], walls[1], goal, note=f"{WORKERS} processes")
    used = [[each.processor for each in costs] for costs in (first, bare)]
    yield paired(f"{name}, processor time", used[0], used[1], None)
    yield paired(f"{name}, again", walls[2], walls[0], AGAIN, note="against the first export")


def _memory(folder: Path, count: int) -> Row:
    """Judged by the sum of what each process ever had at most, which no moment can have exceeded."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        seen, _ = memory.of_run(_command(folder, Path(work), count), _ROOT)
    most = f"RSS {seen.rss:.0f}, PSS {seen.pss:.0f} in {seen.looks} looks"
    note = f"sum of the peaks of {seen.processes} processes; at one moment {most}"
    return Row(f"export {count:,} photos of 12 MP, memory", seen.peaks, None, seen.peaks, MEMORY, "MB", note)


def _others(folder: Path, count: int) -> Iterable[Row]:
    """Other tools in turn with bare Pillow, for the record."""
    paths = [str(path) for path in photos(folder / "photos", count).paths]
    with tempfile.TemporaryDirectory(dir=folder) as target:
        for tool, command in other_tools.commands(_WIDTH, _HEIGHT, RECIPE.quality, Path(target)).items():
            work = partial(other_tools.run, command, paths, WORKERS)
            costs = [(_cost(work).wall, _bare(folder, count).wall) for _ in range(3)]
            theirs, pillow = ([pair[n] for pair in costs] for n in (0, 1))
            yield paired(f"bare {tool}, {count} photos", theirs, pillow, None, note="against bare Pillow")


def _bare(folder: Path, count: int) -> _Cost:
    """The baseline: the files dealt out to the processes, from start to end of all."""
    paths = [str(path) for path in photos(folder / "photos", count).paths]
    with tempfile.TemporaryDirectory(dir=folder) as target:
        return _cost(lambda: _pillow(paths, Path(target)))


def _pillow(paths: list[str], target: Path) -> None:
    children = []
    for worker in range(WORKERS):
        out = target / str(worker)
        out.mkdir()
        sizes = [str(_WIDTH), str(_HEIGHT), str(RECIPE.quality)]
        command = [sys.executable, str(_BASELINE), *sizes, str(out), *paths[worker::WORKERS]]
        children.append(subprocess.Popen(command))
    assert not any(child.wait() for child in children)


def _cost(work: Callable[[], object]) -> _Cost:
    """Of ``work`` and of the children it waited for."""
    start, used = time.perf_counter(), _processor()
    work()
    return _Cost(time.perf_counter() - start, _processor() - used)


def _processor() -> float:
    return sum(os.times()[:4])  # of this process and of children it waited for, in user and in system


def _command(folder: Path, work: Path, count: int) -> list[str]:
    return [sys.executable, "-m", "bench.export_photos", str(folder / "photos"), str(work), str(count)]


def _ours(folder: Path, work: Path, count: int) -> _Cost:
    """What `child` took, in a process of its own."""
    done = subprocess.run(_command(folder, work, count), capture_output=True, check=True, cwd=_ROOT)
    return _Cost(*json.loads(done.stdout))


def child(album: Path, work: Path, count: int) -> None:
    """One export; prints what it took."""
    from medsos_desktop.bundles.write import write
    from medsos_desktop.media.cache import RenderCache

    bundle = photos(album, count).bundle()
    cost = _cost(lambda: write(bundle, work / "paket.zip", RenderCache(work / "cache"), workers=WORKERS))
    print(json.dumps(cost))


if __name__ == "__main__":
    child(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
