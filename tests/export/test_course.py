"""Where the export stands, without a window: what ends, fails or is stopped, and where that leads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from medsos_desktop.bundles.receipts import Receipt
from medsos_desktop.export.course import (
    ASK,
    BACK,
    CHECKED,
    DONE,
    HUSH,
    PLAN,
    READY,
    RUNNING,
    STOP,
    TOOLS,
    Course,
)

Began = Callable[[Course], object]
RECEIPTS = (Receipt(Path("jadwal.zip"), 1, "0" * 64, ()),)


@pytest.fixture
def course() -> Course:
    return Course()


@pytest.fixture
def done(course: Course) -> Course:
    """A bundle was made."""
    course.make()
    course.made(RECEIPTS)
    return course


def test_a_bundle_is_made(course: Course) -> None:
    assert course.receipt is None
    course.make()
    assert (course.state, course.left) == (RUNNING, "export.cancel.nothing_left")
    course.made(RECEIPTS)
    assert (course.state, course.receipt, course.was_made) == (DONE, RECEIPTS[0], True)


@pytest.mark.parametrize("stopped", [True, False])
def test_a_bundle_that_was_not_made_leads_to_the_plan(course: Course, stopped: bool) -> None:
    course.make()
    course.failed(stopped=stopped)
    assert course.state == READY


def test_a_look_leads_back_to_the_bundle_it_began_at(done: Course) -> None:
    for _again in range(2):
        done.look()
        done.looked()
        assert (done.state, done.was_made) == (CHECKED, False)
    assert done.leave_look(planned=True)
    assert done.state == DONE
    assert not done.was_made  # what is refused now is not the schedule of that bundle


def test_a_look_from_the_plan_leads_to_the_plan(course: Course) -> None:
    course.look()
    course.looked()
    assert not course.leave_look(planned=True)
    assert course.state == READY


def test_without_a_plan_there_is_no_bundle_to_go_back_to(done: Course) -> None:
    done.look()
    done.looked()
    assert not done.leave_look(planned=False)
    assert done.state == READY


@pytest.mark.parametrize(
    ("began", "stopped", "left", "state"),
    [
        (Course.look, True, "", TOOLS),
        (Course.look, False, "", READY),
        (Course.carry, True, "export.carry.stopped", DONE),
        (Course.carry, False, "export.carry.stopped", DONE),
    ],
)
def test_where_a_failure_leads(course: Course, began: Began, stopped: bool, left: str, state: str) -> None:
    course.choose_tools()
    began(course)
    assert course.left == left
    course.failed(stopped=stopped)
    assert course.state == state
    course.look()
    course.failed(stopped=True)
    assert course.state == state  # nothing of the failure before is remembered


def test_a_copy_ends_at_its_bundle(done: Course) -> None:
    done.carry()
    done.carried()
    assert (done.state, done.was_made) == (DONE, False)


@pytest.mark.parametrize(
    ("began", "said", "meant"),
    [
        (Course.plan, False, ""),
        (Course.plan, True, HUSH),
        (Course.make, True, ASK),
        (Course.look, False, STOP),
        (Course.carry, False, STOP),
        (Course.looked, False, BACK),
        (Course.carried, False, PLAN),
        (Course.choose_tools, True, PLAN),
    ],
)
def test_what_escape_means(course: Course, began: Began, said: bool, meant: str) -> None:
    began(course)
    assert course.escape(said=said) == meant
