"""An office with a PC, for exchanging hand-off files in tests."""

import hashlib
import hmac
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.plan import Request
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.exchange.handoff.seals import Seal, Signer, Standing, Verifier
from medsos_desktop.model import office as offices
from medsos_desktop.model.post import MediaUse, Post, Variant
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, verdict

ANYHOW = Choice(unverified=True)


class Desk:
    """A workspace with what tests need of it at hand."""

    def __init__(self, place: Path, name: str, *, found: bool = False) -> None:
        self.place, self.name = place, name
        self.pc = Office(place, name)
        self.out = place / f"kotak-{name}"
        self.out.mkdir(parents=True)
        self.account = ""
        self.knows = False
        """Whether the keys of all others were compared here."""
        if found:
            self._found()

    @property
    def ws(self) -> Workspace:
        """Opened when first asked for."""
        return self.pc.ws or self.pc.open()

    def _found(self) -> None:
        directory = self.ws.directory
        directory.set_office(offices.Office(name=f"Kelurahan {self.name}", short_name=self.name.title()))
        person, _ = directory.save("person", None, offices.Person(f"Ibu {self.name}", "Admin"))
        directory.sign_in(person)
        one = offices.Account("instagram", "ig_feed", f"kel_{self.name}", f"IG {self.name}")
        self.account, _ = directory.save("account", None, one)

    def picture(self, colour: str = "red", size: int = 40) -> str:
        """A JPEG of one colour, recorded; its hash."""
        file = self.place / f"{self.name}-{colour}.jpg"
        file.write_bytes(jpeg(colour, size))
        asset, _ = self.ws.media.add(file)
        return asset

    def post(self, title: str = "Posyandu", *pictures: str, **more: Any) -> str:
        """A post on the office's account."""
        variants = {self.account: Variant("ig_feed")} if self.account else {}
        uses = tuple(MediaUse(each, "keterangan") for each in pictures)
        whole = Post(title=title, text=f"Isi {title}", media=uses, variants=variants)
        post, _ = self.ws.posts.create(replace(whole, **more))
        return post

    def decide(self, post: str, action: str, **more: str) -> None:
        """Record a decision."""
        self.ws.records.decide(post, verdict(self.ws, post, action, **more))

    def send(self, kind: Kind = Kind.CALENDAR, *posts: str, **more: Any) -> Path:
        """A file in this office's outbox."""
        return self.ws.handoff.write(self.ws.handoff.plan(Request(kind, posts, **more)), self.out)

    def look(self, file: Path) -> Preview:
        """What taking ``file`` would change."""
        service = self.ws.handoff
        if self.knows:
            service.verifier = acquainted(service.keyring.judge)
        return service.preview(service.open(file))

    def take(self, file: Path, choice: Choice = ANYHOW) -> Preview:
        """Take ``file``; the preview it went by."""
        seen = self.look(file)
        self.ws.handoff.take(seen, choice)
        return seen

    def content(self) -> Any:
        """Everything that should be equal after enough exchanges: records, projections, pictures."""
        bodies = {record.id: record.body for record in self.ws.all_records()}
        media = {file.name for file in (self.ws.folder / "media").rglob("*") if file.is_file()}
        return bodies, self.ws.store.dump(), media


def jpeg(colour: str = "red", size: int = 40) -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (size, size), colour).save(made, "JPEG")
    return made.getvalue()


def signer(key: str) -> Signer:
    """Signs in a way that tests can check; real keys are another room's."""
    return lambda message: f"{key}:{hmac.digest(key.encode(), message, 'sha256').hex()}"


def acquainted(judge: Verifier) -> Verifier:
    """As ``judge``, but whom it does not know is known."""

    def verify(message: bytes, armour: str, at: str) -> Seal:
        seal = judge(message, armour, at)
        return replace(seal, standing=Standing.TRUSTED) if seal.standing is Standing.UNKNOWN else seal

    return verify


def verifier(standing: Standing = Standing.TRUSTED, device: str = "") -> Verifier:
    """Believes every key as ``standing`` says, after checking the signature."""

    def verify(message: bytes, armour: str, _at: str) -> Seal:
        key, _, told = armour.partition(":")
        fits = hmac.digest(key.encode(), message, "sha256").hex() == told
        fingerprint = hashlib.sha256(key.encode()).hexdigest()
        return Seal(standing if fits else Standing.INVALID, fingerprint, key, device)

    return verify
