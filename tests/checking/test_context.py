"""What a workspace tells the checks beside the text: other posts, the election's dates, pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from medsos_desktop.checking import NEAR
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.composer.watching import check_apart
from medsos_desktop.home.findings import FindingsCount
from medsos_desktop.model.office import Account, Asset, Office
from medsos_desktop.model.post import MediaUse, Post, Variant
from medsos_desktop.workspace import Workspace

TEXT = (
    "Posyandu balita di balai warga buka lagi Rabu pagi. Bawa buku KIA, timbang berat badan anak, "
    "dan ngobrol dengan bidan soal makanan."
)


class Room:
    """An office with two Instagram accounts and one on Facebook."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.office = Office(name="Kelurahan Contoh")
        ws.directory.set_office(self.office)
        accounts = (
            ("ig", Account("instagram", "ig_feed", "contoh", "IG")),
            ("ig2", Account("instagram", "ig_feed", "contoh2", "IG dua")),
            ("fb", Account("facebook", "fb_page", "contoh", "FB")),
        )
        self.accounts = {name: ws.directory.save("account", None, one)[0] for name, one in accounts}

    def made(self, planned: str | None, *accounts: str, text: str = TEXT) -> Post:
        surfaces = {"ig": "ig_feed", "ig2": "ig_feed", "fb": "fb_page"}
        variants = {self.accounts[name]: Variant(surfaces[name]) for name in accounts}
        return Post(title="Posyandu", text=text, planned=planned, variants=variants)

    def put(self, planned: str | None, *accounts: str, text: str = TEXT) -> str:
        return self.ws.posts.create(self.made(planned, *accounts, text=text))[0]

    def codes(self, id: str) -> dict[str, tuple[str, ...]]:
        placed = self.ws.checks.of_post(self.ws.posts.get(id).post, id)
        return {each.finding.code: each.accounts for each in placed}


@pytest.fixture
def room(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Room]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Room(ws)


def test_the_same_words_again_within_thirty_days(room: Room) -> None:
    first = room.put("2026-12-02T09:00", "ig")
    again = room.put("2026-12-30T09:00", "ig2", "fb")
    assert room.codes(again)["duplicate.recent"] == (room.accounts["ig2"],), "Facebook has not seen it"
    assert "duplicate.recent" not in room.codes(first), "the first one repeats nothing that went before"


def test_a_post_never_repeats_itself_nor_what_is_long_past_or_withdrawn(room: Room) -> None:
    alone = room.put("2026-12-02T09:00", "ig")
    late = room.put("2027-01-20T09:00", "ig")
    assert "duplicate.recent" not in room.codes(alone)
    assert "duplicate.recent" not in room.codes(late)
    draft = replace(room.ws.posts.get(alone).post, text=TEXT + " Gratis.")
    room.ws.posts.save_draft(alone, draft)
    assert "duplicate.recent" not in room.codes(alone)


def test_other_words_of_another_post_are_seen_at_once(room: Room) -> None:
    first = room.put(
        "2026-12-02T09:00", "ig", text="Kerja bakti di lapangan, bawa sapu dan cangkul sendiri ya warga."
    )
    again = room.put("2026-12-10T09:00", "ig")
    assert "duplicate.recent" not in room.codes(again)
    room.ws.posts.update(first, replace(room.ws.posts.get(first).post, text=TEXT))
    assert "duplicate.recent" in room.codes(again)
    room.ws.posts.delete([first])
    assert "duplicate.recent" not in room.codes(again)


def test_two_posts_of_one_account_within_the_offices_gap(room: Room) -> None:
    other = "Kerja bakti di lapangan, bawa sapu dan cangkul sendiri ya warga."
    room.put("2026-12-02T09:00", "ig")
    near = room.put("2026-12-02T09:45", "ig", "fb", text=other)
    assert room.codes(near)["schedule.clash"] == (room.accounts["ig"],)
    room.ws.directory.set_office(replace(room.office, min_gap=30))
    assert "schedule.clash" not in room.codes(near)
    room.ws.directory.set_office(replace(room.office, min_gap=0))
    same = room.put("2026-12-02T09:00", "ig", text=other)
    assert "schedule.clash" not in room.codes(same), "an office may leave the gap to itself"


def test_times_of_other_zones_are_compared_as_moments(room: Room) -> None:
    room.put("2026-12-02T09:00", "ig")
    wit = replace(room.made("2026-12-02T11:00", "ig", text="Loket tutup."), zone="Asia/Jayapura")
    assert "schedule.clash" in room.codes(room.ws.posts.create(wit)[0])


def test_an_undated_post_has_no_neighbours(room: Room) -> None:
    room.put("2026-12-02T09:00", "ig")
    assert room.codes(room.put(None, "ig")).keys() & {"duplicate.recent", "schedule.clash"} == set()


