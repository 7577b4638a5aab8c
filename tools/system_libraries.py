"""Which libraries of the system Qt needs on Debian, which of them are missing, and adding them.

Qt's wheels carry Qt itself but not the graphics and keyboard libraries below it. Only the standard
library is used here: this runs before anything is installed.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Without these Qt cannot even be imported: file name -> Debian package."""

WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Needed beside `QT` to show a window on an X display; pictures are made without them."""

FONTS = {
    "**/Inter*.otf": "fonts-inter",
    "**/NotoSans-Regular.ttf": "fonts-noto-core",
    "**/NotoColorEmoji.ttf": "fonts-noto-color-emoji",
}
"""Files below the font folders -> Debian package. Missing fonts spoil the look, nothing else."""

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def _loads(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font(pattern):
    return any(next(folder.glob(pattern), None) is not None for folder in FONT_FOLDERS)


def missing(names):
    """Debian packages of those libraries of ``names`` that do not load. Empty anywhere but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for name, package in names.items() if not _loads(name)]


def missing_fonts():
    """Debian packages of the fonts that no font folder holds. Empty anywhere but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for pattern, package in FONTS.items() if not _has_font(pattern)]


def _as_root():
    """The words before a command that make it run as root without asking, `None` when there are none."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _quiet(command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def can_install():
    """Whether packages can be added here without a password: apt is there, and root or a silent sudo."""
    return shutil.which("apt-get") is not None and _as_root() is not None


def install(packages):
    """Tries to add Debian ``packages`` where `can_install`; returns whether it went well."""
    before = _as_root() or []
    apt = [
        *before,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    add = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return _quiet(add) or (_quiet([*apt, "update"]) and _quiet(add))
