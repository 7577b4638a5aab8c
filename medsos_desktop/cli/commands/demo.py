"""``demo``: the whole job on the sample, from spreadsheet-like data to a verified bundle."""

from pathlib import Path

import click

from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(out: Path) -> int:
        from medsos_desktop.demo.run import run as run_demo

        return run_demo(out, words, click.echo)

    option = click.Option(
        ["--out"],
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("out"),
        metavar=words("cli.metavar.folder"),
        help=words("cli.demo.out"),
    )
    return WordedCommand(words, name="demo", params=[option], callback=run, help=words("cli.demo.help"))
