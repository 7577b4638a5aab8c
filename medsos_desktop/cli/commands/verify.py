"""``verify``: is this bundle whole? Needs no workspace. Or: is everything in this workspace whole?"""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(file: Path | None, workspace: Path | None, as_json: bool) -> int:
        if (file is None) == (workspace is None):
            raise click.UsageError(words("cli.verify.what"))
        if workspace is not None:
            return _records(words, workspace, as_json)
        assert file is not None
        return _verify(words, file, as_json)

    file = options.file_in(words)
    file.required = False
    params: list[click.Parameter] = [
        file,
        options.workspace(words, required=False),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="verify", params=params, callback=run, help=words("cli.verify.help"))


def _records(words: Words, folder: Path, machine: bool) -> int:
    from dataclasses import asdict

    from medsos_desktop.chains import telling
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=False) as ws:
        report, names = ws.chains.report(), ws.chains.names()
        left, zone = ws.chains.set_back(), ws.directory.office().zone
    if machine:
        told = asdict(report) | {"whole": not report.troubles, "set_back": [asdict(each) for each in left]}
        click.echo(as_json(told))
        return 1 if report.troubles else 0
    for line in telling.lines(report, words, zone, names):
        click.echo(line, err=True)
    for each in left:
        click.echo(telling.left(each, words), err=True)
    if left:
        click.echo(words("cli.verify.go-on"), err=True)
    click.echo(telling.verdict(report, words))
    return 1 if report.troubles else 0


def _verify(words: Words, file: Path, machine: bool) -> int:
    from medsos_desktop.bundles.verify import verify

    report = verify(file)
    if machine:
        problems = [
            {"entry": each.entry, "code": each.code, "params": dict(each.params)} for each in report.problems
        ]
        click.echo(
            as_json(
                {"whole": report.whole, "signed": report.signed, "posts": report.posts, "problems": problems}
            )
        )
        return 0 if report.whole else 1
    for each in report.problems:
        said = words(f"bundle.problem.{each.code}", entry=each.entry, **each.params)
        click.echo(said, err=True)
    click.echo(words(f"bundle.verdict.{report.verdict}", **report.told))
    return 0 if report.whole else 1
