"""``doctor``: what this PC has, and whether a workspace is sound."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, error_lines
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.doctor import Fact


def make(words: Words) -> click.Command:
    """The command."""

    def run(workspace: Path | None, as_json: bool) -> int:
        return _examine(words, workspace, as_json)

    params: list[click.Parameter] = [options.workspace(words, required=False), options.json_flag(words)]
    return WordedCommand(words, name="doctor", params=params, callback=run, help=words("cli.doctor.help"))


def _worded(fact: "Fact", words: Words) -> dict[str, Any]:
    """The parameters of a fact; the code of an error becomes what it says and what to do."""
    params: dict[str, Any] = dict(fact.params)
    if "why" in params:
        params["why"] = " ".join(error_lines(UserError(str(params["why"]), **fact.params), words))
    return params


def _examine(words: Words, folder: Path | None, machine: bool) -> int:
    from medsos_desktop.doctor import examine

    facts = examine(folder)
    if machine:
        rows = [{"name": fact.name, "ok": fact.ok, "params": dict(fact.params)} for fact in facts]
        click.echo(as_json({"ok": all(fact.ok for fact in facts), "facts": rows}))
    else:
        for fact in facts:
            mark = words("cli.doctor.good" if fact.ok else "cli.doctor.bad")
            click.echo(f"{mark:8}{words('cli.doctor.fact.' + fact.name, **_worded(fact, words))}")
    return 0 if all(fact.ok for fact in facts) else 1
