"""From the command line to the first painted window, against a bare PySide6 window; warm starts."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import fixture
from bench.harness import Row, Times, compared

GOAL = 2.0
BARE = fixture.ROOT / "bench" / "baselines" / "bare_window.py"


def rows(quick: bool) -> Iterator[Row]:
    """Workspaces of three sizes; the goal stands for 10,000 posts."""
    for size in (10_000,) if quick else (1_000, 10_000, 100_000):
        folder = fixture.workspace(size)
        n = 5 if quick else 15 if size == 10_000 else 7
        ours: list[float] = []
        base: list[float] = []
        for turn in range(n + 1):
            pair = (_painted(_ours(folder)), _painted([str(BARE)]))
            if turn:  # the first start of each only warms the disk
                ours.append(pair[0])
                base.append(pair[1])
        goal = GOAL if size == 10_000 else None
        yield compared(f"start to PAINTED, {size} posts", Times(tuple(ours)), Times(tuple(base)), goal)


def _ours(folder: Path) -> list[str]:
    return ["main.py", "--workspace", str(folder), "--probe"]


def _painted(arguments: list[str]) -> float:
    """Seconds until the program says PAINTED; it must end well."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDSOS_HOME": str(fixture.home())}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # a warm start has its bytecode, on both sides
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=fixture.ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = next((line for line in child.stdout if line.startswith("PAINTED")), "")
        seconds = time.perf_counter() - start
        child.stdout.read()
    if child.returncode or not said:
        raise RuntimeError(f"{arguments} ended with {child.returncode} and said {said!r}")
    return seconds
