"""A whole export of photos (render, page, tables, zip, hash, read back) against bare Pillow.

The baseline only drafts, resizes and encodes each picture once, in as many processes. Memory is that
of all our processes together, sampled at each picture.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.harness import Row, Times
from bench.photos import RECIPE, photos

WORKERS = 2
GOAL, AGAIN, MEMORY = 1.15, 0.15, 250
_BASELINE = Path(__file__).parent / "baselines" / "bare_photos.py"


def rows(quick: bool) -> Iterable[Row]:
    """Export at growing sizes, then once more with everything in the cache."""
    sizes = ((20, 3),) if quick else ((30, 3), (100, 5), (1000, 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos(folder / "photos", 1)
        for count, rounds in sizes:
            yield from _size(folder, count, rounds)


def _size(folder: Path, count: int, rounds: int) -> Iterable[Row]:
    ours, bare, again, memory = [], [], [], 0.0
    for turn in range(rounds):
        for who in ("ours", "bare") if turn % 2 == 0 else ("bare", "ours"):
            if who == "bare":
                bare.append(_bare(folder, count))
                continue
            with tempfile.TemporaryDirectory(dir=folder) as work:
                first = _ours(folder, Path(work), count)
                ours.append(first["seconds"])
                again.append(_ours(folder, Path(work), count)["seconds"])
                memory = max(memory, first["megabytes"])
    mine, theirs, second = Times(tuple(ours)), Times(tuple(bare)), Times(tuple(again))
    note = f"±{mine.spread:.0%}/±{theirs.spread:.0%} n={rounds} {WORKERS} processes"
    ratio = mine.median / theirs.median
    name = f"export {count:,} photos of 12 MP"
    goal = GOAL if count >= 100 else None  # below, starting the processes weighs as much as the pictures
    yield Row(name, mine.median, theirs.median, ratio, goal, "s", note)
    share = second.median / mine.median
    yield Row(f"{name}, again", second.median, mine.median, share, AGAIN, "s", "against the first export")
    yield Row(f"{name}, memory", memory, None, memory, MEMORY, "MB", "all processes together, most")


def _bare(folder: Path, count: int) -> float:
    """Seconds of the baseline: the files dealt out to the processes, from start to end of all."""
    paths = [str(path) for path in photos(folder / "photos", count).paths]
    with tempfile.TemporaryDirectory(dir=folder) as target:
        start = time.perf_counter()
        children = []
        for worker in range(WORKERS):
            out = Path(target) / str(worker)
            out.mkdir()
            sizes = ["1350", "1013", str(RECIPE.quality)]
            command = [sys.executable, str(_BASELINE), *sizes, str(out), *paths[worker::WORKERS]]
            children.append(subprocess.Popen(command))
        assert not any(child.wait() for child in children)
        return time.perf_counter() - start


def _ours(folder: Path, work: Path, count: int) -> dict[str, float]:
    """Seconds and megabytes of `child` in a process of its own."""
    command = [sys.executable, "-m", "bench.export_photos", str(folder / "photos"), str(work), str(count)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[1])
    return dict(json.loads(done.stdout))


def child(album: Path, work: Path, count: int) -> None:
    """One export; prints what it took."""
    from medsos_desktop.bundles.write import write
    from medsos_desktop.media.cache import RenderCache

    bundle = photos(album, count).bundle()
    most = 0

    def look(_done: int, _total: int, _what: str) -> None:
        nonlocal most
        most = max(most, _resident())

    start = time.perf_counter()
    write(bundle, work / "paket.zip", RenderCache(work / "cache"), workers=WORKERS, progress=look)
    print(json.dumps({"seconds": time.perf_counter() - start, "megabytes": most / 1024**2}))


def _resident() -> int:
    """Bytes in memory of this process and its children (Linux); zero elsewhere."""
    children = Path("/proc/self/task/self/children")
    own = Path("/proc/thread-self/children")
    listed = own if own.exists() else children
    pids = ["self", *(listed.read_text().split() if listed.exists() else [])]
    return sum(_pages(pid) for pid in pids) * 4096


def _pages(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0


if __name__ == "__main__":
    child(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
