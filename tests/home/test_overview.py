"""Beranda's three questions for the fictional December, on Wednesday the 16th at 09.20."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from medsos_desktop.calendar.balance import PILLAR
from medsos_desktop.clock import SteppingClock
from medsos_desktop.composer.panel import open_counts, panel_rows
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.home import findings
from medsos_desktop.home.balance import of_month
from medsos_desktop.home.findings import FindingsCount, open_findings
from medsos_desktop.home.founding import Founding, found, proposed_pillars
from medsos_desktop.home.last_backup import last_backup
from medsos_desktop.home.overview import Overview, overview
from medsos_desktop.home.prepare import preparations
from medsos_desktop.model.office import Account, Fact, Office, Person, Rulebook
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.workspace import Workspace
from tests.ui.calendar import december

NOW = datetime(2026, 12, 16, 9, 20, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Only read here, so made once."""
    clock = SteppingClock(NOW.astimezone(ZoneInfo("UTC")))
    with december.fill(tmp_path_factory.mktemp("month") / "ws", clock) as made:
        yield made


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Workspace]:
    """The same month, to be changed."""
    with december.fill(tmp_path / "ws", SteppingClock(NOW.astimezone(ZoneInfo("UTC")))) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", create=True, home=tmp_path / "home") as made:
        yield made


def titles(due: object) -> list[str]:
    return [getattr(each, "due", each).row.title for each in due]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def shown(month: Workspace) -> Overview:
    return overview(month, NOW)


def test_today_and_tomorrow(shown: Overview) -> None:
    assert titles(shown.today) == ["Jajak pendapat layanan", "Siaga hujan lebat"]
    assert titles(shown.tomorrow) == ["Cek dan usul data bansos"]


def test_the_week_starts_on_monday_and_has_seven_days(shown: Overview) -> None:
    assert [day.day.day for day in shown.week] == [14, 15, 16, 17, 18, 19, 20]
    assert [len(day.posts) for day in shown.week] == [1, 1, 2, 1, 2, 1, 5]


def test_an_approved_post_whose_time_passed_is_missed(shown: Overview) -> None:
    assert titles(shown.missed) == ["Permakanan lansia"]
    assert shown.missed[0].state is State.MISSED


def test_what_is_not_approved_within_two_days_is_near(shown: Overview) -> None:
    assert titles(shown.near) == ["Cek dan usul data bansos"]


def test_waiting_is_by_role_and_in_order_of_time(shown: Overview) -> None:
    assert titles(shown.waiting) == [
        "Cek dan usul data bansos",
        "Kader yang tidak lelah",
        "Cerita relawan RW 03",
        "Terima kasih relawan",
        "Untuk Ibu yang sabar",
    ]


def test_what_came_back_says_by_whom(shown: Overview) -> None:
    assert [(each.due.row.title, each.by) for each in shown.returned] == [("HKSN: mengetuk pintu", "Arum")]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "UTC"])
def test_today_is_the_day_at_the_office_whatever_zone_the_pc_is_in(month: Workspace, zone: str) -> None:
    late = datetime(2026, 12, 16, 23, 30, tzinfo=ZoneInfo("Asia/Jakarta")).astimezone(ZoneInfo(zone))
    assert titles(overview(month, late).today) == ["Jajak pendapat layanan", "Siaga hujan lebat"]


def test_an_empty_office_is_empty(empty: Workspace) -> None:
    nothing = overview(empty, NOW)
    assert nothing.empty
    assert nothing.who is None
    assert nothing.waiting == ()


def test_gaps_name_the_worst_pillars_first(month: Workspace) -> None:
    found_ = preparations(month, NOW)
    assert found_.balance.month == date(2026, 12, 1)
    told = [
        (str(each.params["pillar"]), each.params["percent"], each.params["target"])
        for each in found_.balance.findings
        if each.code == "balance.pillar-under-target"
    ]
    assert told == [
        ("Edukasi & luruskan hoaks", 3, 10),
        ("Program & capaian", 8, 15),
        ("Cerita keberdayaan", 11, 15),
    ]


def test_days_ahead_come_in_order_and_count_what_is_planned(month: Workspace) -> None:
    ahead = preparations(month, NOW).ahead
    assert [each.day for each in ahead] == sorted(each.day for each in ahead)
    assert all(each.day > NOW.date() and each.what for each in ahead)
    by_day = {each.day: each.posts for each in ahead}
    assert by_day.get(date(2026, 12, 20), 5) == 5


def test_the_three_gravest_gaps_are_of_different_kinds(month: Workspace) -> None:
    codes = [each.finding.code for each in preparations(month, NOW).gaps]
    assert codes == ["balance.pillar-under-target", "balance.silent-channel", "balance.pillar-under-target"]


