"""``log``: who did what when, on the terminal, as JSON lines or as a spreadsheet."""

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json as spell_json
from medsos_desktop.cli.say import progress_line
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

_SHOWN = 50
_KINDS = (
    "decision", "note", "publication", "evidence", "text", "picture", "office", "sign-in", "key", "erase",
)  # fmt: skip


def make(words: Words) -> click.Command:
    """The command."""

    def run(workspace: Path, as_json: bool, limit: int, out: Path | None, **asked: Any) -> None:
        from medsos_desktop.activity import sheet
        from medsos_desktop.workspace import Workspace

        with Workspace.open(workspace, write=False) as ws:
            wanted = _wanted(ws, **asked)
            if out is not None:
                n = sheet.save(ws.activity, wanted, words, out, progress=progress_line(words))
                click.echo(words("cli.log.done", n=n, file=str(out)))
                return
            for entry in islice(ws.activity.every(wanted), limit):
                click.echo(_plain(words, entry) if as_json else _line(words, entry))
            click.echo(words("cli.log.total", n=ws.activity.count(wanted)), err=True)

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(["--from", "first"], type=options.IsoDate(), help=words("cli.option.from")),
        click.Option(["--to", "last"], type=options.IsoDate(), help=words("cli.option.to")),
        click.Option(["--person"], default="", help=words("cli.log.person")),
        click.Option(
            ["--kind", "kinds"], multiple=True, type=click.Choice(_KINDS), help=words("cli.log.kind")
        ),
        click.Option(["--post"], default="", metavar="ID", help=words("cli.log.post")),
        click.Option(["--find", "text"], default="", help=words("cli.log.find")),
        click.Option(
            ["--limit"], type=click.IntRange(1, 1_000_000), default=_SHOWN, help=words("cli.log.limit")
        ),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar=words("cli.metavar.file"),
            help=words("cli.log.out"),
        ),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="log", params=params, callback=run, help=words("cli.log.help"))


def _wanted(
    ws: Any,
    first: date | None,
    last: date | None,
    person: str,
    kinds: tuple[str, ...],
    post: str,
    text: str,
) -> Any:
    from medsos_desktop.activity.log import Wanted

    name = person.strip().casefold()
    found = [id_ for id_, each in ws.activity.people().items() if each.casefold() == name] if name else [""]
    if not found:
        raise UserError("activity.person", name=person.strip()[:60])
    id_ = ws.reports.named(post) if post else ""
    return Wanted(found[0], frozenset(kinds), id_, first, last, text)


def _line(words: Words, entry: Any) -> str:
    from medsos_desktop.activity import telling

    proof = telling.proof(words, entry)
    told = f"{entry.at:%Y-%m-%d %H:%M:%S}  {telling.person(words, entry)}  {telling.said(words, entry)}"
    return f"{told} ({proof})" if proof else told


def _plain(words: Words, entry: Any) -> str:
    from medsos_desktop.activity import telling

    return spell_json({
        "at": entry.at.isoformat(timespec="milliseconds"),
        "person": entry.person,
        "name": entry.name,
        "kind": entry.kind,
        "action": entry.action,
        "what": telling.said(words, entry),
        "subject": entry.subject,
        "post": entry.post,
        "proof": entry.proof,
    })  # fmt: skip
