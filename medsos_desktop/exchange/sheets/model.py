"""What a spreadsheet says, as data: posts, rows that are wrong, rows that are no posts, and doubts.

Every non-empty row of every sheet is in exactly one of ``posts``, ``rejected`` and ``skipped``
(design, decision 22). Rows are numbered as the spreadsheet program does, from 1; in CSV they are records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A value as the file holds it; the empty string stands for nothing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell: ``reason`` is a code worded by ``sheet.reason.<reason>``.

    ``column`` is the name in the header (or the letter, where there is none), ``cell`` the address
    (``B8``), ``value`` what stands there, digits of personal data masked.
    """

    sheet: str
    row: int
    column: str
    cell: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A non-empty row that is no post; ``why`` is a code worded by ``sheet.skip.<why>``."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class PartnerCells:
    """The TJSLP columns of a row."""

    name: str = ""
    program: str = ""
    document: str = ""
    beneficiaries: str = ""


@dataclass(frozen=True, slots=True)
class SheetPost:
    """A post as a row plans it.

    ``planned`` is local wall time ``YYYY-MM-DDTHH:MM`` in the office's zone, ``None`` without a date;
    ``timed`` tells whether the row itself gave the hour. ``channels`` are families, ``surfaces`` ids of
    the channel catalogue. ``text`` is the caption without its trailing hashtags, ``hashtags`` have
    their ``#``. ``texts`` holds captions of single channels where a sheet has a column for each.
    ``status`` is draft, in_review, approved, published or returned, ``status_word`` the cell. ``note`` also
    carries columns that have no place of their own, each as ``name: value``.
    """

    sheet: str
    row: int
    planned: str | None = None
    timed: bool = False
    channels: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    hashtags: tuple[str, ...] = ()
    pillar: str = ""
    status: str = "draft"
    status_word: str = ""
    pic: str = ""
    partner: PartnerCells | None = None
    note: str = ""
    link: str = ""
    source: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``field`` is what it is read as, empty when it is not known.

    ``index`` counts from 0; ``sample`` is the first value below the header, shortened, ``samples`` the
    first different ones.
    """

    index: int
    letter: str
    name: str
    field: str
    sample: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a header. ``calendar`` tells whether its rows were read as posts.

    ``fingerprint`` names this set of headers, so that a person's choice of fields is remembered.
    ``titles`` are the texts above the header.
    """

    sheet: str
    fingerprint: str
    columns: tuple[Column, ...]
    calendar: bool
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetReading:
    """All that one file says; ``zone`` is the office's, in which times are.

    ``bad_rows`` keeps (sheet, row, cells) of the rejected rows for the sheet to fix.
    """

    name: str
    zone: str = "Asia/Jakarta"
    posts: tuple[SheetPost, ...] = ()
    rejected: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()
    bad_rows: tuple[tuple[str, int, tuple[Cell, ...]], ...] = ()

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns of calendars that no field was found for, to be offered in the mapping step."""
        return tuple(c for t in self.tables if t.calendar for c in t.columns if not c.field and c.name)