def test_an_account_without_a_post_this_month_is_silent(empty: Workspace) -> None:
    account, _ = empty.directory.save("account", None, Account("instagram", "ig_feed", "@contoh", "IG"))
    (gap,) = preparations(empty, NOW).gaps
    assert (gap.finding.code, gap.finding.accounts, gap.drafts) == ("balance.silent-channel", (account,), 0)
    empty.posts.create(Post(title="Nanti", variants={account: Variant("ig_feed")}))
    assert [each.drafts for each in preparations(empty, NOW).gaps] == [1]


def test_an_office_without_accounts_and_targets_has_nothing_to_compare(empty: Workspace) -> None:
    found_ = of_month(empty, NOW.date(), NOW)
    assert (found_.findings, found_.checked) == ((), ("balance.leaders",))


def test_the_office_switches_a_check_off_or_changes_its_words(empty: Workspace) -> None:
    account, _ = empty.directory.save("account", None, Account("instagram", "ig_feed", "@contoh", "IG"))
    title = "Geuchik meresmikan pasar"
    empty.posts.create_many(
        [
            Post(title=title, planned=f"2026-12-{2 * n:02}T09:00", variants={account: Variant("ig_feed")})
            for n in range(1, 13)
        ]
    )
    assert of_month(empty, NOW.date(), NOW).findings == ()
    words = '[[row]]\nid = "balance.leaders.titles"\nadd = ["geuchik"]\n'
    empty.directory.set_rulebook(Rulebook((("kantor.toml", words),)))
    (found_,) = of_month(empty, NOW.date(), NOW).findings
    assert (found_.code, found_.params["percent"]) == ("balance.leaders", 100)
    off = words + '[code."balance.leaders"]\noff = true\n'
    empty.directory.set_rulebook(Rulebook((("kantor.toml", off),)))
    assert of_month(empty, NOW.date(), NOW).findings == ()


