"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from medsos_desktop.words import Words


class IsoDate(click.ParamType[date]):
    """``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """See `click.ParamType.convert`."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(str(value), param, ctx)


def workspace(words: Words, *, required: bool = True) -> click.Option:
    """``--workspace DIR``."""
    return click.Option(
        ["--workspace"],
        type=click.Path(path_type=Path, file_okay=False),
        required=required,
        metavar=words("cli.metavar.folder"),
        help=words("cli.option.workspace"),
    )


def json_flag(words: Words) -> click.Option:
    """``--json``."""
    return click.Option(["--json", "as_json"], is_flag=True, help=words("cli.option.json"))


def jsonl_flag(words: Words) -> click.Option:
    """``--jsonl``: one JSON object a line in, one a line out."""
    return click.Option(["--jsonl", "jsonl"], is_flag=True, help=words("cli.option.jsonl"))


def file_in(words: Words) -> click.Argument:
    """A file to read; whether it exists is for the service to say, in our words."""
    return click.Argument(["file"], type=click.Path(path_type=Path), metavar=words("cli.metavar.file"))
