"""What goes into a bundle, as plain data: enough for every format, nothing that must stay at home.

No notes, no names of people, no state of the workspace: what is not here cannot get into the ZIP.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from medsos_desktop.media.render import Recipe
from medsos_desktop.model.post import Crop

THUMBNAIL = 320
"""Pixels of the longer side of a picture in the page: sharp at 160 on a phone's double density."""


class Step(str):
    """What a progress callable is told: a key of the catalogue, and in ``entry`` the file it is about."""

    __slots__ = ("entry",)
    entry: str

    def __new__(cls, key: str, entry: str = "") -> "Step":
        """``key`` as the string, ``entry`` beside it."""
        step = super().__new__(cls, key)
        step.entry = entry
        return step


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a delivery. ``asset`` is the original's SHA-256; ``called`` names it in errors only."""

    asset: str
    source: Path
    recipe: Recipe
    alt: str = ""
    crop: Crop | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A post on one account. ``fields`` are the surface's texts in its order; ``main`` names the caption.

    ``folder`` is the path below the post's folder, ASCII and lower case.
    """

    account: str
    surface: str
    surface_name: str
    channel: str
    channel_name: str
    monogram: str
    handle: str
    account_name: str
    fields: tuple[tuple[str, str], ...]
    main: str
    folder: str
    pictures: tuple[Picture, ...] = ()

    @property
    def caption(self) -> str:
        """The main text."""
        return dict(self.fields)[self.main]

    @property
    def who(self) -> str:
        """The account as people say it: its handle, else its name, else the channel."""
        return self.handle or self.account_name or self.channel_name


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision that let a post in. ``at`` is UTC; ``proof`` is "none", "paper" or "key"."""

    content: str
    code: str
    at: datetime
    proof: str = "none"


@dataclass(frozen=True, slots=True)
class BundleItem:
    """An approved post; ``approval`` is `None` in a draft.

    ``planned`` is wall time ``YYYY-MM-DDTHH:MM`` in ``zone``, ``instant`` its UTC.
    """

    post: str
    code: str
    title: str
    planned: str
    zone: str
    instant: datetime
    folder: str
    deliveries: tuple[Delivery, ...]
    approval: Approval | None


@dataclass(frozen=True, slots=True)
class Template:
    """A scheduler's own file as the user downloaded it: ``fields`` (see `schedulers.cells`) fill ``headers``.

    ``tool`` is the scheduler it is for, ``name`` its file's name.
    """

    tool: str
    name: str
    headers: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundleOffice:
    """The office as it signs its work."""

    name: str
    short_name: str
    city: str
    zone: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything a bundle is made from. ``start`` and ``end`` are local dates, both included.

    ``items`` are in order of time, then code: the order of every list in the bundle. ``draft``: a KONSEP.
    ``tools`` are the schedulers that get upload files, by id; ``templates`` the users' own files for them.
    ``part`` counts from 1 where a size limit makes ``parts`` files of it; ``before`` are the posts of the
    parts before this one, which schedulers have by then.
    """

    office: BundleOffice
    start: date
    end: date
    items: tuple[BundleItem, ...]
    pack: str = ""
    language: str = "id"
    draft: bool = False
    part: int = 1
    parts: int = 1
    tools: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()
    before: tuple[BundleItem, ...] = ()

    @property
    def deliveries(self) -> int:
        """How many times somebody will have to post."""
        return sum(len(item.deliveries) for item in self.items)

    @property
    def pictures(self) -> int:
        """Picture files in the bundle."""
        return sum(len(each.pictures) for item in self.items for each in item.deliveries)
