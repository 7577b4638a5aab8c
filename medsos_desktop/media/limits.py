"""What a picture from outside may be. Anything beyond is refused with the file's name, before decoding."""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of one file; a 108 MP phone photo has about 40 MB."""

MAX_PIXELS = 120_000_000
"""Width times height; 108 MP phones exist, and decoded that is 360 MB at most for a moment."""

MAX_SIDE = 30_000
"""Pixels of one side."""

MAX_ICC = 4 * 1024 * 1024
"""Bytes of an embedded colour profile; real ones have 0.5 kB to 2 MB."""

READABLE = ("JPEG", "PNG", "WEBP", "GIF")
"""Pillow's names of the formats that are opened at all: no vector, no document, no exotic decoder."""

EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "HEIF": ".heic"}
MIMES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "HEIF": "image/heic",
}
