"""``make run``: sets up, then opens the app; without a display it does the sample job and takes pictures.

Exit code 0 done; 1 when something was refused or a system library for Qt is missing (the bundle is
made all the same: it needs no Qt).
"""

import os
import subprocess
import sys
from pathlib import Path

import setup  # the file beside this one; refuses a Python that is too old


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):  # a local server listens at a known place; without it Qt would abort
        number = display[1:].partition(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists()
    return bool(display)


def _python(*arguments: str, **environment: str) -> int:
    command = [str(setup.PYTHON), *arguments]
    return subprocess.run(command, cwd=setup.ROOT, env={**os.environ, **environment}, check=False).returncode


def _sample_job(qt: bool) -> int:
    """Fills, checks, approves, exports and verifies the sample below ``out``, then takes pictures."""
    code = _python("main.py", "demo", "--out", "out")
    if code or not qt:
        return code
    return _python("tools/screenshots.py", "--out", "out/layar", QT_QPA_PLATFORM="offscreen")


def main() -> int:
    """Does what ``make run`` promises; see the module."""
    setup.packages(dev=False)
    display = has_display()
    qt = setup.system(display)
    if display and qt:
        return _python("main.py", *sys.argv[1:])
    code = _sample_job(qt)
    if not qt:
        print("Gambar layar tidak dibuat: Qt belum dapat jalan di sini (lihat di atas).", file=sys.stderr)
    return code or (0 if qt else 1)


if __name__ == "__main__":
    sys.exit(main())
