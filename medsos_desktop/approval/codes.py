"""The version of a post as people and cameras read it from paper: eight letters, or a QR of the whole hash.

The letters only find: they are 40 bits of the hash. What binds is the whole (``decisions.md`` 14).
"""

import re
import unicodedata
from dataclasses import dataclass

from medsos_desktop.clock import unspell
from medsos_desktop.errors import UserError

MARK = "MEDSOS:1:"
"""What a QR begins with, with the version of what follows. Capitals make a smaller QR."""

LONGEST = 200
"""Characters that are looked at; a QR has 73."""

_HEX = re.compile("[0-9a-f]{64}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212._\u00ad\u200b-\u200d\ufeff]+")
_LATER = re.compile("medsos:[0-9]+:")
_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a code asks for: contents that begin with ``start`` (hex). ``binds``: it is the whole hash."""

    start: str
    binds: bool


def payload(content: str) -> str:
    """What the QR of a content hash (hex) says; `ValueError` when it is no SHA-256."""
    if _HEX.fullmatch(content) is None:
        raise ValueError(content)
    return MARK + content.upper()


def groups(content: str) -> tuple[str, ...]:
    """The hash as it is read aloud and compared: sixteen times four letters."""
    return tuple(content[at : at + 4] for at in range(0, len(content), 4))


def asked(text: str) -> Asked:
    """A short code, a whole hash or what a QR says, however it was typed.

    Blanks, dashes and capitals do not matter, nor O for 0 and I or L for 1. Raises `UserError`
    ``approval.code`` for anything else, ``approval.code-newer`` for a QR of a later kind.
    """
    if len(text) > LONGEST:
        raise UserError("approval.code", text=f"{text[:20]}…")
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
    rest = bare.removeprefix(MARK.casefold())
    if rest == bare and _LATER.match(bare):
        raise UserError("approval.code-newer")
    if _HEX.fullmatch(rest):
        return Asked(rest, binds=True)
    number = unspell(bare) if rest == bare and len(bare) == _LETTERS else None
    if number is None:
        raise UserError("approval.code", text=text.strip()[:40])
    return Asked(f"{number:010x}", binds=False)
