"""A code from a sheet, typed into the search everywhere. No Qt."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from medsos_desktop.approval.codes import LONGEST, MARK, asked
from medsos_desktop.errors import UserError

if TYPE_CHECKING:
    from medsos_desktop.approval.lookup import Lookup
    from medsos_desktop.workspace import Workspace

_DASHED = re.compile(r"\w{4}[-\u2010-\u2015\u2212]\w{4}")
_MIXED = re.compile(r"(?=\w*[0-9])(?=\w*[^\W0-9])\w{8}")
_HASH = 64


def may_be(query: str) -> bool:
    """Whether a code can be read in it; many words of eight letters are codes as well ("kalender")."""
    if len(query) > LONGEST:
        return False
    try:
        asked(query)
    except UserError:
        return False
    return True


def must_be(query: str) -> bool:
    """Whether people type this only as a code: with its dash, letters and figures mixed, whole, from a QR.

    A day ("2026-12-20") and a word of eight letters are left to the other results.
    """
    plain = query.strip()
    return may_be(query) and (
        _DASHED.fullmatch(plain) is not None
        or _MIXED.fullmatch(plain) is not None
        or plain.casefold().startswith(MARK.casefold())
        or len(plain) >= _HASH
    )


def find(
    query: str, workspace: "Workspace", _tell: Callable[[int, int, str], None], cancelled: Callable[[], bool]
) -> "Lookup":
    """The versions it fits; beside the window, for it looks through every post. `UserError`, `Cancelled`."""
    return workspace.codes.find(query, cancelled)
