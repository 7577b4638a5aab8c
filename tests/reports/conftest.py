from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Desk]:
    """A small office with two accounts."""
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Desk(ws)
