from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import format as spelling
from medsos_desktop.words import Words

ID, EN = Words("id"), Words("en")
DAY = date(2026, 12, 1)


def test_indonesian() -> None:
    assert spelling.long_date(ID, DAY) == "Selasa, 1 Desember 2026"
    assert spelling.short_date(ID, DAY) == "Sel 1 Des 2026"
    assert spelling.brief_date(ID, date(2026, 12, 20)) == "Min 20 Des"
    assert spelling.clock_in(ID, time(10), "Asia/Jakarta") == "10.00 WIB"
    assert spelling.moment(ID, datetime(2026, 12, 1, 7, 5), "Asia/Makassar") == "Sel 1 Des 2026, 07.05 WITA"
    assert spelling.month_title(ID, DAY) == "Desember 2026"


def test_english() -> None:
    assert spelling.long_date(EN, DAY) == "Tuesday, 1 December 2026"
    assert spelling.short_date(EN, DAY) == "Tue 1 Dec 2026"
    assert spelling.clock_in(EN, time(10), "Asia/Jayapura") == "10:00 WIT"


def test_planned() -> None:
    assert spelling.planned(ID, "2026-12-01T10:00", "Asia/Jakarta") == "Sel 1 Des 2026, 10.00 WIB"
    assert spelling.planned(ID, None, "Asia/Jakarta") == "Tanpa tanggal"


def test_spans() -> None:
    assert spelling.span(ID, date(2026, 12, 14), date(2026, 12, 20)) == "14–20 Desember 2026"
    assert spelling.span(ID, date(2026, 6, 29), date(2026, 7, 5)) == "29 Jun – 5 Jul 2026"
    assert spelling.span(ID, date(2026, 12, 28), date(2027, 1, 3)) == "28 Des 2026 – 3 Jan 2027"


def test_distances() -> None:
    today = date(2026, 12, 16)
    said = [spelling.distance(ID, date(2026, 12, 16 + n), today) for n in (-3, -1, 0, 1, 4)]
    assert said == ["3 hari lalu", "kemarin", "hari ini", "besok", "4 hari lagi"]
    assert spelling.distance(EN, date(2026, 12, 20), today) == "in 4 days"


def test_every_day_and_month_has_its_words() -> None:
    for words in (ID, EN):
        for month in range(1, 13):
            assert spelling.month(words, month).startswith(spelling.month_short(words, month)[:2])
        for day in range(1, 8):
            when = date(2026, 12, day)
            assert spelling.weekday(words, when).startswith(spelling.weekday_short(words, when))


def test_moments_of_records_are_told_beside_now() -> None:
    now = datetime(2026, 12, 16, 9, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
    said = {
        "2026-12-16T02:05:00.000Z": "hari ini 09.05",
        "2026-12-15T17:30:00.000Z": "hari ini 00.30",  # yesterday in UTC
        "2026-12-15T09:24:00.000Z": "kemarin 16.24",
        "2026-12-14T02:10:00.000Z": "Sen 14 Des 09.10",
        "2025-12-14T02:10:00.000Z": "Min 14 Des 2025 09.10",
    }
    assert {at: spelling.ago(ID, at, now) for at in said} == said
