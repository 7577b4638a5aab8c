"""Standard output and error that take nothing more: a full disk, or a reader that went away."""

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

import click

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when there is no room: no bug of ours, wherever it comes from."""


def complain(*lines: str) -> None:
    """Says it on standard error; where that cannot be written either, the exit code has to do."""
    try:
        click.echo("\n".join(lines), err=True)
    except OSError:
        give_up(sys.stderr)


def give_up(stream: TextIO) -> None:
    """Lets the rest that waits in ``stream`` go nowhere; the interpreter would try once more when it ends,
    and make that its exit code."""
    with suppress(OSError, ValueError):  # a stand-in without a file below it keeps nothing back
        place = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, place)
        os.close(nowhere)
