"""``export``: approved posts into a schedule bundle, with upload files for schedulers."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medsos_desktop.bundles.parts import LIMITS
from medsos_desktop.bundles.plan import BundlePlan, ExportRequest
from medsos_desktop.bundles.schedulers import facts
from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.bundles.model import Template
    from medsos_desktop.bundles.schedulers.carrying import Unmet


def make(words: Words) -> click.Command:
    """The command."""

    def run(
        workspace: Path,
        start: date,
        end: date,
        out: Path,
        limit: str,
        draft: bool,
        as_json: bool,
        tool: tuple[str, ...],
        template: tuple[str, ...],
    ) -> None:
        tools = tuple(dict.fromkeys(tool))
        asked = ExportRequest(start, end, draft=draft, tools=tools, templates=_templates(tools, template))
        _export(words, workspace, asked, out, LIMITS.get(limit), as_json)

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(
            ["--from", "start"], type=options.IsoDate(), required=True, help=words("cli.option.from")
        ),
        click.Option(["--to", "end"], type=options.IsoDate(), required=True, help=words("cli.option.to")),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar=words("cli.metavar.file"),
            required=True,
            help=words("cli.export.out"),
        ),
        click.Option(
            ["--limit"], type=click.Choice(["none", *LIMITS]), default="none", help=words("cli.export.limit")
        ),
        click.Option(["--draft"], is_flag=True, help=words("cli.export.draft")),
        click.Option(
            ["--tool"], multiple=True, type=click.Choice(list(facts.load())), help=words("cli.export.tool")
        ),
        click.Option(
            ["--template"],
            multiple=True,
            metavar=words("cli.metavar.file"),
            help=words("cli.export.template"),
        ),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="export", params=params, callback=run, help=words("cli.export.help"))


def _templates(tools: Iterable[str], given: Iterable[str]) -> "tuple[Template, ...]":
    """The users' own files: ``metricool=FILE``, or ``FILE`` alone where one tool needs one."""
    from medsos_desktop.bundles.schedulers.opening import read

    needing = [each for each in tools if facts.facts(each).template]
    found = []
    for each in given:
        tool, sign, path = each.partition("=")
        if not sign or tool not in needing:
            tool, path = (needing[0], each) if len(needing) == 1 else ("", each)
        if not tool:
            raise UserError("schedulers.whose", name=Path(path).name)
        found.append(read(tool, Path(path)))
    return tuple(found)


def _export(
    words: Words, folder: Path, request: ExportRequest, out: Path, limit: int | None, machine: bool
) -> None:
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder) as ws:
        plan = ws.bundles.plan(request)
        written = ws.bundles.write(plan, out, progress=progress_line(words), limit=limit)
        # Recording needs a person to stand for it; a script on a workspace without one only exports.
        if ws.directory.actor() is not None:
            ws.bundles.record(plan)
        unmet = plan.unmet + ws.bundles.late(plan)
    if machine:
        click.echo(as_json(_told(plan, written, unmet)))
        return
    _say(words, plan, written, unmet)


def _told(plan: BundlePlan, written: tuple[Path, ...], unmet: "tuple[Unmet, ...]") -> dict[str, Any]:
    """For programs."""
    held = [
        {"code": each.code, "title": each.title, "why": each.reason, "params": dict(each.params)}
        for each in plan.held
    ]
    lacks = [
        {
            "tool": each.tool,
            "code": each.item.code,
            "account": each.delivery.who,
            "channel": each.delivery.channel,
            "why": each.reason,
            "params": dict(each.params),
            "left_out": each.out,
        }
        for each in unmet
    ]
    files = [str(each) for each in written]
    posts = [item.code for item in plan.items]
    return {"file": files[0], "files": files, "posts": posts, "held": held, "unmet": lacks}


def _say(words: Words, plan: BundlePlan, written: tuple[Path, ...], unmet: "tuple[Unmet, ...]") -> None:
    """For people."""
    from medsos_desktop.bundles.schedulers import telling

    for each in plan.held:
        click.echo(
            words("cli.export.held", title=each.title, why=words(f"bundle.held.{each.reason}", **each.params))
        )
    for group in telling.alike(words, unmet):
        key = "left_out" if group[0].out else "by_hand"
        click.echo(words(f"cli.export.{key}", line=telling.line(words, group)))
    for tool in plan.bundle.tools:
        said = telling.known(words, facts.facts(tool))
        click.echo(words("cli.export.known", name=telling.name(words, tool), known=said))
    click.echo(
        words("cli.export.done", n=len(plan.items), held=len(plan.held), file=", ".join(map(str, written)))
    )
