from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.ui.calendar import december
from ui.jobs import SyncJobs
from ui.screens.base import Context
from ui.screens.calendar.screen import Screen
from ui.session import Session
from ui.theme import apply
from ui.theme.theme import Theme


@dataclass
class Shell:
    """Stands in for the window: notes where the screen wants to go and what it says."""

    gone: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)

    def go(self, screen: str, **target: str) -> None:
        self.gone.append((screen, target))

    def say(self, text: str, *, undo: bool = True) -> None:
        self.said.append((text, undo))


def make_screen(workspace: Workspace, clock: SteppingClock, shell: Shell, language: str = "id") -> Screen:
    """A screen wired like in the window: everyone but the initiator is told of changes."""
    session = Session(workspace, Words(language), clock)
    folder, home = workspace.folder, workspace.home
    jobs = SyncJobs(lambda: Workspace.open(folder, write=False, clock=clock, home=home))
    made = Screen(Context(session, jobs, shell.go, shell.say, lambda: None))
    session.changed.connect(lambda changes, by: None if by is made else made.refresh(changes))
    session.failed.connect(lambda error, by: by is made and made.show_error(error))
    return made


class Checks:
    """Stands in for the rule pack, which has tests of its own: two blocks in one post, a hint in all."""

    def of_post(self, post: Post) -> tuple[Placed, ...]:
        severities = ("block", "block", "warn", "hint") if post.title.startswith("HKSN") else ("hint",)
        return tuple(
            Placed(Finding(f"test.{at}", severity, None, {}, None), (), None)
            for at, severity in enumerate(severities)
        )


@pytest.fixture
def filled(tmp_path: Path, clock: SteppingClock) -> Iterator[Workspace]:
    made = december.fill(tmp_path / "work", clock)
    made.__dict__["checks"] = Checks()
    yield made
    made.close()


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def screen(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell
) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    made = make_screen(filled, clock, shell)
    qtbot.addWidget(made)
    made.resize(1190, 688)  # what the shell leaves of 1366x768
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    yield made
    made.leave()


@pytest.fixture
def ids_of(filled: Workspace) -> dict[str, str]:
    """Post ids by title."""
    rows = (*filled.posts.rows(december.FIRST, december.END), *filled.posts.undated())
    return {row.title: row.id for row in rows}
