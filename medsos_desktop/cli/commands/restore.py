"""``restore``: a backup into a folder; what was there is kept beside it."""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(file: Path, workspace: Path) -> None:
        from medsos_desktop.workspace import restore

        kept = restore(file, workspace)
        click.echo(words("cli.restore.done", folder=str(workspace)))
        if kept is not None:
            click.echo(words("cli.restore.kept", file=str(kept)))

    params: list[click.Parameter] = [options.file_in(words), options.workspace(words)]
    return WordedCommand(words, name="restore", params=params, callback=run, help=words("cli.restore.help"))
