"""Reading the message catalogue, and how the code uses it, for `test_words`."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.guards.sources import ROOT, called, docstrings, name_of, nodes, python_files

LANG = ROOT / "resources" / "lang"
KEY = re.compile(r"[a-z_]+(\.[\w\- ]+)+")
CALLEES = re.compile(r"(^|\.)_?(words|say|said|word)$")
"""Names under which a `Words` is called."""


@cache
def messages(language: str) -> dict[str, tuple[str, ...]]:
    """Key -> the message's forms, of all files of one language."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted((LANG / language).glob("*.toml")):
        _flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8")), found)
    return found


def _flatten(prefix: str, table: dict[str, object], into: dict[str, tuple[str, ...]]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict) and set(value) <= {"one", "other"}:
            into[key] = tuple(str(text) for text in value.values())
        elif isinstance(value, dict):
            _flatten(key, value, into)
        else:
            into[key] = (str(value),)


def rooms() -> set[str]:
    """Names of the catalogue's files, in either language."""
    return {file.stem for file in LANG.glob("*/*.toml")}


def fields(forms: tuple[str, ...]) -> set[str]:
    """Parameters of a message, of all its forms together."""
    return {
        field.partition(".")[0].partition("[")[0]
        for text in forms
        for _, field, _, _ in string.Formatter().parse(text)
        if field is not None
    }


@dataclass(frozen=True, slots=True)
class Call:
    """A message asked for by name: ``params`` is `None` when they cannot be read from the source."""

    key: str
    params: frozenset[str] | None
    place: str


def _constants(node: ast.expr) -> list[str]:
    """The key or keys that an argument can be: a string, or a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _constants(node.body) + _constants(node.orelse)
    return []


def _calls(file: Path, wanted: re.Pattern[str]) -> Iterator[Call]:
    for node in nodes(file):
        if not isinstance(node, ast.Call) or not node.args or not wanted.search(called(node)):
            continue
        names = [keyword.arg for keyword in node.keywords]
        params = None if None in names else frozenset(name for name in names if name is not None)
        for key in _constants(node.args[0]):
            yield Call(key, params, f"{name_of(file)}:{node.lineno}")


@cache
def product() -> tuple[Path, ...]:
    """Source files that may speak."""
    return (*python_files("medsos_desktop", "ui"), ROOT / "main.py", ROOT / "tools" / "screenshots.py")


def _present() -> list[Path]:
    return [file for file in product() if file.is_file()]


def asked() -> list[Call]:
    """Every message that the code asks for by a name standing in the source."""
    return [call for file in _present() for call in _calls(file, CALLEES) if KEY.fullmatch(call.key)]


def raised() -> list[Call]:
    """Every `UserError` with a code standing in the source."""
    return [call for file in _present() for call in _calls(file, re.compile(r"(^|\.)UserError$"))]


@cache
def mentioned() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Strings of the code and of the data files that may be keys, and patterns of composed ones."""
    known = rooms()
    exact: set[str] = set()
    composed: set[str] = set()
    for file in _present():
        skip = docstrings(nodes(file))
        for node in nodes(file):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
                exact.add(node.value)
                if node.value.endswith(".") and node.value.partition(".")[0] in known:
                    composed.add(re.escape(node.value) + ".+")
            elif isinstance(node, ast.JoinedStr):
                composed.add(_pattern(node))
    for file in sorted((ROOT / "resources").rglob("*")):
        if file.suffix in {".json", ".toml", ".html"} and LANG not in file.parents:
            exact.update(re.findall(r'"([a-z_]+\.[\w.\-]+)"', file.read_text("utf-8")))
    patterns = {text for text in composed if text.partition("\\.")[0] in known}
    return frozenset(exact), tuple(re.compile(text) for text in sorted(patterns))


def _pattern(node: ast.JoinedStr) -> str:
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
    return "".join(parts)


def is_used(key: str) -> bool:
    """Whether anything in the code or the data can ask for ``key``, by name or composed."""
    exact, patterns = mentioned()
    room, _, rest = key.partition(".")
    names = {key}
    if rest.startswith("error.") and rest.endswith((".text", ".hint")):
        names.add(f"{room}.{rest.removeprefix('error.')[:-5]}")
    return bool(names & exact) or any(pattern.fullmatch(name) for pattern in patterns for name in names)
