"""No sentence in code: what a person reads stands in the catalogue, in both languages."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.guards.sources import called, docstrings, name_of, python_files, tree, walked

SHOWN = frozenset({
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction",
    "setText", "setTitle", "setToolTip", "setStatusTip", "setWindowTitle", "setPlaceholderText",
    "setLabelText", "setAccessibleName", "setAccessibleDescription", "setPrefix", "setSuffix",
    "addItem", "addAction", "drawText", "echo", "print",
})  # fmt: skip
"""Calls whose text is read by a person as it stands."""

NAMES = ("Medsos Desktop", "PAINTED")
"""The product's own name is the same in every language; the mark of ``--probe`` is for machines."""

_WORD = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[^\W\d_][a-z][\w'-]*[,;:]?( [\w'\"“(-]+[\w'\"”),;:-]*){3,}\s?[.!?…]?")
"""Four words or more, the first of them not in capitals as SQL is."""


def _literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The fixed parts of a text: a constant, those of an f-string, both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _literals(part)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _speaks(text: str) -> bool:
    for name in NAMES:
        text = text.replace(name, "")
    return bool(_WORD.search(text))


def spoken(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines and texts that a person would read and that no catalogue holds."""
    every = walked(module)
    silent = docstrings(every)
    for node in every:
        if isinstance(node, ast.Raise | ast.Assert):  # a bug's words are for whoever mends it
            silent |= {id(part) for part in ast.walk(node)}
    for node in every:
        if isinstance(node, ast.Call) and called(node) in SHOWN:
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from (
                    (part.lineno, part.value) for part in _literals(given) if _speaks(str(part.value))
                )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            text = node.value.strip()
            if text[:1].isupper() and _SENTENCE.fullmatch(text):
                yield node.lineno, text


@pytest.mark.parametrize(
    "code",
    [
        "label.setText('Simpan')",
        "QLabel('The post could not be saved')",
        "click.echo(f'Everything is fine: {n}')",
        "button.setToolTip('Hapus' if one else 'Hapus semua')",
        "SAY = 'The post could not be saved, please try again.'",
        "return 'Unggahan ini belum bisa disimpan'",
    ],
)
def test_the_rule_finds_sentences(code: str) -> None:
    assert list(spoken(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "label.setText(words('calendar.save'))",
        "label.setText('…')",
        "echo(f'Medsos Desktop {version}')",
        "run('SELECT id, title FROM posts ORDER BY title')",
        "raise ValueError('This must never happen in here')",
        "MONTHS = 'agustus agu ags agt'",
    ],
)
def test_the_rule_lets_the_rest_be(code: str) -> None:
    assert not list(spoken(ast.parse(code)))


def test_no_sentence_in_code() -> None:
    wrong = [
        f"{name_of(file)}:{line} {text[:60]!r}"
        for file in python_files("medsos_desktop", "ui")
        for line, text in spoken(tree(file))
    ]
    assert not wrong
