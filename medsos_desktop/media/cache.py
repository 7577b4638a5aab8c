"""Rendered pictures by what they were made from, so that a second export renders nothing.

An entry is ``<key>.jpg``, its thumbnail ``<key>.t.jpg`` and, written last, ``<key>.json`` with the
facts: an entry without it does not exist. Losing the folder costs time and nothing else.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.media.files import sha256_of, write_atomically
from medsos_desktop.media.render import THUMBNAIL_QUALITY, Recipe, Rendered
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.post import Crop

_REVISION = 2
"""Raised whenever `render` makes other bytes from the same input."""

_DIGEST = 32


@cache
def codecs() -> dict[str, str]:
    """Name and version of everything that shapes the bytes of a picture."""
    import PIL
    from PIL import features

    return {
        "pillow": PIL.__version__,
        "libjpeg-turbo": str(features.version_feature("libjpeg_turbo") or features.version_codec("jpg")),
        "littlecms": str(features.version_module("littlecms2")),
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """A rendered picture in the cache."""

    picture: Path
    thumbnail: Path
    rendered: Rendered


class RenderCache:
    """A folder of rendered pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, asset: str, recipe: Recipe, crop: Crop | None, side: int) -> str:
        """SHA-256 over everything that shapes the result; ``asset`` is the original's SHA-256."""
        body: dict[str, object] = {
            "asset": asset,
            "preset": list(recipe.preset),
            "ratios": [repr(ratio) for ratio in recipe.ratios],
            "max_bytes": recipe.max_bytes or 0,
            "quality": recipe.quality,
            "crop": [crop.x, crop.y, crop.w, crop.h] if crop else [],
            "side": side,
            "thumbnail": THUMBNAIL_QUALITY,
            "revision": _REVISION,
            "codecs": codecs(),
        }
        if recipe.mark:
            body["mark"] = recipe.mark
        return hashlib.sha256(canonical(body)).hexdigest()

    def paths(self, key: str) -> tuple[Path, Path]:
        """Where picture and thumbnail of ``key`` stand."""
        base = self.folder / key[:2]
        return base / f"{key}.jpg", base / f"{key}.t.jpg"

    def find(self, key: str, *, proved: bool = False) -> Entry | None:
        """The entry, if whole. ``proved`` reads the picture again and compares its hash."""
        picture, thumbnail = self.paths(key)
        try:
            rendered = msgspec.json.decode(self._facts(key).read_bytes(), type=Rendered)
            whole = picture.stat().st_size == rendered.bytes and thumbnail.stat().st_size > 0
        except (OSError, msgspec.MsgspecError):
            return None
        if not whole or (proved and sha256_of(picture) != rendered.sha256):
            self.drop(key)
            return None
        return Entry(picture, thumbnail, rendered)

    def put(self, key: str, rendered: Rendered) -> Entry:
        """Declare the entry whole, once picture and thumbnail are written."""
        write_atomically(self._facts(key), msgspec.json.encode(rendered))
        picture, thumbnail = self.paths(key)
        return Entry(picture, thumbnail, rendered)

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """A file that takes long to make: what was kept under ``key``, else what ``make`` says, kept then.

        ``key`` is a SHA-256 over everything that shapes the bytes. What reads differently now is made anew;
        a cache that cannot be written costs time only.
        """
        path = self.folder / key[:2] / f"{key}.bin"
        with suppress(OSError):
            held = path.read_bytes()
            if hashlib.sha256(held[_DIGEST:]).digest() == held[:_DIGEST]:
                return held[_DIGEST:]
        made = make()
        with suppress(UserError):
            write_atomically(path, hashlib.sha256(made).digest() + made)
        return made

    def drop(self, key: str) -> None:
        """Forget an entry."""
        for path in (self._facts(key), *self.paths(key)):
            path.unlink(missing_ok=True)

    def _facts(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
