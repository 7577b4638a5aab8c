"""The one door to a picture file: size and format first, then the header, then the pixel limits.

Pillow decodes lazily: after this the header is known and not one pixel has been read.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from medsos_desktop.errors import UserError
from medsos_desktop.media import limits

if TYPE_CHECKING:
    from PIL import Image

_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@contextmanager
def opened(path: Path, name: str = "") -> Iterator["Image.Image"]:
    """The picture with its header read and its limits held; ``name`` is what errors call it.

    Raises `UserError`: ``media.missing``, ``media.too-big`` (bytes), ``media.format``, ``media.heic``
    (no decoder here), ``media.pixels``, ``media.broken``.
    """
    called = name or path.name
    try:
        size = path.stat().st_size
        file = path.open("rb")
    except OSError as error:
        raise UserError("media.missing", name=called) from error
    with file:
        if size > limits.MAX_BYTES:
            raise UserError("media.too-big", name=called, limit=limits.MAX_BYTES // 1024**2)
        with image_in(file, called) as image:
            yield image


@contextmanager
def image_in(file: BinaryIO, name: str) -> Iterator["Image.Image"]:
    """As `opened`, of a file that is open already and not too big; closing it is left to the caller."""
    from PIL import Image, UnidentifiedImageError

    formats = list(limits.READABLE) + (["HEIF"] if _looks_heic(file, name) else [])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata, and of bombs we refuse ourselves
        try:
            image = Image.open(file, formats=formats)
        except Image.DecompressionBombError as error:
            raise UserError("media.pixels", name=name, limit=limits.MAX_PIXELS // 1_000_000) from error
        except UnidentifiedImageError as error:
            raise UserError("media.format", name=name) from error
        except Exception as error:  # a decoder meets hostile bytes: whatever it raises, the file is refused
            raise UserError("media.broken", name=name) from error
        with image:
            require_size(image.size, name)
            yield image


def require_size(size: tuple[int, int], name: str) -> None:
    """Refuse a picture of too many pixels; `UserError` ``media.pixels``."""
    width, height = size
    if width < 1 or height < 1:
        raise UserError("media.broken", name=name)
    if max(size) > limits.MAX_SIDE or width * height > limits.MAX_PIXELS:
        raise UserError("media.pixels", name=name, limit=limits.MAX_PIXELS // 1_000_000)


def _looks_heic(file: BinaryIO, name: str) -> bool:
    """Whether the bytes are a HEIC picture; then its decoder is registered, or the file refused."""
    head = file.read(12)
    file.seek(0)
    if head[4:8] != b"ftyp" or head[8:12] not in _HEIC_BRANDS:
        return False
    if not _register_heif():
        raise UserError("media.heic", name=name)
    return True


def _register_heif() -> bool:
    try:
        from pi_heif import register_heif_opener  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return False
    register_heif_opener(thumbnails=False)
    return True
