"""A post: one master text, and for each account either "follows the master" or its own wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medsos_desktop.model.state import State as State  # named here by everybody who knows posts


@dataclass(frozen=True, slots=True)
class Crop:
    """A rectangle of a picture after its EXIF turn, in 1/10,000 of its width and height."""

    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class MediaUse:
    """A picture in a post: ``asset`` is the SHA-256 of the original file in hex."""

    asset: str
    alt: str = ""
    crop: Crop | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """What one account shows. ``fields`` / ``media`` of ``None`` follow the master.

    ``fields`` maps the surface's own field names (``text``; ``title`` and ``description`` of a
    video) to text. ``surface`` is an id of the channel catalogue (``ig_feed``).
    """

    surface: str
    fields: Mapping[str, str] | None = None
    media: tuple[MediaUse, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the writer said to a finding: an acknowledged warning, or a waiver proposed for a block.

    Kept under a key made of the code and the sentence it stands in, so that it falls away when the
    sentence changes.
    """

    code: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Post:
    """The whole state of a post, as one revision holds it.

    ``planned`` is local wall time ``YYYY-MM-DDTHH:MM`` in ``zone`` (IANA); ``None`` puts the post in
    the tray beside the calendar. ``text`` carries hashtags where they stand. ``source`` is where
    figures come from. ``template`` is "", "event" or "service". ``sheet_status`` is a spreadsheet's
    own word, never a decision. Keys of ``variants`` are account ids.
    """

    title: str = ""
    text: str = ""
    media: tuple[MediaUse, ...] = ()
    planned: str | None = None
    zone: str = "Asia/Jakarta"
    variants: Mapping[str, Variant] = field(default_factory=dict)
    pillar: str = ""
    campaign: str = ""
    labels: tuple[str, ...] = ()
    pic: str = ""
    note: str = ""
    source: str = ""
    link: str = ""
    template: str = ""
    information: str = ""
    collaboration: str = ""
    sheet_status: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    held: str = ""
    deleted: bool = False
