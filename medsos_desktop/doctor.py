"""What this PC has and whether a workspace is sound: plain facts, worded by the caller."""

import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from medsos_desktop import __version__
from medsos_desktop.errors import Param, UserError
from medsos_desktop.store import engine

PACKAGES = (
    "PySide6-Essentials",
    "Pillow",
    "regex",
    "sqlite-utils",
    "python-calamine",
    "XlsxWriter",
    "icalendar",
    "fpdf2",
    "uharfbuzz",
    "segno",
)
LEAST_FREE = 200 * 1024 * 1024
"""Bytes on the workspace's disk below which work may stop in the middle."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: ``name`` is worded by ``cli.doctor.fact.<name>``; ``ok`` false is trouble."""

    name: str
    ok: bool
    params: Mapping[str, Param] = field(default_factory=dict)


def examine(workspace: Path | None) -> tuple[Fact, ...]:
    """Facts about this PC and, if given, a workspace. Reads only; never raises `UserError`."""
    facts = [*_computer()]
    if workspace is not None:
        facts.extend(_workspace(workspace))
    return tuple(facts)


def _computer() -> Iterator[Fact]:
    version = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    yield Fact("app", True, {"version": __version__, "system": platform.platform(terse=True)})
    yield Fact("python", sys.version_info >= (3, 11), {"version": version})
    yield Fact("sqlite", engine.has_full_text(), {"version": engine.version()})
    for name in PACKAGES:
        try:
            yield Fact("package", True, {"name": name, "version": metadata.version(name)})
        except metadata.PackageNotFoundError:
            yield Fact("package-missing", False, {"name": name})


def _workspace(folder: Path) -> Iterator[Fact]:
    from medsos_desktop.workspace import Workspace

    try:
        ws = Workspace.open(folder, write=False)
    except UserError as error:
        yield Fact("workspace-closed", False, {"folder": str(folder), **error.params, "why": error.code})
        return
    with ws:
        yield Fact("workspace", True, {"folder": str(folder)})
        yield Fact("database", ws.store.db.sound())
        troubles = ws.chains.report().troubles
        yield Fact("records", not troubles, {"n": len(troubles)})
        lost = [asset.name for key, asset in ws.directory.assets().items() if not ws.media.has(key)]
        yield Fact("pictures", not lost, {"n": len(lost)})
        free = shutil.disk_usage(folder).free
        yield Fact("disk", free >= LEAST_FREE, {"free": free // (1024 * 1024)})
