"""The crop frame with real mouse and keys, and the proof that the export cuts the same pixels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.composer.edit import media_of
from medsos_desktop.media.render import render
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.model.post import Crop
from tests.media import pictures
from tests.ui.composer.media_desk import Desk, standing
from ui.screens.composer.crop import CropFrame
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    apply.apply(qapp, Theme("light"))


SIZE = (1000, 800)


@pytest.fixture
def frame(qtbot: QtBot) -> CropFrame:
    made = CropFrame("Bingkai")
    qtbot.addWidget(made)
    apply.dress(made)
    made.resize(520, 420)  # a picture of 500 x 400 in its margins
    made.show()
    made.show_frame(SIZE, None, (4, 5), (0, 0, *SIZE))
    return made


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: SteppingClock) -> Iterator[Desk]:
    with standing(qtbot, tmp_path, clock, 700, 900) as made:
        yield made


def pull(widget: CropFrame, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, start + by / 2)
    QTest.mouseMove(widget, start + by)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + by)


def test_a_press_without_a_pull_changes_nothing(frame: CropFrame, qtbot: QtBot) -> None:
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    qtbot.mouseClick(frame, Qt.MouseButton.LeftButton)
    assert heard == []
    assert frame.crop() is None


def test_arrows_move_by_one_percent_and_stop_at_the_edge(frame: CropFrame, qtbot: QtBot) -> None:
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    qtbot.keyClick(frame, Qt.Key.Key_Right)
    assert heard == [Crop(1900, 0, 6400, 10_000)]
    qtbot.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert heard[-1].x == 1890
    for _ in range(40):
        qtbot.keyClick(frame, Qt.Key.Key_Right)
    assert heard[-1].x == 3600
    count = len(heard)
    qtbot.keyClick(frame, Qt.Key.Key_Right)
    qtbot.keyClick(frame, Qt.Key.Key_Down)
    assert len(heard) == count


def test_keys_zoom_with_the_shape_locked(frame: CropFrame, qtbot: QtBot) -> None:
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    qtbot.keyClick(frame, Qt.Key.Key_Plus)
    qtbot.keyClick(frame, Qt.Key.Key_Plus)
    made = heard[-1]
    assert made.w < 6400
    assert made.h < 10_000
    assert abs(made.w * SIZE[0] / (made.h * SIZE[1]) - 0.8) < 0.001
    for _ in range(4):
        qtbot.keyClick(frame, Qt.Key.Key_Minus)
    assert heard[-1] == Crop(1800, 0, 6400, 10_000)


def test_a_corner_is_pulled_while_the_other_stays(frame: CropFrame) -> None:
    frame.show_frame(SIZE, Crop(1800, 0, 6400, 10_000), (4, 5), (180, 0, 820, 800))
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    area = frame.frame_rect()
    pull(frame, area.bottomRight().toPoint(), QPoint(-160, -200))
    (made,) = heard
    assert (made.x, made.y) == (1800, 0)
    assert abs(made.w - 3200) < 60
    assert abs(made.w * SIZE[0] / (made.h * SIZE[1]) - 0.8) < 0.002


def test_the_frame_is_pulled_and_kept_inside(frame: CropFrame) -> None:
    frame.show_frame(SIZE, Crop(1000, 1000, 3200, 5000), (4, 5), (0, 0, 1, 1))
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    pull(frame, frame.frame_rect().center().toPoint(), QPoint(50, 40))
    assert abs(heard[-1].x - 2000) < 40
    assert abs(heard[-1].y - 2000) < 40
    pull(frame, frame.frame_rect().center().toPoint(), QPoint(900, 900))
    assert (heard[-1].x, heard[-1].y) == (6800, 5000)


def test_a_locked_frame_only_shows(frame: CropFrame, qtbot: QtBot) -> None:
    heard: list[Crop] = []
    frame.cropped.connect(heard.append)
    frame.set_locked(True)
    qtbot.keyClick(frame, Qt.Key.Key_Right)
    qtbot.keyClick(frame, Qt.Key.Key_Plus)
    pull(frame, frame.rect().center(), QPoint(30, 0))
    assert heard == []


def test_cutting_for_an_account_makes_its_pictures_its_own(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((1600, 1200), alt="Loket kelurahan penuh warga")
    desk.look_at("IG")
    desk.strip.focus_asset(asset)
    tools = desk.strip.details.tools
    assert tools.target() == desk.ids["IG"]
    assert "ikut Induk" in tools._note.text()
    tools.shapes.setCurrentIndex(0)
    tools.shapes.activated.emit(0)
    assert desk.post.media[0].crop is None
    own = media_of(desk.post, desk.ids["IG"])[0]
    assert own.crop == Crop(2000, 0, 6000, 10_000)
    assert own.alt == "Loket kelurahan penuh warga"
    assert tools._note.text() == ""
    qtbot.mouseClick(tools.whole, Qt.MouseButton.LeftButton)
    assert media_of(desk.post, desk.ids["IG"])[0].crop is None


def test_every_account_that_shows_the_picture_is_a_choice(desk: Desk) -> None:
    (asset,) = desk.have((1080, 1920))
    desk.strip.focus_asset(asset)
    targets = desk.strip.details.tools.targets
    labels = [targets.itemText(at) for at in range(targets.count())]
    assert labels == ["Semua akun (Induk)", "4:5 · IG", "9:16 · FB", "9:16 · WA"]


def test_the_export_cuts_what_the_frame_shows(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """The frame is put on the green quarter by hand; the rendered file is green and nothing else."""
    (asset,) = desk.have((1600, 1200))
    desk.look_at("IG")
    desk.strip.focus_asset(asset)
    tools = desk.strip.details.tools
    tools.shapes.setCurrentIndex(0)
    tools.shapes.activated.emit(0)
    for _ in range(15):
        qtbot.mouseClick(tools.nearer, Qt.MouseButton.LeftButton)
    pull(tools.frame, tools.frame.frame_rect().center().toPoint(), QPoint(400, -400))
    crop = media_of(desk.post, desk.ids["IG"])[0].crop
    assert crop is not None
    assert crop.x + crop.w == 10_000
    assert crop.y == 0
    recipe = recipe_of(desk.workspace.catalogue.surface("ig_carousel"))
    target = tmp_path / "out.jpg"
    made = render(desk.workspace.media.file(asset), target, recipe, crop=crop)
    area, whole = tools.frame.frame_rect(), tools.frame.picture_rect()
    assert abs(made.width - area.width() / whole.width() * 1600) < 4
    assert abs(made.height - area.height() / whole.height() * 1200) < 4
    with Image.open(target) as image:
        assert pictures.corner_colours(image) == ("green",) * 4
