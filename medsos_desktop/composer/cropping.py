"""The crop frame as integers: moving, zooming and dragging a corner while its shape stays.

A crop is in 1/10,000 of the picture's width and height (`model.post.Crop`), a shape is a pair of whole
numbers (1080, 1350), the picture's ``size`` is in pixels after its EXIF turn. Nothing here is drawn.
"""

from collections.abc import Iterable
from dataclasses import replace

from medsos_desktop.channels.catalogue import Surface
from medsos_desktop.media.frame import UNITS
from medsos_desktop.model.post import Crop

Pair = tuple[int, int]

STEP = UNITS // 100
"""One press of an arrow key: one percent."""

SMALLEST = UNITS // 20
"""A frame is never narrower or lower than this."""

_NAMED: tuple[tuple[float, str], ...] = (
    (9 / 16, "9:16"),
    (2 / 3, "2:3"),
    (3 / 4, "3:4"),
    (4 / 5, "4:5"),
    (1.0, "1:1"),
    (5 / 4, "5:4"),
    (4 / 3, "4:3"),
    (3 / 2, "3:2"),
    (16 / 9, "16:9"),
    (1.91, "1.91:1"),
)
_NEAR = 0.012  # pixels round: 1080 x 566 is meant as 1.91:1


def shape_name(shape: Pair) -> str:
    """How people call a shape: "4:5", "1.91:1"; one without a name as "2.4:1"."""
    ratio = shape[0] / max(shape[1], 1)
    near, name = min(_NAMED, key=lambda each: abs(each[0] - ratio))
    if abs(near - ratio) <= _NEAR * near:
        return name
    return f"{ratio:.2f}".rstrip("0").rstrip(".") + ":1" if ratio > 1 else f"1:{1 / max(ratio, 0.01):.2f}"


def shapes_of(surface: Surface) -> tuple[Pair, ...]:
    """The shapes a surface recommends and takes, the export's own first."""
    rules = surface.images
    if rules is None:
        return ()
    fact = surface.facts.get("images.recommended")
    advised = [(int(pair[0]), int(pair[1])) for pair in fact.value] if fact is not None and fact.value else []
    low = float(rules.ratio_min.value) if rules.ratio_min is not None else 0.0
    high = float(rules.ratio_max.value) if rules.ratio_max is not None else float("inf")
    taken = [pair for pair in advised if low - 0.005 <= pair[0] / pair[1] <= high + 0.005]
    return distinct((rules.preset, *taken))


def distinct(shapes: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each shape once, by its name."""
    found: dict[str, Pair] = {}
    for shape in shapes:
        found.setdefault(shape_name(shape), shape)
    return tuple(found.values())


def largest(size: Pair, shape: Pair) -> Crop:
    """The largest frame of this shape, in the middle of the picture."""
    (width, height), (wide, high) = size, shape
    w, h = UNITS, UNITS
    if width * high > height * wide:
        w = max(1, (2 * UNITS * height * wide + width * high) // (2 * width * high))
    else:
        h = max(1, (2 * UNITS * width * high + height * wide) // (2 * height * wide))
    return Crop((UNITS - w) // 2, (UNITS - h) // 2, w, h)


def reshaped(crop: Crop | None, size: Pair, shape: Pair) -> Crop:
    """The largest frame of another shape around the same middle."""
    made = largest(size, shape)
    return made if crop is None else _around(made, crop)


def moved(crop: Crop, dx: int, dy: int) -> Crop:
    """The frame shifted by 1/10,000, kept inside the picture."""
    return replace(
        crop,
        x=min(max(0, crop.x + dx), UNITS - crop.w),
        y=min(max(0, crop.y + dy), UNITS - crop.h),
    )


def centred(crop: Crop) -> Crop:
    """The same frame in the middle of the picture."""
    return replace(crop, x=(UNITS - crop.w) // 2, y=(UNITS - crop.h) // 2)


def zoomed(crop: Crop, size: Pair, shape: Pair, steps: int) -> Crop:
    """A narrower (``steps`` > 0) or wider frame around the same middle, five percent a step."""
    whole = largest(size, shape)
    wide = crop.w - steps * 5 * max(1, whole.w // 100)
    return _around(_wide(whole, wide), crop)


def dragged(crop: Crop, size: Pair, shape: Pair, corner: Pair, at: Pair) -> Crop:
    """A corner pulled to ``at`` (1/10,000) while the opposite one stays.

    ``corner`` is (0 or 1, 0 or 1): left or right, upper or lower.
    """
    whole = largest(size, shape)
    right, lower = corner
    fixed_x = crop.x if right else crop.x + crop.w
    fixed_y = crop.y if lower else crop.y + crop.h
    room_x = UNITS - fixed_x if right else fixed_x
    room_y = UNITS - fixed_y if lower else fixed_y
    want_x = (at[0] - fixed_x) * (1 if right else -1)
    want_y = (at[1] - fixed_y) * (1 if lower else -1)
    wide = max(want_x, want_y * whole.w // whole.h)
    made = _wide(whole, min(wide, room_x, room_y * whole.w // whole.h))
    made = replace(made, x=fixed_x if right else fixed_x - made.w, y=fixed_y if lower else fixed_y - made.h)
    return moved(made, 0, 0)


def _wide(whole: Crop, wide: int) -> Crop:
    """The frame of ``whole``'s shape with this width, between the smallest and the largest."""
    least = max(SMALLEST, -(-SMALLEST * whole.w // whole.h))
    w = min(max(wide, min(least, whole.w)), whole.w)
    if w == whole.w:
        return whole
    return Crop(0, 0, w, max(1, (2 * w * whole.h + whole.w) // (2 * whole.w)))


def _around(made: Crop, middle: Crop) -> Crop:
    x = middle.x + (middle.w - made.w) // 2
    y = middle.y + (middle.h - made.h) // 2
    return moved(replace(made, x=x, y=y), 0, 0)
