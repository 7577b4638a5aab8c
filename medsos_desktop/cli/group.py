"""Click's group and help pages in our words; click itself speaks only English."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

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
        super().__init__(*args, **kwargs)
        self.words = words

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """See `click.Command.get_help_option`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words("cli.option.help")
        return option


class WordedGroup(WordedCommand, click.Group):
    """The group of all commands."""


def usage_message(error: click.UsageError, words: Words) -> str:
    """A wrong command line, said in our words with the way to help."""
    match error:
        case click.NoSuchCommand():
            said = words("cli.wrong.command", name=error.command_name)
        case click.NoSuchOption():
            said = words("cli.wrong.option", name=error.option_name)
        case click.MissingParameter():
            param = error.param
            name = (
                param.opts[-1]
                if isinstance(param, click.Option)
                else (param.human_readable_name if param else "")
            )
            said = words("cli.wrong.missing", name=name)
        case click.BadParameter():
            name = error.param.human_readable_name if error.param else ""
            said = words("cli.wrong.value", name=name, detail=error.message)
        case _:
            said = words("cli.wrong.other", detail=error.message)
    path = error.ctx.command_path if error.ctx else "main.py"
    return f"{said}\n{words('cli.wrong.help', command=path)}"
