"""vipsthumbnail and ImageMagick at the same pictures, for the record: as many processes, one thread each."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_ENV = {"VIPS_CONCURRENCY": "1", "MAGICK_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}


def commands(width: int, height: int, quality: int, target: Path) -> dict[str, list[str]]:
    """The beginning of the command line of each tool that is installed; files are put behind it."""
    size = f"{width}x{height}"
    found: dict[str, list[str]] = {}
    if vips := shutil.which("vipsthumbnail"):
        options = f"[Q={quality},interlace,strip,subsample_mode=on]"
        found["vipsthumbnail"] = [vips, "--size", size, "--output", f"{target}/%s.jpg{options}"]
    if mogrify := shutil.which("mogrify"):
        found["ImageMagick"] = [
            *(mogrify, "-path", str(target), "-define", f"jpeg:size={2 * width}x{2 * height}"),
            *("-resize", size, "-strip", "-interlace", "JPEG", "-sampling-factor", "4:2:0"),
            *("-quality", str(quality)),
        ]
    return found


def run(command: Sequence[str], files: Sequence[str], workers: int) -> None:
    """All ``files``, dealt out to so many processes; waits for all of them."""
    env = {**os.environ, **_ENV}
    children = [subprocess.Popen([*command, *files[n::workers]], env=env) for n in range(workers)]
    assert not any(child.wait() for child in children)
