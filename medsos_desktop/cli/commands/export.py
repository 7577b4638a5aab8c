"""``export``: approved posts into a schedule bundle."""

from datetime import date
from pathlib import Path

import click

from medsos_desktop.bundles.parts import LIMITS
from medsos_desktop.bundles.plan import ExportRequest
from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(
        workspace: Path, start: date, end: date, out: Path, limit: str, draft: bool, as_json: bool
    ) -> None:
        _export(words, workspace, ExportRequest(start, end, draft=draft), out, LIMITS.get(limit), as_json)

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
        click.Option(
            ["--limit"], type=click.Choice(["none", *LIMITS]), default="none", help=words("cli.export.limit")
        ),
        click.Option(["--draft"], is_flag=True, help=words("cli.export.draft")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="export", params=params, callback=run, help=words("cli.export.help"))


def _export(
    words: Words, folder: Path, request: ExportRequest, out: Path, limit: int | None, machine: bool
) -> None:
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder) as ws:
        plan = ws.bundles.plan(request)
        written = ws.bundles.write(plan, out, progress=progress_line(words), limit=limit)
        # Recording needs a person to stand for it; a script on a workspace without one only exports.
        if ws.directory.actor() is not None:
            ws.bundles.record(plan)
    if machine:
        held = [
            {"code": each.code, "title": each.title, "why": each.reason, "params": dict(each.params)}
            for each in plan.held
        ]
        files = [str(each) for each in written]
        posts = [item.code for item in plan.items]
        click.echo(as_json({"file": files[0], "files": files, "posts": posts, "held": held}))
        return
    for each in plan.held:
        click.echo(
            words("cli.export.held", title=each.title, why=words(f"bundle.held.{each.reason}", **each.params))
        )
    click.echo(
        words("cli.export.done", n=len(plan.items), held=len(plan.held), file=", ".join(map(str, written)))
    )
