import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.ui.calendar import december
from tests.ui.stand_in import Shell, at_the_front, wired
from ui.screens.calendar.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme


def make_screen(workspace: Workspace, clock: SteppingClock, shell: Shell, language: str = "id") -> Screen:
    """The calendar in another language, or another one beside the first."""
    return wired(Screen, workspace, clock, shell, language=language)


class Checks:
    """Stands in for the rule pack, which has tests of its own: two blocks in one post, a hint in all."""

    def of_post(self, post: Post, _id: str = "") -> tuple[Placed, ...]:
        severities = ("block", "block", "warn", "hint") if post.title.startswith("HKSN") else ("hint",)
        return tuple(
            Placed(Finding(f"test.{at}", severity, None, {}, None), (), None)
            for at, severity in enumerate(severities)
        )

    def apart(self, post: Post) -> tuple[Placed, ...]:
        return self.of_post(post)

    def among(self, _post: Post, _id: str) -> tuple[Placed, ...]:
        return ()


@pytest.fixture(scope="session")
def december_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mock's month, made once, an hour before the tests' own moment; tests work on copies."""
    folder = tmp_path_factory.mktemp("december") / "work"
    december.fill(folder, SteppingClock(NOW - timedelta(hours=1))).close()
    return folder


@pytest.fixture
def filled(tmp_path: Path, clock: SteppingClock, december_made: Path) -> Iterator[Workspace]:
    folder = Path(shutil.copytree(december_made, tmp_path / "work"))
    made = Workspace.open(folder, clock=clock, ids=SeededIds("calendar"), home=folder / "home")
    made.__dict__["checks"] = Checks()
    yield made
    made.close()


@pytest.fixture
def screen(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell
) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    made = make_screen(filled, clock, shell)
    qtbot.addWidget(made)
    at_the_front(qtbot, made)
    yield made
    made.leave()


@pytest.fixture
def ids_of(filled: Workspace) -> dict[str, str]:
    """Post ids by title."""
    rows = (*filled.posts.rows(december.FIRST, december.END), *filled.posts.undated())
    return {row.title: row.id for row in rows}
