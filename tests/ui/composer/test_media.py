"""The strip with real keys and mouse: adding, ordering, taking out, whose pictures they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace
from tests.media import pictures
from tests.ui.composer.media_desk import Desk, standing
from ui.jobs import Jobs
from ui.screens.composer.media_adding import take_in
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: SteppingClock) -> Iterator[Desk]:
    with standing(qtbot, tmp_path, clock) as made:
        yield made


# adding


def test_an_empty_strip_says_what_helps(desk: Desk) -> None:
    empty = desk.strip.empty
    assert empty.isVisible()
    assert not desk.strip.row.isVisible()
    assert "Seret foto" in empty.accessibleName()
    assert "Bentuk 4:5, paling banyak 10 (Facebook Page)" in empty.accessibleName()


def test_the_button_adds_and_remembers_the_folder(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []

    def choose(folder: str) -> list[str]:
        asked.append(folder)
        return [str(desk.picture("a.png")), str(desk.picture("b.png"))]

    desk.strip.intake.choose = choose
    qtbot.mouseClick(desk.strip.empty.add, Qt.MouseButton.LeftButton)
    assert desk.order() == ["a.png", "b.png"]
    assert desk.operations == ["op.asset.add"]
    desk.strip.intake.choose = lambda folder: asked.append(folder) or []
    qtbot.mouseClick(desk.strip.row.tile, Qt.MouseButton.LeftButton)
    assert asked[1] == str(desk.folder)
    assert desk.order() == ["a.png", "b.png"]


def test_the_good_ones_come_and_the_refused_are_named(desk: Desk) -> None:
    broken = desk.folder / "rusak.jpg"
    broken.write_bytes(b"bukan gambar")
    gone = desk.folder / "hilang.png"
    desk.strip.add_files([desk.picture("a.png"), broken, gone])
    assert desk.order() == ["a.png"]
    said = desk.strip.intake.report.accessibleName()
    assert "1 gambar masuk, 2 ditolak" in said
    assert "rusak.jpg" in said
    assert "hilang.png" in said
    assert not list((desk.workspace.folder / "media").rglob("*.part"))


def test_a_bomb_is_refused_before_it_is_opened(desk: Desk) -> None:
    bomb = desk.folder / "bom.png"
    bomb.write_bytes(pictures.bomb_png(30_000, 30_000))
    desk.strip.add_files([bomb])
    assert desk.order() == []
    assert "bom.png" in desk.strip.intake.report.accessibleName()


def test_a_folder_stands_for_its_pictures(desk: Desk) -> None:
    folder = desk.folder / "kegiatan"
    folder.mkdir()
    for name in ("b.png", "a.png"):
        desk.picture(name).rename(folder / name)
    (folder / "catatan.txt").write_text("bukan gambar")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    desk.strip.intake.take_data(data)
    assert desk.order() == ["a.png", "b.png"]


def test_the_same_picture_comes_once(desk: Desk) -> None:
    desk.strip.add_files([desk.picture("a.png")])
    desk.strip.add_files([desk.picture("a.png")])
    assert desk.order() == ["a.png"]
    assert "sudah ada" in desk.strip.intake.report.accessibleName()


def test_files_are_dropped_on_the_strip(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.picture("a.png"))), QUrl("https://contoh.go.id/x.png")])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hover = QDragEnterEvent(
        QPoint(20, 20), event.dropAction(), data, event.buttons(), Qt.KeyboardModifier.NoModifier
    )
    desk.strip.dragEnterEvent(hover)
    assert hover.isAccepted()
    assert desk.strip._welcome.isVisible()
    desk.strip.grab()
    desk.strip.dropEvent(event)
    assert not desk.strip._welcome.isVisible()
    assert desk.order() == ["a.png"]


def test_a_picture_of_the_clipboard_is_pasted_by_keys(desk: Desk, qtbot: QtBot) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    desk.strip.empty.add.setFocus()
    qtbot.keyClick(desk.strip.empty.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.order() == ["tempelan-20261216-092000.png"]
    facts = desk.workspace.media.facts(desk.post.media[0].asset)
    assert (facts.width, facts.height) == (60, 40)


def test_pasting_words_says_that_there_is_no_picture(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("bukan gambar")
    desk.strip.paste()
    assert desk.order() == []
    assert "Tidak ada gambar" in desk.strip.intake.report.accessibleName()


# order


def test_keys_walk_move_and_take_out(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300), (400, 300), (400, 300))
    first = desk.cards()[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = desk.cards()[1]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert desk.order() == ["foto-1.png", "foto-3.png", "foto-2.png"]
    moved = desk.cards()[2]
    assert moved.facts.name == "foto-2.png"
    assert moved.hasFocus()
    qtbot.keyClick(moved, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.order() == ["foto-1.png", "foto-2.png", "foto-3.png"]
    qtbot.keyClick(desk.cards()[1], Qt.Key.Key_Delete)
    assert desk.order() == ["foto-1.png", "foto-3.png"]
    assert desk.cards()[1].hasFocus()


def test_the_last_one_goes_and_the_strip_is_empty_again(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300))
    qtbot.keyClick(desk.cards()[0], Qt.Key.Key_Delete)
    assert desk.order() == []
    assert desk.strip.empty.add.hasFocus()


def test_a_card_is_dragged_behind_another(desk: Desk) -> None:
    desk.have((400, 300), (400, 300), (400, 300))
    last = desk.cards()[2].geometry()
    desk.drag(desk.cards()[0], QPoint(last.right() - 4, last.center().y()))
    assert desk.order() == ["foto-2.png", "foto-3.png", "foto-1.png"]
    assert not desk.strip.details.isVisible()


def test_many_pictures_shrink_and_then_scroll(desk: Desk, qtbot: QtBot) -> None:
    desk.have(*[(400, 300)] * 12)
    row = desk.strip.row
    assert row.horizontalScrollBar().maximum() > 0
    qtbot.waitUntil(lambda: row.viewport().height() == row.height_wanted(), timeout=1000)
    assert {card.width() for card in desk.cards()} == {72}


def test_a_low_window_leaves_one_line(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300))
    assert desk.cards()[0].height() == 88
    desk.window.resize(600, 689)
    qtbot.waitUntil(lambda: desk.cards()[0].height() == 56, timeout=1000)
    desk.window.grab()


# whose pictures


def test_an_account_that_follows_gets_its_own_by_an_edit(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300), (400, 300))
    desk.look_at("FB")
    assert "Ikut Induk" in desk.strip.head.hint.text()
    qtbot.keyClick(desk.cards()[0], Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert desk.order() == ["foto-1.png", "foto-2.png"]
    assert desk.order("FB") == ["foto-2.png", "foto-1.png"]
    assert "gambar sendiri" in desk.strip.head.hint.text()
    qtbot.mouseClick(desk.strip.head.follow, Qt.MouseButton.LeftButton)
    assert desk.post.variants[desk.ids["FB"]].media is None
    assert not desk.strip.head.follow.isVisible()


def test_the_head_counts_against_the_surface(desk: Desk) -> None:
    desk.have((400, 300), (400, 300))
    assert desk.strip.head.count.text() == "Gambar · 2"
    desk.look_at("IG")
    assert desk.strip.head.count.text() == "Gambar · 2 dari 20"


# what can go wrong


def test_a_drag_is_given_up_by_escape(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300), (400, 300))
    card = desk.cards()[0]
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    qtbot.mouseMove(card, card.rect().center() + QPoint(60, 0))
    qtbot.mouseMove(card, card.rect().center() + QPoint(300, 0))
    assert desk.strip.row._landing.isVisible()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    assert not desk.strip.row._landing.isVisible()
    assert desk.order() == ["foto-1.png", "foto-2.png"]


def test_real_threads_add_and_draw(desk: Desk, qtbot: QtBot) -> None:
    """The slow halves ask no database: SQLite refuses another thread."""
    desk.strip._jobs = desk.strip.intake._jobs = desk.strip.pictures._jobs = jobs = Jobs()
    desk.strip.add_files([desk.picture(f"{at}.png") for at in range(4)])
    qtbot.waitUntil(lambda: len(desk.order()) == 4, timeout=5000)
    qtbot.waitUntil(lambda: all(card._picture is not None for card in desk.cards()), timeout=5000)
    desk.workspace.media.file(desk.post.media[0].asset).unlink()
    desk.strip.focus_asset(desk.post.media[0].asset)
    qtbot.waitUntil(lambda: desk.cards()[0].facts.first.say == "gone", timeout=5000)
    jobs.stop()


def test_pictures_never_land_in_the_post_that_was_opened_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.intake._jobs = jobs = Jobs()
    desk.strip.add_files([desk.picture("a.png")])
    desk.strip.add_files([desk.picture("b.png")])
    desk.strip.clear()
    qtbot.waitUntil(lambda: not jobs.running(), timeout=5000)
    assert desk.order() == []
    desk.strip.add_files([desk.picture("c.png")])
    desk.strip.add_files([desk.picture("d.png")])
    qtbot.waitUntil(lambda: desk.order() == ["c.png", "d.png"], timeout=5000)
    jobs.stop()


def test_adding_can_be_stopped_and_keeps_what_came(desk: Desk) -> None:
    files = [desk.picture(f"{at}.png") for at in range(3)]
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 1

    taken = take_in(desk.workspace.media, files, None, lambda *_: None, stop)
    assert taken.stopped
    assert [staged.name for staged in taken.staged] == ["0.png"]


def test_a_refused_record_is_handed_on(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    (asset,) = desk.have((400, 300))

    def refuse(*_: object) -> None:
        raise UserError("store.gone")

    monkeypatch.setattr(type(desk.workspace.directory), "save", refuse)
    desk.strip.focus_asset(asset)
    qtbot.mouseClick(desk.strip.details.form.people, Qt.MouseButton.LeftButton)
    assert [error.code for error in desk.refused] == ["store.gone"]
    assert not desk.strip.details.form.people.isChecked()
    desk.strip.add_files([desk.picture("b.png")])
    assert [error.code for error in desk.refused] == ["store.gone"] * 2
    assert desk.order() == ["foto-1.png"]


def test_a_file_that_is_gone_is_said_on_the_card(desk: Desk) -> None:
    (asset,) = desk.have((400, 300))
    desk.workspace.media.file(asset).unlink()
    again = Desk(desk.workspace, desk.clock, desk.folder)
    again.post = desk.post
    for thumbnail in desk.workspace.media._thumbnails.rglob("*.jpg"):
        thumbnail.unlink()
    again.show()
    assert again.cards()[0].facts.first.say == "gone"
    again.window.deleteLater()


def test_a_workspace_opened_for_reading_only_shows(
    desk: Desk, qtbot: QtBot, tmp_path: Path, clock: SteppingClock
) -> None:
    (asset,) = desk.have((400, 300))
    with Workspace.open(tmp_path / "work", write=False, home=tmp_path / "home", clock=clock) as reading:
        other = Desk(reading, clock, tmp_path)
        qtbot.addWidget(other.window)
        other.post = desk.post
        other.show()
        other.window.resize(600, 760)
        other.window.show()
        other.strip.add_files([desk.picture("b.png")])
        qtbot.keyClick(other.cards()[0], Qt.Key.Key_Delete)
        other.strip.focus_asset(asset)
        qtbot.keyClicks(other.strip.details.form.alt, "x")
        assert other.operations == []
        assert not other.strip.row.tile.isVisible()
        other.strip.details.close_panel()


def test_pictures_on_their_way_are_waited_for_by_another_look(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.intake._jobs = jobs = Jobs()
    desk.strip.add_files([desk.picture("a.png")])
    assert jobs.long_work() is not None
    qtbot.waitUntil(lambda: desk.order() == ["a.png"], timeout=5000)
    jobs.stop()
