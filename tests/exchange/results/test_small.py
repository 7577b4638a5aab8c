"""Counts, links and moments, cell by cell."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.exchange.results import links, moments, numbers
from medsos_desktop.exchange.results.numbers import Count
from medsos_desktop.exchange.sheets.model import Cell

JAKARTA = ZoneInfo("Asia/Jakarta")
PLANNED = datetime(2026, 12, 10, 10, 0, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("1.234", 1234), ("1,234", 1234), ("1'234", 1234), ("12.345.678", 12_345_678), ("0", 0), (" 57 ", 57),
        ("1,2 rb", 1200), ("1.2K", 1200), ("3 ribu", 3000), ("2,05jt", 2_050_000), ("1.234,00", 1234),
        ("1,234.0", 1234), ("15,0", 15), (57, 57), (57.0, 57), ("1.5 rb+", 1500),
    ],
)  # fmt: skip
def test_counts_are_read(cell: Cell, count: int) -> None:
    assert numbers.read(cell) == Count(count)


@pytest.mark.parametrize("cell", ["", " ", "-", "–"])
def test_dashes_are_no_count(cell: str) -> None:
    assert numbers.read(cell) == Count()


@pytest.mark.parametrize(
    "cell",
    [
        "1,2",
        "12.34",
        "-5",
        -5,
        "banyak",
        "1.234.56",
        "٣",
        True,
        1e300,
        float("nan"),
        "9" * 40,
        time(3),
        "1.2 kg",
    ],
)
def test_what_is_no_count_is_said_to_be_none(cell: Cell) -> None:
    assert numbers.read(cell).wrong


def test_a_thousand_taken_for_a_fraction() -> None:
    assert numbers.read(1.234) == Count(1234, guessed=True)
    assert numbers.read(1.2) == Count(1200, guessed=True)
    assert numbers.read(1.23456).wrong


@given(st.text(alphabet="0123456789., 'rbkjt-e", max_size=40))
def test_no_text_makes_a_count_below_nothing(text: str) -> None:
    found = numbers.read(text)
    assert found.value is None or 0 <= found.value < 2**53


@given(st.integers(0, 10**12))
def test_groups_of_three_come_back(value: int) -> None:
    for sign in ".,":
        assert numbers.read(f"{value:,}".replace(",", sign)) == Count(value)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://www.instagram.com/p/Ab_1/?igsh=x", "https://www.instagram.com/p/Ab_1/?igsh=x"),
        ("instagram.com/p/Ab", "https://instagram.com/p/Ab"),
        ("sudah: <https://X.com/a/status/1>", "https://x.com/a/status/1"),
        ("HTTP://WWW.TikTok.com/@a/video/1", "http://www.tiktok.com/@a/video/1"),
    ],
)
def test_links_are_read(text: str, url: str) -> None:
    assert links.read(text).url == url


@pytest.mark.parametrize(
    "text",
    ["", "sudah", "foto.jpg", "12.30", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.com/x",
     "https://a@instagram.com/p/1", "https://-x-.com", "a." * 900 + "com/x", "https://localhost/x", "=1+1"],
)  # fmt: skip
def test_what_is_no_link(text: str) -> None:
    assert links.read(text).url == ""


def test_two_links_in_a_cell_are_told() -> None:
    assert links.read("https://x.com/a https://x.com/b").more
    assert not links.read("https://x.com/a https://x.com/a").more


def test_links_are_compared_by_where_they_lead() -> None:
    one = "https://www.instagram.com/p/Ab/?igsh=1&utm_source=x"
    assert links.key(one) == links.key("http://instagram.com/p/Ab")
    assert links.key("https://youtube.com/watch?v=1&t=3") != links.key("https://youtube.com/watch?v=2")
    assert links.key("https://x.com/Ab") != links.key("https://x.com/ab")


def test_hosts_and_what_is_below_them() -> None:
    assert links.belongs("https://m.facebook.com/x", ["facebook.com"])
    assert links.belongs("https://vt.tiktok.com/x", ["tiktok.com"])
    assert not links.belongs("https://notfacebook.com/x", ["facebook.com"])
    assert not links.belongs("https://facebook.com.contoh.id/x", ["facebook.com"])
    assert links.belongs("https://mastodon.contoh.id/x", [])


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_links(text: str) -> None:
    found = links.read(text)
    assert not found.url or (links.key(found.url) and links.host(found.url))


@pytest.mark.parametrize(
    ("day", "hour", "local"),
    [
        ("10/12/2026", "10.05", "2026-12-10T10:05"),
        ("Kamis, 10 Desember 2026", "pukul 10.05 WIB", "2026-12-10T10:05"),
        ("10 Des 2026 10:05", "", "2026-12-10T10:05"),
        (datetime(2026, 12, 10), time(10, 5), "2026-12-10T10:05"),
        (datetime(2026, 12, 10, 10, 5), "", "2026-12-10T10:05"),
        ("2026-12-10", "12.05 WIT", "2026-12-10T10:05"),
        ("11/12", "08.00", "2026-12-11T08:00"),
        ("12", "08.00", "2026-12-12T08:00"),
        ("", "10.05", "2026-12-10T10:05"),
        ("", "0.15", "2026-12-10T00:15"),
        ("10.05", "", "2026-12-10T10:05"),
        # 10.05 and 9.3 typed into a cell of times by a program that speaks English
        (datetime(2026, 12, 10), datetime(1900, 1, 10, 1, 12), "2026-12-10T10:05"),
        (datetime(2026, 12, 10), datetime(1900, 1, 9, 7, 12), "2026-12-10T09:30"),
        ("", datetime(1900, 1, 10), "2026-12-10T10:00"),
    ],
)
def test_moments(day: Cell, hour: Cell, local: str) -> None:
    found = moments.read(day, hour, PLANNED, JAKARTA)
    assert found.at is not None
    assert found.at.astimezone(JAKARTA).isoformat(timespec="minutes")[:16] == local
    assert (found.rough, found.swapped, found.wrong) == (False, False, "")


def test_after_midnight_is_the_next_day() -> None:
    late = PLANNED.replace(hour=23, minute=50)
    found = moments.read("", "00.10", late, JAKARTA)
    assert found.at == datetime(2026, 12, 11, 0, 10, tzinfo=JAKARTA)


def test_a_date_alone_takes_the_planned_hour_and_says_so() -> None:
    found = moments.read("11/12/2026", "", PLANNED, JAKARTA)
    assert (found.at, found.rough) == (datetime(2026, 12, 11, 10, 0, tzinfo=JAKARTA), True)


def test_a_day_without_year_is_the_nearest() -> None:
    plan = datetime(2026, 12, 30, 10, 0, tzinfo=JAKARTA)
    assert moments.read("2 Januari", "08.00", plan, JAKARTA).at == datetime(2027, 1, 2, 8, 0, tzinfo=JAKARTA)
    assert moments.read("2", "08.00", plan, JAKARTA).at == datetime(2027, 1, 2, 8, 0, tzinfo=JAKARTA)


def test_month_first_where_only_that_makes_sense() -> None:
    found = moments.read("12/10/2026", "10.05", PLANNED, JAKARTA)
    assert (found.at, found.swapped) == (datetime(2026, 12, 10, 10, 5, tzinfo=JAKARTA), True)


def test_a_date_of_the_program_that_was_typed_the_other_way_round() -> None:
    found = moments.read(date(2026, 10, 12), "10.05", PLANNED, JAKARTA)
    assert (found.at, found.swapped) == (datetime(2026, 12, 10, 10, 5, tzinfo=JAKARTA), True)
    plain = moments.read(date(2026, 10, 25), "10.05", PLANNED, JAKARTA)
    assert (plain.at, plain.swapped) == (datetime(2026, 10, 25, 10, 5, tzinfo=JAKARTA), False)


@pytest.mark.parametrize(
    ("day", "hour", "wrong"),
    [
        ("31/11/2026", "10.00", "date"),
        ("besok", "", "date"),
        ("10/12/2026", "25.00", "time"),
        ("", "sore", "time"),
    ],
)
def test_what_cannot_be_read(day: Cell, hour: Cell, wrong: str) -> None:
    assert moments.read(day, hour, PLANNED, JAKARTA).wrong == wrong


def test_nothing_said() -> None:
    assert moments.read("", "", PLANNED, JAKARTA) == moments.NOTHING
