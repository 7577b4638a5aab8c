"""``code``: which version of which post a sheet was printed from."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json
from medsos_desktop.words import Words


def make(words: Words) -> click.Command:
    """The command."""

    def run(text: tuple[str, ...], workspace: Path, as_json: bool) -> int:
        return _find(words, workspace, " ".join(text), as_json)

    params: list[click.Parameter] = [
        click.Argument(["text"], nargs=-1, required=True, metavar=words("cli.code.argument")),
        options.workspace(words),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="code", params=params, callback=run, help=words("cli.code.help"))


def _find(words: Words, folder: Path, text: str, machine: bool) -> int:
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=False) as ws:
        lookup, zone = ws.codes.find(text), ws.directory.office().zone
    if machine:
        found = [_plain(each) for each in lookup.found]
        click.echo(as_json({"binds": lookup.binds, "found": found}))
        return 0 if found else 1
    for each in lookup.found:
        _say(words, each, zone)
    if not lookup.found:
        click.echo(words("cli.code.none"))
    elif lookup.several and not lookup.binds:
        click.echo(words("cli.code.several", n=len(lookup.found)))
    else:
        click.echo(words("cli.code.binds" if lookup.binds else "cli.code.finds"))
    return 0 if lookup.found else 1


def _say(words: Words, found: Any, zone: str) -> None:
    from medsos_desktop.approval.content import short_code
    from medsos_desktop.calendar import format as spell
    from medsos_desktop.calendar import zones

    click.echo(f"{short_code(found.content)}  {found.title or words('reports.untitled')}")
    if found.current:
        click.echo(f"    {words('cli.code.current')}")
    if found.revision:
        click.echo(f"    {words('cli.code.earlier')}")
    for decision in found.decisions:
        at = spell.moment(words, zones.to_local(datetime.fromisoformat(decision.at), zone), zone)
        proof = words.first([f"cli.code.proof.{decision.proof}", "cli.code.proof.none"])
        click.echo(
            "    " + words("cli.code.decided", did=words(f"review.did.{decision.action}"), at=at, proof=proof)
        )
    click.echo(f"    {found.content}")


def _plain(found: Any) -> dict[str, Any]:
    return {
        "post": found.post,
        "title": found.title,
        "content": found.content,
        "current": found.current,
        "earlier": bool(found.revision),
        "decisions": [
            {"id": each.id, "action": each.action, "at": each.at, "proof": each.proof}
            for each in found.decisions
        ],
    }
