"""Pictures and the page around them: what is on its way, what is typed about one, when the page moves on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.post import MediaUse
from tests.composer.conftest import Room
from tests.media import pictures
from tests.ui.composer.test_writing import editor
from tests.ui.stand_in import Shell, Slow, let_go, wired
from ui.screens.composer.screen import Screen

pytestmark = pytest.mark.window


@pytest.fixture
def jobs() -> Slow:
    return Slow()


@pytest.fixture
def page(
    look: None, qtbot: QtBot, room: Room, clock: SteppingClock, shell: Shell, jobs: Slow
) -> Iterator[Screen]:
    """The writing page, whose work arrives when it is told to."""
    made = wired(Screen, room.ws, clock, shell, jobs=jobs)
    made.resize(1190, 688)
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    yield made
    made.leave()
    let_go(made)


def photo(tmp_path: Path) -> Path:
    return pictures.save(pictures.quarters((400, 300)), tmp_path / "foto.png")


def test_pictures_never_land_in_a_post_that_was_opened_meanwhile(
    page: Screen, room: Room, jobs: Slow, tmp_path: Path
) -> None:
    first, second = room.post(), room.post("Yang lain")
    page.open(post=first)
    page.page.media.add_files([photo(tmp_path)])
    page.open(post=second)
    jobs.arrive()
    page.leave()
    assert room.stored(second).media == ()


def test_a_description_being_typed_is_kept_on_leaving(
    page: Screen, room: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    id = room.post()
    asset = room.ws.media.add(photo(tmp_path))[0]
    page.open(post=id)
    page.writing.pictures(lambda post: replace(post, media=(MediaUse(asset),)), "op.post.edit")
    page.page.media.focus_asset(asset)
    qtbot.keyClicks(page.page.media.details.form.alt, "Warga antre")
    page.leave()
    assert room.stored(id).media == (MediaUse(asset, "Warga antre"),)


def test_a_description_being_typed_goes_with_the_submission(
    page: Screen, room: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    id = room.post()
    asset = room.ws.media.add(photo(tmp_path), creator="Kantor", licence="own")[0]
    page.open(post=id)
    page.writing.pictures(lambda post: replace(post, media=(MediaUse(asset),)), "op.post.edit")
    page.page.media.focus_asset(asset)
    qtbot.keyClicks(page.page.media.details.form.alt, "Warga antre di loket")
    page.deeds.submit()
    assert page.desk.post.media == (MediaUse(asset, "Warga antre di loket"),)


def test_the_details_of_one_post_are_closed_by_another(
    page: Screen, room: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    asset = room.ws.media.add(photo(tmp_path))[0]
    first, second = room.post(), room.post("Yang lain")
    for id in (first, second):
        room.ws.posts.update(id, replace(room.stored(id), media=(MediaUse(asset),)))
    page.open(post=first)
    page.page.media.focus_asset(asset)
    qtbot.keyClicks(page.page.media.details.form.alt, "Untuk yang pertama")
    page.open(post=second)
    assert room.stored(first).media == (MediaUse(asset, "Untuk yang pertama"),)
    page.leave()
    assert room.stored(second).media == (MediaUse(asset),)


def test_a_pasted_file_goes_to_the_pictures(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post("a"))
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/tmp/foto.png")])
    screen.page.editor.insertFromMimeData(file)
    assert editor(screen).plain() == "a"
    assert screen.page.message.isVisible() or screen.page.media.intake.isVisible()
    words = QMimeData()
    words.setText("Halo\r\n")
    screen.page.editor.insertFromMimeData(words)
    assert editor(screen).plain() == "Halo\na"
