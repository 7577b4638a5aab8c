from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.calendar import clashes, hours, shares
from medsos_desktop.calendar.clashes import Slot
from medsos_desktop.calendar.shares import Goal


def test_quiet_hours_go_over_midnight() -> None:
    quiet = hours.QuietHours()
    said = [quiet.covers(time(*at)) for at in ((19, 59), (20, 0), (23, 59), (0, 0), (5, 59), (6, 0))]
    assert said == [False, True, True, True, True, False]


def test_quiet_hours_within_a_day() -> None:
    noon = hours.QuietHours(time(12), time(13))
    assert [noon.covers_hour(hour) for hour in (11, 12, 13)] == [False, True, False]


def test_first_hour_skips_what_is_no_time() -> None:
    assert hours.first_hour(("pagi", "07:30")) == time(7, 30)
    assert hours.first_hour(()) == time(9)


def test_moving_keeps_the_time_and_the_minutes() -> None:
    day = date(2026, 12, 20)
    assert hours.put_on("2026-12-01T07:30", day, time(9)) == "2026-12-20T07:30"
    assert hours.put_on(None, day, time(9)) == "2026-12-20T09:00"
    assert hours.put_at_hour("2026-12-01T07:30", day, 16) == "2026-12-20T16:30"
    assert hours.put_at_hour(None, day, 16) == "2026-12-20T16:00"


def slot(post: str, minute: int, *accounts: str) -> Slot:
    return Slot(post, accounts, datetime(2026, 12, 1, 7) + timedelta(minutes=minute))


def test_only_the_same_account_clashes_and_only_within_the_gap() -> None:
    found = clashes.clashes([slot("b", 59, "ig"), slot("a", 0, "ig", "fb"), slot("c", 60, "fb")])
    assert [(clash.account, clash.first, clash.second) for clash in found] == [("ig", "a", "b")]
    assert found[0].gap == timedelta(minutes=59)
    assert set(clashes.by_post(found)) == {"a", "b"}


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(["ig", "fb"])), max_size=25))
def test_a_clash_is_found_exactly_when_some_pair_is_too_close(raw: list[tuple[int, str]]) -> None:
    slots = [slot(f"p{n:02}", minute, account) for n, (minute, account) in enumerate(raw)]
    touched = {post for clash in clashes.clashes(slots) for post in (clash.first, clash.second)}
    close = {
        one.post
        for one in slots
        for other in slots
        if one is not other and one.accounts == other.accounts and abs(one.at - other.at) < clashes.MIN_GAP
    }
    assert touched == close


GOALS = [Goal("l", 1, "Layanan", 30), Goal("p", 2, "Program", 15), Goal("e", 5, "Edukasi", 10)]


def test_shares_round_half_up_and_count_posts_without_a_pillar_in_the_whole() -> None:
    parts = shares.shares(["l"] * 5 + ["e"] + [""] * 2, GOALS)
    assert [(part.goal.number, part.count, part.percent) for part in parts] == [
        (1, 5, 63),
        (2, 0, 0),
        (5, 1, 13),
    ]


def test_worst_gap_is_relative() -> None:
    parts = shares.shares(["l"] * 28 + ["p"] * 11 + ["e"] * 3 + ["x"] * 58, GOALS)
    worst = shares.worst_gap(parts)
    assert worst is not None
    assert (worst.goal.id, worst.gap) == ("e", 7)
    assert shares.worst_gap(shares.shares(["l", "p", "e"], GOALS)) is None


def test_no_posts_no_division() -> None:
    assert [part.percent for part in shares.shares([], GOALS)] == [0, 0, 0]
