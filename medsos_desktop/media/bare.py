"""Does a finished JPEG carry anything besides its picture? Read from its markers, segment by segment.

No decoder is asked: what a decoder overlooks (a second profile, bytes behind the end) goes out all the
same. The rest of the app trusts no encoder to leave metadata away; it looks.
"""

import re

_MARK = 0xFF
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_PICTURE = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD})
"""Frames (baseline, extended, progressive), Huffman and quantisation tables, restart interval."""
_JFIF, _COMMENT = 0xE0, 0xFE
_PLAIN_JFIF = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""Version 1.1, no unit, square pixels, no thumbnail: the same for every picture."""
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
"""A marker in a scan's data: neither a stuffed 0xFF nor a restart."""
_NAME = re.compile(rb"[A-Za-z0-9_]{2,12}")


def foreign(data: bytes) -> str:
    """The first thing in ``data`` that is no part of a picture; "" when there is none.

    "COM", "APP1 Exif", "APP2 ICC_PROFILE", "JFIF" (a resolution or a thumbnail), "tail" (bytes behind
    the end), "broken" where the segments cannot be followed, or the marker in hex.
    """
    if data[:2] != bytes((_MARK, _START)):
        return "broken"
    at = 2
    while at + 2 <= len(data) and data[at] == _MARK:
        kind = data[at + 1]
        if kind == _END:
            return "" if at + 2 == len(data) else "tail"
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if length < 2 or len(body) != length - 2:
            return "broken"
        if kind not in _PICTURE and kind != _SCAN and (kind, body) != (_JFIF, _PLAIN_JFIF):
            return _named(kind, body)
        at += 2 + length
        if kind == _SCAN:
            found = _NEXT.search(data, at)
            at = found.start() if found else len(data)
    return "broken"


def _named(kind: int, body: bytes) -> str:
    if kind == _COMMENT:
        return "COM"
    if not _JFIF <= kind <= 0xEF:
        return f"{kind:02X}"
    if kind == _JFIF and body.startswith(b"JFIF\x00"):
        return "JFIF"
    word = _NAME.match(body)
    return f"APP{kind - _JFIF} {word.group().decode()}" if word else f"APP{kind - _JFIF}"
