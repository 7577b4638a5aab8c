"""``results``: the filled sheet of results of whoever posted into the calendar."""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(file: Path, workspace: Path, dry_run: bool, update: bool, doubts: bool, as_json: bool) -> None:
        _results(words, file, workspace, dry_run, update, doubts, as_json)

    params: list[click.Parameter] = [
        options.file_in(words),
        options.workspace(words),
        click.Option(["--dry-run"], is_flag=True, help=words("cli.results.dry-run")),
        click.Option(["--update"], is_flag=True, help=words("cli.results.update")),
        click.Option(["--doubts"], is_flag=True, help=words("cli.results.doubts")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="results", params=params, callback=run, help=words("cli.results.help"))


def _results(
    words: Words, file: Path, folder: Path, dry_run: bool, update: bool, doubts: bool, machine: bool
) -> None:
    from medsos_desktop.exchange.results import report
    from medsos_desktop.exchange.results.model import Kind
    from medsos_desktop.workspace import Workspace

    kinds = (Kind.NEW, *([Kind.UPDATE] if update else []), *([Kind.DOUBT] if doubts else []))
    with Workspace.open(folder, write=not dry_run) as ws:
        plan = ws.results.preview(file, progress=progress_line(words))
        chosen = frozenset(line.key for line in plan.of(*kinds))
        if not dry_run:
            ws.results.apply(plan, chosen)
    if machine:
        taken = 0 if dry_run else len(chosen)
        click.echo(as_json({**report.to_json(plan), "taken": taken, "partly": report.partly(plan, chosen)}))
        return
    for line in report.lines(plan, words):
        click.echo(line)
    for said in report.partly_lines(plan, chosen, words):
        click.echo(said)
    click.echo(words("cli.results.would" if dry_run else "cli.results.done", n=len(chosen)))
    if plan.of(Kind.UPDATE) and not update:
        click.echo(words("cli.results.offered", n=len(plan.of(Kind.UPDATE))))
    if plan.of(Kind.DOUBT) and not doubts:
        click.echo(words("cli.results.doubted", n=len(plan.of(Kind.DOUBT))))
