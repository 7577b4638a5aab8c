"""Writing with real keys: counted at once, kept within two seconds, sealed on leaving."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import UserError
from medsos_desktop.model.post import State
from tests.composer.conftest import Room
from tests.ui.stand_in import Shell
from ui.kit.button import LinkButton
from ui.screens.composer.autosave import AFTER_MS
from ui.screens.composer.editor import Editor
from ui.screens.composer.screen import Screen

pytestmark = pytest.mark.window
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def editor(screen: Screen) -> Editor:
    found = screen.findChild(QTextEdit, "editor")
    assert isinstance(found, Editor)
    return found


def at_end(screen: Screen) -> Editor:
    found = editor(screen)
    found.moveCursor(found.textCursor().MoveOperation.End)
    found.setFocus()
    return found


def test_keys_are_counted_at_once_and_on_the_disk_within_two_seconds(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    id = room.post("Loket buka")
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), " #pagi")
    assert screen.page.counters.main.text() == "16 karakter"
    assert screen.page.counters.main.tags() == "Tagar 1"
    assert screen.page.counters.small[room.ig].text() == "IG 16"
    assert screen.desk.unsaved_since is not None
    assert screen.page.head.saved.text() == "Menyimpan…"
    qtbot.keyClicks(at_end(screen), "!", delay=10)
    qtbot.waitUntil(lambda: room.stored(id).text == "Loket buka #pagi!", timeout=2500)
    assert screen.desk.unsaved_since is None
    assert screen.page.head.saved.text() == "Versi 1 · tersimpan 09.20"


def test_typing_on_does_not_push_the_save_back(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post())
    qtbot.keyClicks(at_end(screen), "a")
    timer = screen.keeping.autosave._timer
    qtbot.wait(200)
    qtbot.keyClicks(editor(screen), "b")
    assert timer.isActive()
    assert timer.remainingTime() < AFTER_MS - 90


def test_losing_the_focus_saves_and_leaving_makes_a_version(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post("a")
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), "b")
    screen.page.head.title.setFocus()
    assert room.stored(id).text == "ab"
    assert room.ws.posts.get(id).has_draft
    screen.page.head.title.end(False)
    qtbot.keyClicks(screen.page.head.title, "!")
    screen.leave()
    assert not room.ws.posts.get(id).has_draft
    assert room.stored(id).title == "Loket!"
    assert len(room.ws.posts.revisions(id)) == 2


def test_a_refused_save_is_said_and_tried_again(
    screen: Screen, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = room.post("a")
    screen.open(post=id)

    def full(*_args: object) -> None:
        raise UserError("store.gone")

    qtbot.keyClicks(at_end(screen), "b")
    with monkeypatch.context() as patch:
        patch.setattr(room.ws.posts, "save_draft", full)
        screen.pause()
        assert screen.page.head.saved.text() == "Belum tersimpan"
        assert screen.page.message.isVisible()
        assert screen.desk.unsaved_since is not None
    assert screen.keeping.autosave._timer.isActive()
    screen.keeping.autosave.now()
    assert room.stored(id).text == "ab"


def test_ctrl_s_makes_a_version(screen: Screen, room: Room, qtbot: QtBot, shell: Shell) -> None:
    id = room.post("a")
    screen.open(post=id)
    assert screen.page.foot.seal.reasons
    qtbot.keyClicks(at_end(screen), "b")
    assert not screen.page.foot.seal.reasons
    qtbot.keyClick(editor(screen), Qt.Key.Key_S, CTRL)
    assert len(room.ws.posts.revisions(id)) == 2
    assert screen.page.foot.seal.reasons
    assert shell.said[-1] == ("Versi disimpan", False)


def test_tabs_by_keys_own_words_and_following_again(
    screen: Screen, room: Room, qtbot: QtBot, shell: Shell
) -> None:
    id = room.post("Loket buka")
    screen.open(post=id)
    qtbot.keyClick(editor(screen), Qt.Key.Key_PageDown, CTRL)
    assert screen.desk.account == room.ig
    qtbot.keyClicks(at_end(screen), " ya")
    assert screen.desk.post.variants[room.ig].fields == {"text": "Loket buka ya"}
    assert screen.page.above.follow.isVisible()
    assert screen.page.counters.main.text() == "13 dari 2.200"
    screen.page.above.differences.click()
    assert "ya" in screen.page.differences.diff.toPlainText()
    screen.page.above.follow.click()
    assert editor(screen).plain() == "Loket buka"
    assert not screen.page.above.follow.isVisible()
    assert shell.said[-1] == ("Akun ikut naskah induk lagi", True)
    screen.session.run(room.ws.history.undo)
    assert editor(screen).plain() == "Loket buka ya"
    qtbot.keyClick(editor(screen), Qt.Key.Key_PageUp, CTRL)
    assert editor(screen).plain() == "Loket buka"


def test_undoing_what_made_a_variant_differ_makes_it_follow(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post("Loket"), account=room.ig)
    qtbot.keyClicks(at_end(screen), "s")
    assert screen.desk.post.variants[room.ig].fields
    qtbot.keyClick(editor(screen), Qt.Key.Key_Z, CTRL)
    assert screen.desk.post.variants[room.ig].fields is None


def test_a_surface_with_two_fields_shows_both(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post("Isi"), account=room.tt)
    title = screen.page.fields.fields["title"]
    assert title.isVisible()
    assert title.line.text() == "Loket"
    title.line.end(False)
    qtbot.keyClicks(title.line, "!")
    assert screen.desk.post.variants[room.tt].fields == {"title": "Loket!"}
    assert screen.page.head.title.text() == "Loket"
    assert title.count.text() == "6 dari 90"
    screen.choose("")
    assert not screen.page.fields.isVisible()


def test_a_repair_is_one_step_back_where_it_was_done(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post("Untuk gakin di sini"), account=room.ig)
    screen.writing.change(lambda post: replace(post, text="Untuk keluarga prasejahtera di sini"))
    assert editor(screen).plain() == "Untuk keluarga prasejahtera di sini"
    qtbot.keyClick(at_end(screen), Qt.Key.Key_Z, CTRL)
    assert editor(screen).plain() == "Untuk gakin di sini"
    assert screen.desk.post.text == "Untuk gakin di sini"
    assert screen.desk.post.variants[room.ig].fields is None
    qtbot.keyClick(editor(screen), Qt.Key.Key_Z, CTRL | SHIFT)
    assert screen.desk.post.text == "Untuk keluarga prasejahtera di sini"


def test_a_new_post_on_a_day_is_stored_with_its_first_key(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(new="2026-12-19")
    assert screen.page.head.title.hasFocus()
    screen.leave()
    assert room.ws.posts.by_state(State.DRAFT) == []
    qtbot.keyClicks(screen.page.head.title, "Judul")
    qtbot.keyClick(screen.page.head.title, Qt.Key.Key_Return)
    assert not screen.page.head.title.hasFocus()
    screen.pause()
    (row,) = room.ws.posts.by_state(State.DRAFT)
    assert (row.title, row.planned, row.pic) == ("Judul", "2026-12-19T08:00", room.arum)
    screen.open(new="2026-12-21T13:30")
    assert screen.desk.post.planned == "2026-12-21T13:30"
    assert screen.desk.id == ""


def test_a_title_longer_than_one_may_type_is_not_cut_in_passing(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    long = "Pengumuman jam layanan selama libur bersama " * 6
    id = room.post("a")
    room.ws.posts.update(id, replace(room.stored(id), title=long))  # as a spreadsheet may bring it
    screen.open(post=id)
    title = screen.page.head.title
    assert title.text() == long
    title.setFocus()
    title.home(False)
    qtbot.keyClick(title, Qt.Key.Key_Delete)
    screen.leave()
    assert room.stored(id).title == long[1:]


def test_a_long_line_of_the_details_is_not_cut_in_passing(screen: Screen, room: Room, qtbot: QtBot) -> None:
    long = "Mengabarkan jam layanan kepada warga. " * 20
    id = room.post("a")
    room.ws.posts.update(id, replace(room.stored(id), source=long))
    screen.open(post=id)
    screen.asides.toggle("details")
    line = screen.page.details.lines["source"]
    line.home(False)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    screen.leave()
    assert room.stored(id).source == long[1:]


def test_moments_are_told_by_the_clock_of_the_office(screen: Screen, room: Room) -> None:
    id = room.post()
    room.ws.posts.update(id, replace(room.stored(id), zone="Asia/Jayapura"))
    screen.open(post=id)
    assert screen.page.head.saved.text().endswith("09.20")
    screen.asides.toggle("history")
    assert "hari ini 09.20" in screen.page.history.rows.model().index(0, 0).data()


def test_keys_for_a_post_do_nothing_while_none_is_open(screen: Screen, shell: Shell, qtbot: QtBot) -> None:
    for key, held in (
        (Qt.Key.Key_S, CTRL),
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_F8, Qt.KeyboardModifier(0)),
    ):
        qtbot.keyClick(screen, key, held)
    assert shell.said == []
    assert screen.picker.isVisible()


def test_mending_all_at_once_leaves_the_caret_between_the_same_words(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    screen.open(post=room.post("Ada resiko di sini dan ijin di sana, jadi resiko juga."))
    screen.watch.now()
    editor(screen).jump(20, 20)
    findings = screen.page.right.findings
    button = next(each for each in (findings._fix_here, *findings.mending.findChildren(LinkButton))
                  if each.isVisible())  # fmt: skip
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert editor(screen).plain() == "Ada risiko di sini dan izin di sana, jadi risiko juga."
    assert editor(screen).caret() == 20
    focus = QApplication.focusWidget()
    assert focus is editor(screen) or findings.list.isAncestorOf(focus)
    qtbot.keyClick(at_end(screen), Qt.Key.Key_Z, CTRL)
    assert editor(screen).plain().startswith("Ada resiko di sini dan ijin")