def test_the_worker_beside_the_window_finds_the_same(room: Room) -> None:
    room.put("2026-12-02T09:00", "ig")
    again = room.put("2026-12-02T09:30", "ig")
    post = room.ws.posts.get(again).post
    found = check_apart(room.ws, post, again)()
    assert found == room.ws.checks.of_post(post, again)
    assert {"duplicate.recent", "schedule.clash"} <= {each.finding.code for each in found}


def test_the_months_count_follows_other_posts(room: Room) -> None:
    counter = FindingsCount()
    room.put("2026-12-02T09:00", "ig")
    before = counter.month(room.ws, date(2026, 12, 1), date(2027, 1, 1))
    near = room.put("2026-12-02T09:30", "ig", text="Loket tutup.")
    both = counter.month(room.ws, date(2026, 12, 1), date(2027, 1, 1))
    assert both["warn"] - before.get("warn", 0) >= 2, "each of the two is too near the other"
    room.ws.posts.delete([near])
    assert counter.month(room.ws, date(2026, 12, 1), date(2027, 1, 1)) == before


@pytest.mark.parametrize(
    ("planned", "since", "until", "severity"),
    [
        ("2026-12-02T09:00", "", "", "block"),
        ("2026-12-02T09:00", "2026-12-02", "2026-12-02", "block"),
        ("2026-12-02T09:00", "2026-12-03", "", "warn"),
        ("2026-12-02T09:00", "", "2026-12-01", "warn"),
        (None, "2026-11-01", "2027-03-01", "block"),
        (None, "2027-02-01", "2027-03-01", "warn"),
    ],
)
def test_the_election_switch_has_dates(
    room: Room, planned: str | None, since: str, until: str, severity: str
) -> None:
    room.ws.directory.set_office(
        replace(room.office, election_mode=True, election_from=since, election_until=until)
    )
    id = room.put(planned, "ig", text="Jangan lupa coblos paslon pilihan Anda, warga Mekarjati!")
    placed = room.ws.checks.of_post(room.ws.posts.get(id).post, id)
    found = {each.finding.severity for each in placed if each.finding.code.startswith("neutral.")}
    assert found == {severity}


def test_other_dates_of_the_election_are_another_measure(room: Room) -> None:
    before = room.ws.checks.measure
    room.ws.directory.set_office(replace(room.office, election_mode=True, election_until="2026-12-31"))
    assert room.ws.checks.measure != before


@pytest.mark.parametrize(
    ("told", "code", "severity"),
    [
        ({"located": True}, "media.location", "hint"),
        ({"ai": True}, "ai.unlabelled", "warn"),
        ({"child": True}, "consent.missing", "block"),
        ({"people": True}, "consent.missing", "warn"),
        ({"people": True, "consent": "Map B", "consent_until": "2026-11-30"}, "consent.expired", "warn"),
        ({"child": True, "consent": "Map B", "consent_until": "2026-11-30"}, "consent.expired", "block"),
        ({"animated": True}, "media.animated", "hint"),
    ],
)
def test_what_is_recorded_of_a_picture(room: Room, told: dict[str, object], code: str, severity: str) -> None:
    asset = Asset("a.jpg", "image/jpeg", 1080, 1080, 9000, "Arum", "milik kantor")
    name = "ab" * 32
    room.ws.directory.save("asset", name, replace(asset, **told))  # type: ignore[arg-type]
    post = replace(
        room.made("2026-12-02T09:00", "ig"), media=(MediaUse(name, "Ibu menimbang balita di posyandu"),)
    )
    placed = room.ws.checks.of_post(post)
    assert {each.finding.severity for each in placed if each.finding.code == code} == {severity}
    room.ws.directory.save("asset", name, asset)
    assert code not in {each.finding.code for each in room.ws.checks.of_post(post)}


def test_information_that_is_kept_back(room: Room) -> None:
    post = replace(room.made("2026-12-02T09:00", "ig"), information="dikecualikan")
    assert "info.excluded" in {each.finding.code for each in room.ws.checks.of_post(post)}
    free = replace(post, information="berkala")
    assert "info.excluded" not in {each.finding.code for each in room.ws.checks.of_post(free)}


def test_a_day_that_another_program_wrote_wrong_stops_nothing(room: Room) -> None:
    name = "cd" * 32
    asset = Asset("a.jpg", people=True, consent="Map B", consent_until="besok", creator="A", licence="B")
    room.ws.directory.save("asset", name, asset)
    room.ws.directory.set_office(replace(room.office, election_mode=True, election_from="kapan", min_gap=-5))
    post = replace(room.made("2026-12-02T09:00", "ig"), media=(MediaUse(name, "Ibu menimbang balita"),))
    assert room.ws.checks.of_post(post)


@pytest.mark.parametrize("planned", ["0001-01-01T00:00", "9999-12-30T23:59"])
def test_the_ends_of_the_calendar(room: Room, planned: str) -> None:
    room.put(planned, "ig")
    id = room.put(planned, "ig", text="Loket tutup.")
    assert room.codes(id)["schedule.clash"] == (room.accounts["ig"],)


