"""What a check may look at beside the text. What is ``None`` is absent: its checks do not run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Surface


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """A picture or video of a post, read from the decoded file, never from its name.

    ``size`` in bytes; ``width`` and ``height`` in pixels after the EXIF turn; ``format`` as Pillow
    says it, lower case ("jpeg", "png", "mp4"); ``seconds`` for video. ``None`` means unknown.
    """

    asset: str = ""
    name: str = ""
    format: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    animated: bool = False
    alt: str | None = None
    located: bool | None = None
    people: bool | None = None
    child: bool | None = None
    consent: str | None = None
    consent_until: date | None = None
    creator: str | None = None
    licence: str | None = None
    ai: bool | None = None


@dataclass(frozen=True, slots=True)
class Allow:
    """The office's own phones, e-mails, bank accounts and addresses, which never raise a finding."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """The record behind a partner (TJSLP) post; empty means not filled in."""

    name: str = ""
    program: str = ""
    document: str = ""
    beneficiaries: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Recent:
    """Another post of the same channel: its text and when it goes or went out."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Other:
    """Another post of the same account, and when it goes out."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: the resolved texts and pictures of one account, as they will go out."""

    surface: "Surface"
    fields: Mapping[str, str]
    media: tuple[MediaFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything around the text. ``min_gap`` and ``lead`` are in minutes.

    ``template`` is "event" or "service"; ``information`` is the information class of UU KIP
    ("berkala", "dikecualikan", ...); ``recent`` holds posts of the last 30 days on the channel and
    ``planned_others`` those planned for the same account.
    """

    now: datetime | None = None
    planned_at: datetime | None = None
    template: str | None = None
    partner_post: bool = False
    partner: PartnerFacts | None = None
    election_mode: bool = False
    election_names: tuple[str, ...] = ()
    allow: Allow = field(default_factory=Allow)
    source_field: str | None = None
    information: str | None = None
    recent: tuple[Recent, ...] | None = None
    planned_others: tuple[Other, ...] | None = None
    min_gap: int | None = None
    lead: int | None = None
    ai_text: bool | None = None
