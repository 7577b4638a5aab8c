"""A picture as JPEG under a channel's byte limit, the same bytes each time."""

import io
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError
from medsos_desktop.media.bare import foreign

if TYPE_CHECKING:
    from PIL import Image

FLOOR = 60
"""Quality below which writing on a poster begins to crumble; never gone under."""


def jpeg(image: "Image.Image", quality: int, *, progressive: bool = True) -> bytes:
    """One encode: 4:2:0, no metadata and no profile (sRGB is what readers assume).

    That nothing else got in is looked at afterwards: `UserError` ``media.not-bare``.
    """
    out = io.BytesIO()
    image.save(
        out, "JPEG", quality=quality, progressive=progressive, subsampling="4:2:0", exif=b"", icc_profile=None
    )
    data = out.getvalue()
    if found := foreign(data):
        raise UserError("media.not-bare", part=found)
    return data


def fitting(image: "Image.Image", quality: int, max_bytes: int | None) -> tuple[bytes, int]:
    """The best encode within ``max_bytes``, and its quality, never below `FLOOR` (or ``quality``).

    When even the floor is too large the floor's bytes come back: the caller compares and says so.
    """
    data = jpeg(image, quality)
    if max_bytes is None or len(data) <= max_bytes:
        return data, quality
    low, high = min(FLOOR, quality), quality - 1
    best, best_quality = b"", low
    while low <= high:
        middle = (low + high) // 2
        data = jpeg(image, middle)
        if len(data) <= max_bytes:
            best, best_quality, low = data, middle, middle + 1
        else:
            high = middle - 1
    return (best, best_quality) if best else (jpeg(image, best_quality), best_quality)
