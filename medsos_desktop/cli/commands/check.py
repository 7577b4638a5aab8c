"""``check``: the guideline checks, over posts on standard input or over a workspace."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.lines import answer_lines
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(jsonl: bool, workspace: Path | None, start: date | None, end: date | None, as_json: bool) -> int:
        if jsonl == (workspace is not None):
            raise click.UsageError(words("cli.check.what"))
        if workspace is None:
            return _check_lines(words)
        _check_workspace(words, workspace, start or date.min, end or date.max, as_json)
        return 0

    params: list[click.Parameter] = [
        options.jsonl_flag(words),
        options.workspace(words, required=False),
        click.Option(["--from", "start"], type=options.IsoDate(), help=words("cli.option.from")),
        click.Option(["--to", "end"], type=options.IsoDate(), help=words("cli.option.to")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="check", params=params, callback=run, help=words("cli.check.help"))


def _check_lines(words: Words) -> int:
    from medsos_desktop.channels import catalogue
    from medsos_desktop.checks import pack
    from medsos_desktop.checks.jsonl import judge_line

    channels, rules = catalogue.load(), pack.load()
    return answer_lines(lambda line: judge_line(line, rules, channels), words)


def _check_workspace(words: Words, folder: Path, start: date, end: date, machine: bool) -> None:
    from medsos_desktop.model.state import OVER
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=False) as ws:
        totals: Counter[str] = Counter()
        for row in ws.posts.rows(start, end):
            placed = ws.checks.of_post(ws.posts.get(row.id).post, row.id, out=row.state in OVER)
            if machine:
                click.echo(
                    as_json({"id": row.id, "code": row.code, "findings": [_plain(each) for each in placed]})
                )
                continue
            totals.update(each.finding.severity for each in placed)
            if placed:
                click.echo(f"{row.planned[:10]}  {row.title}")
            for each in placed:
                said = words(f"findings.{each.finding.code}.title", **each.finding.params)
                click.echo(f"    {words('state.severity.' + each.finding.severity)}: {said}")
        if not machine:
            click.echo(words("cli.check.total", **{name: totals[name] for name in ("block", "warn", "hint")}))


def _plain(placed: Any) -> dict[str, Any]:
    finding = placed.finding
    return {
        "code": finding.code,
        "severity": finding.severity,
        "span": list(finding.span) if finding.span else None,
        "params": dict(finding.params),
        "fix": finding.fix,
        "field": finding.field,
        "accounts": list(placed.accounts),
        "answered": placed.answer is not None,
    }
