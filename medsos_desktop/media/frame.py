"""Which part of a picture a channel gets, and at what size: pure arithmetic, asked by preview and export.

Nothing is cut that nobody asked for: without a crop the whole picture goes out, unless the channel
refuses its shape; then the middle of the nearest allowed shape is taken. Nothing is enlarged.
"""

from dataclasses import dataclass

from medsos_desktop.model.post import Crop

UNITS = 10_000
"""A crop is given in 1/10,000 of the picture's width and height."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``box`` is left, top, right, bottom in pixels of the turned picture; ``size`` what comes out."""

    box: tuple[int, int, int, int]
    size: tuple[int, int]

    @property
    def width(self) -> int:
        """Pixels of the box across."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> int:
        """Pixels of the box down."""
        return self.box[3] - self.box[1]


def frame(
    size: tuple[int, int],
    crop: Crop | None,
    preset: tuple[int, int],
    ratios: tuple[float | None, float | None] = (None, None),
) -> Frame:
    """The frame of a picture of ``size`` (after its EXIF turn).

    ``preset`` is the channel's usual width and height, turned when the picture lies the other way.
    ``ratios`` are the smallest and largest width / height the channel takes.
    """
    box = _allowed(_cropped(size, crop), ratios)
    width, height = box[2] - box[0], box[3] - box[1]
    wide, high = preset
    if (width - height) * (wide - high) < 0:
        wide, high = high, wide
    return Frame(box, _within(_fitted(width, height, wide, high), ratios))


def cut_share(size: tuple[int, int], made: Frame) -> float:
    """How much of the picture's area is left out, 0 to 1."""
    return 1 - made.width * made.height / (size[0] * size[1])


def _within(size: tuple[int, int], ratios: tuple[float | None, float | None]) -> tuple[int, int]:
    """One pixel less on the longer side where rounding left the allowed shapes."""
    width, height = size
    smallest, largest = ratios
    if largest is not None and width / height > largest and width > 1:
        return (width - 1, height)
    if smallest is not None and width / height < smallest and height > 1:
        return (width, height - 1)
    return size


def _fitted(width: int, height: int, wide: int, high: int) -> tuple[int, int]:
    """The largest size of the same shape inside ``wide`` x ``high``; in integers, the same on every PC."""
    if width <= wide and height <= high:
        return (width, height)
    if wide * height <= high * width:
        return (wide, max(1, (height * wide + width // 2) // width))
    return (max(1, (width * high + height // 2) // height), high)


def _cropped(size: tuple[int, int], crop: Crop | None) -> tuple[int, int, int, int]:
    width, height = size
    if crop is None:
        return (0, 0, width, height)
    left = min(max(0, round(crop.x * width / UNITS)), width - 1)
    top = min(max(0, round(crop.y * height / UNITS)), height - 1)
    right = min(max(left + 1, round((crop.x + crop.w) * width / UNITS)), width)
    bottom = min(max(top + 1, round((crop.y + crop.h) * height / UNITS)), height)
    return (left, top, right, bottom)


def _allowed(
    box: tuple[int, int, int, int], ratios: tuple[float | None, float | None]
) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    smallest, largest = ratios
    if smallest is not None and width / height < smallest:
        high = max(1, int(width / smallest))
        top += (height - high) // 2
        return (left, top, right, top + high)
    if largest is not None and width / height > largest:
        wide = max(1, int(height * largest))
        left += (width - wide) // 2
        return (left, top, left + wide, bottom)
    return box
