"""An approval sheet as plain data, ready to print: nothing in it still has to be looked up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture small enough to print: JPEG bytes, size in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who the sheet is from; ``crest`` is the town's arms, `None` where the office gave none."""

    name: str
    city: str = ""
    crest: Picture | None = None


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A picture of the post. ``label`` is its number ("1"), with a letter for another cut of it ("1b").

    ``shown`` is `None` where the file cannot be printed. ``used`` says where it goes, "" for everywhere;
    ``alt`` is "" where nobody wrote one, ``again`` where it was told beside the same picture already.
    """

    label: str
    shown: Picture | None
    name: str
    alt: str = ""
    used: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class SheetText:
    """What one or several accounts show: ``fields`` are names ("" where there is only one) and texts."""

    accounts: str
    fields: tuple[tuple[str, str], ...]
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """A finding and what the writer said to it: ``answer`` is "" where it is open."""

    severity: str
    title: str
    where: str = ""
    what: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """A place to sign: what is known of the person is printed, the rest is left to the pen."""

    role: str
    name: str = ""
    title: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class SheetPost:
    """One version of a post. ``content`` is the SHA-256 (hex) that an approval of it covers.

    ``facts`` are labels and values for the head of the sheet; ``notices`` say why it cannot be approved
    as it stands; ``waivers`` are findings of the gravest kind that wait for a yes each by itself; ``hints``
    are titles only.
    """

    code: str
    content: str
    title: str
    when: str
    channels: str
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    texts: tuple[SheetText, ...] = ()
    pictures: tuple[SheetPicture, ...] = ()
    waivers: tuple[SheetFinding, ...] = ()
    findings: tuple[SheetFinding, ...] = ()
    hints: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of one PDF. ``period`` ("14–20 Desember 2026") heads the list in front of several posts."""

    letterhead: Letterhead
    posts: tuple[SheetPost, ...]
    period: str = ""
    language: str = "id"
