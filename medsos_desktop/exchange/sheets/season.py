"""Which month and year a sheet speaks of, from its tab, titles, banners and its own full dates.

Needed where a row says only ``1`` or ``1 Des``: the sources are asked from the nearest to the farthest.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from medsos_desktop.exchange.sheets import lexicon

_TOKEN = re.compile(r"[a-z]+|\d+")


def mentions(text: str) -> tuple[tuple[int, int | None], ...]:
    """Months named in a title, each with the year that follows it or `None`.

    "Desember 2026 – Januari 2027" gives ((12, 2026), (1, 2027)); "Nov–Des 2026" gives 2026 to both.
    A month number after a year (tab "2026-12") or before it ("12-2026") counts too.
    """
    months = lexicon.dates().months
    tokens = _TOKEN.findall(lexicon.plain(text))
    found: list[tuple[int, int | None]] = []
    for at, token in enumerate(tokens):
        month = months.get(token)
        if month is not None and len(token) >= 3:
            found.append((month, None))
        elif _is_year(token):
            year = int(token)
            if found:
                found = [(m, year if y is None else y) for m, y in found]
            elif at and _is_month(tokens[at - 1]):
                found.append((int(tokens[at - 1]), year))
            elif at == 0 and len(tokens) > 1 and _is_month(tokens[1]):
                found.append((int(tokens[1]), year))
        elif found and len(token) == 2 and token.isdigit() and tokens[at - 1] in months and int(token) > 12:
            found[-1] = (found[-1][0], 2000 + int(token))
    return tuple(dict.fromkeys(found))


def year_in(text: str) -> int | None:
    """The first year (2000 to 2100) named in a text."""
    return next((int(token) for token in _TOKEN.findall(lexicon.plain(text)) if _is_year(token)), None)


def only_months(text: str) -> bool:
    """Whether a text is nothing but months and years: ``DESEMBER 2026``, ``Nov - Des 2026``."""
    tokens = _TOKEN.findall(lexicon.plain(text))
    months = lexicon.dates().months
    named = [token for token in tokens if token in months and len(token) >= 3]
    return bool(named) and all(_is_year(token) or token in named for token in tokens)


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and 2000 <= int(token) <= 2100


def _is_month(token: str) -> bool:
    return len(token) <= 2 and token.isdigit() and 1 <= int(token) <= 12


@dataclass(slots=True)
class Season:
    """What is known so far; rows are read downwards and banners change the current month.

    ``beside`` are (year, month) pairs that the tabs and titles of the file's other sheets name.
    ``years`` maps a month to its year; ``current`` is the month bare day numbers belong to.
    """

    file_hint: str = ""
    year_hint: int | None = None
    years: dict[int, int] = field(default_factory=dict)
    any_year: int | None = None
    current: int | None = None
    seen: Counter[tuple[int, int]] = field(default_factory=Counter)
    beside: Counter[tuple[int, int]] = field(default_factory=Counter)
    said: bool = False
    _dates: Callable[[], Iterable[tuple[int, int | None, int]]] | None = None
    _open: set[int] = field(default_factory=set)

    def hear(self, text: str) -> None:
        """Takes in a tab's name, a title or a banner."""
        named = mentions(text)
        for month, year in named:
            if year is not None:
                self.years[month] = year
        year = year_in(text)
        if year is not None:
            self.any_year, self.said = year, True
        if len({month for month, _ in named}) == 1:
            self.current = named[0][0]
            if named[0][1] is None and self.current not in self.years and self.any_year is not None:
                self.years[self.current] = self.any_year

    def learn(self, dates: Callable[[], Iterable[tuple[int, int | None, int]]]) -> None:
        """Where the (day, year, month) of the date column come from; asked only when needed."""
        self._dates = dates

    def _look(self) -> None:
        """Counts the complete dates, and notes which months stand without a year."""
        if self._dates is not None:
            dates, self._dates = self._dates, None
            for _, year, month in dates():
                if year is None:
                    self._open.add(month)
                else:
                    self.seen[year, month] += 1

    def year_of(self, month: int) -> tuple[int | None, bool]:
        """The year of a month without one, and whether the sheet itself says so."""
        if month in self.years:
            return self.years[month], True
        if self.any_year is not None and self.said:
            return self._beside(month, self.any_year), True
        self._look()
        if self.seen:
            return _nearest(month, self.seen), True
        if self.beside:
            return _nearest(month, self.beside), True
        for named, year in mentions(self.file_hint):
            if named == month and year is not None:
                return year, True
        year = year_in(self.file_hint)
        said = year is not None
        year = year if said else self.year_hint
        return (None if year is None else year + self._turned(month)), said

    def _beside(self, month: int, year: int) -> int:
        """January in a sheet titled "Desember 2026" is January 2027, and the other way round."""
        if self.years:
            if month == 1 and 12 in self.years and 1 not in self.years:
                return self.years[12] + 1
            if month == 12 and 1 in self.years and len(self.years) == 1:
                return self.years[1] - 1
        return year

    def _turned(self, month: int) -> int:
        """1 for the first months of a sheet that runs over the turn of a year (Nov, Des, Jan)."""
        over = max(self._open, default=0) >= 11 and min(self._open, default=12) <= 2
        return int(over and month <= 4 and not self._open & set(range(5, 10)))

    def month(self) -> int | None:
        """The month of bare day numbers."""
        if self.current is not None:
            return self.current
        if len(self.years) == 1:
            return next(iter(self.years))
        self._look()
        if self.seen:
            return self.seen.most_common(1)[0][0][1]
        named = {month for month, _ in mentions(self.file_hint)}
        return named.pop() if len(named) == 1 else None


def _nearest(month: int, seen: Counter[tuple[int, int]]) -> int:
    """The year that puts ``month`` closest to the (year, month) pairs seen."""
    (year, base), _ = seen.most_common(1)[0]
    return min(
        (year - 1, year, year + 1),
        key=lambda y: (abs((y * 12 + month) - (year * 12 + base)), y != year),
    )
