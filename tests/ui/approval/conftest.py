from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.checks import pack
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Account, Office, Person
from medsos_desktop.model.post import Answer, Post, State, Variant
from medsos_desktop.workspace import Workspace
from tests.ui.stand_in import Shell, wired
from ui.screens.approval import post as post_pane
from ui.screens.approval.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

TEXT = "Loket buka pukul 08.00 WIB. Warga boleh datang tanpa surat pengantar."
PACK = pack.load()
NIK = "Contoh pengisian NIK 3371011708450000 di formulir."


class Kantor:
    """A small office: three accounts, a writer, a reviewer, two approvers."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        ws.__dict__["pack"] = PACK
        with ws.operation("op.office.edit"):
            self._found()
        self.sit("arum")

    def _found(self) -> None:
        ws = self.ws
        self.policy("one")
        channels = (("instagram", "ig_feed"), ("facebook", "fb_page"), ("whatsapp", "wa_broadcast"))
        self.accounts = [
            ws.directory.save("account", None, Account(channel, surface, f"@{channel}.contoh", "", at))[0]
            for at, (channel, surface) in enumerate(channels)
        ]
        self.people = {
            name: ws.directory.save("person", None, Person(name=name.title(), roles=roles))[0]
            for name, roles in (
                ("arum", ("writer",)),
                ("wisnu", ("reviewer",)),
                ("lurah", ("approver",)),
                ("semua", ("writer", "reviewer", "approver")),
            )
        }

    def policy(self, steps: str) -> None:
        self.ws.directory.set_office(Office(name="Kelurahan Contoh", approval=steps))

    def sit(self, name: str) -> None:
        self.ws.directory.sign_in(self.people[name])

    def post(self, title: str = "Loket", text: str = TEXT, **told: object) -> str:
        """Written by Arum, submitted; blocks get a proposed waiver."""
        variants = {self.accounts[0]: Variant("ig_feed"), self.accounts[1]: Variant("fb_page")}
        made = Post(title=title, text=text, planned="2026-12-20T07:00", variants=variants)
        id_, _ = self.ws.posts.create(replace(made, **told))  # type: ignore[arg-type]
        self.submit(id_)
        return id_

    def submit(self, id: str) -> None:
        post = self.ws.posts.get(id).post
        answers = (
            {}
            if "NIK" not in post.text and not post.media
            else {
                each.finding.key: Answer(each.finding.code, "NIK 33710…", "Nomor karangan untuk contoh.")
                for each in self.ws.checks.of_post(post)
                if each.open
            }
        )
        if answers:
            self.ws.posts.update(id, replace(post, answers={**post.answers, **answers}))
        self.ws.approval.submit(id)

    def rewrite(self, id: str, **told: object) -> None:
        """Arum changes a post from elsewhere."""
        self.ws.posts.update(id, replace(self.ws.posts.get(id).post, **told))  # type: ignore[arg-type]

    def state(self, id: str) -> State:
        return self.ws.posts.row(id).state


@pytest.fixture
def kantor(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Kantor]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Kantor(ws)


Show = Callable[..., Screen]


@pytest.fixture
def show(
    qapp: QApplication,
    qtbot: QtBot,
    kantor: Kantor,
    clock: SteppingClock,
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Show]:
    """Makes the screen as ``who`` sees it, wired like in the window."""
    monkeypatch.setattr(post_pane, "READ_MS", 1)
    made: list[Screen] = []

    def build(who: str = "lurah", scale: float = 1.0, **target: str) -> Screen:
        apply.apply(qapp, Theme("light", scale))
        kantor.sit(who)
        screen = wired(Screen, kantor.ws, clock, shell)
        made.append(screen)
        qtbot.addWidget(screen)
        screen.resize(1190, 625)  # what the shell leaves of 1366x768
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.activate()
        if target:
            screen.open(**target)
        return screen

    yield build
    for screen in made:
        screen.leave()
