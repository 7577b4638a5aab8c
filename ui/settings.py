"""What this person prefers on this PC: theme, text size, language, last workspaces, the window's place.

A small JSON file in the user's own folder, never in the workspace. A broken file counts as none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from medsos_desktop.jotter import jot

_NAME = "settings.json"
_RECENT = 6


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` is "system", "light" or "dark"; ``scale`` 1.0 to 1.5; ``recent`` folders, newest first.

    ``geometry`` is Qt's own, in hex; ``screen`` the last screen shown. ``tips`` are hints the person closed.
    """

    theme: str = "system"
    scale: float = 1.0
    language: str = "id"
    recent: tuple[str, ...] = ()
    geometry: str = ""
    screen: str = "home"
    tips: tuple[str, ...] = ()

    def opened(self, folder: Path) -> "Settings":
        """With ``folder`` as the newest of the recent ones."""
        name = str(folder)
        return replace(self, recent=(name, *(each for each in self.recent if each != name))[:_RECENT])


def load(home: Path) -> Settings:
    """The settings below ``home``; whatever cannot be read falls back to its default."""
    try:
        raw = json.loads((home / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _typed(raw) if isinstance(raw, dict) else Settings()


def _typed(raw: Mapping[str, Any]) -> Settings:
    plain = Settings()
    known: dict[str, Any] = {}
    for field in fields(Settings):
        value, wanted = raw.get(field.name), getattr(plain, field.name)
        if isinstance(wanted, tuple) and isinstance(value, list):
            known[field.name] = tuple(str(each) for each in value)
        elif isinstance(wanted, float) and isinstance(value, int | float):
            known[field.name] = float(value)
        elif isinstance(wanted, str) and isinstance(value, str):
            known[field.name] = value
    return Settings(**known)


def save(home: Path, settings: Settings) -> None:
    """Writes them; a full or read-only disk is no reason to disturb anybody (they are only preferences)."""
    jot(home / _NAME, {field.name: getattr(settings, field.name) for field in fields(Settings)})
