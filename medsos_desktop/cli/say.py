"""How answers reach the terminal: words for people, ASCII-escaped JSON for machines."""

import json
import sys
from collections.abc import Callable
from typing import Any

import click

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words


def as_json(value: Any) -> str:
    """One line of JSON in ASCII: safe through any pipe and code page."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def error_lines(error: UserError, words: Words) -> list[str]:
    """What happened and what to do, as two lines."""
    room, _, rest = error.code.partition(".")
    base = f"{room}.error.{rest}"
    params = {name: words_of(value, words) for name, value in error.params.items()}
    lines = [words(f"{base}.text", **params)]
    if words.find(f"{base}.hint") is not None:
        lines.append(words(f"{base}.hint", **params))
    return lines


def words_of(value: Any, words: Words) -> Any:
    """A parameter that is itself a key of the catalogue is worded; anything else stays as it is."""
    if isinstance(value, str) and words.find(value) is not None:
        return words(value)
    return value


def progress_line(words: Words) -> Callable[[int, int, str], None]:
    """A progress callable for long work: one line on standard error, only where somebody looks at it."""
    if not sys.stderr.isatty():
        return lambda _done, _total, _what: None

    def show(done: int, total: int, what: str) -> None:
        click.echo(f"\r{words_of(what, words)} {done}/{total}", nl=done >= total, err=True)

    return show
