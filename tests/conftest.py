"""What every test gets: no network, no screen, no person's own folders, fixed clock and ids."""

import gc
import os
import shutil
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.store import database

OFFLINE = Path(__file__).parent / "offline"
ROOT = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(OFFLINE))
import no_network  # noqa: E402 - found through the line above, as the children of tests find it

no_network.install()
os.environ["PYTHONPATH"] = os.pathsep.join(
    part for part in (str(OFFLINE), str(ROOT), os.environ.get("PYTHONPATH", "")) if part
)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("MEDSOS_LANG", None)

# The quick profile draws the same examples on every machine and every day; the long one explores.
settings.register_profile(
    "quick", derandomize=True, database=None, deadline=None, max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.register_profile(
    "long", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

gc.set_threshold(100_000, 50, 1_000)
"""Thousands of tests hold a lot; looking through all of it again and again was a tenth of the run."""

NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)
"""The moment of every test and of the sample: Wednesday, 16 December 2026, 09.20 WIB."""


_MEMORY = Path("/dev/shm")
_ENOUGH = 3 * 1024**3


def pytest_configure(config: pytest.Config) -> None:
    """Files of quick tests stand in memory: thousands of commits wait for no disk, a third of the run.

    Slow proofs are about disks and stay on one.
    """
    if config.option.basetemp or config.option.markexpr or "PYTEST_DEBUG_TEMPROOT" in os.environ:
        return
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves slow proofs out unless ``-m`` or a test's own name asks for them."""
    if config.option.markexpr or any("::" in argument for argument in config.args):
        return
    slow = [item for item in items if "long" in item.keywords]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if "long" not in item.keywords]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What slow proofs counted (``record_property("told", ...)``): it is no proof if nobody sees how much."""
    for report in terminalreporter.getreports("passed"):
        for name, told in getattr(report, "user_properties", ()):
            if name == "told":
                terminalreporter.write_line(str(told))


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own for device ids and settings, so that no test touches a person's."""
    folder = tmp_path_factory.mktemp("home")
    os.environ["MEDSOS_HOME"] = str(folder)
    return folder


REAL_CREATE = database.create
"""What makes an empty database outside of tests; `tests/store/test_created.py` compares the copies."""


@pytest.fixture(autouse=True, scope="session")
def quick_databases(tmp_path_factory: pytest.TempPathFactory) -> None:
    """New workspaces get a copy of one empty database: thousands are made, and making one takes long."""
    folder = tmp_path_factory.mktemp("empty")
    REAL_CREATE(folder, "")
    database.Database(folder, write=True).close()  # leaves it in WAL mode
    empty = folder / database.NAME

    def copied(folder: Path, workspace: str) -> None:
        part = folder / f"{database.NAME}.part"
        with database.calm(folder):
            shutil.copyfile(empty, part)
        connection = sqlite3.connect(part)
        with connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("UPDATE meta SET value = ? WHERE key = 'workspace'", (workspace,))
        connection.close()
        part.replace(folder / database.NAME)

    database.create = copied


@pytest.fixture
def now() -> datetime:
    """The fixed moment, aware, in UTC."""
    return NOW


@pytest.fixture
def clock() -> SteppingClock:
    """A clock that starts at the fixed moment and moves a millisecond with each question."""
    return SteppingClock(NOW)


@pytest.fixture
def ids() -> SeededIds:
    """The same ids in the same order in every run."""
    return SeededIds("tests")
