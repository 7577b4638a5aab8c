"""An upload file before it is written, as plain data: the same for the ZIP and for the page's half-step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medsos_desktop.bundles.model import BundleItem, Delivery

if TYPE_CHECKING:
    from medsos_desktop.bundles.schedulers.facts import Facts

JSON = "json"
CSV = "csv"


@dataclass(frozen=True, slots=True)
class Send:
    """A delivery that goes into a file: ``media`` are the paths of its pictures in the bundle."""

    item: BundleItem
    delivery: Delivery
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One row (``cells``) or one request (``body``) of a file, and the post that it is about."""

    item: BundleItem
    cells: tuple[str, ...] = ()
    body: Any = None


@dataclass(frozen=True, slots=True)
class ToolFile:
    """``path`` in the bundle; ``head`` is the row of column names, empty where the tool wants none.

    ``fill`` are the columns whose cells hold marks: a mark in a caption is somebody's text.
    """

    path: str
    records: tuple[Record, ...]
    head: tuple[str, ...] = ()
    fill: tuple[int, ...] = ()
    bom: bool = False
    kind: str = CSV


@dataclass(frozen=True, slots=True)
class Tool:
    """A scheduler's format: ``id`` as in ``schedulers.toml``; ``files`` writes what it carries."""

    id: str
    files: "Callable[[Facts, tuple[Send, ...]], Iterable[ToolFile]]"


def media_mark(path: str) -> str:
    """What stands in a file until the picture has an address: ``{{media:posts/.../01.jpg}}``."""
    return f"{{{{media:{path}}}}}"


def account_mark(name: str) -> str:
    """What stands in a file until somebody fills in what the service calls this account."""
    return f"{{{{account:{name}}}}}"
