from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.calendar import layout
from medsos_desktop.calendar.layout import Metrics

M = Metrics()


def shown(overflow: list[int], height: int) -> tuple[list[tuple[int, int]], int]:
    made = layout.lay_out(overflow, height, M)
    return [(one.top, one.height) for one in made.placed], made.hidden


def test_full_screen_cell_of_the_design() -> None:
    assert shown([20], 107) == ([(21, 47)], 0)
    assert shown([-5], 107) == ([(21, 32)], 0)
    assert shown([10, 40], 107) == ([(21, 32), (55, 47)], 0)
    assert shown([10, 40, 1, 1, 1], 107) == ([(21, 32), (55, 32)], 3)


def test_low_screen_cell_of_the_design() -> None:
    assert shown([10, 40], 91) == ([(21, 32), (55, 32)], 0)
    assert shown([10, 40, 1, 1, 1], 91) == ([(21, 47)], 4)
    assert shown([0, 40, 1, 1, 1], 91) == ([(21, 32)], 4)


def test_six_low_weeks_show_one() -> None:
    assert shown([10, 40], 76) == ([(21, 32)], 1)


def test_one_chip_and_no_line_below_it_puts_how_many_more_into_the_head() -> None:
    made = layout.lay_out([10, 40], 60, M)
    assert [(one.index, one.top, one.height) for one in made.placed] == [(0, 21, 32)]
    assert (made.hidden, made.more_top) == (1, 0)
    large = Metrics.scaled(1.5)
    for height in range(large.head + large.one, 200):
        assert layout.lay_out([10, 40], height, large).placed, height


def test_no_room_says_only_how_many() -> None:
    assert shown([1, 1], 40) == ([], 2)
    assert shown([], 107) == ([], 0)


def test_a_tall_cell_shows_more_than_two() -> None:
    assert len(layout.lay_out([0] * 5, 220, M).placed) == 5


@given(st.lists(st.integers(-50, 50), max_size=12), st.integers(60, 400), st.sampled_from([1.0, 1.25, 1.5]))
def test_nothing_overlaps_or_leaves_the_cell(overflow: list[int], height: int, scale: float) -> None:
    metrics = Metrics.scaled(scale)
    made = layout.lay_out(overflow, height, metrics)
    assert len(made.placed) + made.hidden == len(overflow)
    top = metrics.head
    for one in made.placed:
        assert one.top >= top
        assert one.lines == 1 or overflow[one.index] > 0
        top = one.top + one.height
    if made.placed:
        below = bool(made.hidden and made.more_top)
        bottom = made.more_top + metrics.more if below else top
        assert bottom <= height
        assert made.more_top >= top or not below


def test_hours_share_what_is_left_but_the_night_stays_low() -> None:
    heights = layout.hour_rows([0, 50, 0], [True, False, False], 120, 24)
    assert sum(heights) == 120
    assert heights[0] == 24
    assert heights[1] >= 50


def test_hours_may_need_more_than_the_screen() -> None:
    assert layout.hour_rows([200, 300], [False, False], 100, 24) == (200, 300)


def test_rows_of_hours_get_two_lines_from_the_top_while_they_fit() -> None:
    assert layout.upgraded([24, 37, 37], [24, 52, 52], 120) == {1}
    assert layout.upgraded([24, 37, 37], [24, 52, 52], 128) == {1, 2}
    assert layout.upgraded([24, 37], [24, 52], 40) == frozenset()


def test_month_rows_use_every_pixel() -> None:
    assert layout.shared_heights(541, 5) == (109, 108, 108, 108, 108)


def test_monograms() -> None:
    assert [layout.monogram_count(n, False) for n in (0, 1, 2, 3, 5)] == [0, 1, 2, 2, 2]
    assert [layout.monogram_count(n, True) for n in (1, 2, 3, 5)] == [1, 2, 1, 1]
