"""``go-on``: after the disk of this PC was set back, say so and write on in a new chain."""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(workspace: Path, note: str, look: bool, as_json: bool) -> None:
        _go_on(words, workspace, note, look, as_json)

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(["--note"], default="", metavar=words("cli.metavar.text"), help=words("cli.go-on.note")),
        click.Option(["--look"], is_flag=True, help=words("cli.go-on.look")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="go-on", params=params, callback=run, help=words("cli.go-on.help"))


def _go_on(words: Words, folder: Path, note: str, look: bool, machine: bool) -> None:
    from dataclasses import asdict

    from medsos_desktop.chains import telling
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=not look) as ws:
        left = ws.chains.set_back()
        if not look:
            ws.chains.go_on(note)
    if machine:
        click.echo(as_json({"explained": not look, "chains": [asdict(each) for each in left]}))
        return
    for each in left:
        click.echo(telling.left(each, words))
    if not look:
        click.echo(words("cli.go-on.done"))
    elif not left:
        click.echo(words("cli.go-on.nothing"))
