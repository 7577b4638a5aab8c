from pathlib import Path

import pytest
from PIL import Image

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.media.service import MediaService
from medsos_desktop.model.office import Asset
from medsos_desktop.store.blobs import Blobs
from tests.media.pictures import quarters, save


class Book:
    """Asset records in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Asset] = {}

    def get(self, kind: str, id: str) -> Asset | None:
        assert kind == "asset"
        return self.kept.get(id)

    def save(self, kind: str, id: str | None, entity: Asset) -> tuple[str, Changes]:
        assert id is not None
        self.kept[id] = entity
        return id, Changes.one(kind, id)


@pytest.fixture
def media(tmp_path: Path) -> MediaService:
    return MediaService(Blobs(tmp_path / "media"), tmp_path / "cache", Book())


def test_add_keeps_the_original_and_its_facts(media: MediaService, tmp_path: Path) -> None:
    source = save(quarters((80, 60)), tmp_path / "foto.jpg", orientation=6)
    asset, changes = media.add(source)
    assert changes.of("asset") == {asset}
    assert media.file(asset).read_bytes() == source.read_bytes()
    facts = media.facts(asset)
    assert (facts.name, facts.mime, facts.width, facts.height) == ("foto.jpg", "image/jpeg", 60, 80)
    again, nothing = media.add(source)
    assert (again, bool(nothing)) == (asset, False)


def test_refused_pictures_leave_nothing(media: MediaService, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"bukan gambar")
    with pytest.raises(UserError, match=r"media\.format"):
        media.add(tmp_path / "a.jpg")
    assert not (tmp_path / "media").exists()


def test_thumbnail_is_made_once(media: MediaService, tmp_path: Path) -> None:
    asset, _ = media.add(save(quarters((400, 300)), tmp_path / "a.jpg"))
    path = media.thumbnail(asset, 64)
    with Image.open(path) as image:
        assert image.size == (64, 48)
    stamp = path.stat().st_mtime_ns
    assert media.thumbnail(asset, 64).stat().st_mtime_ns == stamp


@pytest.mark.parametrize("asset", ["ab" * 32, "../../etc/passwd", ""])
def test_unknown_pictures(media: MediaService, asset: str) -> None:
    for ask in (media.file, media.facts):
        with pytest.raises(UserError, match=r"media\.gone"):
            ask(asset)


def test_staging_asks_no_record_and_keeping_seals_it(tmp_path: Path) -> None:
    """Another thread may stage: the book is not touched before `keep`."""
    book = Book()
    media = MediaService(Blobs(tmp_path / "media"), tmp_path / "cache", book)
    staged = media.stage(save(quarters(), tmp_path / "foto.png"))
    assert media.has(staged.asset)
    assert book.get("asset", staged.asset) is None
    assert media.keep(staged)[0] == staged.asset
    assert media.facts(staged.asset).name == "foto.png"
    assert not media.keep(staged)[1]
