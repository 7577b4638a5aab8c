from dataclasses import dataclass
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.calendar import board, hours
from medsos_desktop.calendar.board import Chip
from medsos_desktop.calendar.filters import Filter

TODAY = date(2026, 12, 16)


@dataclass(frozen=True)
class Row:
    id: str
    planned: str
    title: str = ""
    channels: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    pillar: str = ""
    pic: str = ""
    has_draft: bool = False
    conflict: bool = False
    excerpt: str = ""
    untold: tuple[str, ...] = ()


def chip(post: str, planned: str, **more: object) -> Chip:
    return Chip(post, datetime.fromisoformat(planned), post, (), "draft", **more)  # type: ignore[arg-type]


def test_rows_become_chips_in_order_of_time_then_title() -> None:
    rows = [
        Row("3", "2026-12-20T09:00", "Zebra"),
        Row("2", "2026-12-20T09:00", "Alfa"),
        Row("1", "2026-12-20T07:00", "", excerpt="awal teks"),
        Row("4", "", "tanpa tanggal"),
    ]
    chips = board.chips_of(rows, lambda row: "missed" if row.id == "1" else "draft")
    assert [one.id for one in chips] == ["1", "2", "3", "4"]
    assert (chips[0].title, chips[0].state) == ("awal teks", "missed")
    assert chips[3].at is None


def test_month_leaves_out_the_posts_of_its_neighbours() -> None:
    chips = [chip("a", "2026-11-30T07:00"), chip("b", "2026-12-01T07:00"), chip("c", "2027-01-03T07:00")]
    month = board.month_board(date(2026, 12, 20), chips, TODAY)
    assert month.count == 1
    assert (month.first, month.end) == (date(2026, 12, 1), date(2027, 1, 1))
    assert month.find("b") == (0, 1)
    assert month.find("a") is None
    assert not month.rows[0][0].inside
    assert month.rows[2][2].today
    assert month.locate(date(2026, 12, 20)) == (2, 6)


def test_sundays_and_days_off_are_red() -> None:
    month = board.month_board(date(2026, 12, 1), [], TODAY)
    red = {cell.day.day for week in month.rows for cell in week if cell.red and cell.inside}
    assert red == {6, 13, 20, 24, 25, 27}


def test_week_folds_the_empty_night() -> None:
    week = board.week_board(TODAY, [chip("a", "2026-12-16T07:30")], TODAY)
    assert [cells[0].hours for cells in week.rows][:3] == [(0, 6), (6, 7), (7, 8)]
    assert week.rows[-1][0].hours == (20, 24)
    assert week.find("a") == (2, 2)
    assert week.locate(TODAY, 23) == (len(week.rows) - 1, 2)


def test_week_opens_the_night_where_a_post_stands() -> None:
    bands = board.hour_bands({3, 21}, hours.QUIET)
    assert bands[:3] == ((0, 3), (3, 4), (4, 6))
    assert bands[-3:] == ((20, 21), (21, 22), (22, 24))


@given(st.sets(st.integers(0, 23)), st.integers(0, 23), st.integers(0, 23))
def test_bands_cover_the_day_once_and_never_fold_a_used_hour(used: set[int], start: int, end: int) -> None:
    from datetime import time

    bands = board.hour_bands(used, hours.QuietHours(time(start), time(end)))
    assert [hour for band in bands for hour in range(*band)] == list(range(24))
    assert all(band[1] - band[0] == 1 for band in bands if used & set(range(*band)))


def test_drop_on_a_folded_night_lands_beside_the_day() -> None:
    assert [board.hour_of_drop(band) for band in ((0, 6), (20, 24), (9, 10))] == [5, 20, 9]


MOMENTS = st.datetimes(datetime(2026, 11, 20), datetime(2027, 1, 12))


@given(st.lists(MOMENTS, max_size=40))
def test_every_post_of_the_month_and_week_stands_exactly_once(moments: list[datetime]) -> None:
    chips = [Chip(str(n), at, "", (), "draft") for n, at in enumerate(moments)]
    month = board.month_board(TODAY, chips, TODAY)
    shown = [one.id for week in month.rows for cell in week for one in cell.chips]
    assert sorted(shown) == sorted(c.id for c in chips if c.at and c.at.month == 12)
    week = board.week_board(TODAY, chips, TODAY)
    shown = [one.id for row in week.rows for cell in row for one in cell.chips]
    wanted = [c.id for c in chips if c.at and date(2026, 12, 14) <= c.at.date() <= date(2026, 12, 20)]
    assert sorted(shown) == sorted(wanted)
    assert week.count == len(wanted)


def test_filters() -> None:
    chips = [
        Chip("a", None, "", ("instagram", "x"), "draft", "p1", "arum"),
        Chip("b", None, "", ("facebook",), "approved", "", ""),
    ]
    assert Filter().only(chips) == tuple(chips)
    assert [c.id for c in Filter().toggled("channels", "x").only(chips)] == ["a"]
    assert [c.id for c in Filter(pillars=frozenset({""})).only(chips)] == ["b"]
    assert Filter(states=frozenset({"draft"}), people=frozenset({"budi"})).only(chips) == ()
    assert not Filter().toggled("states", "draft").toggled("states", "draft")


def test_filters_are_remembered_and_odd_memory_is_forgiven() -> None:
    kept = Filter(channels=frozenset({"x"}), people=frozenset({""}))
    assert Filter.from_data(kept.to_data()) == kept
    assert Filter.from_data({"channels": "x", "people": [1, "arum"], "?": []}) == Filter(
        people=frozenset({"arum"})
    )


def test_neighbours_in_a_day() -> None:
    chips = [chip("a", "2026-12-16T07:00"), chip("b", "2026-12-16T08:00")]
    assert board.neighbours(chips, "a") == (None, "b")
    assert board.neighbours(chips, "b") == ("a", None)
    assert board.neighbours(chips, "gone") == (None, "a")
