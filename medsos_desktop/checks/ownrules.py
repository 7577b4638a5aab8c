"""The office's own rules as data that a page edits: one pack file `OWN` beside the files it took from outside.

Every edit is a new `OwnRules` whose files were proved to load before anybody sees them; an edit that cannot
stand is a `UserError` and leaves the old one as it is. Only what differs from ours is written, so a newer
pack of ours still comes in below the office's words.
"""

import copy
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from medsos_desktop.checks import pack, packtext
from medsos_desktop.checks.mustcatch import MUST, lost, weaker
from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.packfile import CodeRule, Row
from medsos_desktop.checks.terms import TermError, parse
from medsos_desktop.errors import UserError
from medsos_desktop.text.clean import clean

OWN = "kantor.json"
"""The office's own file among those of its `Rulebook`; it is read last."""

FIXED = frozenset({
    "text.too-long", "hashtag.too-many", "mention.too-many", "link.too-many", "media.count", "media.pixels",
})  # fmt: skip
"""Codes whose severity follows from how sure the channel's number is; the pack has no say."""

Files = tuple[tuple[str, str], ...]
Entry = dict[str, Any]


@dataclass(frozen=True)
class OwnRules:
    """The office's files: ``taken`` as they came, and ``data``, the content of its own one.

    ``today`` is written as the date of new rows and as the version, so that an approval tells which words
    of the office it was checked with; ``source`` stands at new rows that name none.
    """

    taken: Files
    data: dict[str, Any]
    today: date
    source: str = "Kantor"

    @classmethod
    def read(cls, files: Files, today: date, source: str = "Kantor") -> "OwnRules":
        """From the files of a `Rulebook`. ``rules.*`` when the office's own is no JSON object."""
        data: dict[str, Any] = {}
        for name, raw in pack.encoded(files):
            if name == OWN:
                data = packtext.table(name, raw)
        return cls(tuple(one for one in files if one[0] != OWN), data, today, source)

    @property
    def edited(self) -> bool:
        """Whether the office changed anything by hand."""
        return any(self.data.get(part) for part in ("code", "row", "off"))

    @property
    def text(self) -> str:
        """The office's own file."""
        return json.dumps(self.data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @property
    def files(self) -> Files:
        """All files for a `Rulebook`, the office's own last; without it while nothing was changed."""
        return (*self.taken, (OWN, self.text)) if self.edited else self.taken

    @cached_property
    def base(self) -> Pack:
        """What the office's own words lie upon: our pack and the files taken."""
        return load(self.taken)

    @cached_property
    def pack(self) -> Pack:
        """The rules in force with everything."""
        return load(self.files)

    @cached_property
    def base_rows(self) -> dict[str, Row]:
        """Rows below the office's own, by id."""
        return {row.id: row for row in self.base.rows}

    def entry(self, row: str) -> Entry:
        """What the office's own file says about a row; empty when nothing."""
        return next((one for one in self.data.get("row", ()) if one.get("id") == row), {})

    # a code

    def set_code(
        self, code: str, *, severity: str | None = None, off: bool | None = None, sure: bool = False
    ) -> "OwnRules":
        """Another severity, or on and off.

        ``rulebook.must-catch`` when that weakens one of `MUST` and nobody is ``sure``;
        ``rulebook.severity-fixed`` for the severity of one of `FIXED`.
        """
        before, below = self.pack.codes[code], self.base.codes[code]
        after = CodeRule(severity or before.severity, before.off if off is None else off)
        if code in FIXED and after.severity != before.severity:
            raise UserError("rulebook.severity-fixed", rule=code)
        if code in MUST and not sure and weaker(before, after):
            raise UserError("rulebook.must-catch", rule=code)

        def edit(data: dict[str, Any]) -> None:
            table = data.setdefault("code", {})
            table.pop(code, None)
            if after != below:
                table[code] = {"severity": after.severity, "off": after.off}

        return self._edited(edit)

    def _rows_of(self, code: str) -> frozenset[str]:
        return frozenset(row.id for row in self.pack.rows if row.code == code)

    def touches(self, code: str) -> bool:
        """Whether the office changed anything about a code by hand: what `revert_code` takes back."""
        said = {one.get("id") for one in self.data.get("row", ())} | set(_listed(self.data.get("off", ())))
        return code in self.data.get("code", {}) or not said.isdisjoint(self._rows_of(code))

    def revert_code(self, code: str) -> "OwnRules":
        """Takes back all the office changed by hand about a code, its own rows included."""
        mine = self._rows_of(code)

        def edit(data: dict[str, Any]) -> None:
            data.get("code", {}).pop(code, None)
            data["row"] = [one for one in data.get("row", ()) if one.get("id") not in mine]
            data["off"] = [one for one in _listed(data.get("off", ())) if one not in mine]

        return self._edited(edit)

    def revert_all(self) -> "OwnRules":
        """Everything as we mean it: what was done by hand is taken back, files that were taken go."""
        return replace(self, taken=(), data={})

    # words of a row

    def add_terms(self, row: str, terms: Iterable[str], better: str = "") -> "OwnRules":
        """More words to look for, with a better wording when there is one.

        ``rulebook.empty``, ``rulebook.term`` (it breaks the little language), ``rulebook.known``.
        """
        wanted, better = _vetted(terms, row), _squeeze(better)
        there = _terms(self._row(row))
        for term in wanted:
            if term in there and there[term] == better:
                raise UserError("rulebook.known", term=term)
        paired = bool(better) or self._paired(row)

        def edit(entry: Entry, own: bool) -> None:
            below = {} if own else _terms(self.base_rows[row])
            new = [term for term in wanted if below.get(term) != better]
            plain, pairs = ("terms", "pairs") if own else ("add", "add-pairs")
            _without(entry, "remove", wanted)
            _without(entry, plain, wanted)
            kept = {old: fix for old, fix in entry.get(pairs, {}).items() if old not in wanted}
            entry[pairs] = {**kept, **dict.fromkeys(new if paired else (), better)}
            entry[plain] = [*entry[plain], *([] if paired else new)]

        return self._row_edited(row, edit)

    def remove_terms(self, row: str, terms: Iterable[str], *, sure: bool = False) -> "OwnRules":
        """Words no longer looked for: ours are kept off (``rulebook.must-catch``), the office's own go."""
        gone = tuple(terms)

        def edit(entry: Entry, own: bool) -> None:
            plain, pairs = ("terms", "pairs") if own else ("add", "add-pairs")
            _without(entry, plain, gone)
            entry[pairs] = {old: fix for old, fix in entry.get(pairs, {}).items() if old not in gone}
            ours = {} if own else _terms(self.base_rows[row])
            _with(entry, "remove", [one for one in gone if one in ours])

        return self._row_edited(row, edit, sure=sure)

    def restore_terms(self, row: str, terms: Iterable[str]) -> "OwnRules":
        """Words of ours that were kept off are looked for again."""
        back = tuple(terms)
        return self._row_edited(row, lambda entry, _own: _without(entry, "remove", back))

    def add_exceptions(self, row: str, terms: Iterable[str], *, sure: bool = False) -> "OwnRules":
        """Wordings in which a word of the row is left alone; refused as in `add_terms` and `remove_terms`."""
        wanted = _vetted(terms, row)
        there = self._row(row).exceptions
        for term in wanted:
            if term in there:
                raise UserError("rulebook.known", term=term)

        def edit(entry: Entry, own: bool) -> None:
            _without(entry, "remove-except", wanted)
            below = () if own else self.base_rows[row].exceptions
            _with(entry, "except" if own else "add-except", [one for one in wanted if one not in below])

        return self._row_edited(row, edit, sure=sure)

    def remove_exceptions(self, row: str, terms: Iterable[str]) -> "OwnRules":
        """The opposite of `add_exceptions`; for ours as well."""
        gone = tuple(terms)

        def edit(entry: Entry, own: bool) -> None:
            _without(entry, "except" if own else "add-except", gone)
            below = () if own else self.base_rows[row].exceptions
            _with(entry, "remove-except", [one for one in gone if one in below])

        return self._row_edited(row, edit)

    def restore_exceptions(self, row: str, terms: Iterable[str]) -> "OwnRules":
        """Exceptions of ours that were taken out hold again."""
        back = tuple(terms)
        return self._row_edited(row, lambda entry, _own: _without(entry, "remove-except", back))

    # rows

    def set_row(self, row: str, *, off: bool, sure: bool = False) -> "OwnRules":
        """Switches a single row off or on; ``rulebook.must-catch`` as in `set_code`."""

        def edit(entry: Entry, own: bool) -> None:
            below = False if own else self.base_rows[row].off
            entry.pop("off", None)
            if off != below:
                entry["off"] = off

        return self._row_edited(row, edit, listed_off=off, sure=sure)

    def new_row(
        self, code: str, role: str, terms: Iterable[str], fix: str = "", source: str = ""
    ) -> tuple["OwnRules", str]:
        """A list of the office's own for a code, and its id. ``role`` is one the code's lists have."""
        wanted = _vetted(terms, code)
        known = {row.id for row in self.pack.rows}
        number = 1
        while (ident := f"kantor.{code}.{number}") in known:
            number += 1
        row: Entry = {
            "id": ident, "code": code, "role": role, "terms": list(wanted),
            "source": _squeeze(source) or self.source, "checked": self.today.isoformat(),
        }  # fmt: skip
        if _squeeze(fix):
            row["fix"] = _squeeze(fix)

        def edit(data: dict[str, Any]) -> None:
            data["row"] = [*data.get("row", ()), row]

        return self._edited(edit), ident

    def delete_row(self, row: str) -> "OwnRules":
        """Takes a list of the office's own out; of one of ours, everything the office said about it."""

        def edit(data: dict[str, Any]) -> None:
            data["row"] = [one for one in data.get("row", ()) if one.get("id") != row]

        return self._edited(edit)

    # files

    def take(self, files: Iterable[tuple[str, bytes]]) -> "OwnRules":
        """Files from outside (as `pack.gather` has them) come to the others; one of the same name is replaced.

        They stand together, where the first of them stood: an included one before who includes it. An office's own file of elsewhere becomes ours while we have none, else a file beside it.
        """
        new, data = dict[str, str](), self.data
        for name, raw in files:
            text = raw.decode("utf-8-sig")
            if name == OWN and not self.edited:
                data = OwnRules.read(((OWN, text),), self.today).data
            else:
                new[f"lain-{OWN}" if name == OWN else name] = text
        at = next((at for at, (name, _) in enumerate(self.taken) if name in new), len(self.taken))
        after = (one for one in self.taken[at:] if one[0] not in new)
        taken = (*self.taken[:at], *new.items(), *after)
        if len(taken) > pack.MAX_FILES:
            raise UserError("rules.too-many", file=taken[-1][0], most=pack.MAX_FILES)
        return self._proved(replace(self, taken=taken, data=data))

    def drop(self, name: str) -> "OwnRules":
        """Lets a file go that was taken; refused (``rules.*``) while the office's own words need it."""
        return self._proved(replace(self, taken=tuple(one for one in self.taken if one[0] != name)))

    # inside

    def _row(self, ident: str) -> Row:
        for row in self.pack.rows:
            if row.id == ident:
                return row
        raise UserError("rules.unknown-row", file=OWN, row=ident)

    def _paired(self, row: str) -> bool:
        return bool(self._row(row).pairs) and not self._row(row).terms

    def _row_edited(
        self, row: str, edit: Callable[[Entry, bool], None], *, listed_off: bool = True, sure: bool = True
    ) -> "OwnRules":
        """``edit(entry, own)`` on what the office's file says of a row; what says nothing is left out.

        Without ``listed_off`` the row also leaves the file's list of rows that are off. Unless ``sure``, a row
        of one of `MUST` that is not the office's own may not find less than before.
        """
        before, meant = self._row(row), self.base_rows.get(row)
        own = meant is None

        def whole(data: dict[str, Any]) -> None:
            rows: list[Entry] = data.setdefault("row", [])
            entry = next((one for one in rows if one.get("id") == row), None)
            if entry is None:
                entry = {"id": row}
                rows.append(entry)
            edit(entry, own)
            for name in [name for name, value in entry.items() if value in ([], {}, "")]:
                del entry[name]
            if len(entry) == 1 or (own and not _has_words(entry)):
                rows.remove(entry)
            if not listed_off:
                data["off"] = [one for one in _listed(data.get("off", ())) if one != row]

        made = self._edited(whole)
        asks = not sure and meant is not None and meant.code in MUST
        if asks and meant is not None and lost(meant, made._row(row)) - lost(meant, before):
            raise UserError("rulebook.must-catch", rule=meant.code)
        return made

    def _edited(self, edit: Callable[[dict[str, Any]], None]) -> "OwnRules":
        data = copy.deepcopy(self.data)
        edit(data)
        for part in [part for part in ("code", "row", "off") if not data.get(part)]:
            data.pop(part, None)
        data["version"] = f"kantor-{self.today.isoformat()}"
        return self._proved(replace(self, data=data))

    @staticmethod
    def _proved(made: "OwnRules") -> "OwnRules":
        made.pack  # noqa: B018 - loading is the proof, and the answer is kept
        return made


def load(files: Iterable[tuple[str, str]]) -> Pack:
    """The rules in force with these files over ours; a `UserError` ``rules.*`` names file, row and field."""
    return pack.load(pack.encoded(files))


def _has_words(entry: Entry) -> bool:
    return any(entry.get(part) for part in ("terms", "pairs", "pattern"))


def _terms(row: Row) -> dict[str, str]:
    """Words of a row with their better wording, "" where the row has none for them."""
    return {**dict.fromkeys(row.terms, ""), **dict(row.pairs)}


def _listed(given: Any) -> list[str]:
    """A list as a pack file may write it: a list, or one text (a file from outside became ours)."""
    if isinstance(given, str):
        return [one.strip() for line in given.splitlines() for one in line.split(";") if one.strip()]
    return list(given)


def _with(entry: Entry, name: str, more: Sequence[str]) -> None:
    entry[name] = list(dict.fromkeys([*_listed(entry.get(name, ())), *more]))


def _without(entry: Entry, name: str, gone: Iterable[str]) -> None:
    out = set(gone)
    entry[name] = [one for one in _listed(entry.get(name, ())) if one not in out]


def _squeeze(text: str) -> str:
    return " ".join(packtext.UNFIT.sub("", clean(text)).split())


def _vetted(terms: Iterable[str], row: str) -> tuple[str, ...]:
    """Tidied words, each tried in the little language before anything is stored."""
    tidy = tuple(dict.fromkeys(one for one in (_squeeze(term).lower() for term in terms) if one))
    if not tidy:
        raise UserError("rulebook.empty", field="term")
    for term in tidy:
        try:
            parse(term)
        except TermError as error:
            raise UserError("rulebook.term", file=OWN, row=row, field="term", term=term[:60]) from error
    return tidy
