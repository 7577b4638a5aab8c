import shutil
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
from tests.conftest import NOW
from tests.store.conftest import office

__all__ = ["Room", "furnished", "office", "room"]


class Room:
    """A small office with two accounts and everybody's roles in one person, and a desk in it."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.ig, self.tt = ws.directory.accounts()
        self.arum, self.ratri = ws.directory.people()
        self.seconds = 0.0
        self.desk = Desk(ws, lambda: self.seconds)

    @staticmethod
    def furnish(ws: Workspace) -> None:
        """What every test finds there."""
        ws.directory.set_office(Office(name="Kelurahan Contoh", own_text=True, hours=("08:00",)))
        save = ws.directory.save
        save("account", None, Account("instagram", "ig_feed", "@contoh", "IG Contoh", 0))
        save("account", None, Account("tiktok", "tiktok_photo", "@contoh", "TikTok Contoh", 1))
        arum = save("person", None, Person("Arum", "Admin", ("writer", "reviewer", "approver")))[0]
        save("person", None, Person("Ratri", "Staf", ("writer",)))
        ws.directory.sign_in(arum)

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


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished office, made once and copied for each test."""
    place = tmp_path_factory.mktemp("furnished")
    clock, ids = SteppingClock(NOW), SeededIds("furnished")
    with Workspace.open(place / "kantor", create=True, clock=clock, ids=ids, home=place / "home") as ws:
        Room.furnish(ws)
    return place


@pytest.fixture
def room(tmp_path: Path, furnished: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Room]:
    place = tmp_path / "pc"
    shutil.copytree(furnished, place)
    with Workspace.open(place / "kantor", clock=clock, ids=ids, home=place / "home") as ws:
        yield Room(ws)
