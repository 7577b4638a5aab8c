"""When a row is planned: date, weekday and hour from its columns, in the office's zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.exchange.sheets import dates, times
from medsos_desktop.exchange.sheets.dates import Day
from medsos_desktop.exchange.sheets.grid import Grid
from medsos_desktop.exchange.sheets.layout import Layout
from medsos_desktop.exchange.sheets.model import Cell
from medsos_desktop.exchange.sheets.rowcells import RowCells, Wrong
from medsos_desktop.exchange.sheets.season import Season
from medsos_desktop.exchange.sheets.times import Hour


class RowTimes(RowCells):
    """Dates and hours of the row at hand; equal cells are understood once.

    ``zone`` is the office's, ``default_hour`` (``HH:MM``) is taken where a row says none.
    """

    def __init__(self, zone: str, default_hour: str) -> None:
        super().__init__()
        self.zone = ZoneInfo(zone)
        hour, minute = default_hour.split(":")
        self.default = int(hour) * 60 + int(minute)
        self._days: dict[tuple[Cell, bool], Day] = {}
        self._moments: dict[tuple[date, int, int | None], str] = {}
        self._weekdays: dict[str, int | None] = {}
        self._hours: dict[tuple[type, Cell], Hour] = {}

    def begin(self, grid: Grid, layout: Layout, season: Season) -> None:
        """See `RowCells.begin`; another column may write its dates month first."""
        super().begin(grid, layout, season)
        self._days.clear()

    def _day(self) -> Day:
        value = self._raw("date")
        if value == "":
            return dates.NOTHING
        key = (value, isinstance(value, str))
        day = self._days.get(key)
        if day is None:
            day = self._days[key] = dates.read(value, self.layout.month_first)
        return day

    def _planned(self) -> tuple[str | None, bool]:
        """Local wall time of the row, and whether it gave the hour itself."""
        day = self._with_parts(self._day())
        found, wrong, doubt = dates.resolve(day, self.season)
        if wrong:
            raise Wrong(self._remark("date", wrong))
        hour = self._hour(day)
        if found is None:
            self._doubt("date", doubt or "date.missing")
            return None, False
        if doubt:
            self._doubt("date", doubt)
        self._weekday(day, found)
        minutes = hour.minutes if hour.minutes is not None else self.default
        key = (found, minutes, hour.offset)
        at = self._moments.get(key)
        if at is None:
            at = self._moments[key] = self._at(*key).isoformat(timespec="minutes")
        return at, hour.minutes is not None

    def _with_parts(self, day: Day) -> Day:
        """A date spread over columns: ``Tgl | Bulan | Tahun``."""
        if day.day is None or day.full or not {"month", "year"} & self.layout.at.keys():
            return day
        month, year = day.month, day.year
        said = self._said("month")
        if month is None and said:
            named = dates.read(f"1 {said}")
            month = int(said) if said.isdigit() and 1 <= int(said) <= 12 else named.month
            year = year if year is not None else named.year
        said = self._said("year")
        if year is None and said.isdigit() and int(said) in dates.YEARS:
            year = int(said)
        return Day(day.day, month, year, day.weekday, day.hour, day.wrong, day.doubt)

    def _hour(self, day: Day) -> Hour:
        value = self._raw("time")
        if value == "" and day.hour is not None:
            if day.hour.wrong:
                raise Wrong(self._remark("date", day.hour.wrong))
            return day.hour
        key = (type(value), value)
        hour = self._hours.get(key)
        if hour is None:
            hour = self._hours[key] = times.read(value) if value != "" else times.NOTHING
        if hour.wrong:
            raise Wrong(self._remark("time", hour.wrong))
        if hour.doubt:
            self._doubt("time", hour.doubt)
        elif hour.minutes is None and "time" in self.layout.at and day.day is not None:
            self._doubt("time", "time.missing")
        return hour

    def _at(self, day: date, minutes: int, offset: int | None) -> datetime:
        """The wall time in the office's zone of an hour that may name another one (10.00 WITA)."""
        at = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
        if offset is None:
            return at
        own = at.replace(tzinfo=self.zone).utcoffset() or timedelta()
        return at + own - timedelta(minutes=offset)

    def _weekday(self, day: Day, found: date) -> None:
        named = day.weekday
        if named is not None and named != found.weekday():
            self._doubt("date", "date.weekday")
            return
        value = self._said("weekday")
        if value:
            if value not in self._weekdays:
                self._weekdays[value] = dates.weekday(value)
            named = self._weekdays[value]
            if named is not None and named != found.weekday():
                self._doubt("weekday", "date.weekday")
