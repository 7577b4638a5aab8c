"""File and folder names in a bundle: ASCII, lower case, short, and good on every file system."""

from collections.abc import Collection

from medsos_desktop.packing.names import slug

_EMPTY = "unggahan"


def post_folder(planned: str, code: str, title: str) -> str:
    """``posts/2026-12-01_1000_7kq4_jadwal-posyandu``."""
    day, _, time = planned.partition("T")
    return f"posts/{day}_{time.replace(':', '')}_{slug(code) or 'x'}_{slug(title) or _EMPTY}"


def account_folder(channel: str, handle: str, taken: Collection[str]) -> str:
    """``instagram-kelurahan-cacaban``, with a number behind it where two would be the same."""
    base = "-".join(part for part in (slug(channel, 20), slug(handle, 30)) if part) or "akun"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
