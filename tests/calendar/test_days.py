import tomllib
from datetime import date

import pytest

from medsos_desktop import resources
from medsos_desktop.calendar import almanac, holidays, observances

YEARS = [
    int(year)
    for year in tomllib.loads(resources.path("calendar", "holidays.toml").read_text("utf-8"))["year"]
]
"""Years whose holidays come from the data file."""

PUBLIC = {
    "01-01", "01-16", "02-17", "03-19", "03-21", "03-22", "04-03", "04-05", "05-01",
    "05-14", "05-27", "05-31", "06-01", "06-16", "08-17", "08-25", "12-25",
}  # fmt: skip
JOINT = {"02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"}


def test_2026_as_the_joint_decree_has_it() -> None:
    year = holidays.of_year(2026)
    public = {f"{item.day:%m-%d}" for item in year if item.kind == "public"}
    joint = {f"{item.day:%m-%d}" for item in year if item.kind == "joint"}
    assert public == PUBLIC
    assert joint == JOINT
    assert not any(item.estimated for item in year)


def test_data_says_what_the_library_says() -> None:
    for year in YEARS:
        assert holidays.of_year(year) == holidays.from_library(year), year


def test_other_years_are_asked_of_the_library() -> None:
    assert 2036 not in YEARS
    known = {item.key: item for item in holidays.of_year(2036)}
    assert known["christmas"].day == date(2036, 12, 25)
    assert not known["christmas"].estimated
    assert known["nyepi"].estimated


def test_names_in_both_languages() -> None:
    christmas = holidays.of_year(2026)[-1]
    assert (christmas.names.short("id"), christmas.names.full("en")) == ("Hari Natal", "Christmas Day")


def test_every_observance_names_its_basis_and_fits_a_cell() -> None:
    for row in observances.everything():
        assert row.basis
        assert row.seen in ("list", "general")
        assert len(row.names.short_id) <= 15
        assert len(row.names.short_en) <= 15
        assert row.on(2026).year == 2026
        assert (row.scope == "local") == bool(row.region)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("HKSN", date(2026, 12, 20)),
        ("Hari Ibu", date(2026, 12, 22)),
        ("Disabilitas", date(2026, 12, 3)),
        ("Pekerja Sosial", date(2026, 3, 17)),
        ("Hari Kusta", date(2026, 1, 25)),
        ("Hari Tuli", date(2026, 9, 27)),
    ],
)
def test_dates_of_observances(name: str, day: date) -> None:
    assert [row.on(2026) for row in observances.everything() if row.names.short_id == name] == [day]


def test_nth_weekday() -> None:
    assert observances.nth_weekday(2027, 3, 1, 3) == date(2027, 3, 16)
    assert observances.nth_weekday(2026, 12, 6, -1) == date(2026, 12, 27)


def test_local_days_are_for_the_place() -> None:
    day = date(2026, 4, 11)
    assert [row.names.short_id for row in almanac.of_day(day, "Kota Magelang").observances] == [
        "Hari Jadi Kota"
    ]
    assert almanac.of_day(day, "Kota Salatiga") == almanac.PLAIN


def test_the_first_of_a_day_is_the_one_the_office_means() -> None:
    facts = almanac.of_day(date(2026, 12, 20))
    assert [row.names.short_id for row in facts.observances] == ["HKSN", "Solidaritas"]
    assert not facts.off
    assert almanac.of_day(date(2026, 12, 24)).off


def test_upcoming_goes_over_the_year_s_end() -> None:
    ahead = almanac.upcoming(date(2026, 12, 22), 3)
    assert [f"{item.day:%m-%d} {item.what.names.short_id}" for item in ahead] == [
        "12-22 Hari Ibu",
        "12-25 Hari Natal",
        "01-01 Tahun Baru",
    ]
    assert almanac.upcoming(date(2026, 12, 26), 5, within=3) == ()
