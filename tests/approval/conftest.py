from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Account, Office, Person
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace


class Desk:
    """A small office: one account, a writer, a reviewer and an approver."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0))
        self.account, _ = ws.directory.save("account", None, Account("instagram", "ig_feed", "contoh", "IG"))
        self.people = {
            name: ws.directory.save("person", None, Person(name=name.title(), roles=roles))[0]
            for name, roles in (
                ("arum", ("writer",)),
                ("wisnu", ("reviewer",)),
                ("lurah", ("approver",)),
                ("semua", ("writer", "reviewer", "approver")),
            )
        }
        self.sit("arum")

    def sit(self, name: str) -> None:
        self.ws.directory.sign_in(self.people[name])

    def policy(self, steps: str, *, own_text: bool = False) -> None:
        self.ws.directory.set_office(
            Office(name="Kelurahan Contoh", min_gap=0, approval=steps, own_text=own_text)
        )

    def post(self, text: str = "Loket buka pukul 08.00 WIB.", **told: object) -> str:
        post = Post(
            title="Loket", text=text, planned="2026-12-20T07:00", variants={self.account: Variant("ig_feed")}
        )
        from dataclasses import replace

        return self.ws.posts.create(replace(post, **told))[0]  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Desk(ws)
