"""``handoff``: make a hand-off file, look into one, take one."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medsos_desktop.cli import options
from medsos_desktop.cli.group import WordedCommand, WordedGroup
from medsos_desktop.cli.say import as_json, progress_line
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.exchange.handoff.preview import Preview
    from medsos_desktop.workspace import Workspace

KINDS = ("proposal", "decisions", "calendar", "key-card", "succession")


def make(words: Words) -> click.Command:
    """The group of three commands."""
    group = WordedGroup(words, name="handoff", help=words("cli.handoff.help"), no_args_is_help=True)
    for command in (_make(words), _look(words), _take(words)):
        group.add_command(command)
    return group


def _make(words: Words) -> click.Command:
    def run(workspace: Path, out: Path, **asked: Any) -> None:
        _write(words, workspace, out, asked)

    params: list[click.Parameter] = [
        options.workspace(words),
        click.Option(["--kind"], type=click.Choice(KINDS), required=True, help=words("cli.handoff.kind")),
        _posts(words, "cli.handoff.post"),
        click.Option(["--to"], default="", metavar=words("cli.metavar.name"), help=words("cli.handoff.to")),
        click.Option(["--no-media"], is_flag=True, help=words("cli.handoff.no-media")),
        click.Option(["--plan", "only_plan"], is_flag=True, help=words("cli.handoff.plan")),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar=words("cli.metavar.place"),
            required=True,
            help=words("cli.handoff.out"),
        ),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="make", params=params, callback=run, help=words("cli.handoff.make"))


def _look(words: Words) -> click.Command:
    def run(file: Path, workspace: Path, as_json: bool) -> None:
        _preview(words, file, workspace, as_json)

    params: list[click.Parameter] = [
        options.file_in(words),
        options.workspace(words),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="look", params=params, callback=run, help=words("cli.handoff.look"))


def _take(words: Words) -> click.Command:
    def run(file: Path, workspace: Path, **asked: Any) -> None:
        _taken(words, file, workspace, asked)

    params: list[click.Parameter] = [
        options.file_in(words),
        options.workspace(words),
        _posts(words, "cli.handoff.only"),
        click.Option(
            ["--words", "told"], default="", metavar=words("cli.metavar.six"), help=words("cli.handoff.words")
        ),
        click.Option(["--unverified"], is_flag=True, help=words("cli.handoff.unverified")),
        click.Option(["--not-for-us", "not_for_us"], is_flag=True, help=words("cli.handoff.not-for-us")),
        click.Option(["--no-erasures"], is_flag=True, help=words("cli.handoff.no-erasures")),
        options.json_flag(words),
    ]
    return WordedCommand(words, name="take", params=params, callback=run, help=words("cli.handoff.take"))


def _posts(words: Words, about: str) -> click.Option:
    return click.Option(
        ["--post", "posts"], multiple=True, metavar=words("cli.metavar.code"), help=words(about)
    )


def _write(words: Words, folder: Path, out: Path, asked: Mapping[str, Any]) -> None:
    from medsos_desktop.exchange.handoff.kinds import Kind
    from medsos_desktop.exchange.handoff.plan import Request
    from medsos_desktop.figures import size
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=False) as ws:
        posts = tuple(_post_here(ws, each) for each in asked["posts"])
        to = _addressee(ws, asked["to"]) if asked["to"] else None
        plan = ws.handoff.plan(Request(Kind(asked["kind"]), posts, to, media=not asked["no_media"]))
        written = None
        if not asked["only_plan"]:
            written = ws.handoff.write(plan, out, progress=progress_line(words))
        spoken = ", ".join(ws.handoff.keyring.card().words)
        unsealed = [ws.posts.row(each).title for each in plan.unsealed]
    counts = plan.manifest.counts
    if asked["as_json"]:
        told: dict[str, Any] = {
            "file": str(written) if written else None,
            "name": plan.name,
            "size": plan.size,
        }
        told |= {"unsealed": unsealed, "missing": list(plan.missing), "words": spoken}
        click.echo(as_json(told | asdict(counts)))
        return
    for title in unsealed:
        click.echo(words("cli.handoff.unsealed", title=title))
    for name in plan.missing:
        click.echo(words("cli.handoff.missing", name=name))
    done = "cli.handoff.made" if written else "cli.handoff.would"
    click.echo(words(done, n=counts.posts, size=size(words, plan.size), file=str(written or plan.name)))
    if written:
        click.echo(words("cli.handoff.spoken", words=spoken))


def _preview(words: Words, file: Path, folder: Path, machine: bool) -> None:
    from medsos_desktop.exchange.handoff.telling import preview_lines
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder, write=False) as ws:
        seen = ws.handoff.preview(ws.handoff.open(file, progress=progress_line(words)))
        zone = ws.directory.office().zone
    if machine:
        click.echo(as_json(_told(seen)))
        return
    for line in preview_lines(seen, words, zone):
        click.echo(line)


def _taken(words: Words, file: Path, folder: Path, asked: Mapping[str, Any]) -> None:
    from medsos_desktop.exchange.handoff.choosing import Choice
    from medsos_desktop.exchange.handoff.keyring import called
    from medsos_desktop.exchange.handoff.kinds import Kind
    from medsos_desktop.workspace import Workspace

    with Workspace.open(folder) as ws:
        package = ws.handoff.open(file, progress=progress_line(words))
        if asked["told"]:
            package, _ = ws.handoff.accept(package, asked["told"])
        seen = ws.handoff.preview(package)
        choice = Choice(
            posts=frozenset(_post_in(seen, each) for each in asked["posts"]) if asked["posts"] else None,
            erasures=not asked["no_erasures"],
            unverified=asked["unverified"],
            not_for_us=asked["not_for_us"],
        )
        records, media = ws.handoff.brings(seen, choice)
        changes = ws.handoff.take(seen, choice, progress=progress_line(words))
    if asked["as_json"]:
        click.echo(as_json(_told(seen) | {"posts_changed": sorted(changes.of("post"))}))
        return
    if asked["told"] and seen.card is not None:
        click.echo(words("cli.handoff.compared", name=called(seen.card)))
    if seen.package.kind is not Kind.KEY_CARD:
        done = "cli.handoff.same" if seen.nothing else "cli.handoff.took"
        posts = len(seen.posts if choice.posts is None else choice.posts)
        click.echo(words(done, n=records, posts=posts, media=media))
    elif not asked["told"] and seen.card is not None:
        click.echo(words("cli.handoff.card", name=called(seen.card)))


def _told(seen: "Preview") -> dict[str, Any]:
    """A preview for machines."""
    package, card = seen.package, seen.card
    told = asdict(replace(seen, card=None))
    for name in ("package", "media_new"):
        told.pop(name)
    if card is not None:
        told["card"] = {
            "name": card.name,
            "title": card.title,
            "office": card.office,
            "key": card.fingerprint,
        }
    return told | {
        "nothing": seen.nothing,
        "kind": package.manifest.kind,
        "sender": asdict(package.manifest.sender),
        "made": package.manifest.made,
        "manifest": package.sha256,
        "seal": asdict(package.seal),
        "media_new": list(seen.media_new),
    }


def _post_here(ws: "Workspace", code: str) -> str:
    """The post with this id or code. `UserError` ``cli.no-post``, ``cli.many-posts``."""
    hits = ws.posts.starting_with(code)
    if len(hits) != 1:
        raise UserError("cli.many-posts" if hits else "cli.no-post", post=code)
    return hits[0]


def _post_in(seen: "Preview", code: str) -> str:
    found = [each.id for each in seen.posts if code.casefold() in (each.id, each.code.casefold())]
    if len(found) != 1:
        raise UserError("cli.many-posts" if found else "cli.no-post", post=code)
    return found[0]


def _addressee(ws: "Workspace", name: str) -> Any:
    """A person of the office by name, or else an office somewhere else."""
    from medsos_desktop.exchange.handoff.manifest import Party

    for key, person in ws.directory.people().items():
        if person.name.casefold() == name.casefold():
            return Party(person=key, name=person.name, title=person.title)
    return Party(office=name)
