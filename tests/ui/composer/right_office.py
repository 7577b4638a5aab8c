"""A small office for the right column: accounts on four channels, two pictures, a page that applies edits."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from medsos_desktop.clock import Clock, SeededIds
from medsos_desktop.model.office import Account, Office
from medsos_desktop.model.post import MediaUse, Post, Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from ui.jobs import SyncJobs
from ui.screens.composer.right import RightColumn

SURFACES = {"IG": "ig_carousel", "FB": "fb_page", "WA": "wa_channel", "X": "x_free"}
_CHANNELS = {"IG": "instagram", "FB": "facebook", "WA": "whatsapp", "X": "x"}

TEXT = (
    "Posko dibuka Senin, 20 Desember 2026 untuk keluarga miskin. Hubungi NIK 3371 0141 0190 0000 segera. "
    "Resiko kecil."
)
"""A wrong weekday, a label, an identity number, a spelling."""


class Desk:
    """The workspace, the ids of its accounts by short name, and its pictures."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.workspace = Workspace.open(
            folder / "work", create=True, clock=clock, ids=SeededIds("right"), home=folder / "home"
        )
        directory = self.workspace.directory
        directory.set_office(Office("Kelurahan Contoh", "Contoh", "Kota Contoh"))
        self.accounts = {
            short: directory.save(
                "account", None, Account(_CHANNELS[short], surface, f"{short.lower()}.contoh", short, at)
            )[0]
            for at, (short, surface) in enumerate(SURFACES.items())
        }
        self.jobs = SyncJobs()
        self.pictures = []
        for name, size in (("tegak.png", (80, 100)), ("lebar.png", (400, 100))):
            file = folder / name
            Image.new("RGB", size, (180, 60, 40)).save(file)
            self.pictures.append(self.workspace.media.add(file, creator="Kelurahan", licence="sendiri")[0])

    def post(self, text: str = TEXT, *channels: str, pictures: int = 0, surface: str = "") -> Post:
        """A post to ``channels`` with the first ``pictures`` pictures."""
        return Post(
            title="Posko",
            text=text,
            planned="2026-12-20T07:00",
            media=tuple(MediaUse(asset, "Gambar posko warga di balai") for asset in self.pictures[:pictures]),
            variants={
                self.accounts[short]: Variant(surface or SURFACES[short])
                for short in channels or ("IG", "FB")
            },
        )


class Page:
    """Stands in for the screen: puts edits into the post, checks again, shows."""

    def __init__(self, desk: Desk, post: Post, *, language: str = "id") -> None:
        self.desk, self.post, self.account = desk, post, ""
        self.column = RightColumn(Words(language), desk.workspace, desk.jobs, lambda: NOW)
        self.operations: list[str] = []
        self.picked: list[object] = []
        self.column.edited.connect(self.edit)
        self.column.picked.connect(self.picked.append)

    def edit(self, edit: Callable[[Post], Post], operation: str) -> None:
        """As the screen does it."""
        self.post = edit(self.post)
        self.operations.append(operation)
        self.show()

    def show(self, account: str | None = None) -> None:
        """Checks and shows; ``account`` by its short name, "" for the master."""
        if account is not None:
            self.account = self.desk.accounts.get(account, "")
        self.column.show_post(self.post, self.account, self.desk.workspace.checks.of_post(self.post))