def test_the_last_day_of_the_calendar_is_checked_by_itself(room: Room) -> None:
    """No day comes after it: nothing is looked at around it, and nothing falls over."""
    id = room.put("9999-12-31T23:59", "ig", text="LOKET TUTUP SEMUA HARI INI!!! 081234567890")
    apart = room.ws.checks.apart(room.ws.posts.get(id).post)
    assert apart
    assert set(room.codes(id)) == {each.finding.code for each in apart}


def test_a_post_of_a_newer_app_nearby_stops_nothing(room: Room) -> None:
    """Its zone and its surface are unknown here."""
    odd = replace(room.made("2026-12-02T09:00", "ig"), zone="Mars/Base")
    strange = replace(odd, zone="", variants={room.accounts["ig"]: Variant("holo_feed")})
    for post in (odd, strange):
        room.ws.posts.create(post)
    near = room.put("2026-12-02T09:20", "ig", text="Loket tutup.")
    assert "schedule.clash" in room.codes(near)


def test_a_gap_that_another_program_wrote_wildly(room: Room) -> None:
    room.ws.directory.set_office(replace(room.office, min_gap=2**52))
    room.put("2026-12-02T09:00", "ig")
    assert "schedule.clash" in room.codes(room.put("2026-12-02T20:00", "ig", text="Loket tutup."))


def test_an_acknowledged_clash_stays_so_when_minutes_shift_and_each_is_told(room: Room) -> None:
    first = room.put("2026-12-02T09:00", "ig", text="Loket tutup.")
    room.put("2026-12-02T09:40", "ig", text="Kerja bakti Minggu pagi.")
    mine = room.put("2026-12-02T09:20", "ig", text="Posyandu buka Rabu.")
    keys = [
        each.finding.key
        for each in room.ws.checks.of_post(room.ws.posts.get(mine).post, mine)
        if each.finding.code == "schedule.clash"
    ]
    assert len(keys) == 2
    room.ws.posts.update(first, replace(room.ws.posts.get(first).post, planned="2026-12-02T09:05"))
    room.ws.directory.set_office(replace(room.office, min_gap=45))
    again = [
        each.finding.key
        for each in room.ws.checks.of_post(room.ws.posts.get(mine).post, mine)
        if each.finding.code == "schedule.clash"
    ]
    assert again == keys


def test_the_earlier_of_two_alike_repeats_nothing(room: Room) -> None:
    first = room.put("2026-12-02T09:00", "ig")
    room.put("2026-12-03T09:00", "ig")
    assert "duplicate.recent" not in room.codes(first)


def test_a_consent_whose_last_day_cannot_be_read_is_over(room: Room) -> None:
    name = "ef" * 32
    asset = Asset("a.jpg", people=True, consent="Map B", consent_until="30-11-2026", creator="A", licence="B")
    room.ws.directory.save("asset", name, asset)
    post = replace(room.made("2026-12-02T09:00", "ig"), media=(MediaUse(name, "Ibu menimbang balita"),))
    assert "consent.expired" in {each.finding.code for each in room.ws.checks.of_post(post)}


def test_the_few_that_are_close_say_what_all_of_them_would(room: Room) -> None:
    """`among` leaves out whom no check can find; the answer must not differ."""
    other = "Kerja bakti di lapangan, bawa sapu dan cangkul sendiri ya warga semua."
    words = (other, TEXT, f"{TEXT} Gratis.", "")
    for n in range(24):
        day, minute = 1 + n * 7 % 28, n * 17 % 60
        on = (("ig",), ("fb",), ("ig", "fb"), ("ig2", "ig"))[n % 4]
        room.put(f"2026-12-{day:02}T{8 + n % 3:02}:{minute:02}", *on, text=words[n % 4])
    checks, found = room.ws.checks, 0
    for row in room.ws.posts.rows(date(2026, 12, 1), date(2027, 1, 1)):
        post = room.ws.posts.get(row.id).post
        whole = checks._placed(post, room.ws.neighbours.of(post, row.id), NEAR)
        assert checks.among(post, row.id) == whole
        found += len(whole)
    assert found > 8


def test_what_another_program_writes_is_read_by_an_open_reader(room: Room) -> None:
    room.put("2026-12-02T09:00", "ig")
    post = room.made("2026-12-02T09:30", "ig")
    with Workspace.open(room.ws.folder, write=False, home=room.ws.home) as reader:
        assert len(reader.neighbours.of(post, "")) == 1
        room.put("2026-12-02T10:00", "ig")
        assert len(reader.neighbours.of(post, "")) == 2


def test_nobody_is_told_that_the_time_of_a_post_has_passed_which_is_out(room: Room) -> None:
    post = room.made("2020-01-08T09:00", "ig")
    late = {each.finding.code for each in room.ws.checks.of_post(post)}
    out = {each.finding.code for each in room.ws.checks.of_post(post, out=True)}
    assert late - out == {"schedule.past"}
    assert out - late == set()
    assert check_apart(room.ws, post, out=True)() == room.ws.checks.of_post(post, out=True)
