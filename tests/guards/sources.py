"""Reading our own source for the guards: files, imports and string constants."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tree(file: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


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


def _imports_by_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("import_module", "__import__"))
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
    )


def imports(file: Path) -> Iterator[Import]:
    """Every absolute import of the file, those inside functions and type-checking blocks too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, "", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (Import(node.module, alias.name, node.lineno) for alias in node.names)
        elif _imports_by_call(node):
            yield Import(str(node.args[0].value), "", node.lineno)


def inside(file: Path) -> Iterator[tuple[str, int]]:
    """What the file imports relatively, as dotted paths from the checkout, with the line."""
    folder = file.relative_to(ROOT).parts[:-1]
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*folder[: len(folder) + 1 - node.level], *([node.module] if node.module else [])]
            yield from ((".".join([*base, alias.name]), node.lineno) for alias in node.names)


def attributes(file: Path) -> Iterator[tuple[str, int]]:
    """Every name taken of something with a dot, with its line."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno


def docstrings(module: ast.Module) -> set[int]:
    """Ids of the constants that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr):
            found.add(id(node.body[0].value))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
    return found


def strings(file: Path) -> Iterator[tuple[str, int]]:
    """Every string constant that is no docstring, with its line."""
    module = tree(file)
    skip = docstrings(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.value, node.lineno
