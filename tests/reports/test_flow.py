"""Where pages end."""

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.reports.flow import Piece, kept, no_orphans, paginate

TOP, BOTTOM, FIRST = 10.0, 110.0, 30.0


def piece(height: float = 10, *, gap: float = 0, keep: bool = False, sink: bool = False) -> Piece:
    return Piece(height, lambda _y: None, gap, keep, sink)


def heights(pieces: list[Piece]) -> list[list[float]]:
    return [[y for y, _ in page] for page in paginate(pieces, FIRST, TOP, BOTTOM)]


pieces = st.lists(
    st.builds(
        piece, st.floats(0.5, 60), gap=st.floats(0, 8), keep=st.booleans(), sink=st.booleans()
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(pieces)
def test_every_piece_stands_once_in_order_inside_the_paper(given_: list[Piece]) -> None:
    pages = paginate(given_, FIRST, TOP, BOTTOM)
    assert [each for page in pages for _, each in page] == given_
    assert all(pages)
    for number, page in enumerate(pages):
        y = FIRST if number == 0 else TOP
        for place, each in page:
            assert place >= y - 1e-6
            assert place + each.height <= BOTTOM + 1e-6
            y = place + each.height


@given(pieces)
def test_what_belongs_together_stands_together_unless_it_is_taller_than_a_page(given_: list[Piece]) -> None:
    page_of = {}
    at = 0
    for number, page in enumerate(paginate(given_, FIRST, TOP, BOTTOM)):
        for _ in page:
            page_of[at] = number
            at += 1
    group: list[int] = []
    for at, each in enumerate(given_):
        group.append(at)
        if each.keep and at + 1 < len(given_):
            continue
        tall = sum(given_[one].height + given_[one].gap for one in group)
        if tall <= BOTTOM - FIRST and not any(given_[one].sink for one in group):
            assert len({page_of[one] for one in group}) == 1
        group = []


def test_a_gap_is_not_kept_on_top_of_a_page() -> None:
    assert heights([piece(80), piece(30, gap=5)]) == [[30], [10]]
    assert heights([piece(gap=5)]) == [[30]]


def test_a_heading_goes_with_what_it_heads() -> None:
    assert heights([piece(65), piece(10, keep=True), piece(10)]) == [[30], [10, 20]]


def test_no_single_line_is_left_behind() -> None:
    lines = no_orphans([piece() for _ in range(4)])
    assert [line.keep for line in lines] == [True, False, True, False]
    assert heights([piece(70), *lines]) == [[30], [10, 20, 30, 40]]
    assert heights([piece(60), *lines]) == [[30, 90, 100], [10, 20]]
    assert heights([piece(50), *no_orphans([piece() for _ in range(4)])]) == [[30, 80, 90], [10, 20]]
    assert [line.keep for line in no_orphans([piece()])] == [False]
    assert [line.keep for line in no_orphans([piece(), piece()])] == [True, False]
    assert no_orphans([]) == []


def test_a_form_sinks_to_the_bottom() -> None:
    assert heights([piece(20), piece(30, sink=True)]) == [[30, 80]]
    assert heights([piece(70), piece(30, sink=True)]) == [[30], [80]]


def test_what_is_taller_than_a_page_runs_over() -> None:
    assert heights(kept([piece(40) for _ in range(5)])) == [[30, 70], [10, 50], [10]]
