"""What surrounds a bundle on the screen: days, target, receipt, and what changed since."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.bundles import periods, targets
from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.bundles.receipts import KINDS, kind_of, receipt
from medsos_desktop.bundles.verify import verify
from medsos_desktop.errors import UserError
from tests.bundles.office import Desk

NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 1))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("this-week", date(2026, 12, 14), date(2026, 12, 20)),
        ("next-week", date(2026, 12, 21), date(2026, 12, 27)),
        ("this-month", date(2026, 12, 1), date(2026, 12, 31)),
        ("seven-days", date(2026, 12, 16), date(2026, 12, 22)),
    ],
)
def test_periods(period: str, first: date, last: date) -> None:
    today = date(2026, 12, 16)
    assert periods.span(period, today) == (first, last)
    assert periods.named(first, last, today) == period
    assert periods.named(first, last + timedelta(days=1), today) == ""


@given(DAYS)
def test_periods_hold_on_any_day(today: date) -> None:
    for period in periods.PERIODS:
        first, last = periods.span(period, today)
        assert first <= last
        assert (first <= today <= last) == (period != "next-week")
    first, last = periods.span("this-month", today)
    assert (first.day, (last + timedelta(days=1)).day, first.month, last.month) == (
        1,
        1,
        today.month,
        today.month,
    )


@pytest.mark.parametrize("name", ["paket.zip", "Paket Desember.ZIP", "a.b.zip"])
def test_good_names(name: str) -> None:
    targets.require_name(Path(name))


@pytest.mark.parametrize(
    "name",
    [
        "paket",
        "paket.rar",
        "",
        ".zip",
        "a:b.zip",
        "a?.zip",
        "a\\b.zip",
        " a.zip",
        "nul.zip",
        "COM1.zip",
        "x" * 252 + ".zip",
    ],
)
def test_bad_names(name: str) -> None:
    with pytest.raises(UserError) as caught:
        targets.require_name(Path(name))
    assert caught.value.code == "bundle.name"


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    targets.require_folder(tmp_path)
    assert not list(tmp_path.iterdir())
    with pytest.raises(UserError) as caught:
        targets.require_folder(tmp_path / "dicabut")
    assert caught.value.code == "bundle.no-folder"


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_told: object) -> None:
        raise PermissionError(13, "tidak boleh")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(UserError) as caught:
        targets.require_folder(tmp_path)
    assert (caught.value.code, caught.value.params["detail"]) == ("bundle.refused", "tidak boleh")


def test_free_names(tmp_path: Path) -> None:
    target = tmp_path / "paket.zip"
    assert targets.free_name(target) == target
    target.touch()
    (tmp_path / "paket-2.zip").touch()
    assert targets.free_name(target) == tmp_path / "paket-3.zip"


def test_a_receipt_counts_every_file_once(zipped: Path) -> None:
    made = receipt(zipped)
    assert made.sha256 == hashlib.sha256(zipped.read_bytes()).hexdigest()
    assert made.size == zipped.stat().st_size
    assert made.files == verify(zipped).files
    order = [part.kind for part in made.parts]
    assert order == [kind for kind in KINDS if kind in order]
    assert {"page", "start", "xlsx", "csv", "ics", "captions", "pictures", "lists"} <= set(order)
    assert sum(part.bytes for part in made.parts) < made.size


def test_kinds_of_entries() -> None:
    folder = "posts/2026-12-01_1000_7kq4_x/youtube"
    assert [kind_of(f"{folder}/{name}") for name in ("caption.txt", "title.txt", "alt-01.txt", "01.jpg")] == [
        "captions", "captions", "alts", "pictures",
    ]  # fmt: skip


def test_what_changed_since(desk: Desk, tmp_path: Path) -> None:
    kept = desk.approve(desk.post("2026-12-17T09:00"))
    gone = desk.approve(desk.post("2026-12-18T09:00"))
    plan = desk.plan()
    one = Earlier.of(plan, tmp_path / "paket.zip", NOW, "ab")
    assert not one.differing(plan)
    desk.ws.posts.delete([gone])
    new = desk.approve(desk.post("2026-12-19T09:00"))
    assert one.differing(desk.ws.bundles.plan(one.request)) == {gone, new}
    assert kept in one.posts
    desk.ws.bundles.record(plan := desk.plan())
    assert one.differing(desk.ws.bundles.plan(one.request)) == {gone, new}, "being scheduled changes nothing"
    assert plan.items


def test_earlier_bundles_are_kept_as_plain_data(desk: Desk, tmp_path: Path) -> None:
    desk.approve(desk.post("2026-12-17T09:00"))
    one = Earlier.of(desk.plan(), tmp_path / "paket.zip", NOW, "ab")
    assert Earlier.from_data(one.to_data()) == one
    broken: object
    for broken in (
        None,
        [],
        {},
        {**one.to_data(), "at": "kemarin"},
        {**one.to_data(), "posts": 3},
        {**one.to_data(), "at": "2026-12-16T09:20:00"},
    ):
        assert Earlier.from_data(broken) is None
