"""A word laid across a picture, again and again: a draft that nobody posts by mistake."""

import math
from functools import cache
from typing import TYPE_CHECKING

from medsos_desktop import resources

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_INK = (255, 255, 255, 150)
_EDGE = (0, 0, 0, 150)
_TURN = 30
"""Degrees, against the clock."""
_SHARE = 9
"""The letters' height goes so many times into the picture's longer side."""
_LEAST = 14
"""Pixels of the smallest letters that can be read."""


def marked(image: "Image.Image", word: str) -> "Image.Image":
    """``image`` (RGB) with ``word`` across all of it, light with a dark edge so that it shows on anything."""
    from PIL import Image, ImageDraw

    size = max(_LEAST, max(image.size) // _SHARE)
    font = _font(size)
    side = math.ceil(math.hypot(*image.size))
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    step_x, step_y = round(font.getlength(word)) + 2 * size, 3 * size
    for number, top in enumerate(range(0, side, step_y)):
        for left in range(-(number % 2) * step_x // 2, side, step_x):
            pen.text((left, top), word, _INK, font, stroke_width=max(1, size // 24), stroke_fill=_EDGE)
    turned = layer.rotate(_TURN, Image.Resampling.BILINEAR)
    left, top = (side - image.width) // 2, (side - image.height) // 2
    cut = turned.crop((left, top, left + image.width, top + image.height))
    result = image.copy()
    result.paste(cut, mask=cut.getchannel("A"))
    return result


@cache
def _font(size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    file = resources.path("fonts", "NotoSans-Bold.ttf")
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
