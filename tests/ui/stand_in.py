"""What stands around one screen in its tests: a window that takes notes, and wires like the real one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.clock import Clock
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from ui.commands import shortcut
from ui.jobs import Job, JobHandle, Jobs, SyncJobs
from ui.kit import regions
from ui.kit.notes import Link
from ui.screens.base import Context, Screen
from ui.session import Session
from ui.theme.apply import dress

Made = TypeVar("Made", bound=Screen)


@dataclass
class Shell:
    """Notes where the screen wants to go (``back`` without a target), what it says and what it asks."""

    gone: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def go(self, screen: str, **target: str) -> None:
        self.gone.append((screen, target))

    def back(self) -> None:
        self.gone.append(("back", {}))

    def say(self, text: str, *, undo: bool = True, link: Link | None = None) -> None:
        self.said.append((text, undo))
        if link is not None:
            self.links.append(link)

    def ask(self, wish: str, value: str = "") -> None:
        self.asked.append((wish, value))


class Slow(SyncJobs):
    """Does each job at once and hands over its answer when told to: the work of a slow PC."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Callable[[], None]] = []

    def _run(self, handle: JobHandle, job: Job) -> None:
        result = job(lambda *_: None, handle.is_cancelled)
        self.answers.append(lambda: handle.work(lambda *_: result))

    def arrive(self) -> None:
        """Everything under way is there."""
        while self.answers:
            self.answers.pop(0)()


def wired(
    make: Callable[[Context], Made],
    workspace: Workspace,
    clock: Clock,
    shell: Shell,
    *,
    language: str = "id",
    jobs: Jobs | None = None,
    session: Session | None = None,
) -> Made:
    """A screen wired like in the window: everyone but the initiator is told of changes.

    ``jobs`` run at once unless others are given; those that read get a workspace of their own.
    """
    session = session or Session(workspace, Words(language), clock)
    jobs = jobs or SyncJobs(parent=session)
    if jobs.open_reader is None:
        jobs.open_reader = lambda: Workspace.open(
            workspace.folder, write=False, clock=clock, home=workspace.home
        )
    screen = make(Context(session, jobs, shell.go, shell.say, shell.back, shell.ask))
    dress(screen)

    def changed(changes: Changes, initiator: object) -> None:
        if initiator is not screen and isValid(screen):
            screen.refresh(changes)

    def failed(error: UserError, initiator: object) -> None:
        if initiator is screen:
            screen.show_error(error)

    def step(by: int) -> None:
        regions.step(screen.regions(), by)

    shortcut(screen, "F6", lambda: step(1))
    shortcut(screen, "Shift+F6", lambda: step(-1))
    session.changed.connect(changed)
    session.failed.connect(failed)
    return screen


def at_the_front(qtbot: QtBot, screen: Screen) -> None:
    """Shows it in what the window leaves of 1366x768, as when a person comes to it."""
    screen.resize(1190, 688)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.activate()


def let_go(widget: QWidget) -> None:
    """Deletes it now: Qt would wait for an event loop, and style every screen of every test again."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
