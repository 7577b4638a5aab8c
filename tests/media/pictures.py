"""Small pictures drawn for tests: four quarters of plain colour, so that turns and cuts can be seen."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (40, 60, 200), (250, 250, 250)


def quarters(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """Red and green on top, blue and white below."""
    image = Image.new("RGB", size)
    w, h = size[0] // 2, size[1] // 2
    for colour, corner in ((RED, (0, 0)), (GREEN, (w, 0)), (BLUE, (0, h)), (WHITE, (w, h))):
        image.paste(colour, (*corner, size[0], size[1]))
    return image


def save(
    image: Image.Image, path: Path, *, orientation: int = 0, gps: bool = False, **options: object
) -> Path:
    """Write a picture with wished EXIF."""
    exif = image.getexif()
    if orientation:
        exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[1] = "S"
        exif[0x010F] = "Kamera Contoh"
    image.save(path, exif=exif.tobytes() if orientation or gps else b"", **options)  # type: ignore[arg-type]
    return path


def bomb_png(width: int, height: int) -> bytes:
    """A PNG whose header claims any size, with next to no data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def lab_profile() -> bytes:
    """A profile that is not sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def srgb_profile() -> bytes:
    """A profile that is sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def corner_colours(image: Image.Image) -> tuple[str, ...]:
    """The nearest of our four colours at the middle of each quarter, in reading order."""
    names = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    rgb = image.convert("RGB")
    found = []
    for y in (1, 3):
        for x in (1, 3):
            pixel = rgb.getpixel((rgb.width * x // 4, rgb.height * y // 4))
            assert isinstance(pixel, tuple)
            found.append(
                min(names, key=lambda n: sum((a - b) ** 2 for a, b in zip(names[n], pixel, strict=True)))
            )
    return tuple(found)
