"""Bare Pillow: ``python bare_photos.py WIDTH HEIGHT QUALITY TARGET FILE...``: draft, resize, one encode each.

The fastest way that was found (draft before decoding, whole-factor reduction first), with the encoder
settings of the product: progressive, 4:2:0.
"""

import sys
from pathlib import Path

from PIL import Image


def main() -> None:
    width, height, quality = map(int, sys.argv[1:4])
    target = Path(sys.argv[4])
    for number, name in enumerate(sys.argv[5:]):
        with Image.open(name) as image:
            image.draft(None, (width, height))
            small = image.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
            small.save(
                target / f"{number}.jpg", "JPEG", quality=quality, progressive=True, subsampling="4:2:0"
            )


if __name__ == "__main__":
    main()
