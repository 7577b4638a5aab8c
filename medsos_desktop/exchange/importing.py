"""Takes the office's spreadsheet into the calendar: looked at first, then all in one step.

Importing again adds nothing: a row is known again by date, channels and title. Where its text (or
hour, status, pillar, person) differs, the new wording is offered as "perbarui" (design, decision 22).
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange import units
from medsos_desktop.exchange.book import Book, Missing
from medsos_desktop.exchange.sheets.fixing import write_bad_rows
from medsos_desktop.exchange.sheets.model import SheetPost, SheetReading, Skipped
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.model.post import Post
from medsos_desktop.posts.service import PostService
from medsos_desktop.store.store import Store
from medsos_desktop.words import Words

Progress = Callable[[int, int, str], None]
Mapped = Mapping[str, Mapping[int, str]]
"""A person's choice of fields: fingerprint of a header -> {column index: field, "" for none}."""

DIFFERENCES = ("time", "text", "channel", "pillar", "pic", "partner", "status")
"""In the order of `Book.facts`, as fields of the mapping step; the day is what a row is known again by."""

_REMEMBERED = "sheet.mapping."


@dataclass(frozen=True, slots=True)
class Update:
    """A post that is in the calendar already, and the row that words it anew."""

    id: str
    post: SheetPost


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What importing a file would do. Nothing has been written yet.

    ``new`` and ``updates`` hold one entry for each post (a row naming two surfaces of one channel makes
    two), ``same`` the rows that are there already, ``missing`` what the directory will gain.
    """

    reading: SheetReading
    new: tuple[SheetPost, ...] = ()
    same: tuple[SheetPost, ...] = ()
    updates: tuple[Update, ...] = ()
    missing: Missing = field(default_factory=Missing)


def _quiet(n: int, total: int, what: str) -> None:
    """Nobody is watching."""


class SheetService:
    """Spreadsheets into the workspace."""

    def __init__(
        self, store: Store, posts: PostService, directory: DirectoryService, catalogue: Catalogue
    ) -> None:
        self._store, self._posts, self._directory, self._catalogue = store, posts, directory, catalogue

    def preview(
        self,
        file: Path,
        mapping: Mapped | None = None,
        progress: Progress = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> SheetPlan:
        """Reads ``file`` and compares it with the calendar. Raises `UserError` ``sheet.*``, `Cancelled`.

        ``mapping`` goes before what was remembered for the same headers.
        """
        office = self._directory.office()
        now = self._store.clock.now().astimezone(ZoneInfo(office.zone))
        reading = read_sheet(
            Path(file),
            zone=office.zone,
            year_hint=now.year,
            default_hour=office.hours[0] if office.hours else "09:00",
            mapping=_Remembered(self._store, mapping or {}),
            progress=progress,
            cancelled=cancelled,
        )
        return self._compared(reading, cancelled)

    def remember(self, fingerprint: str, fields: Mapping[int, str]) -> None:
        """Keeps a person's choice of fields for these headers on this PC."""
        chosen = {str(column): field for column, field in fields.items()}
        self._store.set_setting(_REMEMBERED + fingerprint, json.dumps(chosen, sort_keys=True))

    def remembered(self, fingerprint: str) -> dict[int, str]:
        """The choice of fields kept for these headers; empty when there is none."""
        return dict(_Remembered(self._store, {}).get(fingerprint, {}))

    def differences(self, update: Update) -> tuple[str, ...]:
        """Fields in which a row differs from its post: `DIFFERENCES`. ``store.gone`` when it was deleted."""
        book = Book(self._directory, self._catalogue)
        pairs = zip(
            DIFFERENCES,
            book.facts(self._posts.get(update.id).post),
            book.sheet_facts(update.post),
            strict=True,
        )
        return tuple(name for name, old, new in pairs if old != new)

    def without(self, plan: SheetPlan, sheets: Collection[str]) -> SheetPlan:
        """``plan`` without what stands in ``sheets``; their rows count as skipped (``left_out``).

        The tables stay, so that a person can change their mind.
        """
        if not sheets:
            return plan
        read = plan.reading
        places = [(post.sheet, post.row) for post in read.posts]
        places += [(remark.sheet, remark.row) for remark in read.rejected]
        left = (Skipped(sheet, row, "left_out") for sheet, row in sorted(places) if sheet in sheets)
        reading = replace(
            read,
            posts=tuple(post for post in read.posts if post.sheet not in sheets),
            rejected=tuple(remark for remark in read.rejected if remark.sheet not in sheets),
            warnings=tuple(remark for remark in read.warnings if remark.sheet not in sheets),
            bad_rows=tuple(row for row in read.bad_rows if row[0] not in sheets),
            skipped=(*read.skipped, *left),
        )
        new = tuple(post for post in plan.new if post.sheet not in sheets)
        same = tuple(post for post in plan.same if post.sheet not in sheets)
        updates = tuple(each for each in plan.updates if each.post.sheet not in sheets)
        book = Book(self._directory, self._catalogue)
        return SheetPlan(reading, new, same, updates, book.missing([*new, *(each.post for each in updates)]))

    def save_bad_rows(self, plan: SheetPlan, target: Path, words: Words) -> Path:
        """The refused rows as a spreadsheet to mend; see `write_bad_rows`."""
        return write_bad_rows(plan.reading, target, words)

    def apply(self, plan: SheetPlan, updates: bool = False) -> Changes:
        """Writes the new posts (and with ``updates`` the new wordings) as one operation.

        The directory gains the accounts, pillars, people and partners that the rows name. Nothing to
        write gives empty `Changes`. A post deleted since the preview is `UserError` ``store.gone``.
        """
        changed = plan.updates if updates else ()
        if not plan.new and not changed:
            return Changes()
        zone = plan.reading.zone
        with self._store.operation("op.sheet.import", str(len(plan.new) + len(changed))) as operation:
            book = Book(self._directory, self._catalogue)
            made = [book.post(unit, zone) for unit in plan.new]
            if made:
                self._posts.create_many(made)
            for update in changed:
                old = self._posts.get(update.id).post
                self._posts.update(update.id, _renewed(old, book.post(update.post, zone)))
        return operation.changes

    def _compared(self, reading: SheetReading, cancelled: Callable[[], bool]) -> SheetPlan:
        if not reading.posts and not reading.rejected and not any(t.calendar for t in reading.tables):
            if not reading.tables:
                raise UserError("sheet.no_calendar", name=reading.name)
            return SheetPlan(reading)
        book = Book(self._directory, self._catalogue)
        wanted = [unit for post in reading.posts for unit in units.units(post, self._catalogue)]
        keys = [_key(unit) for unit in wanted]
        known = self._known(set(keys))
        new, same, changed = _sorted(wanted, keys, known, book, cancelled)
        updates: list[Update] = []
        for unit in changed:  # identical rows have taken theirs; the others share what is left
            there = known[_key(unit)]
            if there:
                id = next(iter(there))
                del there[id]
                updates.append(Update(id, unit))
            else:
                new.append(unit)
        missing = book.missing([*new, *(update.post for update in updates)])
        return SheetPlan(reading, tuple(new), tuple(same), tuple(updates), missing)

    def _known(self, keys: set[units.Key]) -> dict[units.Key, dict[str, Post]]:
        """Posts of the calendar that rows may be, by key; only those a row asks for are read in full."""
        days = sorted(day for day, _, _ in keys if day)
        rows = self._posts.undated() if any(not day for day, _, _ in keys) else []
        if days:
            end = date.fromisoformat(days[-1]) + timedelta(days=1)
            rows = [*rows, *self._posts.rows(date.fromisoformat(days[0]), end)]
        known: dict[units.Key, dict[str, Post]] = {}
        for row in rows:
            key = units.key(row.planned[:10], row.channels, row.title, row.excerpt)
            if key in keys:
                known.setdefault(key, {})[row.id] = self._posts.get(row.id).post
        return known


