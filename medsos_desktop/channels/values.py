"""Values of facts as a person writes them: "2200", "3-5", "JPEG, PNG"; empty means no limit."""

import re
from typing import Any, Literal

from medsos_desktop.channels.model import Datum
from medsos_desktop.errors import UserError

Kind = Literal["number", "truth", "pair", "words", "text", "other"]
_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,15}")
_PAIR = re.compile(rf"({_NUMBER.pattern})\s*(?:-|–|s\.?d\.?|to)\s*({_NUMBER.pattern})")


def kind(datum: Datum) -> Kind:
    """How the value of a fact is written; "other" (tables, sizes, rules in parts) only comes by file."""
    value = datum.value
    if isinstance(value, bool):
        return "truth"
    if value is None or isinstance(value, int):
        return "number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, tuple) and value and all(isinstance(each, str) for each in value):
        return "words" if not any(":" in each for each in value) else "other"
    whole = isinstance(value, tuple) and len(value) == 2 and all(type(each) is int for each in value)
    return "pair" if whole else "other"


def written(datum: Datum) -> str:
    """The value as it is put into a field."""
    value = datum.value
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ("-" if kind(datum) == "pair" else ", ").join(map(str, value))
    return str(value)


def read(text: str, ours: Datum) -> Any:
    """What a person wrote for a fact like ``ours``. `UserError` ``channels.bad-value`` for anything else.

    A truth value is chosen, not written, so any word for one is refused.
    """
    text = text.strip()
    if not text:
        return None
    match kind(ours):
        case "number" if _NUMBER.fullmatch(text):
            return _whole(text)
        case "pair" if pair := _PAIR.fullmatch(text):
            low, high = _whole(pair[1]), _whole(pair[2])
            if low <= high:
                return (low, high)
        case "words" if words := tuple(each.strip() for each in text.split(",") if each.strip()):
            return words
        case "text":
            return text
    raise UserError("channels.bad-value", file="", row=0, field="value", found=text[:80])


def _whole(text: str) -> int:
    return int(re.sub(r"[. ]", "", text))
