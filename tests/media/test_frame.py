import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.media.frame import cut_share, frame
from medsos_desktop.model.post import Crop

SIDES = st.integers(1, 30_000)


@pytest.mark.parametrize(
    ("size", "crop", "ratios", "box", "made"),
    [
        ((4000, 3000), None, (0.8, 1.91), (0, 0, 4000, 3000), (1350, 1013)),
        ((3000, 4000), None, (0.8, 1.91), (0, 125, 3000, 3875), (1080, 1350)),
        ((5000, 1000), None, (0.8, 1.91), (1545, 0, 3455, 1000), (1350, 707)),
        ((600, 600), None, (None, None), (0, 0, 600, 600), (600, 600)),
        ((4000, 3000), Crop(2500, 0, 6000, 10000), (0.8, 1.91), (1000, 0, 3400, 3000), (1080, 1350)),
    ],
)
def test_known_frames(
    size: tuple[int, int],
    crop: Crop | None,
    ratios: tuple[float | None, float | None],
    box: tuple[int, int, int, int],
    made: tuple[int, int],
) -> None:
    result = frame(size, crop, (1080, 1350), ratios)
    assert (result.box, result.size) == (box, made)


def test_nothing_is_cut_unless_the_channel_refuses_the_shape() -> None:
    assert cut_share((4000, 3000), frame((4000, 3000), None, (1080, 1350))) == 0
    assert cut_share((3000, 4000), frame((3000, 4000), None, (1080, 1350), (0.8, 1.91))) == pytest.approx(
        0.0625
    )


@given(SIDES, SIDES, st.tuples(*[st.integers(0, 10_000)] * 4), SIDES, SIDES)
def test_a_frame_lies_inside_and_is_never_enlarged(
    width: int, height: int, units: tuple[int, int, int, int], wide: int, high: int
) -> None:
    made = frame((width, height), Crop(*units), (wide, high), (0.5, 2.0))
    left, top, right, bottom = made.box
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert 1 <= made.size[0] <= max(made.width, 1)
    assert 1 <= made.size[1] <= max(made.height, 1)
    assert max(made.size) <= max(wide, high)
    if min(made.size) > 2:
        assert 0.5 <= made.size[0] / made.size[1] <= 2.0
