"""One written bundle for the tests that only read it, and a small office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.write import write
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk
from tests.bundles.samples import small_bundle


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return small_bundle(tmp_path_factory.mktemp("gambar"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> RenderCache:
    return RenderCache(tmp_path_factory.mktemp("tembolok"))


@pytest.fixture(scope="session")
def zipped(bundle: Bundle, cache: RenderCache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(bundle, tmp_path_factory.mktemp("paket") / "paket.zip", cache)


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Desk]:
    folder, home = tmp_path / "kantor", tmp_path / "home"
    with Workspace.open(folder, create=True, clock=clock, ids=ids, home=home) as ws:
        yield Desk(ws)
