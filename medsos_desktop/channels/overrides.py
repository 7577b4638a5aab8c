"""The office's own facts, which replace ours: a TOML file of ``[[fact]]`` tables, or JSON of the same.

A row names ``surface`` (``x_free``), ``field`` (a path as the channel page shows it, ``text.post``),
``value``, ``source`` (free words: who said so) and ``checked`` (ISO date); ``unit`` and ``effect`` may be
given. Numbers are whole (records hold no floats). An office that looked a number up itself is believed:
confidence is high. Nothing is taken when any row is wrong.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medsos_desktop.channels.build import frozen
from medsos_desktop.channels.model import Datum
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact
from medsos_desktop.text.count import UNITS

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Catalogue

MAX_BYTES = 1_000_000
MAX_ROWS = 2_000
_FIELDS = {"surface", "field", "value", "source", "checked", "unit", "effect"}
_RATIO = re.compile(r"\d{1,4}(\.\d{1,4})?:\d{1,4}(\.\d{1,4})?", re.ASCII)
_EFFECTS = ("refused", "ignored", "advice")


Changes = dict[tuple[str, str], Datum]
"""Data by surface and path."""


def read(file: Path, catalogue: "Catalogue") -> tuple[Fact, ...]:
    """The facts of a file. `UserError` ``channels.*`` for a file or a row that is no good."""
    facts = []
    for number, row in enumerate(_rows(file), start=1):
        place = _Place(file.name, number)
        _datum(row, place, catalogue)
        named = {name: row[name] for name in _FIELDS if name in row and name != "checked"}
        if named["value"] is False and not _is_truth(row, catalogue):
            named["value"] = None
        facts.append(Fact(**{**named, "checked": _day(row, place), "value": frozen(named["value"])}))
    return tuple(facts)


def applied(facts: Iterable[Fact], catalogue: "Catalogue") -> tuple[Changes, tuple[Fact, ...]]:
    """What facts put in place of ours, and those that do not fit this version's catalogue (left out)."""
    changes: Changes = {}
    left: list[Fact] = []
    for fact in facts:
        try:
            changes[fact.surface, fact.field] = vetted(fact, catalogue)
        except UserError:
            left.append(fact)
    return changes, tuple(left)


def vetted(fact: Fact, catalogue: "Catalogue") -> Datum:
    """The datum a fact makes. `UserError` ``channels.*`` naming the field when it cannot be taken."""
    row: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(fact, name)) != ""}
    row["value"] = _listed(fact.value)
    return _datum(row, _Place("", 0), catalogue)


