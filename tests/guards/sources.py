"""Reading our own source for the guards: files, imports and string constants."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]


@cache
def tree(file: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


_LOOKED_AT = (
    ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Expr, ast.Import, ast.ImportFrom,
    ast.Call, ast.Attribute, ast.Constant, ast.JoinedStr,
)  # fmt: skip


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """What guards look at in the file, walked through once for all of them."""
    return tuple(node for node in walked(tree(file)) if isinstance(node, _LOOKED_AT))


def walked(top: ast.AST) -> list[ast.AST]:
    """As `ast.walk`, in half the time: without what has no parts (whether a name is read or written)."""
    found = [top]
    for node in found:  # grows meanwhile
        for name in node._fields:
            value = getattr(node, name, None)
            if type(value) is list:
                found += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST) and value._fields:
                found.append(value)
    return found


Item = TypeVar("Item")


def _once(read: Callable[[Path], Iterator[Item]]) -> Callable[[Path], tuple[Item, ...]]:
    """Each file is read so once: dozens of guards ask the same."""
    return cache(wraps(read)(lambda file: tuple(read(file))))


def python_files(*folders: str) -> list[Path]:
    """All Python files below ``folders`` of the checkout, in order; a missing folder is empty."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def name_of(file: Path) -> str:
    """The path within the checkout, with slashes."""
    return file.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module or name: ``module`` is absolute as written, ``name`` what is taken of it."""

    module: str
    name: str
    line: int

    @property
    def full(self) -> str:
        """``module.name``, or the module alone."""
        return f"{self.module}.{self.name}" if self.name else self.module


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else str(getattr(node.func, "id", ""))


def _imported_by(node: ast.Call) -> str:
    """What ``import_module("a.b")`` and its like import; "" for any other call."""
    if not (node.args and isinstance(node.args[0], ast.Constant)):
        return ""
    return str(node.args[0].value) if called(node) in {"import_module", "__import__"} else ""


@_once
def imports(file: Path) -> Iterator[Import]:
    """Every absolute import of the file, those inside functions and type-checking blocks too."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, "", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (Import(node.module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and (name := _imported_by(node)):
            yield Import(name, "", node.lineno)


@_once
def inside(file: Path) -> Iterator[tuple[str, int]]:
    """What the file imports relatively, as dotted paths from the checkout, with the line."""
    folder = file.relative_to(ROOT).parts[:-1]
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*folder[: len(folder) + 1 - node.level], *([node.module] if node.module else [])]
            yield from ((".".join([*base, alias.name]), node.lineno) for alias in node.names)


@_once
def attributes(file: Path) -> Iterator[tuple[str, int]]:
    """Every name taken of something with a dot, with its line."""
    for node in nodes(file):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno


def docstrings(every: Iterable[ast.AST]) -> set[int]:
    """Ids of the constants that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found: set[int] = set()
    for node in every:
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr):
            found.add(id(node.body[0].value))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
    return found


@_once
def strings(file: Path) -> Iterator[tuple[str, int]]:
    """Every string constant that is no docstring, with its line."""
    skip = docstrings(nodes(file))
    for node in nodes(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.value, node.lineno
