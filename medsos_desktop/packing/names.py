"""Names that are good on any file system: which ones are safe, and how to make one out of a title."""

import re
import unicodedata

MAX_NAME = 200
_SLUG = 40
"""Letters of a slug: with folders for date and account, paths stay far below Windows' 260."""

_SAFE = re.compile(r"[A-Za-z0-9._-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def name_problem(name: str) -> str:
    """The code of what is wrong with an entry's name; empty when it is good.

    Good: relative, forward slashes, letters, digits, dot, hyphen and underscore; no part that is
    empty, ``.`` or ``..``, ends in a dot, or is a device of Windows.
    """
    if name.endswith("/"):
        return "folder"
    if not name or len(name) > MAX_NAME:
        return "name"
    parts = name.split("/")
    good = all(
        _SAFE.fullmatch(part) and not part.endswith(".") and not _RESERVED.fullmatch(part) for part in parts
    )
    return "" if good else "name"


def slug(text: str, limit: int = _SLUG) -> str:
    """``text`` as lower-case ASCII words joined by hyphens; empty when nothing of it can be kept."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(joined) <= limit:
        return joined
    cut = joined[: limit + 1].rpartition("-")[0]
    return (cut or joined[:limit]).strip("-")
