"""Click's group and help pages in our words; click itself speaks only English."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from medsos_desktop.cli.options import IsoDate
from medsos_desktop.words import Words


class WordedFormatter(click.HelpFormatter):
    """Headings of a help page from the catalogue."""

    words: Words

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """See `click.HelpFormatter.section`."""
        with super().section(self.words.first([f"cli.section.{name.lower()}", "cli.section.options"])):
            yield

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """See `click.HelpFormatter.write_usage`."""
        super().write_usage(prog, args, prefix or self.words("cli.usage") + " ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """See `click.HelpFormatter.write_dl`; click marks what must be given in English."""
        must = f"[{self.words('cli.required')}]"
        said = [(name, text.replace("[required]", must)) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)


class WordedContext(click.Context):
    """A context whose help pages are worded."""

    def make_formatter(self) -> click.HelpFormatter:
        """See `click.Context.make_formatter`."""
        formatter = WordedFormatter(width=self.terminal_width, max_width=self.max_content_width)
        command: Any = self.command
        formatter.words = command.words
        return formatter


class WordedCommand(click.Command):
    """A command that knows its words."""

    context_class = WordedContext

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", words("cli.metavar.options"))
        super().__init__(*args, **kwargs)
        self.words = words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Command.parse_args`."""
        ctx.allow_extra_args = True  # what is too much is said below, in our words
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(self.words("cli.wrong.extra", given=" ".join(rest)), ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """See `click.Command.get_help_option`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words("cli.option.help")
        return option


class WordedGroup(WordedCommand, click.Group):
    """The group of all commands."""

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(words, *args, subcommand_metavar=words("cli.metavar.command"), **kwargs)


def usage_message(error: click.UsageError, words: Words) -> str:
    """A wrong command line, said in our words with the way to help."""
    match error:
        case click.NoSuchCommand():
            said = words("cli.wrong.command", name=error.command_name)
        case click.NoSuchOption():
            said = words("cli.wrong.option", name=error.option_name)
        case click.BadOptionUsage():
            said = words("cli.wrong.no-value", name=error.option_name)
        case click.MissingParameter():
            said = words("cli.wrong.missing", name=_name(error.param))
        case click.BadParameter():
            said = words("cli.wrong.value", name=_name(error.param), detail=_expected(error, words))
        case _:
            said = words("cli.wrong.other", detail=error.message)
    path = error.ctx.command_path if error.ctx else "main.py"
    return f"{said}\n{words('cli.wrong.help', command=path)}"


def _name(param: click.Parameter | None) -> str:
    """As it is typed: ``--from``, ``FILE``."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.human_readable_name if param else ""


def _expected(error: click.BadParameter, words: Words) -> str:
    """What would have been right."""
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return words("cli.wrong.choice", choices=", ".join(choices))
        case IsoDate():
            return words("cli.wrong.date", value=error.message)
        case click.Path(file_okay=False):
            return words("cli.wrong.folder")
        case _:
            return error.message
