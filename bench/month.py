"""A month of the calendar: its data as dataclasses, and painting it."""

from collections.abc import Iterator
from datetime import date

from bench import fixture
from bench.baselines import raw_month
from bench.harness import Row, compared, interleave
from medsos_desktop.workspace import Workspace

START, END = date(2026, 12, 1), date(2027, 1, 1)


def rows(quick: bool) -> Iterator[Row]:
    """Data at three sizes; painting at the largest."""
    sizes = (1_000, 10_000) if quick else (1_000, 10_000, 100_000)
    for size in sizes:
        yield _data(size, 15 if quick else 51)
    yield from _paint(sizes[-1], 15 if quick else 51)


def _data(size: int, n: int) -> Row:
    folder = fixture.workspace(size)
    connection = raw_month.connect(folder)
    with Workspace.open(folder, write=False, home=fixture.home()) as ws:
        found = ws.posts.rows(START, END)
        first, last = START.isoformat(), END.isoformat()
        if len(raw_month.month(connection, first, last)) != len(found):
            raise RuntimeError("ours and the baseline disagree")
        ours, base = interleave(
            lambda: ws.posts.rows(START, END), lambda: raw_month.month(connection, first, last), n, warm=3
        )
    connection.close()
    goal = 3.0 if size == 100_000 else None
    return compared(f"month data, {size} posts", ours, base, goal, f"{len(found)} rows")


def _paint(size: int, n: int) -> Iterator[Row]:
    """The month view of 1366 x 768, drawn into a picture as the screen would."""
    from bench.painting import month_paint

    yield month_paint(fixture.workspace(size), f"month paint, {size} posts", n)
