"""How much a PIN or passphrase holds against somebody who has a *copy* of the key file. Pure.

At the usual cost a good desktop PC tries about 60 secrets a second, ten rented ones 600: six digits are
through in hours to days, eight in weeks, ten in years. Whoever has no copy has to type at the PC.
What a person makes up is easier to guess than its length says, so the words never promise.
"""

import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Literal

from medsos_desktop.errors import UserError

SecretKind = Literal["pin", "passphrase"]

MIN_DIGITS = 6
MIN_LETTERS = 10
MAX_LETTERS = 1000
_COMMON = frozenset(
    {"123321", "147258", "159753", "258369", "741852", "852456", "963852", "789456", "456789"}
)
"""Walks over the number pad and the like that no rule below finds."""


def plain(secret: str) -> str:
    """The secret as it is used: one form for letters that can be typed in several ways, no outer blanks."""
    return unicodedata.normalize("NFKC", secret).strip()


def kind_of(secret: str) -> SecretKind:
    """Digits only are a PIN, everything else is a passphrase."""
    text = plain(secret)
    return "pin" if text.isascii() and text.isdecimal() else "passphrase"


def check(secret: str) -> None:
    """Refuse what anybody would try first.

    Raises `UserError` ``keys.pin-short``, ``pin-same``, ``pin-run``, ``pin-repeated``, ``pin-date``,
    ``keys.phrase-short``, ``phrase-simple``, ``phrase-long``.
    """
    text = plain(secret)
    if len(text) > MAX_LETTERS:
        raise UserError("keys.phrase-long", most=MAX_LETTERS)
    if not text or kind_of(text) == "pin":
        _check_pin(text)
    elif len(text) < MIN_LETTERS:
        raise UserError("keys.phrase-short", least=MIN_LETTERS)
    elif len(set(text.casefold())) < 5 or _repeats(text.casefold()):
        raise UserError("keys.phrase-simple")


def _check_pin(pin: str) -> None:
    if len(pin) < MIN_DIGITS:
        raise UserError("keys.pin-short", least=MIN_DIGITS)
    if len(set(pin)) == 1:
        raise UserError("keys.pin-same")
    if _runs(pin) or pin in _COMMON:
        raise UserError("keys.pin-run")
    if _repeats(pin) or len(set(pin)) == 2 or re.fullmatch(r"(?:(\d)\1)+", pin):
        raise UserError("keys.pin-repeated")
    if _is_date(pin):
        raise UserError("keys.pin-date")


def _runs(pin: str) -> bool:
    """Whether each digit is the one before plus (or minus) the same step: 123456, 987654, 135791, 890123."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1


def _repeats(text: str) -> bool:
    """Whether one part makes the whole: 121212, 123123."""
    return any(
        len(text) % size == 0 and text == text[:size] * (len(text) // size)
        for size in range(1, len(text) // 2 + 1)
    )


def _is_date(pin: str) -> bool:
    """Whether six or eight digits read as a day: 170845, 17081945, 450817, 19450817."""
    if len(pin) == 6:
        forms = [(pin[4:], pin[2:4], pin[:2]), (pin[:2], pin[2:4], pin[4:])]
        return any(_day(f"20{year}", month, day) for year, month, day in forms)
    if len(pin) == 8:
        return _day(pin[4:], pin[2:4], pin[:2]) or _day(pin[:4], pin[4:6], pin[6:])
    return False


def _day(year: str, month: str, day: str) -> bool:
    try:
        return 1900 <= date(int(year), int(month), int(day)).year < 2100
    except ValueError:
        return day == "29" and month == "02"  # of another century


def rate(secret: str) -> str:
    """A key of the words that tells plainly what ``secret`` holds once the key file is copied."""
    text = plain(secret)
    if kind_of(text) == "pin":
        if len(text) < 8:
            return "keys.strength.pin-days"
        return "keys.strength.pin-weeks" if len(text) < 10 else "keys.strength.pin-years"
    parts = [part for part in re.split(r"[\W_]+", text) if len(part) > 2]
    long = len(text) >= 20 and len({part.casefold() for part in parts}) >= 4
    return "keys.strength.phrase-long" if long else "keys.strength.phrase-short"
