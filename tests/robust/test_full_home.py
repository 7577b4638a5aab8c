"""The user's own folder (device id, chain markers, cache) on a full disk, the workspace on another one."""

from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace
from tests.bundles.office import DECEMBER, Desk
from tests.media.pictures import quarters, save
from tests.robust.conftest import Disk, furnish

pytestmark = pytest.mark.long


@pytest.fixture
def office(disk: Disk, tmp_path: Path) -> tuple[Path, Path, str]:
    folder, home = tmp_path / "kantor", disk.place / "rumah"
    return folder, home, furnish(folder, home)


def test_what_is_sealed_is_sealed(office: tuple[Path, Path, str], disk: Disk) -> None:
    folder, home, post = office
    with Workspace.open(folder, home=home) as ws:
        disk.fill()
        for number in range(3):
            assert ws.posts.update(post, Post(title=f"Judul {number}")).of("post") == {post}
        assert disk.leftovers() == []
    with Workspace.open(folder, home=home) as ws:  # still full
        assert ws.posts.get(post).post.title == "Judul 2"
        ws.posts.update(post, Post(title="Setelah dibuka lagi"))
        assert verify(ws.store.db) == []
    disk.free()
    with Workspace.open(folder, home=home) as ws:
        assert ws.posts.get(post).post.title == "Setelah dibuka lagi"
        ws.posts.update(post, Post(title="Ada tempat"))
        assert verify(ws.store.db) == []
        assert len(ws.store.db.all("SELECT DISTINCT chain FROM records")) == 1


@pytest.mark.parametrize("pictures", [1, 2])
def test_pictures_cannot_be_made_and_that_is_said(
    office: tuple[Path, Path, str], disk: Disk, tmp_path: Path, pictures: int
) -> None:
    folder, home, _post = office
    with Workspace.open(folder, home=home) as ws:
        desk = object.__new__(Desk)
        desk.ws = ws
        accounts = list(ws.directory.accounts())
        people = {person.roles[0]: key for key, person in ws.directory.people().items()}
        desk.instagram, desk.facebook = accounts[0], accounts[1]
        desk.writer, desk.approver = people["writer"], people["approver"]
        uses = []
        for number in range(pictures):
            photo = save(quarters((600 + number, 600)), tmp_path / f"{number}.png")
            uses.append(desk.picture(photo))
            desk.approve(desk.post(media=(uses[-1],)))
        plan = ws.bundles.plan(DECEMBER)
        disk.fill()
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            ws.bundles.write(plan, tmp_path / "paket.zip")
        with pytest.raises(UserError, match=r"workspace\.disk-full"):
            ws.media.thumbnail(uses[0].asset, 64)
        assert not (tmp_path / "paket.zip").exists()
        disk.free()
        assert ws.bundles.write(plan, tmp_path / "paket.zip")[0].is_file()
        assert ws.media.thumbnail(uses[0].asset, 64).is_file()
