"""Numbers as the language writes them, with the marks of ``figures.toml``: "2.200", "1,91", "2,9 MB"."""

from typing import Protocol

_KB, _MB = 1_000, 1_000_000
_WHOLE_FROM = 100 * _MB
"""From here on a tenth of a megabyte tells nobody anything."""


class Say(Protocol):
    """The catalogue of messages (`medsos_desktop.words.Words`)."""

    def __call__(self, key: str, **params: object) -> str:
        """The message."""
        ...


def number(say: Say, value: float, places: int = 1) -> str:
    """A number with its thousands marked, a fraction with ``places`` behind the mark; no zeros at its end."""
    plain = f"{value:,}" if isinstance(value, int) else f"{value:,.{places}f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    marks = {ord(","): say("figures.thousands"), ord("."): say("figures.decimal")}
    return plain.translate(marks)


def size(say: Say, number_of_bytes: int) -> str:
    """Bytes as people read them: "38 kB", "2,9 MB", "140 MB"; never less than one kB."""
    if number_of_bytes < _MB:
        return say("figures.kilobytes", n=max(1, round(number_of_bytes / _KB)))
    megabytes = number_of_bytes / _MB
    shown = megabytes if number_of_bytes < _WHOLE_FROM else round(megabytes)
    return say("figures.megabytes", n=number(say, shown))
