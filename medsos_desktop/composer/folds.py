"""How the findings panel is folded: groups by severity, the answered ones below, and rows that stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.panel import PanelRow

ANSWERED = "answered"
GROUPS = ("block", "warn", "hint", ANSWERED)


@dataclass(frozen=True, slots=True)
class Fold:
    """A group of the panel: ``block``, ``warn``, ``hint`` or ``answered``, never empty."""

    name: str
    rows: tuple[PanelRow, ...]


def concerning(rows: Iterable[PanelRow], account: str) -> tuple[PanelRow, ...]:
    """The rows of one account; of all when the master is shown."""
    return tuple(row for row in rows if account == MASTER or account in row.accounts)


def folded(rows: Iterable[PanelRow]) -> tuple[Fold, ...]:
    """The rows in their groups, in the order of `GROUPS`."""
    into: dict[str, list[PanelRow]] = {name: [] for name in GROUPS}
    for row in rows:
        into[row.severity if row.answer is None else ANSWERED].append(row)
    return tuple(Fold(name, tuple(some)) for name, some in into.items() if some)


def carried(old: Sequence[PanelRow], new: Sequence[PanelRow]) -> Mapping[str, str]:
    """Which old row each new one continues, by key: new -> old.

    A key changes with the sentence around a finding, so typing beside it would drop the open row. What
    finds no equal key goes on from the first row of the same code that is left over, one with the same
    found wording first.
    """
    keys = {row.key for row in old}
    found = {row.key: row.key for row in new if row.key in keys}
    free = [row for row in old if row.key not in found]
    for same in (_alike, _same_code):
        for row in new:
            if row.key in found:
                continue
            match = next((each for each in free if same(each, row)), None)
            if match is not None:
                free.remove(match)
                found[row.key] = match.key
    return found


def _alike(old: PanelRow, new: PanelRow) -> bool:
    return _same_code(old, new) and old.before == new.before


def _same_code(old: PanelRow, new: PanelRow) -> bool:
    return (old.placed.finding.code, old.placed.finding.field) == (
        new.placed.finding.code,
        new.placed.finding.field,
    )
