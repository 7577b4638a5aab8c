"""A worker process: jobs come as lines of JSON on standard input, each answer is a small file.

Files instead of a pipe back, because the other end must look at several workers without waiting for
one, on Windows too, without threads. The worker ends with its input, so also when the app is gone.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.media.files import write_atomically
from medsos_desktop.media.render import Recipe, Rendered, render
from medsos_desktop.model.post import Crop

READY = "ready"


@dataclass(frozen=True, slots=True)
class Order:
    """A job on the wire; ``number`` names its answer."""

    number: int
    source: str
    target: str
    recipe: Recipe
    crop: Crop | None
    thumbnail: tuple[str, int] | None
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it: ``rendered``, or the code and parameters of the `UserError`."""

    rendered: Rendered | None = None
    code: str = ""
    params: dict[str, str | int] | None = None


def answer_path(folder: Path, number: int) -> Path:
    """Where the answer to an order appears."""
    return folder / f"{number}.json"


def serve(lines: IO[bytes], folder: Path) -> None:
    """Do what ``lines`` say until they end."""
    (folder / READY).touch()
    for line in lines:
        order = msgspec.json.decode(line, type=Order)
        write_atomically(answer_path(folder, order.number), msgspec.json.encode(_answer(order)))


def _answer(order: Order) -> Answer:
    thumbnail = (Path(order.thumbnail[0]), order.thumbnail[1]) if order.thumbnail else None
    try:
        made = render(
            Path(order.source),
            Path(order.target),
            order.recipe,
            crop=order.crop,
            thumbnail=thumbnail,
            name=order.name,
        )
    except UserError as error:
        return Answer(code=error.code, params=dict(error.params))
    except OSError as error:  # the cache cannot be written: a pulled stick
        return Answer(code="media.not-stored", params={"name": order.name, "detail": error.strerror or ""})
    return Answer(rendered=made)


def main() -> None:
    """Entry point of the process; the folder for answers is the last argument."""
    serve(sys.stdin.buffer, Path(sys.argv[-1]))
