"""The directions between rooms, and what may not be imported at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards import layers
from tests.guards.sources import ROOT, Import, attributes, imports, inside, name_of, python_files, strings

CORE = python_files("medsos_desktop")
WINDOWS = python_files("ui")
PRODUCT = [*CORE, *WINDOWS]


def room_of(file: Path) -> str:
    """The room of a core file: the folder or file name directly below the package."""
    return Path(name_of(file)).parts[1].removesuffix(".py")


def our_rooms(file: Path) -> Iterator[tuple[str, int]]:
    """Rooms of the core that a file imports, with the line."""
    for one in imports(file):
        parts = one.full.split(".")
        if parts[0] == "medsos_desktop" and len(parts) > 1:
            yield parts[1], one.line


def test_there_is_something_to_look_at() -> None:
    assert len(CORE) > 50


def test_the_table_has_a_line_for_every_room_and_for_no_other() -> None:
    assert {room_of(file) for file in CORE} - {"__init__", "__main__"} == set(layers.ROOMS)


def test_the_table_itself_has_no_knot() -> None:
    done: set[str] = set()
    waiting = {room: set(may) - {room} for room, may in layers.ROOMS.items()}
    while waiting:
        free = {room for room, may in waiting.items() if may & set(waiting) == set()}
        assert free, f"these rooms may import each other in a ring: {sorted(waiting)}"
        done |= free
        waiting = {room: may for room, may in waiting.items() if room not in free}


def test_rooms_import_only_what_the_table_lets_them() -> None:
    wrong = [
        f"{name_of(file)}:{line} imports {room}"
        for file in CORE
        if room_of(file) not in {"__init__", "__main__"}
        for room, line in our_rooms(file)
        if room not in layers.GROUND | layers.ROOMS[room_of(file)] | {room_of(file)}
    ]
    assert not wrong


def test_the_core_knows_no_window() -> None:
    wrong = [
        f"{name_of(file)}:{one.line} imports {one.full}"
        for file in CORE
        for one in imports(file)
        if one.module.partition(".")[0] in layers.QT
    ]
    assert not wrong


def reaches_network(one: Import) -> bool:
    """Whether an import names a banned module, wherever it stands in the dotted path."""
    if any(one.full == part or one.full.startswith(part + ".") for part in layers.NETWORK_FREE_PARTS):
        return False
    return one.full.split(".")[0] in layers.NETWORK or bool(
        set(one.full.split(".")) & {name for name in layers.NETWORK if name.startswith("Qt")}
    )


@pytest.mark.parametrize(
    ("module", "name", "banned"),
    [
        ("socket", "", True),
        ("urllib.request", "urlopen", True),
        ("urllib.parse", "quote", False),
        ("urllib", "parse", False),
        ("PySide6", "QtNetwork", True),
        ("PySide6.QtNetwork", "QTcpSocket", True),
        ("PySide6", "QtCore", False),
    ],
)
def test_the_network_rule_itself(module: str, name: str, banned: bool) -> None:
    assert reaches_network(Import(module, name, 1)) is banned


def test_nothing_imports_a_network() -> None:
    files = [ROOT / "main.py", *PRODUCT, *python_files("tools", "bench")]
    wrong = [
        f"{name_of(file)}:{one.line} imports {one.full}"
        for file in files
        for one in imports(file)
        if reaches_network(one)
    ]
    assert not wrong


def test_threads_only_in_one_file() -> None:
    wrong = [
        f"{name_of(file)}:{one.line} imports {one.full}"
        for file in PRODUCT
        if not name_of(file).startswith(layers.THREAD_ROOMS)
        for one in imports(file)
        if set(one.full.split(".")) & layers.THREADS
    ]
    wrong += [
        f"{name_of(file)}:{line} uses {name}"
        for file in PRODUCT
        if not name_of(file).startswith(layers.THREAD_ROOMS)
        for name, line in attributes(file)
        if name in layers.THREADS
    ]
    assert not wrong


SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s|"
    r"CREATE\s+(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)|WITH\s+\w+.*\sAS\s*\()",
    re.IGNORECASE | re.DOTALL,
)


def test_no_sql_outside_the_store() -> None:
    wrong = [
        f"{name_of(file)}:{line} {text[:40]!r}"
        for file in PRODUCT
        if not name_of(file).startswith(layers.SQL_ROOM)
        for text, line in strings(file)
        if SQL.match(text)
    ]
    wrong += [
        f"{name_of(file)}:{one.line} imports {one.full}"
        for file in PRODUCT
        if not name_of(file).startswith((layers.SQL_ROOM, "medsos_desktop/doctor"))
        for one in imports(file)
        if one.module.partition(".")[0] in {"sqlite3", "sqlite_utils"}
    ]
    assert not wrong


def test_windows_import_themselves_relatively() -> None:
    wrong = [
        f"{name_of(file)}:{one.line}"
        for file in WINDOWS
        for one in imports(file)
        if one.module.partition(".")[0] == "ui"
    ]
    assert not wrong


def test_screens_do_not_import_each_other() -> None:
    screens = {folder.name for folder in (ROOT / "ui" / "screens").iterdir() if folder.is_dir()}
    wrong = [
        f"{name_of(file)}:{line} imports {target}"
        for file in WINDOWS
        if name_of(file).startswith("ui/screens/") and len(Path(name_of(file)).parts) > 3
        for target, line in inside(file)
        if target.startswith("ui.screens.")
        if (other := target.split(".")[2]) in screens and other != Path(name_of(file)).parts[2]
    ]
    assert not wrong


def test_no_test_looks_at_a_clock() -> None:
    """How long things take is for the bench; here a busy machine would fail. A mark stops what hangs."""
    watched = {"monotonic", "perf_counter", "process_time", "thread_time"}
    waiting = {
        "tests/kill",  # a person at a keyboard
        "tests/bundles/browser.py",  # a program outside
        "tests/bundles/firefox.py",  # another
        "tests/exchange/handoff/test_fuzz.py",  # goes on until the time is up, and judges nothing by it
    }
    found = [
        f"{name_of(file)}:{line}"
        for file in python_files("tests")
        if not name_of(file).startswith(tuple(waiting))
        for name, line in attributes(file)
        if name.rpartition(".")[2] in watched
    ]
    assert not found
