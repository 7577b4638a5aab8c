"""One picture for one channel: decode small, cut, scale, sRGB on white, JPEG without metadata."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError
from medsos_desktop.media import colour
from medsos_desktop.media.encode import fitting, jpeg
from medsos_desktop.media.files import write_atomically
from medsos_desktop.media.frame import Frame, frame
from medsos_desktop.media.opening import opened
from medsos_desktop.media.probe import orientation
from medsos_desktop.media.watermark import marked
from medsos_desktop.model.post import Crop

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 85
THUMBNAIL_QUALITY = 70
_GAP = 2.0  # reduce() by whole factors first, down to twice the wanted size: as good to the eye, faster


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a channel wants its pictures: frame in pixels, shapes it takes, bytes it takes.

    ``mark`` is a word laid across the picture, "" for none.
    """

    preset: tuple[int, int]
    ratios: tuple[float | None, float | None] = (None, None)
    max_bytes: int | None = None
    quality: int = QUALITY
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came out. ``fits`` is false when even the lowest quality is over the channel's limit."""

    sha256: str
    bytes: int
    width: int
    height: int
    quality: int
    fits: bool = True


def render(
    source: Path,
    target: Path,
    recipe: Recipe,
    *,
    crop: Crop | None = None,
    thumbnail: tuple[Path, int] | None = None,
    name: str = "",
) -> Rendered:
    """Write ``source`` as ``recipe`` wants it to ``target``, atomically.

    ``thumbnail`` is a second file and the length of its longer side, made from the same decode.
    Raises `UserError` as `media.opening.opened` does, ``media.broken`` for damaged pixels.
    """
    image = small(source, recipe, crop, name)
    if recipe.mark:
        image = marked(image, recipe.mark)
    data, quality = fitting(image, recipe.quality, recipe.max_bytes)
    write_atomically(target, data)
    if thumbnail is not None:
        write_atomically(
            thumbnail[0], jpeg(_shrunk(image, thumbnail[1]), THUMBNAIL_QUALITY, progressive=False)
        )
    return Rendered(
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        width=image.width,
        height=image.height,
        quality=quality,
        fits=recipe.max_bytes is None or len(data) <= recipe.max_bytes,
    )


def small(source: Path, recipe: Recipe, crop: Crop | None = None, name: str = "") -> "Image.Image":
    """The decoded, turned, cut and scaled picture in sRGB."""
    called = name or source.name
    with opened(source, called) as image:
        turned = orientation(image)
        profile = image.info.get("icc_profile")
        size = image.size if turned < 5 else image.size[::-1]
        made = frame(size, crop, recipe.preset, recipe.ratios)
        try:
            result = colour.to_srgb(_turn(_scaled(image, made, turned), turned), profile)
            result.info = {}  # comments, XMP, resolution: Pillow would write some of them again
            return result
        except UserError:
            raise
        except MemoryError as error:
            raise UserError("media.memory", name=called) from error
        except Exception as error:  # damaged pixels: each decoder has its own exceptions
            raise UserError("media.broken", name=called) from error


def _scaled(image: "Image.Image", made: Frame, turned: int) -> "Image.Image":
    """Cut and scaled before the turn, so that only the small picture is ever turned."""
    from PIL import Image

    full = image.size
    box = _before_turn(made.box, full, turned)
    size = made.size if turned < 5 else made.size[::-1]
    image.draft(None, _draft_size(full, box, size))
    factor_x, factor_y = image.width / full[0], image.height / full[1]
    scaled_box = (box[0] * factor_x, box[1] * factor_y, box[2] * factor_x, box[3] * factor_y)
    return colour.smooth(image).resize(size, Image.Resampling.BICUBIC, box=scaled_box, reducing_gap=_GAP)


def _draft_size(
    full: tuple[int, int], box: tuple[int, int, int, int], size: tuple[int, int]
) -> tuple[int, int]:
    """What the whole picture would measure when its box has ``size``: a JPEG decodes no larger."""
    return (
        max(1, full[0] * size[0] // (box[2] - box[0])),
        max(1, full[1] * size[1] // (box[3] - box[1])),
    )


def _before_turn(
    box: tuple[int, int, int, int], full: tuple[int, int], turned: int
) -> tuple[int, int, int, int]:
    """A box of the turned picture, in pixels of the file as it lies. EXIF 2.32, tag 0x0112."""
    left, top, right, bottom = box
    if turned >= 5:
        left, top, right, bottom = top, left, bottom, right  # 5 mirrors at the diagonal
    width, height = full
    if turned in (2, 3, 7, 8):
        left, right = width - right, width - left
    if turned in (3, 4, 6, 7):
        top, bottom = height - bottom, height - top
    return (left, top, right, bottom)


def _turn(image: "Image.Image", turned: int) -> "Image.Image":
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(ways[turned]) if turned in ways else image


def _shrunk(image: "Image.Image", side: int) -> "Image.Image":
    from PIL import Image

    scale = min(side / max(image.size), 1.0)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=1.0)  # half the time; small enough