def _sorted(
    wanted: Sequence[SheetPost],
    keys: Sequence[units.Key],
    known: Mapping[units.Key, dict[str, Post]],
    book: Book,
    cancelled: Callable[[], bool],
) -> tuple[list[SheetPost], list[SheetPost], list[SheetPost]]:
    """(new, same, changed). A post that is the same as a row is taken out of ``known``."""
    new: list[SheetPost] = []
    same: list[SheetPost] = []
    changed: list[SheetPost] = []
    for n, (unit, key) in enumerate(zip(wanted, keys, strict=True)):
        if n % 200 == 0 and cancelled():
            raise Cancelled
        there = known.get(key, {})
        facts = book.sheet_facts(unit) if there else ()
        equal = next((id for id, post in there.items() if book.facts(post) == facts), None)
        if equal is not None:
            del there[equal]
            same.append(unit)
        else:
            (changed if there else new).append(unit)
    return new, same, changed


def _key(unit: SheetPost) -> units.Key:
    return units.key(
        (unit.planned or "")[:10], unit.channels, unit.title, "" if unit.title else units.whole_text(unit)
    )


def _renewed(old: Post, new: Post) -> Post:
    """The stored post with what the sheet says anew; pictures, answers and own wordings stay."""
    variants = dict(old.variants)
    for account, variant in new.variants.items():
        kept = variants.get(account)
        variants[account] = variant if kept is None else replace(kept, surface=variant.surface)
    return replace(
        old,
        text=new.text,
        planned=new.planned,
        variants=variants,
        pillar=new.pillar or old.pillar,
        pic=new.pic or old.pic,
        collaboration=new.collaboration or old.collaboration,
        sheet_status=new.sheet_status,
    )


class _Remembered(Mapping[str, Mapping[int, str]]):
    """The choices given now, and behind them those remembered on this PC."""

    def __init__(self, store: Store, given: Mapped) -> None:
        self._store, self._given = store, given

    def __getitem__(self, fingerprint: str) -> Mapping[int, str]:
        if fingerprint in self._given:
            return self._given[fingerprint]
        kept = self._store.setting(_REMEMBERED + fingerprint)
        if not kept:
            raise KeyError(fingerprint)
        return {int(column): str(field) for column, field in json.loads(kept).items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)
