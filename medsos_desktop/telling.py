"""A finding, and a post that went out, in words: the same on the screen and on paper."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from medsos_desktop import figures
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.model.publication import METRICS, Publication
from medsos_desktop.model.state import State
from medsos_desktop.words import Words

if TYPE_CHECKING:  # Beranda names states, and needs no checks for that
    from medsos_desktop.checking import Placed

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?")


def said(words: Words, placed: "Placed", part: str) -> str:
    """A part of a finding's wording: ``title``, ``what``, ``why`` or ``todo``; "" where it has none."""
    finding = placed.finding
    key = f"findings.{finding.code}.{part}"
    if part in ("what", "todo") and finding.params.get("alike"):  # no rule found it: see `checks.likeness`
        key = f"findings.alike.{part}"
    if words.find(key) is None:
        return finding.code if part == "title" else ""
    return words(key, **_told(words, finding.params))


def _told(words: Words, params: Mapping[str, str | int]) -> dict[str, str | int]:
    """Parameters as a person reads them: names of missing things, moments in words."""
    told = dict(params)
    missing = params.get("missing")
    if isinstance(missing, str):
        told["missing"] = ", ".join(_missing(words, name) for name in missing.split(","))
    for name, value in params.items():
        moment = _MOMENT.fullmatch(value) if isinstance(value, str) else None
        if moment is not None:
            at = datetime.fromisoformat(moment.group())
            day = spell.short_date(words, at.date())
            told[name] = f"{day}, {spell.clock(words, at)}" if moment.group(1) else day
    return told


def _missing(words: Words, name: str) -> str:
    key = f"composer_right.missing.{name}"
    return name if words.find(key) is None else words(key)


def state(words: Words, shown: State, accounts: int, untold: int = 0) -> str:
    """A state in words; of a post that is told to be out on some of its accounts only, on how many."""
    if shown is State.PUBLISHED and untold:
        return words("state.published_part", n=accounts - untold, total=accounts)
    return words(f"state.{shown.value}")


def went_out(words: Words, publication: Publication, zone: str) -> str:
    """When a post went out, in the office's zone: "Kam 10 Des 2026, 10.05 WIB"; "" where nobody told."""
    if not publication.at:
        return ""
    at = datetime.fromisoformat(publication.at).astimezone(zones.zone(zone)).replace(tzinfo=None)
    said = spell.moment(words, at, zone)
    return words("results.rough", moment=said) if publication.rough else said


def numbers(words: Words, metrics: Mapping[str, int]) -> str:
    """What came of it: "120 suka · 4 komentar"; "" where no number is known."""
    said = (
        words(f"results.metric.{name}", n=metrics[name], number=figures.number(words, metrics[name]))
        for name in METRICS
        if name in metrics
    )
    return " · ".join(each.replace(" ", "\u00a0") for each in said)  # a number stays with its word
