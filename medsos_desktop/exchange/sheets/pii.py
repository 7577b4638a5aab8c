"""Cells that hold personal data: flagged with the digits masked, never copied into a message.

NIK and family card numbers have 16 digits (UU 24/2013); mobile numbers begin with 08 or +62 8. The
full judgement is that of the checker; here a person is warned before such a sheet goes on its way.
"""

import re

_HINT = re.compile(r"\d[\d .\-]{7,}\d")
_IDENTITY = re.compile(
    r"(?<![\d/.-])\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{4}(?![\d/-])"
)
_PHONE = re.compile(r"(?<![\d/.-])(?:\+?62[ .-]?8|08)\d{1,2}(?:[ .-]?\d{2,5}){2,4}(?!\d)")


def hinted(text: str) -> bool:
    """Whether a text, or several parted by line breaks, has a run of digits long enough to look closer."""
    return _HINT.search(text) is not None


def found(text: str) -> tuple[str, str] | None:
    """(code, masked text) of the first personal number in a cell, or `None`."""
    if not _HINT.search(text):
        return None
    match = _IDENTITY.search(text)
    if match and _birth_plausible(match[0]):
        return "pii.identity-number", _masked(match[0])
    match = _PHONE.search(text)
    if match and 9 <= sum(c.isdigit() for c in match[0]) <= 14:
        return "pii.phone", _masked(match[0])
    return None


def _birth_plausible(number: str) -> bool:
    """Province 11 to 99, and day (or day + 40) and month of birth in their ranges."""
    digits = "".join(c for c in number if c.isdigit())
    day, month = int(digits[6:8]), int(digits[8:10])
    return 11 <= int(digits[:2]) <= 99 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _masked(number: str) -> str:
    digits = "".join(c for c in number if c.isdigit())
    return digits[:2] + "*" * (len(digits) - 4) + digits[-2:]
