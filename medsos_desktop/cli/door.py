"""Where the terminal comes in: language, exit codes, and the list of commands."""

import sys
import traceback
from collections.abc import Sequence

import click

from medsos_desktop import __version__
from medsos_desktop.cli import commands
from medsos_desktop.cli.group import WordedGroup, usage_message
from medsos_desktop.cli.output import FULL, complain, give_up
from medsos_desktop.cli.say import error_lines
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.words import FALLBACK, LANGUAGES, Words

DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 usage, 3 bug."""
    args = list(sys.argv[1:] if argv is None else argv)
    _use_utf8()
    words = Words(_language(args))
    try:
        result = build(words).main(args, prog_name="main.py", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        complain(usage_message(error, words))
        return USAGE
    except (click.Abort, Cancelled, KeyboardInterrupt):
        complain(words("cli.cancelled"))
        return REFUSED
    except UserError as error:
        complain(*error_lines(error, words))
        return REFUSED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            give_up(sys.stdout)
            complain(*error_lines(UserError("cli.output-full"), words))
            return REFUSED
        complain(traceback.format_exc(), words("cli.bug"))
        return BUG
    except SystemExit:  # click's way out when the reader of the answer went away
        return REFUSED
    return result if isinstance(result, int) else DONE


def build(words: Words) -> click.Group:
    """All commands, worded in one language."""
    group = WordedGroup(words, name="medsos", help=words("cli.about"), no_args_is_help=True)
    group.params.append(
        click.Option(
            ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=words("cli.option.lang")
        )
    )
    group.params.append(_version_option(words))
    for make in commands.ALL:
        group.add_command(make(words))
    return group


def _version_option(words: Words) -> click.Option:
    def show(context: click.Context, _option: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(f"Medsos Desktop {__version__}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=words("cli.option.version"),
    )


def _language(args: list[str]) -> str:
    """The language asked for anywhere on the line; taken out, so that it may follow the command too."""
    chosen = FALLBACK
    for index, arg in enumerate(list(args)):
        if arg == "--":
            break
        name, equals, value = arg.partition("=")
        if name != "--lang":
            continue
        value = value if equals else next(iter(args[index + 1 : index + 2]), "")
        if value in LANGUAGES:
            chosen = value
            del args[index : index + (1 if equals else 2)]
            break
    return chosen


def _use_utf8() -> None:
    """Old Windows consoles take cp1252 by themselves; words and captions need all of Unicode."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
