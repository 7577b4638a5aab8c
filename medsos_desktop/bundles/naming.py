"""File and folder names in a bundle: ASCII, lower case, short, and good on every file system."""

import re
import unicodedata
from collections.abc import Collection

_SLUG = 40
"""Letters of a slug: with folders for date and account, paths stay far below Windows' 260."""

_EMPTY = "unggahan"


def slug(text: str, limit: int = _SLUG) -> str:
    """``text`` as lower-case ASCII words joined by hyphens; empty when nothing of it can be kept."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(joined) <= limit:
        return joined
    cut = joined[: limit + 1].rpartition("-")[0]
    return (cut or joined[:limit]).strip("-")


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
