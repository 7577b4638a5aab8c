"""``backup``: a copy of the workspace's database that is whole at one moment."""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(workspace: Path, out: Path | None) -> None:
        from medsos_desktop.workspace import Workspace

        with Workspace.open(workspace) as ws:
            made = ws.backups.make(out)
        click.echo(words("cli.backup.done", file=str(made)))

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar=words("cli.metavar.file"),
            help=words("cli.backup.out"),
        ),
    ]
    return WordedCommand(words, name="backup", params=params, callback=run, help=words("cli.backup.help"))
