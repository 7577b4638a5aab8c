"""Desks that close what they opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.exchange.handoff.desk import Desk

Desks = Callable[..., Desk]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desks]:
    """Makes a desk by name; ``found=True`` gives it an office, a person and an account."""
    made: list[Desk] = []

    def make(name: str = "a", *, found: bool = False) -> Desk:
        made.append(Desk(tmp_path, name, found=found))
        return made[-1]

    yield make
    for each in made:
        each.pc.close()


@pytest.fixture
def a(desk: Desks) -> Desk:
    """The office that sends."""
    return desk("a", found=True)


@pytest.fixture
def b(desk: Desks) -> Desk:
    """A PC of the same office that knows nothing yet."""
    return desk("b")
