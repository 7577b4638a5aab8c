"""What a process and its children hold in memory together, looked at from outside while they work (Linux).

``pss`` counts a page that several share once; ``rss`` counts it in each. Both are the most that one look
saw. ``peaks`` adds up the most that each process ever had (``VmHWM``): no moment between two looks can
have had more. All in megabytes (10^6 bytes).
"""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK = 0.02
_KB = 1024 / 1e6


@dataclass(slots=True)
class Memory:
    """The most that was seen, and how often was looked; all zero where the system does not tell."""

    pss: float = 0.0
    rss: float = 0.0
    peaks: float = 0.0
    processes: int = 0
    looks: int = 0


def of_run(command: Sequence[str], cwd: Path) -> tuple[Memory, bytes]:
    """Run ``command``; what it held, and what it printed (little: nobody reads until it ends)."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=cwd)
    seen, highest = Memory(), dict[int, float]()
    while child.poll() is None:
        _look(child.pid, seen, highest)
        time.sleep(_LOOK)
    assert child.stdout is not None
    printed = child.stdout.read()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    seen.peaks = sum(highest.values())
    return seen, printed


def _look(root: int, seen: Memory, highest: dict[int, float]) -> None:
    pids = _tree(root)
    said = {pid: _fields(pid, "status") for pid in pids}
    for pid in pids:
        highest[pid] = max(highest.get(pid, 0.0), said[pid].get("VmHWM", 0.0))
    seen.rss = max(seen.rss, sum(each.get("VmRSS", 0.0) for each in said.values()))
    seen.pss = max(seen.pss, sum(_fields(pid, "smaps_rollup").get("Pss", 0.0) for pid in pids))
    seen.processes = max(seen.processes, len(pids))
    seen.looks += 1


def _tree(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _text(task).split():
            found += _tree(int(child))
    return found


def _fields(pid: int, name: str) -> dict[str, float]:
    """The lines in kB of a file of ``/proc``, in megabytes; none when the process is gone."""
    lines = (line.split() for line in _text(Path(f"/proc/{pid}/{name}")).splitlines())
    return {each[0].rstrip(":"): int(each[1]) * _KB for each in lines if each[2:] == ["kB"]}


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
