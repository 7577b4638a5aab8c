"""JSON lines from standard input, with limits and an error that names the line."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from medsos_desktop.errors import UserError

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; a post of a million characters fits, a runaway file does not."""


def read_objects() -> Iterator[dict[str, Any]]:
    """Each non-empty line of standard input as an object.

    Raises `UserError` ``cli.line`` for a line that is no JSON object, ``cli.line-long`` for one over
    the limit; lines before it have been answered by then.
    """
    number = 0
    while raw := sys.stdin.buffer.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise UserError("cli.line-long", line=number, limit=LONGEST_LINE)
        if not raw.strip():
            continue
        try:
            value = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            raise UserError("cli.line", line=number, detail=str(error)[:120]) from error
        if not isinstance(value, dict):
            raise UserError("cli.line", line=number, detail=type(value).__name__)
        yield value
