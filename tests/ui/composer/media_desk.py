"""A page in miniature around the strip: applies its edits, shows the post again, notes what was refused."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.checking import Placed
from medsos_desktop.clock import Clock, SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account, Office
from medsos_desktop.model.post import MediaUse, Post, Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.media import pictures
from ui.jobs import SyncJobs
from ui.screens.composer.media import MediaStrip
from ui.screens.composer.media_card import MediaCard
from ui.session import Session
from ui.theme.apply import dress


@contextmanager
def standing(
    qtbot: QtBot, folder: Path, clock: Clock, width: int = 600, height: int = 760
) -> Iterator["Desk"]:
    """A desk in a window that is shown and active."""
    with workspace_in(folder, clock) as workspace:
        made = Desk(workspace, clock, folder)
        qtbot.addWidget(made.window)
        made.show()
        made.window.resize(width, height)
        made.window.show()
        qtbot.waitExposed(made.window)
        made.window.activateWindow()
        yield made


SURFACES = {
    "IG": ("instagram", "ig_carousel"),
    "FB": ("facebook", "fb_page"),
    "WA": ("whatsapp", "wa_status"),
}


def workspace_in(folder: Path, clock: Clock) -> Workspace:
    """An office with three accounts and nothing else; made once and copied, which is quicker."""
    shutil.copytree(_template(), folder, dirs_exist_ok=True)
    made = Workspace.open(folder / "work", clock=clock, ids=SeededIds("more"), home=folder / "home")
    made.__dict__["checks"] = Silent()
    return made


@cache
def _kept() -> TemporaryDirectory[str]:
    """Lives as long as the tests do."""
    return TemporaryDirectory(prefix="strip-")


@cache
def _template() -> Path:
    folder = Path(_kept().name)
    _found(folder, SteppingClock(NOW)).close()
    return folder


def _found(folder: Path, clock: Clock) -> Workspace:
    made = Workspace.open(
        folder / "work", create=True, clock=clock, ids=SeededIds("media"), home=folder / "home"
    )
    made.directory.set_office(Office("Kelurahan Cacaban (contoh)", "Cacaban", "Kota Magelang"))
    for at, (name, (channel, surface)) in enumerate(SURFACES.items()):
        made.directory.save("account", None, Account(channel, surface, f"@{name.lower()}.contoh", name, at))
    return made


class Silent:
    """Stands in for the rule pack, which has tests of its own and takes long to load."""

    def of_post(self, post: Post, _id: str = "") -> tuple[Placed, ...]:
        return ()


@dataclass
class Desk:
    """The strip in a window of its own, with the present post."""

    workspace: Workspace
    clock: Clock
    folder: Path
    account: str = ""
    refused: list[UserError] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session = Session(self.workspace, Words("id"), self.clock)
        self.jobs = SyncJobs()
        self.strip = MediaStrip(Words("id"), self.session, self.jobs)
        self.strip.edited.connect(self._edited)
        self.strip.failed.connect(self.refused.append)
        self.window = QWidget()
        dress(self.window)
        layout = QVBoxLayout(self.window)
        layout.addStretch(1)
        layout.addWidget(self.strip)
        accounts = self.workspace.directory.accounts()
        self.ids = {each.name: key for key, each in accounts.items()}
        self.post = Post(title="Uji", variants={key: Variant(each.surface) for key, each in accounts.items()})

    def show(self) -> None:
        """The post as the page would show it."""
        self.strip.show_post(self.post, self.account, self.workspace.checks.of_post(self.post))

    def look_at(self, account: str) -> None:
        """Another tab: the short name of an account, or "" for the master."""
        self.account = self.ids[account] if account else ""
        self.show()

    def _edited(self, edit: object, operation: str) -> None:
        self.post = edit(self.post)  # type: ignore[operator]
        self.operations.append(operation)
        self.show()

    def picture(self, name: str, size: tuple[int, int] = (400, 300)) -> Path:
        """A small picture file outside the workspace."""
        file = self.folder / name
        image = pictures.quarters(size)
        image.putpixel((0, 0), (sum(map(ord, name)) % 256, len(name), 7))  # other bytes for another name
        return pictures.save(image, file)

    def have(self, *sizes: tuple[int, int], alt: str = "") -> list[str]:
        """Pictures in the workspace and in the master of the post."""
        assets = [
            self.workspace.media.add(
                self.picture(f"foto-{at}.png", size), creator="Kantor", licence="milik sendiri"
            )[0]
            for at, size in enumerate(sizes, 1)
        ]
        self.post = replace(self.post, media=tuple(MediaUse(asset, alt) for asset in assets))
        self.show()
        return assets

    def order(self, account: str = "") -> list[str]:
        """File names in the order of the post."""
        media = self.post.media
        if account:
            media = self.post.variants[self.ids[account]].media or ()
        return [self.workspace.media.facts(use.asset).name for use in media]

    def cards(self) -> Sequence[MediaCard]:
        """What is seen."""
        return self.strip.row.cards

    def drag(self, card: MediaCard, to: QPoint) -> None:
        """Real mouse events: press in the card's middle, pull to a place of the row, let go."""
        start = card.rect().center()
        target = card.mapFrom(self.strip.row.widget(), to)
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(card, start + QPoint(12, 0))
        QTest.mouseMove(card, target)
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=target)
