"""The month as a whole: what counts as a gap, and what does not."""

from datetime import date, timedelta

import pytest

from medsos_desktop.calendar import balance
from medsos_desktop.calendar.balance import CLASH, CROWDED, LEADERS, PILLAR, SILENT, Plan
from medsos_desktop.calendar.leading import Leaders
from medsos_desktop.calendar.shares import Goal
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State

FIRST = date(2026, 12, 1)
BEFORE = date(2026, 11, 20)
GOALS = (Goal("a", 1, "Layanan", 30), Goal("b", 2, "Edukasi", 10), Goal("c", 3, "Siaga", 0))
WORDS = Leaders(["lurah"], ["membuka"])


def post(
    n: int,
    day: int,
    *accounts: str,
    at: str = "09:00",
    pillar: str = "a",
    state: State = State.DRAFT,
    title: str = "",
) -> PostRow:
    return PostRow(
        f"p{n:03}", f"P{n}", title or f"Unggahan {n}", f"2026-12-{day:02}T{at}", state, accounts or ("ig",),
        (), pillar, "", "", False, False, False, "r", "",
    )  # fmt: skip


def plan(*rows: PostRow, today: date = BEFORE, accounts: tuple[str, ...] = ("ig",)) -> Plan:
    return Plan(FIRST, today, rows, GOALS, accounts)


def of(code: str, made: Plan, leaders: Leaders | None = WORDS) -> list[balance.Finding]:
    return [each for each in balance.findings(made, leaders) if each.code == code]


def month_of(count: int, pillar: str = "a") -> list[PostRow]:
    return [post(n, n % 28 + 1, pillar=pillar) for n in range(count)]


def test_nine_posts_have_no_shares_and_ten_have() -> None:
    assert of(PILLAR, plan(*month_of(9))) == []
    (found,) = of(PILLAR, plan(*month_of(10)))
    assert found.params == {"pillar": "Edukasi", "percent": 0, "target": 10, "n": 2}
    assert found.pillar == "b"


def test_a_target_that_asks_for_less_than_one_post_is_not_missed() -> None:
    small = Plan(FIRST, BEFORE, month_of(10), (Goal("x", 1, "Langka", 9),), ())
    assert of(PILLAR, small) == []


def test_the_worst_pillar_comes_first_and_one_without_target_never() -> None:
    found = of(PILLAR, plan(*month_of(8, "c"), *(post(50 + n, 3, pillar="a") for n in range(2))))
    assert [each.pillar for each in found] == ["b", "a"]


def test_as_many_more_as_are_said_mend_a_pillar() -> None:
    rows = month_of(36)
    (found,) = of(PILLAR, plan(*rows))
    more = int(found.params["n"])
    assert of(PILLAR, plan(*rows, *(post(90 + n, 5, pillar="b") for n in range(more)))) == []


def test_withdrawn_posts_count_nowhere() -> None:
    gone = [post(n, n + 1, state=State.WITHDRAWN, title="Lurah membuka pasar") for n in range(20)]
    found = balance.findings(plan(*gone), WORDS)
    assert [(each.code, each.params["n"]) for each in found] == [(SILENT, 31)]


def test_the_day_for_a_new_post_is_the_next_one_with_the_fewest() -> None:
    rows = [post(n, n, pillar="c") for n in range(1, 31)]
    assert of(PILLAR, plan(*rows))[0].day == date(2026, 12, 31)
    assert of(PILLAR, plan(*rows, today=date(2026, 12, 30)))[0].day == date(2026, 12, 31)


@pytest.mark.parametrize(("days", "told"), [((14, 28), []), ((15,), [(16, 16)]), ((14,), [(17, 15)])])
def test_fourteen_days_without_a_post_are_silence(days: tuple[int, ...], told: list[tuple[int, int]]) -> None:
    rows = [post(day, day) for day in days]
    found = of(SILENT, plan(*rows))
    assert [(each.params["n"], each.day.day) for each in found] == told


def test_thirteen_days_are_none() -> None:
    assert of(SILENT, plan(post(1, 14), post(2, 28))) == []
    assert [each.params["n"] for each in of(SILENT, plan(post(1, 14), post(2, 29)))] == [14]


def test_silence_that_is_over_is_not_told_until_the_month_is_over() -> None:
    rows = [post(1, 16), post(2, 25)]
    during, after = date(2026, 12, 16), date(2027, 1, 3)
    assert of(SILENT, plan(*rows, today=during)) == []
    (found,) = of(SILENT, plan(*rows, today=after))
    assert (found.day, found.last) == (FIRST, date(2026, 12, 15))


def test_silence_leads_to_today_when_it_began_before() -> None:
    (found,) = of(SILENT, plan(post(1, 2), today=date(2026, 12, 16)))
    assert found.day == date(2026, 12, 16)
    assert found.params["first"] == "2026-12-03"


