"""The export's desk without a window: days, accounts, target, and why a bundle cannot be made yet."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.export import run, scheduling
from medsos_desktop.export.desk import Desk
from medsos_desktop.export.lines import lines, spoken
from medsos_desktop.export.reasons import reasons
from medsos_desktop.model.post import Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office

WORDS = Words("id")


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Office]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws)


Sit = Callable[[], Desk]


@pytest.fixture
def sit(office: Office, clock: SteppingClock, tmp_path: Path) -> Sit:
    """A desk that has planned; each call is another start of the app."""
    (tmp_path / "serah").mkdir()

    def down() -> Desk:
        made = Desk(office.ws, clock, tmp_path / "serah", "id")
        made.load()
        return made

    return down


def jumps(desk: Desk) -> list[str]:
    """Where the reasons lead."""
    return [each.jump for each in reasons(WORDS, desk)]


def test_a_named_choice_is_kept_and_moves_with_the_calendar(sit: Sit) -> None:
    desk = sit()
    assert (desk.period, desk.first) == ("seven-days", date(2026, 12, 16))
    desk.choose_period("this-month")
    again = sit()
    assert (again.first, again.last) == (date(2026, 12, 1), date(2026, 12, 31))
    again.choose_days(date(2026, 12, 3), date(2026, 12, 4))
    assert again.period == ""
    assert sit().period == "seven-days"  # days picked by hand grow old, and are not kept


def test_the_name_follows_the_days_until_it_is_ones_own(sit: Sit) -> None:
    desk = sit()
    offered = desk.name
    desk.rename("paket-lurah.zip")
    assert desk.target.name == "paket-lurah.zip"
    desk.rename(offered)
    desk.choose_period("this-month")
    desk.load()
    assert desk.own_name == ""
    assert desk.name != offered


def test_all_that_stands_in_the_way_is_named_with_its_place(office: Office, sit: Sit, tmp_path: Path) -> None:
    assert jumps(sit()) == ["days"]  # nothing is planned on them
    office.post()
    assert jumps(sit()) == ["held"]
    office.approve(office.post())
    desk = sit()
    assert jumps(desk) == []
    desk.choose_folder(tmp_path / "tiada")
    desk.rename("a?.zip")
    assert jumps(desk) == ["folder", "name"]
    for account in (office.instagram, office.facebook):
        desk.include(account, on=False)
    desk.load()
    assert "accounts" in jumps(desk)
    desk.choose_days(date(2026, 12, 20), date(2026, 12, 1))
    desk.load()
    assert desk.plan is None
    assert jumps(desk)[0] == "days"


def test_days_the_wrong_way_round_are_one_trouble_not_two(sit: Sit) -> None:
    desk = sit()
    desk.choose_days(date(2026, 12, 20), date(2026, 12, 1))
    desk.load()
    assert desk.name == ""
    assert desk.name_error() is None
    assert jumps(desk) == ["days"]


def test_every_post_of_the_days_is_a_line_under_its_head(office: Office, sit: Sit) -> None:
    office.approve(office.post(title="Loket"))
    held = office.post("2026-12-21T07:00", title="Konsep")
    office.post(None, title="Kapan-kapan")
    shown = lines(WORDS, sit())
    assert [line.is_head for line in shown] == [True, False] * 3
    assert [line.text for line in shown if not line.is_head] == ["Loket", "Konsep", "Kapan-kapan"]
    assert next(line.post for line in shown if line.why) == held


def test_grave_findings_are_counted_once_and_said(office: Office, sit: Sit) -> None:
    post = office.post(text="Contoh pengisian NIK 3371011708450000 di formulir.")
    desk = sit()
    assert desk.uncounted() == post
    assert desk.count(post) == 1
    assert desk.uncounted() == ""
    (line,) = (each for each in lines(WORDS, desk) if each.post == post)
    assert line.blocked
    desk.forget()
    assert desk.uncounted() == post


def test_a_bundle_made_before_tells_what_would_be_other_today(
    office: Office, sit: Sit, tmp_path: Path
) -> None:
    office.approve(office.post())
    desk = sit()
    assert desk.plan is not None
    told: list[str] = []
    (made,) = run.make(
        desk.plan, desk.target, desk.limit, office.ws, lambda _n, _of, what: told.append(what), lambda: False
    )
    desk.made(desk.plan, made.path, made.sha256)
    assert all(WORDS.find(run.step_and_entry(what)[0]) is not None for what in told)
    (one,) = sit().kept.earlier
    assert (one.file, one.sha256, sit().differing(one)) == (made.path, made.sha256, 0)
    office.approve(office.post("2026-12-21T07:00"))
    assert sit().differing(one) == 1
    assert not run.look(made.path, office.ws, lambda *_: None, lambda: False).problems


@pytest.mark.parametrize("name", ["sub/paket.zip", "../paket.zip", "/tmp/paket.zip"])
def test_a_name_leads_nowhere_else(office: Office, sit: Sit, name: str) -> None:
    office.approve(office.post())
    desk = sit()
    desk.rename(name)
    assert jumps(desk) == ["name"]


def test_schedulers_are_remembered_and_a_konsep_has_none(sit: Sit, office: Office) -> None:
    office.approve(office.post("2026-12-17T09:00", variants={office.instagram: Variant("ig_story")}))
    desk = sit()
    desk.choose_tool("publer", True)
    desk.choose_tool("buffer", True)
    again = sit()
    assert again.tools == ("buffer", "publer")
    assert again.plan is not None
    assert again.plan.bundle.tools == ("buffer", "publer")
    again.choose_draft(True)
    again.load()
    assert again.tools == ()
    assert again.plan.bundle.tools == ()
    again.choose_tool("publer", False)
    again.choose_draft(False)
    assert sit().tools == ("buffer",)


def test_what_schedulers_cannot_carry_stands_in_the_list(sit: Sit, office: Office) -> None:
    both = {office.instagram: Variant("ig_story"), office.facebook: Variant("fb_page")}
    office.approve(office.post("2026-12-17T09:00", variants=both))
    desk = sit()
    for tool in ("buffer", "sprout", "hootsuite"):
        desk.choose_tool(tool, True)
    desk.load()
    said = lines(WORDS, desk)
    assert [line.text for line in said if line.is_head] == [
        "Masuk paket · 1 unggahan, 2 kiriman",
        "Tidak masuk berkas penjadwal · 1",
    ]
    assert said[-1].why == "berkasnya tidak bisa menyebut Story (Buffer, Hootsuite, Sprout Social)"
    assert "Tertahan" not in spoken(WORDS, said[-1])
    assert not reasons(WORDS, desk)


def test_what_would_be_too_soon_is_said_at_export(sit: Sit, office: Office) -> None:
    now = office.ws.store.clock.now().astimezone(ZoneInfo("Asia/Jakarta"))
    office.approve(office.post(f"{now + timedelta(minutes=5):%Y-%m-%dT%H:%M}"))
    desk = sit()
    desk.choose_tool("hootsuite", True)
    desk.choose_tool("buffer", True)
    desk.choose_days(now.date(), now.date())
    desk.load()
    said = [line.why for line in lines(WORDS, desk) if line.unmet]
    assert said == ["kurang dari 10 menit lagi (Hootsuite)"] * 2


def test_a_template_is_mapped_once_for_its_headers(sit: Sit, office: Office, tmp_path: Path) -> None:
    office.approve(office.post("2026-12-17T09:00"))
    path = tmp_path / "unduhan.csv"
    path.write_text("Text,Date,Time,Campaign *\n", encoding="utf-8")
    desk = sit()
    desk.take_template("metricool", path)
    desk.load()
    assert jumps(desk) == ["tools"]
    error = desk.tool_error()
    assert error is not None
    assert error.params["column"] == "Campaign *"
    assert desk.plan is not None
    assert desk.plan.bundle.tools == ()
    desk.map_column("metricool", 3, "code")
    again = sit()
    assert again.plan is not None
    assert again.plan.bundle.templates[0].fields == ("text", "date_iso", "time_seconds", "code")
    again.take_template("metricool", path)  # downloaded again: mapped as before
    assert again.tool_error() is None
    with pytest.raises(UserError):
        again.take_template("template", tmp_path / "tidak-ada.csv")
    assert again.tools == ("metricool",)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"tool": "x"},
        {"tool": "buffer", "headers": []},
        {"tool": "buffer", "headers": ["a"], "fields": ["zz"]},
    ],
)
def test_a_note_about_a_template_that_makes_no_sense_is_none(data: object) -> None:
    assert scheduling.from_data(data) is None
