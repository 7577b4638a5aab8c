"""What is asked at start costs what it shows, not what there is: counted in steps of SQLite."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from medsos_desktop.home.overview import overview
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple

NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)


@contextmanager
def steps(workspace: Workspace) -> Iterator[list[int]]:
    """Counts the instructions of SQLite's machine, in hundreds."""
    counted = [0]

    def tick() -> None:
        counted[0] += 1

    workspace.store.db.connection.set_progress_handler(tick, 100)
    yield counted
    workspace.store.db.connection.set_progress_handler(None, 100)


def test_the_first_screen_does_not_read_every_post(office: Callable[[str], Office]) -> None:
    ws = office("a").open()
    few = [simple() for _ in range(3)]
    ws.posts.create_many(few)
    overview(ws, NOW)
    with steps(ws) as before:
        overview(ws, NOW)
    ws.posts.create_many([simple(planned="2021-01-04T08:00") for _ in range(800)])
    with steps(ws) as after:
        overview(ws, NOW)
    assert after[0] <= before[0] + 3


def test_states_are_found_without_walking_over_the_drafts(office: Callable[[str], Office]) -> None:
    ws = office("a").open()
    ws.posts.create_many([simple() for _ in range(800)])
    with steps(ws) as counted:
        assert ws.posts.by_state(State.RETURNED, State.IN_APPROVAL) == []
    assert counted[0] <= 3
    assert len(ws.posts.by_state(State.DRAFT)) == len(ws.posts.by_state(*State)) == 800


def test_a_month_reads_that_month(office: Callable[[str], Office]) -> None:
    ws = office("a").open()
    ws.posts.create_many([simple(planned="2021-01-04T08:00") for _ in range(800)])
    with steps(ws) as counted:
        assert ws.posts.rows(date(2026, 12, 1), date(2027, 1, 1)) == []
    assert counted[0] <= 3
