from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Account, Office, Person, Pillar
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.ui.stand_in import Shell, wired
from ui.screens.settings.screen import MEMORY, Screen
from ui.session import Session
from ui.theme import apply
from ui.theme.theme import Theme, active


@dataclass
class Office_:
    """The workspace of a test and the ids in it, by name."""

    workspace: Workspace
    ids: dict[str, str]


def fill(folder: Path, clock: SteppingClock) -> Office_:
    """Three accounts, people and pillars each; one of each is named by a post."""
    made = Workspace.open(
        folder / "work", create=True, clock=clock, ids=SeededIds("settings"), home=folder / "home"
    )
    ids: dict[str, str] = {}
    with made.operation("op.office.found", "Contoh"):
        directory = made.directory
        directory.set_office(
            Office("Kelurahan Contoh", "Contoh", "Kota Contoh", phones=("0812-0000-1122",), sample=True)
        )
        for at, (channel, surface, name) in enumerate((
            ("instagram", "ig_feed", "Instagram Contoh"),
            ("facebook", "fb_page", "Facebook Contoh"),
            ("whatsapp", "wa_channel", "WhatsApp Contoh"),
        )):  # fmt: skip
            ids[name], _ = directory.save("account", None, Account(channel, surface, f"contoh{at}", name, at))
        for name, title, role in (
            ("Arum", "Admin", "writer"),
            ("Bu Lurah", "Lurah", "approver"),
            ("Dimas", "", "reviewer"),
        ):
            ids[name], _ = directory.save("person", None, Person(name, title, (role,)))
        for number, (name, target) in enumerate((("Layanan", 60), ("Cerita", 30), ("Budaya", 10)), 1):
            ids[name], _ = directory.save("pillar", None, Pillar(number, name, target))
        directory.sign_in(ids["Arum"])
        made.posts.create(
            Post(
                "Jam layanan",
                variants={ids["Instagram Contoh"]: Variant("ig_feed")},
                pillar=ids["Layanan"],
                pic=ids["Dimas"],
            )
        )
    return Office_(made, ids)


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock) -> Iterator[Office_]:
    made = fill(tmp_path, clock)
    yield made
    made.workspace.close()


def dress(app: QApplication, scale: float = 1.0) -> None:
    """Light, in this text size; dressing anew what is dressed so already would cost more than a test."""
    if not apply.dressed() or active().dark or active().scale != scale:
        apply.apply(app, Theme("light", scale))


Maker = Callable[..., Screen]


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, clock: SteppingClock, shell: Shell) -> Maker:
    """Makes screens wired like in the window: everyone but the initiator is told of changes."""
    dress(qapp)

    def made(workspace: Workspace, section: str = "office", session: Session | None = None) -> Screen:
        if session is None:
            session = Session(workspace, Words("id"), clock)
            session.setProperty(MEMORY, section)  # or each test would build Kantor first
        screen = wired(Screen, workspace, clock, shell, session=session)
        qtbot.addWidget(screen)
        screen.resize(1190, 688)  # what the shell leaves of 1366x768
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.open(section=section)
        screen.activate()
        return screen

    return made