def test_a_postponed_post_does_not_break_the_silence() -> None:
    (found,) = of(SILENT, plan(post(1, 15, state=State.POSTPONED)))
    assert found.params["n"] == 31


def test_each_account_is_told_once_the_longest_silence_first() -> None:
    found = of(SILENT, plan(post(1, 15, "ig"), post(2, 5, "fb"), accounts=("ig", "fb", "x")))
    assert [(each.accounts, each.params["n"]) for each in found] == [
        (("x",), 31),
        (("fb",), 26),
        (("ig",), 16),
    ]


def test_posts_of_an_account_that_is_gone_trouble_nobody() -> None:
    rows = [post(n, 10, "old", at=f"09:{n:02}") for n in range(9)]
    assert [each.code for each in balance.findings(plan(*rows))] == [SILENT]


def test_two_posts_within_an_hour_are_one_finding_for_all_accounts() -> None:
    rows = [post(1, 20, "ig", "fb", at="09:00"), post(2, 20, "fb", "ig", at="09:40")]
    (found,) = of(CLASH, plan(*rows, accounts=("ig", "fb")))
    assert found.params == {"n": 40, "one": "Unggahan 1", "other": "Unggahan 2"}
    assert set(found.accounts) == {"ig", "fb"}
    assert found.post == "p002"


def test_a_clash_leads_to_the_post_that_can_still_move() -> None:
    out, open_ = post(1, 20, at="09:30", state=State.PUBLISHED), post(2, 20, at="09:00")
    (found,) = of(CLASH, plan(out, open_))
    assert found.post == "p002"
    assert of(CLASH, plan(out, post(3, 20, at="09:00", state=State.PUBLISHED))) == []


def test_a_crowded_day_is_measured_by_what_is_usual() -> None:
    calm = [post(n, n * 2) for n in range(1, 7)]
    three = [post(20 + n, 20, at=f"{10 + 3 * n}:00") for n in range(3)]
    (found,) = of(CROWDED, plan(*calm, *three))
    assert (found.day.day, found.params) == (20, {"n": 3, "usual": 1})
    assert of(CROWDED, plan(*calm[:3], *three)) == []


def test_an_office_that_posts_much_every_day_is_not_told_off() -> None:
    rows = [post(n * 3 + hour, n, at=f"{8 + 3 * hour:02}:00") for n in range(1, 20) for hour in range(3)]
    assert of(CROWDED, plan(*rows)) == []


def lurah(count: int, total: int) -> Plan:
    rows = [post(n, n % 28 + 1, title="Lurah membuka pasar" if n < count else "") for n in range(total)]
    return plan(*rows)


@pytest.mark.parametrize(("count", "total", "told"), [(3, 10, 0), (4, 10, 1), (4, 9, 0), (31, 100, 1)])
def test_leaders_over_thirty_percent(count: int, total: int, told: int) -> None:
    assert len(of(LEADERS, lurah(count, total))) == told


def test_leaders_lead_to_a_post_that_can_be_changed() -> None:
    rows = [
        post(n, n + 1, title="Lurah membuka pasar", state=State.PUBLISHED if n < 5 else State.DRAFT)
        for n in range(10)
    ]
    (found,) = of(LEADERS, plan(*rows))
    assert (found.post, found.day.day) == ("p005", 6)


def test_without_context_nothing_runs() -> None:
    nothing = Plan(FIRST, BEFORE, month_of(20))
    assert balance.checked(nothing) == ()
    assert balance.findings(nothing) == ()
    assert balance.checked(nothing, Leaders([])) == ()
    no_targets = Plan(FIRST, BEFORE, month_of(20), (Goal("a", 1, "Layanan", 0),))
    assert balance.checked(no_targets, WORDS) == (LEADERS,)


def test_an_office_can_switch_a_code_off() -> None:
    made = plan(*month_of(10))
    assert {each.code for each in balance.findings(made, WORDS)} == {PILLAR, SILENT}
    assert {each.code for each in balance.findings(made, WORDS, lambda code: code != PILLAR)} == {SILENT}


def test_posts_of_other_months_are_left_out() -> None:
    beside = post(1, 15)._replace(planned="2026-11-30T09:00")
    (found,) = of(SILENT, plan(beside))
    assert found.params["n"] == 31


def test_the_gravest_are_of_different_kinds_first() -> None:
    def one(code: str, n: int) -> balance.Finding:
        return balance.Finding(code, FIRST + timedelta(days=n), FIRST)

    found = [one(PILLAR, 1), one(PILLAR, 2), one(SILENT, 1), one(LEADERS, 1)]
    assert [(each.code, each.day.day) for each in balance.gravest(found, 3)] == [
        (PILLAR, 2),
        (SILENT, 2),
        (LEADERS, 2),
    ]
    assert balance.gravest(found[:2], 3) == tuple(found[:2])