def write(file: Path, facts: Iterable[Fact]) -> None:
    """Saves facts as a file that `read` takes, whole or not at all; `OSError` when it cannot be written."""
    rows = [
        {
            name: False if name == "value" and value is None else value
            for name in sorted(_FIELDS)
            if (value := getattr(fact, name)) != ""
        }
        for fact in sorted(facts, key=lambda fact: (fact.surface, fact.field))
    ]
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_text(json.dumps({"fact": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _is_truth(row: Mapping[str, Any], catalogue: "Catalogue") -> bool:
    return isinstance(catalogue.plain(row["surface"])[row["field"]].value, bool)


def _rows(file: Path) -> list[Any]:
    import tomllib

    try:
        if file.stat().st_size > MAX_BYTES:
            raise UserError("channels.too-big", file=file.name, limit=MAX_BYTES // 1_000_000)
        text = file.read_text(encoding="utf-8-sig")
        data = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as problem:
        raise UserError("channels.unreadable", file=file.name) from problem
    rows = data.get("fact") if isinstance(data, dict) else None
    if not isinstance(rows, list) or len(rows) > MAX_ROWS:
        raise UserError("channels.no-rows", file=file.name, limit=MAX_ROWS)
    return rows


class _Place:
    """Where a mistake is, for its message."""

    def __init__(self, file: str, row: int) -> None:
        self.file, self.row = file, row

    def wrong(self, code: str, field: str, found: object = "") -> UserError:
        return UserError(code, file=self.file, row=self.row, field=field, found=str(found)[:80])


def _datum(row: Any, place: _Place, catalogue: "Catalogue") -> Datum:
    if not isinstance(row, dict):
        raise place.wrong("channels.bad-row", "fact", row)
    for name in row:
        if name not in _FIELDS:
            raise place.wrong("channels.unknown-column", name)
    surface, path = _text(row, "surface", place), _text(row, "field", place)
    if surface not in catalogue:
        raise place.wrong("channels.unknown-surface", "surface", surface)
    ours = catalogue.plain(surface).get(path)
    if ours is None:
        raise place.wrong("channels.unknown-field", "field", path)
    return replace(
        ours,
        value=_value(row, ours, place),
        unit=_choice(row, "unit", tuple(UNITS), ours.unit, place),
        effect=_choice(row, "effect", _EFFECTS, ours.effect, place),
        confidence="high",
        sources=(_text(row, "source", place),),
        checked=_day(row, place),
        note_key="",
        overridden=True,
    )


def _text(row: Mapping[str, Any], name: str, place: _Place) -> str:
    given = row.get(name)
    if not isinstance(given, str) or not given.strip():
        raise place.wrong("channels.missing", name)
    return given.strip()


def _choice(row: Mapping[str, Any], name: str, allowed: tuple[str, ...], usual: str, place: _Place) -> Any:
    given = row.get(name, usual)
    if given != usual and given not in allowed:
        raise place.wrong("channels.bad-choice", name, given)
    return given


def _day(row: Mapping[str, Any], place: _Place) -> str:
    given = row.get("checked")
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError as problem:
        raise place.wrong("channels.bad-date", "checked", given) from problem


def _value(row: Mapping[str, Any], ours: Datum, place: _Place) -> Any:
    """The same kind of value as ours; ``false`` lifts a limit (TOML has no null)."""
    if "value" not in row:
        raise place.wrong("channels.missing", "value")
    given = row["value"]
    if isinstance(ours.value, bool):
        fits = isinstance(given, bool)
    elif given is None or given is False:
        return None
    elif ours.value is None or isinstance(ours.value, int | float):
        fits = isinstance(given, int) and not isinstance(given, bool) and 0 <= given < 2**53
    elif isinstance(ours.value, tuple):
        fits = isinstance(given, list) and _alike(given, ours.value)
    else:
        fits = isinstance(given, type(ours.value))
    if not fits:
        raise place.wrong("channels.bad-value", "value", given)
    return (
        tuple(tuple(item) if isinstance(item, list) else item for item in given)
        if isinstance(given, list)
        else given
    )


def _listed(value: Any) -> Any:
    """Tuples as lists, all the way down: how a file holds them."""
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def _alike(given: list[Any], ours: tuple[Any, ...]) -> bool:
    """A list for a list of the same kind; a pair of numbers stays a pair, two ratios stay two ratios."""
    if all(isinstance(item, str) and _RATIO.fullmatch(item) for item in ours):
        return _ratios(given, len(ours))
    if all(isinstance(item, tuple) for item in ours):
        sizes = {len(item) for item in ours}
        return bool(given) and all(
            isinstance(item, list) and len(item) in sizes and all(type(part) is int for part in item)
            for item in given
        )
    kinds = {type(item) for item in ours}
    pair = len(ours) == 2 and kinds <= {int, float}
    kinds = {int} if kinds <= {int, float} else kinds
    return bool(given) and all(type(item) in kinds for item in given) and (not pair or len(given) == 2)


def _ratios(given: list[Any], count: int) -> bool:
    """``["4:5", "1.91:1"]``: the narrowest first, none of them nothing."""
    if len(given) != count or not all(isinstance(item, str) and _RATIO.fullmatch(item) for item in given):
        return False
    sides = [tuple(map(float, item.split(":"))) for item in given]
    if not all(width and height for width, height in sides):
        return False
    values = [width / height for width, height in sides]
    return values == sorted(values)
