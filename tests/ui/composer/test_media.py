"""The strip with real keys and mouse: adding, ordering, taking out, describing, whose pictures they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace
from tests.ui.composer.media_desk import Desk, workspace_in
from ui.jobs import Jobs
from ui.screens.base import Context, Screen
from ui.screens.composer.media_adding import take_in
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: SteppingClock) -> Iterator[Desk]:
    apply.apply(qapp, Theme("light"))
    with workspace_in(tmp_path, clock) as workspace:
        made = Desk(workspace, clock, tmp_path)
        qtbot.addWidget(made.window)
        made.show()
        made.window.resize(600, 760)
        made.window.show()
        qtbot.waitExposed(made.window)
        made.window.activateWindow()
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
    assert desk.operations == ["op.post.edit"]
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
    desk.strip.dropEvent(event)
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
    assert "Ikut Induk" in desk.strip._hint.text()
    qtbot.keyClick(desk.cards()[0], Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert desk.order() == ["foto-1.png", "foto-2.png"]
    assert desk.order("FB") == ["foto-2.png", "foto-1.png"]
    assert "gambar sendiri" in desk.strip._hint.text()
    qtbot.mouseClick(desk.strip.follow, Qt.MouseButton.LeftButton)
    assert desk.post.variants[desk.ids["FB"]].media is None
    assert not desk.strip.follow.isVisible()


def test_the_head_counts_against_the_surface(desk: Desk) -> None:
    desk.have((400, 300), (400, 300))
    assert desk.strip._count.text() == "Gambar · 2"
    desk.look_at("IG")
    assert desk.strip._count.text() == "Gambar · 2 dari 20"


# the details


def test_enter_opens_the_details_and_escape_goes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300), (400, 300))
    card = desk.cards()[1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    details = desk.strip.details
    assert details.isVisible()
    assert details.form.alt.hasFocus()
    assert desk.window.rect().contains(details.geometry())
    qtbot.keyClick(details.form.alt, Qt.Key.Key_Escape)
    assert not details.isVisible()
    assert card.hasFocus()


def test_a_description_is_told_once_for_every_account(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((1200, 900))
    assert desk.cards()[0].facts.first.say == "alt_missing"
    desk.look_at("IG")
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Warga antre di loket kelurahan")
    assert desk.operations == []  # not at every key
    qtbot.keyClick(desk.strip.details.form.alt, Qt.Key.Key_Tab)
    assert desk.operations == ["op.post.edit"]
    assert desk.post.media[0].alt == "Warga antre di loket kelurahan"
    assert desk.post.variants[desk.ids["IG"]].media is None
    assert desk.cards()[0].facts.lines[1].tone == "ok"


def test_the_hand_that_rests_is_told_too(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Loket")
    qtbot.waitUntil(lambda: desk.post.media[0].alt == "Loket", timeout=2000)


def test_consent_and_rights_are_kept_with_the_picture(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.add_files([desk.picture("a.png")])
    asset = desk.post.media[0].asset
    assert desk.cards()[0].facts.lines[2].say == "rights_missing"
    desk.strip.focus_asset(asset)
    form = desk.strip.details.form
    qtbot.mouseClick(form.ours, Qt.MouseButton.LeftButton)
    record = desk.workspace.media.facts(asset)
    assert (record.creator, record.licence) == ("Kelurahan Cacaban (contoh)", "milik sendiri")
    qtbot.mouseClick(form.people, Qt.MouseButton.LeftButton)
    assert desk.cards()[0].facts.lines[2].say == "consent_missing"
    assert form.consent.hasFocus()
    qtbot.keyClicks(form.consent, "Map izin 2026, no. 3")
    qtbot.keyClick(form.consent, Qt.Key.Key_Return)
    assert desk.workspace.media.facts(asset).consent == "Map izin 2026, no. 3"
    assert desk.cards()[0].facts.lines[2].say == "consent"


def test_page_keys_go_to_the_neighbour_and_keep_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.have((400, 300), (400, 300))
    desk.strip.focus_asset(first)
    qtbot.keyClicks(desk.strip.details.form.alt, "Satu")
    qtbot.mouseClick(desk.strip.details.after, Qt.MouseButton.LeftButton)
    assert desk.strip.details.asset == second
    assert [use.alt for use in desk.post.media] == ["Satu", ""]
    assert desk.strip.details.form.alt.toPlainText() == ""


def test_the_picture_taken_out_by_somebody_else_closes_its_details(desk: Desk) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    desk.post = type(desk.post)(title="Uji", variants=desk.post.variants)
    desk.show()
    assert not desk.strip.details.isVisible()


def test_a_second_press_on_the_card_closes_its_details(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300))
    qtbot.mouseClick(desk.cards()[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert desk.strip.details.isVisible()
    qtbot.mouseClick(desk.cards()[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert not desk.strip.details.isVisible()


def test_the_menu_of_a_card_does_the_same_as_the_keys(desk: Desk) -> None:
    desk.have((400, 300), (400, 300))
    desk.strip._menu(desk.cards()[0].facts.asset, QPoint(0, 0))
    (menu,) = desk.strip.findChildren(QMenu)
    said = [action.text() for action in menu.actions() if action.text()]
    assert said == ["Buka rincian", "Geser ke kiri", "Geser ke kanan", "Keluarkan"]
    menu.actions()[2].trigger()
    assert desk.order() == ["foto-2.png", "foto-1.png"]
    menu.close()


def test_leaving_keeps_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Loket")
    desk.strip.flush()
    assert desk.post.media[0].alt == "Loket"
    desk.strip.hide()
    assert not desk.strip.details.isVisible()


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


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_the_details_is_cut(qapp: QApplication, desk: Desk, scale: float) -> None:
    (asset,) = desk.have((1200, 900))
    apply.apply(qapp, Theme("dark", scale))
    desk.window.resize(620, 760)
    desk.strip.focus_asset(asset)
    desk.strip.details.place()
    QApplication.processEvents()
    page = desk.strip.details._scroll
    assert page.widget().width() <= page.viewport().width()
    assert desk.window.rect().contains(desk.strip.details.geometry())
    apply.apply(qapp, Theme("light"))


@pytest.mark.parametrize("height", [689, 768])
def test_the_details_stay_within_the_column_of_a_screen(
    desk: Desk, qtbot: QtBot, clock: SteppingClock, height: int
) -> None:
    """They cover what stands above the strip in its column, never the tabs or the window's head."""
    context = Context(desk.session, desk.jobs, lambda *_, **__: None, lambda *_, **__: None, lambda: None)
    screen = Screen(context)
    qtbot.addWidget(screen)
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    tabs, editor = QWidget(), QWidget()
    tabs.setFixedHeight(128)  # the head of the page and the tabs
    layout.addWidget(tabs)
    inner = QVBoxLayout()
    inner.setContentsMargins(16, 0, 16, 12)
    inner.addWidget(editor, 1)
    inner.addWidget(desk.strip)
    layout.addLayout(inner)
    (asset,) = desk.have((1200, 900))
    screen.resize(582, height - 140)  # less the window's head, action bar and status bar
    screen.show()
    QApplication.processEvents()
    desk.strip.focus_asset(asset)
    QApplication.processEvents()
    details = desk.strip.details
    corner = details.mapTo(screen, QPoint(0, 0))
    assert corner.y() >= editor.y()
    assert corner.y() + details.height() <= desk.strip.row.mapTo(screen, QPoint(0, 0)).y()
    assert details._scroll.verticalScrollBar().maximum() == 0
    details.close_panel()
