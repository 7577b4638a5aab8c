"""A pack file's bytes as a table: TOML, or JSON of the same; what cannot be read is refused with its place."""

import json
import re
import tomllib
from typing import Any

from medsos_desktop.errors import UserError

TOLD = 60
"""Letters of a word or a name from the file that a refusal tells."""
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no word may hold: it ends texts in other tools, or cannot be written as UTF-8."""

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_ROW = re.compile(r"\s*\[\[\s*row\s*\]\]")
_ID = re.compile(r"\s*id\s*=\s*[\"']([^\"']{1,80})[\"']")


def told(name: str) -> str:
    """A name as the file has it, fit to be shown."""
    return UNFIT.sub("\ufffd", name[:TOLD])


def table(name: str, data: bytes) -> dict[str, Any]:
    """What stands in a file. `UserError` ``rules.encoding``, ``rules.syntax`` (``line``, ``column``),

    ``rules.field`` (``row``, ``field``) where the value of a field cannot be read (a day that is none, a
    quote that never ends), and ``rules.no-table``.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("rules.encoding", file=name) from error
    try:
        found = json.loads(text) if name.lower().endswith(".json") else tomllib.loads(text)
    except json.JSONDecodeError as error:
        raise UserError("rules.syntax", file=name, line=error.lineno, column=error.colno) from error
    except tomllib.TOMLDecodeError as error:
        raise _misread(name, text, str(error)) from error
    except (RecursionError, ValueError) as error:  # nested without end, a number of thousands of digits
        raise UserError("rules.no-table", file=name) from error
    if not isinstance(found, dict):
        raise UserError("rules.no-table", file=name)
    return found


def _misread(name: str, text: str, message: str) -> UserError:
    """Names the field where the line is one of a row; else line and column."""
    at = _AT.search(message)
    lines = text.splitlines() or [""]
    line, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
    before = lines[:line]
    heads = [number for number, one in enumerate(before) if _ROW.match(one)]
    key = _KEY.match(before[-1]) if before else None
    if not heads or key is None or column <= key.end():
        return UserError("rules.syntax", file=name, line=line, column=column)
    named = next((found[1] for one in lines[heads[-1] :] if (found := _ID.match(one))), str(len(heads)))
    return UserError("rules.field", file=name, row=told(named), field=told(key[1]))
