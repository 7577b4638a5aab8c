"""Three PCs of one office that edit, decide, erase, restore and exchange files in a random order."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.model import office as offices
from medsos_desktop.model.post import MediaUse, State
from medsos_desktop.store import bodies, erasing, outgoing
from medsos_desktop.store.records import of_kind
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import restore
from tests.exchange.handoff.desk import ANYHOW, Desk
from tests.exchange.handoff.setback import DiskImage

COLOURS = ("red", "green", "blue")
_EXPECTED = frozenset(
    {
        "store.gone",
        "store.read-only-entity",
        "store.nothing-to-undo",
        "store.decided-since",
        "handoff.nothing",
    }
)


class World:
    """``log`` tells what was done, for whoever looks at a failure. In three of four worlds the PCs know
    each other's keys.
    """

    def __init__(self, place: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.desks = [Desk(place, name, found=name == "a") for name in ("a", "b", "c")]
        self.knowing = bool(seed % 4)
        for desk in self.desks:
            desk.knows = self.knowing
        self.files: list[Path] = []
        self.backups: dict[str, Path] = {}
        self.images: dict[str, DiskImage] = {}
        self.log: list[str] = []

    def close(self) -> None:
        """Close all workspaces."""
        for desk in self.desks:
            desk.pc.close()

    def play(self, moves: int) -> None:
        """That many moves of anybody, in any order; exchanges are half of them."""
        editing: list[Callable[[Desk], None]] = [
            self.create, self.create, self.edit, self.edit, self.decide, self.decide, self.delete, self.undo,
            self.erase, self.account, self.office, self.newer, self.ritual, self.back_up, self.restore,
            self.image, self.set_back,
        ]  # fmt: skip
        for _ in range(moves):
            desk = self.random.choice(self.desks)
            move = self.random.choice([self.send, self.take, self.take, *self.random.choices(editing, k=3)])
            self._do(move, desk)

    def _do(self, move: Callable[[Desk], None], desk: Desk) -> None:
        self.log.append(f"{desk.name}.{move.__name__}")
        try:
            move(desk)
        except UserError as error:
            if error.code not in _EXPECTED:
                raise

    def play_with_a_pc_set_back(self, moves: int) -> None:
        """The same, and one of them is set back in between, mostly after others took what it wrote."""
        desk = self.random.choice(self.desks)
        self.play(moves // 3)
        self._do(self.image, desk)
        self.play(moves // 3)
        for _ in range(self.random.randint(0, 3)):
            self._do(self.random.choice([self.create, self.edit, self.decide, self.send]), desk)
        self.play(moves // 6)
        self._do(self.set_back, desk)
        for _ in range(self.random.randint(0, 3)):
            self._do(self.random.choice([self.create, self.edit, self.decide, self.erase]), desk)
        self.play(moves // 3)

    def settle(self) -> None:
        """Everybody gives everybody everything until nothing is new; twice would do, replays are free.

        In between those that were set back say so.
        """
        self._round()
        for desk in self.desks:
            if desk.ws.chains.set_back():
                assert f"{desk.name}.set_back" in self.log or f"{desk.name}.restore" in self.log
                desk.ws.chains.go_on()
        self._round()
        self._round()

    def _round(self) -> None:
        for desk in self.desks:
            file = desk.send(Kind.CALENDAR)
            for other in self.desks:
                if other is not desk:
                    other.take(file)

    def check(self) -> None:
        """Equal content everywhere, whole chains, and nothing left of what was erased."""
        first, *rest = (self.content(desk) for desk in self.desks)
        for other in rest:
            assert other == first
        for desk in self.desks:
            db = desk.ws.store.db
            found = verify(db, desk.ws.store.chain.device)
            # (what a key nobody compared tells stays a note where it was told, and is not handed on)
            assert [each for each in found if self.knowing or each.seal != "unknown"] == []
            assert desk.ws.chains.set_back() == ()
            before = desk.ws.store.dump()
            desk.ws.store.rebuild()
            assert desk.ws.store.dump() == before
            # (either may lose what shows one that was added again)
            if not {f"{desk.name}.restore", f"{desk.name}.set_back"} & set(self.log):
                assert not [each for each in self.unused(desk) if desk.ws.media.has(each)]
            file = desk.send(Kind.CALENDAR)
            assert all(other.look(file).nothing for other in self.desks)

    @staticmethod
    def content(desk: Desk) -> Any:
        """Records, projections, and the pictures that something names."""
        records, dump, media = desk.content()
        named = outgoing.hashes_here(desk.ws.store.db) - World.unused(desk)
        return records, dump, {name for name in media if name[:64] in named}

    @staticmethod
    def unused(desk: Desk) -> set[str]:
        """Pictures that an erasure wanted gone and no post shows."""
        db = desk.ws.store.db
        gone = {asset for each in of_kind(db, "erase") for asset in erasing.media_of(each)}
        return {each for each in gone if not erasing.in_use(db, each)}

    # moves

    def create(self, desk: Desk) -> None:
        shown = self.random.sample(COLOURS, self.random.randint(0, 2))
        pictures = [desk.picture(colour) for colour in shown]
        accounts = desk.ws.directory.accounts()
        desk.account = self.random.choice(list(accounts)) if accounts else ""
        desk.post(f"{desk.name}{len(self.log)}", *pictures)

    def edit(self, desk: Desk) -> None:
        post = self._post(desk)
        now = desk.ws.posts.get(post).post
        word = f"{desk.name}{len(self.log)}"
        field = self.random.choice(["title", "text", "planned", "media"])
        value: Any = word
        if field == "planned":
            value = self.random.choice([None, "2026-12-03T10:00", "2026-12-04T11:00"])
        elif field == "media":
            value = (MediaUse(desk.picture(self.random.choice(COLOURS)), word),)
        desk.ws.posts.update(post, replace(now, **{field: value}))

    def decide(self, desk: Desk) -> None:
        action = self.random.choice(["submit", "approve", "return", "postpone", "resume", "withdraw"])
        desk.decide(self._post(desk), action, note=f"{desk.name}{len(self.log)}")

    def delete(self, desk: Desk) -> None:
        desk.ws.posts.delete([self._post(desk)])

    def undo(self, desk: Desk) -> None:
        desk.ws.history.undo()

    def erase(self, desk: Desk) -> None:
        kind, entity = "post", self._post(desk)
        if self.random.random() < 0.2 and (assets := sorted(desk.ws.directory.assets())):
            kind, entity = "asset", self.random.choice(assets)
        desk.ws.erasure.erase(kind, entity, "permintaan warga")

    def account(self, desk: Desk) -> None:
        accounts = desk.ws.directory.accounts()
        key = self.random.choice([None, *accounts])
        one = offices.Account("instagram", "ig_feed", f"h{len(self.log)}", f"N{len(self.log)}")
        desk.ws.directory.save("account", key, one)

    def office(self, desk: Desk) -> None:
        office = desk.ws.directory.office()
        if office.name:
            desk.ws.directory.set_office(replace(office, city=f"{desk.name}{len(self.log)}"))

    def newer(self, desk: Desk) -> None:
        """As if this PC had a newer version of the app for a moment."""
        post = self._post(desk)
        now = desk.ws.posts.get(post).post
        today = bodies.VERSION
        bodies.VERSION = today + 1
        try:
            desk.ws.posts.update(post, replace(now, title=f"baru{len(self.log)}"))
        finally:
            bodies.VERSION = today

    def ritual(self, desk: Desk) -> None:
        with desk.ws.operation("op.post.create") as op:
            op.put("ritual", self.random.choice(["r1", "r2"]), {"text": f"{desk.name}{len(self.log)}"})

    def back_up(self, desk: Desk) -> None:
        desk.pc.clock.at = desk.pc.clock.at.replace(microsecond=0) + (desk.pc.clock.step * 1000)
        self.backups[desk.name] = desk.ws.backups.make()

    def restore(self, desk: Desk) -> None:
        backup = self.backups.get(desk.name)
        if backup is not None and backup.exists():
            desk.pc.close()
            pc = desk.pc
            restore(backup, pc.folder, clock=pc.clock, ids=pc.ids, home=pc.home)

    def image(self, desk: Desk) -> None:
        self.images[desk.name] = DiskImage(desk.pc)

    def set_back(self, desk: Desk) -> None:
        """The whole disk, home included; what the PC wrote since is lost unless others hold it."""
        if desk.name in self.images:
            self.images[desk.name].put_back()

    def send(self, desk: Desk) -> None:
        kind = self.random.choice([Kind.PROPOSAL, Kind.DECISIONS, Kind.CALENDAR, Kind.SUCCESSION])
        posts = self._posts(desk) if kind in (Kind.PROPOSAL, Kind.DECISIONS) else []
        chosen = self.random.sample(posts, min(len(posts), self.random.randint(1, 3)))
        self.files.append(desk.send(kind, *chosen, media=self.random.random() < 0.7))

    def take(self, desk: Desk) -> None:
        if not self.files:
            return
        file = self.random.choice(self.files)
        choice = replace(ANYHOW, erasures=self.random.random() < 0.8)
        if self.random.random() < 0.3:
            some = [line.id for line in desk.look(file).posts]
            choice = replace(choice, posts=frozenset(self.random.sample(some, len(some) // 2)))
        desk.take(file, choice)

    def _posts(self, desk: Desk) -> list[str]:
        return sorted(row.id for row in desk.ws.posts.by_state(*(set(State) - {State.MISSED})))

    def _post(self, desk: Desk) -> str:
        posts = self._posts(desk)
        if not posts:
            raise UserError("store.gone")
        return self.random.choice(posts)
