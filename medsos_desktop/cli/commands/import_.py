"""``import``: the office's own spreadsheet into the calendar, or what would come of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.exchange.importing import SheetPlan
    from medsos_desktop.workspace import Workspace


def make(words: Words) -> click.Command:
    """The command."""

    def run(file: Path, workspace: Path, dry_run: bool, update: bool, as_json: bool) -> None:
        _import(words, file, workspace, dry_run, update, as_json)

    params: list[click.Parameter] = [
        options.file_in(words),
        options.workspace(words),
        click.Option(["--dry-run"], is_flag=True, help=words("cli.import.dry-run")),
        click.Option(["--update"], is_flag=True, help=words("cli.import.update")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="import", params=params, callback=run, help=words("cli.import.help"))


@contextmanager
def _workspace(folder: Path, dry_run: bool) -> Iterator["Workspace"]:
    """The workspace, made where there is none; a dry run there looks at an empty one that is thrown away."""
    from medsos_desktop.workspace import Workspace

    if dry_run and not folder.exists():
        with (
            TemporaryDirectory() as empty,
            Workspace.open(Path(empty), create=True, home=Path(empty) / "home") as ws,
        ):
            yield ws
    else:
        with Workspace.open(folder, write=not dry_run, create=True) as ws:
            yield ws


def _expect_posts(plan: "SheetPlan") -> None:
    """Text of any kind reads as a table; without a calendar in it there is nothing to bring in."""
    reading = plan.reading
    if not reading.posts and not reading.rejected and not any(table.calendar for table in reading.tables):
        raise UserError("sheet.no_calendar", name=reading.name)


def _import(words: Words, file: Path, folder: Path, dry_run: bool, update: bool, machine: bool) -> None:
    from medsos_desktop.exchange.sheets.report import reading_lines, to_json

    if not dry_run and not folder.exists():
        # A file that is refused must not leave an empty workspace behind.
        with _workspace(folder, dry_run=True) as ws:
            _expect_posts(ws.sheets.preview(file))
    with _workspace(folder, dry_run) as ws:
        plan = ws.sheets.preview(file, progress=progress_line(words))
        _expect_posts(plan)
        if not dry_run:
            ws.sheets.apply(plan, updates=update)
    if machine:
        click.echo(as_json(to_json(plan.reading)))
        return
    for line in reading_lines(plan.reading, words):
        click.echo(line)
    done = "cli.import.would" if dry_run else "cli.import.done"
    changed = len(plan.updates) if update else 0
    click.echo(words(done, new=len(plan.new), same=len(plan.same), changed=changed))
    if plan.updates and not update:
        click.echo(words("cli.import.offered", n=len(plan.updates)))
