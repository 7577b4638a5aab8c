"""``verify``: is this bundle whole? Needs no workspace."""

from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(file: Path, as_json: bool) -> int:
        return _verify(words, file, as_json)

    params: list[click.Parameter] = [options.file_in(words), options.json_flag(words)]
    return WordedCommand(words, name="verify", params=params, callback=run, help=words("cli.verify.help"))


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
