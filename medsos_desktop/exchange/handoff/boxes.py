"""Inbox and outbox: folders that some program synchronises, or a stick.

A file that is still being copied must not be opened, and none knows when it is complete. So a folder is
looked at twice, and only what looks the same both times is read.
"""

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.naming import looks_like_one
from medsos_desktop.exchange.handoff.opening import Peek

MAX_FILES = 500
"""Files that one look considers: the newest ones."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as a folder shows it: ``size`` in bytes, ``changed`` in nanoseconds since 1970."""

    name: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that waits. ``trouble`` says why it cannot be read; then ``peek`` is `None`."""

    look: Look
    peek: Peek | None = None
    trouble: UserError | None = None


def look(folder: Path) -> tuple[Look, ...]:
    """What a folder holds now, by name; nothing when it is not there (a stick that was pulled out)."""
    found = []
    try:
        for file in folder.iterdir():
            if looks_like_one(file.name) and (seen := _seen(file)):
                found.append(seen)
    except OSError:
        return ()
    newest = sorted(found, key=lambda each: (-each.changed, each.name))[:MAX_FILES]
    return tuple(sorted(newest, key=lambda each: each.name))


def waiting(
    before: Iterable[Look],
    now: Iterable[Look],
    read: Callable[[str], Peek],
    was_taken: Callable[[str], bool],
) -> tuple[Parcel, ...]:
    """Files that are complete and not taken yet, by name; of copies of one file the first.

    ``before`` and ``now`` are two looks at the folder, some seconds apart. ``read`` gives what a file of
    that name tells (`opening.peek`), ``was_taken`` says of a manifest's hash whether all of it was taken.
    """
    steady = set(before)
    return tuple(_parcels((each for each in now if each in steady), read, was_taken))


def settling(before: Iterable[Look], now: Iterable[Look]) -> tuple[str, ...]:
    """Names of files that are new or still changing: to be looked at once more."""
    steady = set(before)
    return tuple(each.name for each in now if each not in steady)


def _parcels(
    found: Iterable[Look], read: Callable[[str], Peek], was_taken: Callable[[str], bool]
) -> Iterator[Parcel]:
    seen: set[str] = set()
    for each in sorted(found, key=lambda one: one.name):
        try:
            peek = read(each.name)
        except UserError as error:
            yield Parcel(each, trouble=error)
            continue
        if peek.sha256 not in seen and not was_taken(peek.sha256):
            seen.add(peek.sha256)
            yield Parcel(each, peek)


def _seen(file: Path) -> Look | None:
    try:
        facts = file.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(facts.st_mode):
        return None
    return Look(file.name, facts.st_size, facts.st_mtime_ns)
