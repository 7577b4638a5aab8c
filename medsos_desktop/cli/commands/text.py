"""``text``: every count of a text and what will link in it."""

import sys
from collections.abc import Mapping
from typing import Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.lines import answer_lines
from medsos_desktop.words import Words

COUNTS = ("x_weighted", "utf16", "code_points", "graphemes", "utf8_bytes")


def make(words: Words) -> click.Command:
    """The command."""

    def run(jsonl: bool, given: str | None) -> int:
        if jsonl and given is not None:
            raise click.UsageError(words("cli.text.both"))
        if jsonl:
            return answer_lines(judge_line, words)
        text = given if given is not None else sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        answer = judge(text)
        for name in COUNTS:
            click.echo(f"{words('cli.count.' + name):28}{answer[name]:>8}")
        for entity in answer["entities"]:
            start, end = entity["span"]
            click.echo(f"{words('cli.entity.' + entity['kind']):28}{start:>8}-{end}  {entity['text']}")
        return 0

    params: list[click.Parameter] = [
        options.jsonl_flag(words),
        click.Argument(["given"], required=False, metavar=words("cli.text.argument")),
    ]
    return WordedCommand(words, name="text", params=params, callback=run, help=words("cli.text.help"))


def judge_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """``{"id", "text"}`` answered with every count and the entities."""
    return {"id": line.get("id")} | judge(line.get("text") or "")


def judge(text: str) -> dict[str, Any]:
    """Every count of ``text`` and its entities, spans in code points of the cleaned text.

    Where cleaning changed anything (lone surrogates, NUL, CRLF), the cleaned text comes along, so
    that the spans can be followed.
    """
    from medsos_desktop.text.clean import clean
    from medsos_desktop.text.count import counts
    from medsos_desktop.text.entities import entities

    cleaned = clean(text)
    numbers = counts(cleaned)
    answer: dict[str, Any] = {name: getattr(numbers, name) for name in COUNTS}
    answer["entities"] = [
        {"kind": found.kind, "span": [found.start, found.end], "text": found.text}
        for found in entities(cleaned)
    ]
    if cleaned != text:
        answer["text"] = cleaned
    return answer
