from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.calendar import zones


@pytest.mark.parametrize(
    ("zone", "short", "hour"),
    [("Asia/Jakarta", "WIB", 3), ("Asia/Makassar", "WITA", 2), ("Asia/Jayapura", "WIT", 1)],
)
def test_indonesian_zones(zone: str, short: str, hour: int) -> None:
    assert zones.short_name(zone) == short
    assert zones.to_utc("2026-12-01T10:00", zone) == datetime(2026, 12, 1, hour, tzinfo=UTC)


def test_foreign_zone_has_its_own_abbreviation() -> None:
    assert zones.short_name("Europe/Berlin", datetime(2026, 7, 1)) == "CEST"
    assert zones.short_name("Europe/Berlin", datetime(2026, 1, 1)) == "CET"


def test_unknown_zone_is_read_as_jakarta() -> None:
    assert zones.to_utc("2026-12-01T10:00", "Mars/Olympus") == datetime(2026, 12, 1, 3, tzinfo=UTC)
    assert zones.to_utc("2026-12-01T10:00", "../../etc/passwd") == datetime(2026, 12, 1, 3, tzinfo=UTC)


def test_repeated_hour_means_the_first_and_a_skipped_one_moves_on() -> None:
    assert zones.to_utc("2026-10-25T02:30", "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert zones.to_utc("2026-03-29T02:30", "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "2026-12-01", "2026-12-01T10:00:00", "2026-12-01T10:00Z", "besok"])
def test_only_the_stored_form_is_read(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        zones.parse(text)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)), st.sampled_from(zones.OFFICE_ZONES))
def test_there_and_back(moment: datetime, zone: str) -> None:
    planned = zones.spell(moment)
    assert zones.spell(zones.to_local(zones.to_utc(planned, zone), zone)) == planned


def test_today_is_the_office_s_date() -> None:
    late = datetime(2026, 12, 15, 17, 30, tzinfo=UTC)
    assert zones.today(late, "Asia/Jakarta") == date(2026, 12, 16)
    assert zones.today(late, "Europe/London") == date(2026, 12, 15)
