"""Makes ``.venv`` ready: ``python3 tools/setup.py [--dev]``. Needs Python 3.11 or newer and pip.

Packages come pinned and hashed from ``requirements/``; only ready-made wheels are taken, so nothing
is compiled and no package runs code of its own while it is installed. A stamp in ``.venv`` tells
what it was made from: when nothing changed, the second call takes a fraction of a second.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit("Perlu Python 3.11 atau lebih baru / needs Python 3.11 or newer: " + found)

import argparse
import hashlib
import importlib.util
import os
import platform
import subprocess
import time
from pathlib import Path

import system_libraries as libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from"


def _wanted(dev: bool) -> dict[str, str]:
    """What the environment must be made from: requirement file -> its hash with the Python version."""
    names = ["run.txt"] + (["dev.txt"] if dev else [])
    mark = f"{sys.implementation.cache_tag} {platform.machine()}".encode()
    folder = ROOT / "requirements"
    return {name: hashlib.sha256(mark + (folder / name).read_bytes()).hexdigest() for name in names}


def _made_from() -> dict[str, str]:
    """What the stamp says; empty when there is no usable environment."""
    if not PYTHON.exists() or not STAMP.is_file():
        return {}
    lines = STAMP.read_text(encoding="ascii", errors="replace").splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


def _pip() -> list[str]:
    """The command of a pip that installs into the environment, wherever it lives itself."""
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    subprocess.run([str(PYTHON), "-m", "ensurepip"], capture_output=True, check=False)
    if subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        sys.exit("Perlu pip: apt-get install python3-pip")
    return [str(PYTHON), "-m", "pip"]


def _make_environment() -> None:
    """A bare environment; ``--without-pip`` because Debian keeps ensurepip in another package."""
    command = [sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)]
    if subprocess.run(command, check=False).returncode:
        sys.exit("Lingkungan .venv tidak dapat dibuat di " + str(ROOT))


def _install(name: str) -> None:
    options = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--no-input", "-qq"]
    calm = ["--disable-pip-version-check", "--root-user-action", "ignore", "--no-warn-script-location"]
    file = ROOT / "requirements" / name
    # Settings meant for another environment must not send the packages elsewhere.
    elsewhere = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV"}
    surroundings = {key: value for key, value in os.environ.items() if key not in elsewhere}
    command = [*_pip(), "install", *options, *calm, "-r", str(file)]
    if subprocess.run(command, env=surroundings, check=False).returncode:
        sys.exit(f"Paket dari requirements/{name} tidak dapat dipasang; ulangi bila jaringan sudah ada.")


def packages(dev: bool) -> bool:
    """Brings the environment up to date; returns whether anything had to be done."""
    wanted, made = _wanted(dev), _made_from()
    if wanted.items() <= made.items():
        return False
    start = time.monotonic()
    if any(made.get(name, mark) != mark for name, mark in wanted.items()) or not made:
        _make_environment()
    print("Menyiapkan .venv dari paket yang dipaku ...", flush=True)
    _install("dev.txt" if dev else "run.txt")  # dev.txt holds all of run.txt
    STAMP.write_text("".join(f"{name} {mark}\n" for name, mark in wanted.items()), encoding="ascii")
    print(f"Siap dalam {time.monotonic() - start:.0f} detik.", flush=True)
    return True


def system(display: bool) -> bool:
    """Adds missing system libraries where that needs no password; returns whether Qt can work here.

    ``display`` tells whether a window will be shown, which needs more than pictures do.
    """
    lacking = libraries.missing(libraries.QT) + libraries.missing(libraries.WINDOW)
    fonts = libraries.missing_fonts()
    if not lacking + fonts:
        return True
    if libraries.can_install():
        print(f"Menambah pustaka sistem: {' '.join(lacking + fonts)} ...", flush=True)
        libraries.install(lacking + fonts)
    qt, window = libraries.missing(libraries.QT), libraries.missing(libraries.WINDOW)
    still = qt + window + libraries.missing_fonts()
    if still:
        print("Pustaka sistem ini belum ada dan tidak dapat ditambah dari sini:", file=sys.stderr)
        print(f"    sudo apt-get install {' '.join(still)}", file=sys.stderr, flush=True)
    return not qt and not (display and window)


def main() -> int:
    """Sets up and says what is missing: 0 ready, 1 when Qt cannot work here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="tools for tests and checks too")
    args = parser.parse_args()
    packages(args.dev)
    return 0 if system(display=False) else 1


if __name__ == "__main__":
    sys.exit(main())
