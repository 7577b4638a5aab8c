"""Workspaces that open in milliseconds: an empty one is made once and copied."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medsos_desktop.workspace import Workspace
from tests.store.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    """Makes an office by name: its own PC (home), clock and ids, its workspace in ``tmp_path/<name>``."""
    made: list[Office] = []

    def make(name: str = "a") -> Office:
        made.append(Office(tmp_path, name))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def ws(office: Callable[[str], Office]) -> Workspace:
    """One open, empty workspace."""
    return office("a").open()
