"""JSON lines on standard input, answered one by one; a bad line is named and does not cost the others."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from medsos_desktop.cli.say import as_json, error_lines
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; a post of a million characters fits, a runaway file does not."""

Judge = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def answer_lines(judge: Judge, words: Words) -> int:
    """Print ``judge``'s answer to each non-empty line; exit code 0 when every line was judged, else 1.

    A line that is no JSON object, has a wrong ``text``, or is refused by ``judge`` (`UserError`) is named on
    standard error with its number and the reason; the lines behind it are still answered.
    """
    bad = 0
    for number, raw in _lines():
        try:
            click.echo(as_json(judge(_object(raw, first=number == 1))))
        except UserError as error:
            bad += 1
            reason = " ".join(error_lines(error, words))
            click.echo(words("cli.line.wrong", line=number, reason=reason), err=True)
    if bad:
        click.echo(words("cli.line.left", n=bad), err=True)
    return 1 if bad else 0


def _lines() -> Iterator[tuple[int, bytes]]:
    """Lines with their number from 1; of one over the limit only the beginning, so that it is told apart."""
    number = 0
    while raw := sys.stdin.buffer.readline(LONGEST_LINE + 1):
        number += 1
        rest = raw
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = sys.stdin.buffer.readline(LONGEST_LINE + 1)
        if raw.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, raw


def _object(raw: bytes, *, first: bool) -> Mapping[str, Any]:
    if len(raw) > LONGEST_LINE:
        raise UserError("cli.line-long", limit=LONGEST_LINE)
    try:
        value = json.loads(raw.decode("utf-8-sig" if first else "utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UserError("cli.line", detail=str(error)[:120]) from error
    if not isinstance(value, dict):
        raise UserError("cli.line", detail=type(value).__name__)
    if not isinstance(value.get("text"), str | None):
        raise UserError("cli.line-text", kind=type(value["text"]).__name__)
    return value


def _no_constant(name: str) -> None:
    """NaN and Infinity are no JSON, and an ``id`` of that kind would make our answer none either."""
    raise ValueError(name)
