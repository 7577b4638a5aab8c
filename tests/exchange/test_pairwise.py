"""Generated sheets of other offices, pairwise over the traits of the design, all read exactly."""

from pathlib import Path

import pytest

from medsos_desktop.exchange.sheets.read import read_sheet
from tests.exchange.dress import Dress, Written
from tests.exchange.pairwise import dresses
from tests.exchange.sheetmaker import write
from tests.exchange.truth import Plan, plans

CASES = list(dresses())


def make(folder: Path, dress: Dress, seed: int) -> Written:
    """A file of this dress; the channels that its places can show."""
    ticks = dress.places in ("ticks", "crosses", "marks")
    channels = (
        ("instagram",)
        if dress.places == "tab"
        else ("instagram", "facebook", "whatsapp", "tiktok")
        if ticks
        else ("instagram", "facebook", "whatsapp", "x", "tiktok", "youtube")
    )
    stories = dress.places in ("comma", "plus", "ticks", "crosses", "marks", "format", "slash")
    timed = dress.times != "none"
    months = [(2026, 12)] if dress.tabs == "one" else [(2026, 11), (2026, 12), (2027, 1)]
    joined = dress.joined and dress.box == "xlsx"
    made = [
        plans(seed + at, year, month, 10, channels, stories, dress.partners, dress.bad, timed, joined)
        for at, (year, month) in enumerate(months)
    ]
    return write(folder, f"kalender-{seed}", dress, made, seed)


def expected(plan: Plan, dress: Dress) -> dict[str, object]:
    day, minutes = plan.day, plan.minutes if plan.minutes is not None else 540
    assert day is not None
    surfaces = tuple(s for _, s in plan.uses)
    return {
        "planned": f"{day:%Y-%m-%d}T{minutes // 60:02d}:{minutes % 60:02d}",
        "channels": tuple(c for c, _ in plan.uses),
        "surfaces": surfaces,
        "title": plan.title,
        "text": plan.text,
        "hashtags": () if dress.tags == "none" else plan.tags,
        "pillar": plan.pillar,
        "status": plan.status,
        "pic": plan.pic,
        "partner": plan.partner,
    }


def check(written: Written, dress: Dress) -> None:
    reading = read_sheet(written.path, year_hint=2020)
    by_row = {(post.sheet, post.row): post for post in reading.posts}
    assert set(by_row) == {(sheet, row) for sheet, row, _ in written.posts}
    for sheet, row, plan in written.posts:
        post = by_row[sheet, row]
        partner = post.partner and (
            post.partner.name,
            post.partner.program,
            post.partner.document,
            post.partner.beneficiaries,
        )
        got = {
            "planned": post.planned,
            "channels": post.channels,
            "surfaces": post.surfaces,
            "title": post.title,
            "text": post.text,
            "hashtags": post.hashtags,
            "pillar": post.pillar,
            "status": post.status,
            "pic": post.pic,
            "partner": partner,
        }
        assert got == expected(plan, dress), (sheet, row)
    assert {(r.sheet, r.row) for r in reading.rejected} == {
        (sheet, row) for sheet, row, _ in written.rejected
    }
    assert all(r.reason == "date.impossible" for r in reading.rejected)
    assert len(reading.posts) + len(reading.rejected) + len(reading.skipped) == written.nonempty
    rows = [(r.sheet, r.row) for r in (*reading.posts, *reading.rejected, *reading.skipped)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("seed", range(0, len(CASES), 4))
def test_a_sheet_in_this_dress_is_read_exactly(seed: int, tmp_path: Path) -> None:
    dress = CASES[seed]
    check(make(tmp_path, dress, seed), dress)


@pytest.mark.long
def test_every_pair_of_traits(tmp_path: Path) -> None:
    for seed, dress in enumerate(CASES):
        check(make(tmp_path, dress, seed), dress)


@pytest.mark.long
def test_two_thousand_more_dresses(tmp_path: Path) -> None:
    for seed in range(1000, 1010):
        for at, dress in enumerate(dresses(seed)):
            check(make(tmp_path, dress, seed * 1000 + at), dress)
