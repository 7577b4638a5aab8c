from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.composer.desk import Desk
from medsos_desktop.model.office import Account, Office, Person
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace
from tests.store.conftest import office

__all__ = ["Room", "office", "room"]


class Room:
    """A small office with two accounts and everybody's roles in one person, and a desk in it."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        ws.directory.set_office(Office(name="Kelurahan Contoh", own_text=True, hours=("08:00",)))
        save = ws.directory.save
        self.ig = save("account", None, Account("instagram", "ig_feed", "@contoh", "IG Contoh", 0))[0]
        self.tt = save("account", None, Account("tiktok", "tiktok_photo", "@contoh", "TikTok Contoh", 1))[0]
        self.arum = save("person", None, Person("Arum", "Admin", ("writer", "reviewer", "approver")))[0]
        ws.directory.sign_in(self.arum)
        self.ratri = save("person", None, Person("Ratri", "Staf", ("writer",)))[0]
        self.seconds = 0.0
        self.desk = Desk(ws, lambda: self.seconds)

    def post(
        self, text: str = "Loket buka pukul 08.00 WIB.", planned: str | None = "2026-12-20T07:00"
    ) -> str:
        variants = {self.ig: Variant("ig_feed"), self.tt: Variant("tiktok_photo")}
        return self.ws.posts.create(Post(title="Loket", text=text, planned=planned, variants=variants))[0]

    def by_ratri(self, id: str, **fields: object) -> Changes:
        """Another person changes a post."""
        self.ws.directory.sign_in(self.ratri)
        changes = self.ws.posts.update(id, replace(self.stored(id), **fields))  # type: ignore[arg-type]
        self.ws.directory.sign_in(self.arum)
        return changes

    def stored(self, id: str) -> Post:
        return self.ws.posts.get(id).post


@pytest.fixture
def room(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Room]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Room(ws)
