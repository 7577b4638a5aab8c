"""``export``: approved posts into a schedule bundle."""

from datetime import date
from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(workspace: Path, start: date, end: date, out: Path, as_json: bool) -> None:
        _export(words, workspace, start, end, out, as_json)

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(
            ["--from", "start"], type=options.IsoDate(), required=True, help=words("cli.option.from")
        ),
        click.Option(["--to", "end"], type=options.IsoDate(), required=True, help=words("cli.option.to")),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar=words("cli.metavar.file"),
            required=True,
            help=words("cli.export.out"),
        ),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="export", params=params, callback=run, help=words("cli.export.help"))


def _export(words: Words, folder: Path, start: date, end: date, out: Path, machine: bool) -> None:
    from medsos_desktop.bundles.plan import ExportRequest
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder) as ws:
        plan = ws.bundles.plan(ExportRequest(start=start, end=end))
        written = ws.bundles.write(plan, out, progress=progress_line(words))
        # Recording needs a person to stand for it; a script on a workspace without one only exports.
        if ws.directory.actor() is not None:
            ws.bundles.record(plan)
    if machine:
        held = [
            {"code": each.code, "title": each.title, "why": each.reason, "params": dict(each.params)}
            for each in plan.held
        ]
        click.echo(as_json({"file": str(written), "posts": [item.code for item in plan.items], "held": held}))
        return
    for each in plan.held:
        click.echo(
            words("cli.export.held", title=each.title, why=words(f"bundle.held.{each.reason}", **each.params))
        )
    click.echo(words("cli.export.done", n=len(plan.items), held=len(plan.held), file=str(written)))
