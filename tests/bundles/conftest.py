"""One written bundle for the tests that only read it."""

from pathlib import Path

import pytest

from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.write import write
from medsos_desktop.media.cache import RenderCache
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
