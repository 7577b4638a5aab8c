"""Which names of entries are safe to write on any file system."""

import re

MAX_NAME = 200
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
