"""``sheet``: the approval sheet of posts as PDF."""

from datetime import date
from pathlib import Path

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words

_PAPERS = ("a4", "f4")


def make(words: Words) -> click.Command:
    """The command."""

    def run(
        workspace: Path,
        posts: tuple[str, ...],
        week: date | None,
        every: bool,
        paper: str,
        crest: Path | None,
        out: Path,
        as_json: bool,
    ) -> None:
        if bool(posts) == (week is not None):
            raise click.UsageError(words("cli.sheet.what"))
        _sheet(words, workspace, posts, week, every, paper, crest, out, as_json)

    file = click.Path(path_type=Path)
    named = words("cli.metavar.file")
    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(["--post", "posts"], multiple=True, metavar="ID", help=words("cli.sheet.post")),
        click.Option(["--week"], type=options.IsoDate(), help=words("cli.sheet.week")),
        click.Option(["--all", "every"], is_flag=True, help=words("cli.sheet.all")),
        click.Option(
            ["--paper"], type=click.Choice(_PAPERS), default=_PAPERS[0], help=words("cli.sheet.paper")
        ),
        click.Option(["--crest"], type=file, metavar=named, help=words("cli.sheet.crest")),
        click.Option(["--out"], type=file, metavar=named, required=True, help=words("cli.sheet.out")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="sheet", params=params, callback=run, help=words("cli.sheet.help"))


def _sheet(
    words: Words,
    folder: Path,
    posts: tuple[str, ...],
    week: date | None,
    every: bool,
    paper: str,
    crest: Path | None,
    out: Path,
    machine: bool,
) -> None:
    from medsos_desktop.reports import paper as papers
    from medsos_desktop.reports import small
    from medsos_desktop.workspace import Workspace

    arms = small.crest(crest) if crest is not None else None
    with Workspace.open(folder, write=False) as ws:
        if week is not None:
            sheet = ws.reports.week_sheet(week, language=words.language, crest=arms, all_=every)
        else:
            ids = [ws.reports.named(code) for code in posts]
            sheet = ws.reports.sheet(ids, language=words.language, crest=arms)
        written = ws.reports.write(sheet, papers.named(paper), out)
    if machine:
        told = [{"title": each.title, "code": each.code, "content": each.content} for each in sheet.posts]
        click.echo(as_json({"file": str(written), "posts": told}))
        return
    click.echo(words("cli.sheet.done", n=len(sheet.posts), file=str(written)))
