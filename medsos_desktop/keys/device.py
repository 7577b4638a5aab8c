"""The key of this user on this PC: it signs what the PC sends, without asking anybody.

It lies beside the device id in the user's own folder, readable by the owner alone, and never in the
workspace, which is copied and handed on. It says *from which PC* something came, not who decided.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from medsos_desktop.keys import files
from medsos_desktop.keys.pair import KeyPair, Random
from medsos_desktop.model.canonical import canonical

NAME = "device-key.json"
FORMAT = "medsos-device-key"
_HOLDER = "device-"
"""How the id on a device's card begins: no person has such a one, so it never counts as somebody's."""


def holder(device: str) -> str:
    """Whose a device key is, as its card says it in place of a person."""
    return f"{_HOLDER}{device}"


def of(person: str) -> str:
    """The device id that a card's ``person`` stands for; "" when it is a person."""
    return person.removeprefix(_HOLDER) if person.startswith(_HOLDER) else ""


def known(home: Path) -> KeyPair | None:
    """The device key, `None` before it was made or when its file is broken. ``keys.cannot-read``."""
    file = home / NAME
    raw = files.read(file)
    if raw is None:
        return None
    _guard(file)
    try:
        told: dict[str, Any] = json.loads(raw)
        pair = KeyPair(bytes.fromhex(told["seed"]))
        return pair if told["format"] == FORMAT and told["public"] == pair.public.hex() else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def ensure(home: Path, random: Random = os.urandom) -> KeyPair:
    """The device key, made at the first use; a broken file is put aside, for the key it held is lost.

    Raises `UserError` ``keys.cannot-write``, ``keys.cannot-read``.
    """
    pair = known(home)
    if pair is None:
        file = home / NAME
        with suppress(OSError):
            file.replace(file.with_name(f"{NAME}.broken"))
        pair = KeyPair.make(random)
        told = {"format": FORMAT, "v": 1, "public": pair.public.hex(), "seed": pair.seed().hex()}
        files.write(file, canonical(told) + b"\n")
    return pair


def _guard(file: Path) -> None:
    """A file that others may read (copied about, unpacked) is closed to them again."""
    if sys.platform != "win32":
        with suppress(OSError):
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)