def test_findings_are_counted_once_per_wording(month: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = FindingsCount()
    first = counter.month(month, *_december())
    assert sum(first.values()) > 0
    monkeypatch.setattr(type(month.checks), "of_post", None)  # a second run must not ask the engine
    assert counter.month(month, *_december()) == first


def test_what_several_accounts_share_counts_once_as_in_naskah(month: Workspace) -> None:
    views = [month.posts.get(row.id) for row in month.posts.rows(*_december())]
    told = [(month.checks.of_post(view.post), view.post) for view in views]
    placed, post = next((placed, post) for placed, post in told if open_findings(placed))
    twice = [each for one in placed for each in (one, replace(one, accounts=()))]
    counted = open_findings(twice)
    assert counted == open_findings(placed)
    assert counted == open_counts(panel_rows(twice, post, month.catalogue))


def test_counting_stops_when_cancelled(month: Workspace) -> None:
    with pytest.raises(Cancelled):
        FindingsCount().month(month, *_december(), lambda: True)
    with pytest.raises(Cancelled):
        FindingsCount().recheck(month, cancelled=lambda: True)


def test_every_post_is_checked_again_by_other_rules(changing: Workspace) -> None:
    account = next(iter(changing.directory.accounts()))
    changing.posts.create(
        Post("", "Untuk kaum sandal jepit", variants={account: Variant("fb_page")})
    )  # undated
    counter, told = FindingsCount(), []
    first = counter.recheck(changing, lambda n, total, _what: told.append((n, total)))
    assert told == [(n, first.posts) for n in range(first.posts + 1)]
    assert first.posts > 20
    assert counter.recheck(changing) == first
    row = '[[row]]\nid="poverty.street"\nadd="kaum sandal jepit"\n'
    changing.directory.set_rulebook(Rulebook((("k.toml", row),)))
    more = counter.recheck(changing)
    assert more.posts == first.posts
    assert more.warn == first.warn + 1
    changing.history.undo()
    assert counter.recheck(changing) == first


def test_a_new_contact_of_the_office_counts_at_once(changing: Workspace) -> None:
    counter = FindingsCount()
    account = next(iter(changing.directory.accounts()))
    variants = {account: Variant("fb_page")}
    changing.posts.create(Post("", "Hubungi 0813-0000-9988", planned="2026-12-20T10:00", variants=variants))
    before = counter.month(changing, *_december())
    office = changing.directory.office()
    changing.directory.set_office(replace(office, phones=(*office.phones, "0813-0000-9988")))
    assert sum(counter.month(changing, *_december()).values()) < sum(before.values())


def test_another_limit_of_a_channel_counts_at_once(changing: Workspace) -> None:
    counter = FindingsCount()
    before = counter.month(changing, *_december())
    changing.directory.set_facts(_short(changing))
    after = counter.month(changing, *_december())
    assert after["block"] > before["block"]
    assert after == FindingsCount().month(changing, *_december())
    changing.history.undo()
    assert counter.month(changing, *_december()) == before


def test_what_was_counted_while_all_was_forgotten_is_not_kept(
    month: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter, plain = FindingsCount(), findings._of_post

    def meanwhile(workspace: Workspace, post: Post) -> Counter[str]:
        counter.forget()  # by the window, as what posts refer to has just changed
        return plain(workspace, post) + Counter(block=1)

    monkeypatch.setattr(findings, "_of_post", meanwhile)
    counter.month(month, *_december())
    monkeypatch.setattr(findings, "_of_post", plain)
    assert counter.month(month, *_december()) == FindingsCount().month(month, *_december())


def _short(workspace: Workspace) -> list[Fact]:
    """Every text of the office's channels may have 50 characters."""
    return [
        Fact(account.surface, path, 50, source="Rapat", checked="2026-12-01")
        for account in workspace.directory.accounts().values()
        for path, datum in workspace.catalogue.plain(account.surface).items()
        if path.startswith("text.") and type(datum.value) is int and datum.value > 50
    ]


def _december() -> tuple[date, date]:
    return date(2026, 12, 1), date(2027, 1, 1)


def test_the_last_backup_is_read_from_its_name(empty: Workspace) -> None:
    assert last_backup(empty) is None
    empty.backups.make(None)
    made = last_backup(empty)
    assert made is not None
    assert isinstance(made.at, time)
    assert made.size > 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_proposed_pillars_share_the_whole_month(language: str) -> None:
    pillars = proposed_pillars(language)
    assert sum(each.target or 0 for each in pillars) == 100
    assert [each.number for each in pillars] == list(range(1, len(pillars) + 1))


def test_what_was_begun_for_a_day_ahead_is_gone_on_with(empty: Workspace) -> None:
    first = preparations(empty, NOW).ahead[0]
    assert (first.posts, first.draft) == (0, "")
    draft, _ = empty.posts.create(Post(title="Dimulai", planned=f"{first.day.isoformat()}T09:00"))
    assert preparations(empty, NOW).ahead[0].draft == draft
    empty.posts.create(Post(title="Kedua", planned=f"{first.day.isoformat()}T10:00"))
    again = preparations(empty, NOW).ahead[0]
    assert (again.posts, again.draft) == (2, "")


def test_founding_is_one_operation_and_seats_the_first_person(empty: Workspace) -> None:
    said = Founding(
        Office("Kelurahan Contoh", "Contoh"),
        (Account("instagram", "ig_feed", "@contoh", "IG"),),
        (Person("Arum", "", ("writer",)), Person("Bu Lurah", "Lurah", ("approver",))),
        proposed_pillars(),
    )
    changes = found(empty, said)
    assert {"office", "account", "person", "pillar"} <= set(changes.ids)
    actor = empty.directory.actor()
    assert actor is not None
    assert actor[1].name == "Arum"


def test_undo_ends_above_the_founding(empty: Workspace) -> None:
    found(empty, Founding(office=Office(name="Kelurahan Contoh"), people=(Person(name="Bu Ani"),)))
    assert empty.history.undoable() is None
    assert not empty.history.held()
    with pytest.raises(UserError, match="nothing-to-undo"):
        empty.history.undo()
    empty.directory.set_office(Office(name="Kelurahan Lain"))
    empty.history.undo()
    assert empty.directory.office().name == "Kelurahan Contoh"
    assert empty.history.undoable() is None
    assert len(empty.directory.people()) == 1


def test_founding_with_everything_skipped(empty: Workspace) -> None:
    found(empty, Founding())
    assert empty.directory.actor() is None


def test_what_was_begun_for_a_pillar_is_gone_on_with(month: Workspace) -> None:
    gap = next(each for each in preparations(month, NOW).gaps if each.finding.code == PILLAR)
    row = month.posts.row(gap.draft)
    assert row.state is State.DRAFT
    assert row.pillar == gap.finding.pillar or row.planned.startswith(gap.finding.day.isoformat())


def test_a_post_whose_time_passes_counts_anew(tmp_path: Path) -> None:
    clock = SteppingClock(NOW.astimezone(ZoneInfo("UTC")))
    with december.fill(tmp_path / "ws", clock) as workspace:
        count = FindingsCount()
        span = (date(2026, 12, 1), date(2027, 1, 1))
        before = count.month(workspace, *span)["block"]
        clock.at = datetime(2026, 12, 26, 9, tzinfo=ZoneInfo("UTC"))
        after = count.month(workspace, *span)["block"]
        assert after > before
        assert after == FindingsCount().month(workspace, *span)["block"]
