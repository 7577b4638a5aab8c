"""One file a command. Each has ``make(words) -> click.Command``; the list below is what ``--help`` shows."""

from collections.abc import Callable

import click

from medsos_desktop.cli.commands import (
    backup,
    check,
    code,
    demo,
    doctor,
    export,
    go_on,
    handoff,
    import_,
    log,
    restore,
    results,
    sheet,
    text,
    verify,
)
from medsos_desktop.words import Words

ALL: tuple[Callable[[Words], click.Command], ...] = (
    demo.make,
    import_.make,
    check.make,
    text.make,
    sheet.make,
    code.make,
    log.make,
    export.make,
    verify.make,
    results.make,
    go_on.make,
    handoff.make,
    backup.make,
    restore.make,
    doctor.make,
)
