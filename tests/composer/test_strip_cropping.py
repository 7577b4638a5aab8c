"""The crop frame keeps its shape and stays inside the picture, whatever is done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.channels import catalogue
from medsos_desktop.composer import cropping
from medsos_desktop.composer.cropping import Pair
from medsos_desktop.media.frame import UNITS, frame
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.model.post import Crop

SIZES = st.tuples(st.integers(200, 6000), st.integers(200, 6000))
SHAPES = st.sampled_from([(1080, 1350), (1080, 1920), (1080, 1080), (1080, 566), (1200, 675), (3, 4)])
PLACES = st.integers(-3000, 13_000)
CORNERS = st.tuples(st.integers(0, 1), st.integers(0, 1))
PARTS = st.integers(500, UNITS)


def inside(crop: Crop) -> bool:
    return crop.x >= 0 and crop.y >= 0 and crop.x + crop.w <= UNITS and crop.y + crop.h <= UNITS


def close(crop: Crop, size: Pair, shape: Pair) -> bool:
    """Right to a unit of 1/10,000 on each side."""
    wide, high = crop.w * size[0] * shape[1], crop.h * size[1] * shape[0]
    return abs(wide - high) <= max(size[0] * shape[1], size[1] * shape[0]) * 2


@given(SIZES, SHAPES)
def test_the_largest_frame_touches_two_sides(size: Pair, shape: Pair) -> None:
    made = cropping.largest(size, shape)
    assert inside(made)
    assert UNITS in (made.w, made.h)
    assert close(made, size, shape)
    assert abs(2 * made.x + made.w - UNITS) <= 1


@given(SIZES, SHAPES, st.integers(-30, 30), PLACES, PLACES)
def test_zooming_and_moving_keep_shape_and_place(
    size: Pair, shape: Pair, steps: int, dx: int, dy: int
) -> None:
    made = cropping.moved(cropping.zoomed(cropping.largest(size, shape), size, shape, steps), dx, dy)
    assert inside(made)
    assert close(made, size, shape)
    middle = cropping.centred(made)
    assert (middle.w, middle.h) == (made.w, made.h)
    assert inside(middle)


@given(SIZES, SHAPES, CORNERS, PLACES, PLACES, st.integers(0, 12))
def test_a_pulled_corner_keeps_the_other_one(
    size: Pair, shape: Pair, corner: Pair, x: int, y: int, steps: int
) -> None:
    start = cropping.zoomed(cropping.largest(size, shape), size, shape, steps)
    made = cropping.dragged(start, size, shape, corner, (x, y))
    assert inside(made)
    assert close(made, size, shape)
    fixed_x = (start.x, made.x) if corner[0] else (start.x + start.w, made.x + made.w)
    fixed_y = (start.y, made.y) if corner[1] else (start.y + start.h, made.y + made.h)
    room = made.w > cropping.SMALLEST and made.h > cropping.SMALLEST
    if room:  # the smallest frame is pushed inside instead
        assert abs(fixed_x[0] - fixed_x[1]) <= 1
        assert abs(fixed_y[0] - fixed_y[1]) <= 1


@given(SIZES, SHAPES, PARTS, PARTS)
def test_another_shape_keeps_the_middle_where_it_can(size: Pair, shape: Pair, w: int, h: int) -> None:
    made = cropping.reshaped(Crop(UNITS - w, UNITS - h, w, h), size, shape)
    assert inside(made)
    assert close(made, size, shape)


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ((1080, 1350), "4:5"),
        ((1080, 1920), "9:16"),
        ((1080, 566), "1.91:1"),
        ((1200, 630), "1.91:1"),
        ((1600, 1200), "4:3"),
        ((2400, 1000), "2.4:1"),
        ((1000, 2400), "1:2.40"),
        ((999, 1000), "1:1"),
    ],
)
def test_shapes_have_the_names_people_use(shape: Pair, name: str) -> None:
    assert cropping.shape_name(shape) == name


def test_a_surface_offers_what_it_takes_and_its_own_first() -> None:
    feed = cropping.shapes_of(catalogue.load().surface("ig_feed"))
    assert [cropping.shape_name(each) for each in feed] == ["4:5", "1:1", "1.91:1"]
    story = cropping.shapes_of(catalogue.load().surface("ig_story"))
    assert [cropping.shape_name(each) for each in story] == ["9:16"]


@given(st.sampled_from([surface.id for surface in catalogue.load().surfaces]), SIZES)
def test_no_offered_shape_is_cut_again_by_the_export(surface: str, size: Pair) -> None:
    """Two pixels at most: what rounding to 1/10,000 may cost."""
    wanted = catalogue.load().surface(surface)
    for shape in cropping.shapes_of(wanted):
        crop = cropping.largest(size, shape)
        recipe = recipe_of(wanted)
        whole = frame(size, crop, recipe.preset)
        made = frame(size, crop, recipe.preset, recipe.ratios)
        assert abs(made.width - whole.width) <= max(2, size[0] // 200)
        assert abs(made.height - whole.height) <= max(2, size[1] // 200)
