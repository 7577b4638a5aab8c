"""Notes and suggestions while one writes: put in, declined, settled, found, by keys and presses."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.approval import pins
from medsos_desktop.approval.noting import Noted
from medsos_desktop.approval.threads import ThreadState
from medsos_desktop.composer.edit import with_text
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.post import State
from tests.composer.conftest import Room
from tests.ui.stand_in import Shell
from ui.kit.labels import Label
from ui.screens.composer.screen import Screen
from ui.screens.composer.sidetabs import FINDINGS, NOTES, PREVIEW
from ui.threads.card import ThreadCard

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
TEXT = "Loket buka pukul 08.00 WIB. Warga boleh datang sendiri."


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def by_ratri(
    room: Room, post: str, words: str, text: str, *, suggest: bool = False, field: str = "text"
) -> str:
    """She notes (or suggests) something about the master's words, "" the whole post; the thread."""
    ws, shown = room.ws, room.stored(post)
    at = (shown.title if field == "title" else shown.text).index(words)
    pin = pins.pin_words(shown, ("",), field, at, at + len(words), ws.catalogue)
    pin = replace(pin, accounts=(room.ig, room.tt)) if pin is not None else Pin()
    ws.directory.sign_in(room.ratri)
    (ws.notes.suggest if suggest else ws.notes.add)(post, pin, shown, text)
    ws.directory.sign_in(room.arum)
    return ws.notes.noted(post, shown)[-1].thread.id


@pytest.fixture
def post(room: Room) -> str:
    """Ratri would rather have another hour, and asks who may come."""
    made = room.post(TEXT)
    by_ratri(room, made, "08.00", "09.00", suggest=True)
    by_ratri(room, made, "Warga", "Semua warga?")
    return made


def noted(screen: Screen, room: Room) -> tuple[Noted, ...]:
    return room.ws.notes.noted(screen.desk.id, screen.desk.post)


def cards(screen: Screen) -> list[ThreadCard]:
    return screen.page.right.notes.list._chain()


def button(inside: QWidget, words: str) -> QPushButton:
    return next(
        each for each in inside.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )


def labels(widget: QWidget) -> str:
    return " | ".join(each.text() for each in widget.findChildren(Label))


def marked(screen: Screen) -> list[str]:
    found = screen.page.editor.notes._marks
    return [screen.page.editor.plain()[mark.start : mark.end] for mark in found]


def test_notes_that_wait_are_shown_first(screen: Screen, room: Room, post: str) -> None:
    other = room.post("Tanpa catatan.")
    right = screen.page.right
    screen.open(post=other)
    assert right.findings.isVisible()
    assert right.findings.title.isVisible()
    assert not right._left_bar.isVisible()
    screen.open(post=post)
    assert right.notes.isVisible()
    assert not right.findings.isVisible()
    assert right.preview.isVisible()
    assert right._left_bar.current() == NOTES
    assert right._left_bar.bar.tabData(1).box == "2"
    assert len(cards(screen)) == 2
    assert marked(screen) == ["08.00", "Warga"]
    screen.open(post=other)
    assert right.findings.isVisible()
    assert marked(screen) == []


def test_one_press_puts_a_suggestion_in(
    screen: Screen, room: Room, post: str, shell: Shell, qtbot: QtBot
) -> None:
    screen.open(post=post)
    qtbot.mouseClick(button(cards(screen)[0], "Terima"), LEFT)
    assert screen.page.editor.plain() == TEXT.replace("08.00", "09.00")
    assert room.stored(post).text == TEXT.replace("08.00", "09.00")
    assert noted(screen, room)[0].state is ThreadState.ACCEPTED
    assert shell.said == [("Kata yang diusulkan sudah dipasang", True)]
    undoable = room.ws.history.undoable()
    assert undoable is not None
    assert undoable.name == "op.post.suggestion"
    assert len(cards(screen)) == 1
    assert screen.page.right.notes.list.fold.text() == "1 sudah selesai"
    screen.session.run(room.ws.history.undo)
    assert screen.page.editor.plain() == TEXT
    assert noted(screen, room)[0].open
    assert "kata lamanya dipakai lagi" in labels(cards(screen)[0])
    screen.session.run(room.ws.history.redo)
    assert screen.page.editor.plain() == TEXT.replace("08.00", "09.00")
    assert len(cards(screen)) == 1


def test_undo_within_the_editor_takes_a_suggestion_back_too(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    screen.page.editor.setFocus()
    qtbot.mouseClick(button(cards(screen)[0], "Terima"), LEFT)
    screen.page.editor.setFocus()
    press(Key.Key_Z, CTRL)
    assert screen.page.editor.plain() == TEXT
    screen.watch.now()
    assert noted(screen, room)[0].open
    assert len(cards(screen)) == 2


def test_everything_by_the_keyboard(screen: Screen, room: Room, post: str, qtbot: QtBot) -> None:
    screen.open(post=post)
    screen.page.editor.setFocus()
    press(Key.Key_F7)
    first, second = cards(screen)
    assert first.hasFocus()
    assert screen.page.editor.notes.current == first.row.noted.thread.id
    press(Key.Key_F7)
    assert second.hasFocus()
    press(Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert first.hasFocus()
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is button(first, "Terima")
    press(Key.Key_Return)
    assert "09.00" in screen.page.editor.plain()
    assert second.hasFocus()  # the neighbour has taken the place
    press(Key.Key_Return)
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is button(second, "Selesai")
    press(Key.Key_Return)
    assert [each.state for each in noted(screen, room)] == [ThreadState.ACCEPTED, ThreadState.DONE]
    assert QApplication.focusWidget() is screen.page.right.notes.list.fold


def test_a_suggestion_is_declined_with_a_word_and_nothing_is_submitted(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    press(Key.Key_F7)
    first = cards(screen)[0]
    press(Key.Key_Space)
    qtbot.mouseClick(button(first, "Tolak…"), LEFT)
    assert QApplication.focusWidget() is first.box.line
    qtbot.keyClicks(first.box.line, "Memang buka jam 8.")
    press(Key.Key_Return, CTRL)
    assert screen.desk.state is State.DRAFT
    (declined, waiting) = noted(screen, room)
    assert declined.state is ThreadState.DECLINED
    assert declined.thread.answers[-1].note == "Memang buka jam 8."
    assert waiting.open
    assert screen.page.editor.plain() == TEXT
    assert first.box.line.text() == ""


def test_a_reply_seals_what_was_typed_and_keeps_the_card_open(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    screen.page.editor.setFocus()
    qtbot.keyClicks(screen.page.editor, "Yth. ")
    assert marked(screen) == ["08.00", "Warga"]
    second = cards(screen)[1]
    qtbot.mouseClick(second, LEFT)
    qtbot.mouseClick(button(second, "Balas"), LEFT)
    qtbot.keyClicks(second.box.line, "Ya, semua.")
    press(Key.Key_Return)
    assert second.open
    assert second.hasFocus()
    assert "Anda, hari ini" in labels(second)
    assert room.stored(post).text == f"Yth. {TEXT}"
    assert screen.desk.unsaved_since is None


def test_words_that_were_typed_over_cannot_be_replaced(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    first = cards(screen)[0]
    screen.page.editor.jump(17, 22)
    qtbot.keyClicks(screen.page.editor, "7.30")
    assert marked(screen) == ["Warga"]
    screen.watch.now()
    assert "Teksnya sudah berubah" in labels(first)
    accept = first.buttons["accept"]  # type: ignore[index]
    assert "sudah berubah" in accept.reasons[0]
    qtbot.mouseClick(accept, LEFT)
    assert screen.page.editor.plain() == TEXT.replace("08.00", "7.30")
    first.toggle()
    assert not first.look.isVisible()
    assert button(first, "Tolak…")


def test_words_changed_on_another_pc_are_refused_calmly(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    """The card was drawn before the change came in."""
    screen.open(post=post)
    thread = cards(screen)[0].row.noted.thread.id
    room.by_ratri(post, text="Lain sama sekali.")
    screen.writing.accept(thread)
    assert "sudah berubah" in screen.page.message.accessibleName()
    assert room.stored(post).text == "Lain sama sekali."


def test_a_locked_post_can_be_answered_but_not_changed(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    room.ws.approval.submit(post)
    screen.open(post=post)
    first, second = cards(screen)
    assert first.buttons["accept"].reasons == ("Sedang menunggu keputusan",)  # type: ignore[index]
    qtbot.mouseClick(button(first, "Terima"), LEFT)
    assert screen.page.editor.plain() == TEXT
    qtbot.mouseClick(button(second, "Selesai"), LEFT)
    assert noted(screen, room)[1].state is ThreadState.DONE
    assert screen.desk.state is State.IN_APPROVAL


def test_the_note_at_the_caret_is_named_and_opened(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    screen.desk.placed = ()  # findings go first
    screen.page.editor.jump(28, 30)
    screen.caret.tell()
    assert screen.page.above.line.text() == "Ratri · hari ini 09.20: Semua warga?"
    assert screen.page.above.more.text() == "Buka catatan"
    screen.page.right._choose(FINDINGS)
    qtbot.mouseClick(screen.page.above.more, LEFT)
    assert cards(screen)[1].hasFocus()
    assert cards(screen)[1].open
    assert screen.jumps.tip(18) == "Ratri · hari ini 09.20: ganti “08.00” menjadi “09.00”"
    screen.page.editor.jump(0, 0)
    screen.caret.tell()
    assert screen.page.above.more.isHidden()


def test_a_number_beside_the_words_opens_the_card(
    screen: Screen, room: Room, post: str, qtbot: QtBot
) -> None:
    screen.open(post=post)
    QApplication.processEvents()
    editor = screen.page.editor
    editor.grab()
    _mark, x, y = editor.notes._pins[0]
    caret = editor.caret()
    qtbot.mouseClick(editor.viewport(), LEFT, pos=QPoint(round(x) + 9, round(y) + 9))
    assert cards(screen)[0].open
    assert cards(screen)[0].hasFocus()
    assert editor.caret() == caret


def test_a_card_leads_to_its_words(screen: Screen, room: Room, post: str, qtbot: QtBot) -> None:
    room.ws.posts.update(post, with_text(room.stored(post), room.ig, "text", "Lain di Instagram."))
    title = by_ratri(room, post, "Loket", "Judulnya kurang jelas.", field="title")
    screen.open(post=post)
    screen.choose(room.ig)
    assert marked(screen) == []
    for card, selected in zip(cards(screen)[:2], ("08.00", "Warga"), strict=True):
        card.set_open(True)
        qtbot.mouseClick(card.look, LEFT)
        assert screen.desk.account == ""
        assert screen.page.editor.textCursor().selectedText() == selected
        card.set_open(False)
    screen.noter._look(title)
    assert screen.page.head.title.selectedText() == "Loket"


def test_a_finding_has_its_own_tab(screen: Screen, room: Room, qtbot: QtBot) -> None:
    post = room.post("Data warga: NIK 3371011708450000.")
    by_ratri(room, post, "warga", "Hapus saja.")
    screen.open(post=post)
    screen.watch.now()
    right = screen.page.right
    assert right.notes.isVisible()
    key = screen.desk.placed[0].finding.key
    screen.jumps.to_finding(key)
    assert right.findings.isVisible()
    assert right._left_bar.current() == FINDINGS
    right._left_bar.bar.setFocus()
    press(Key.Key_Right)
    assert right.notes.isVisible()


def test_tabs_of_one_column_where_it_is_narrow(screen: Screen, room: Room, post: str) -> None:
    screen.open(post=post)
    right = screen.page.right
    right.set_narrow(True)
    assert right._bar._keys == (FINDINGS, NOTES, PREVIEW)
    assert right._bar.current() == NOTES
    assert right.notes.isVisible()
    assert not right.preview.isVisible()
    right._bar.bar.setCurrentIndex(2)
    assert right.preview.isVisible()
    assert not right.left.isVisible()
    assert right.parts() == (right,)
    right.set_narrow(False)
    assert right.parts() == (right.left, right.preview)
    assert right.notes.isVisible()


def test_a_note_from_elsewhere_takes_nothing_away(screen: Screen, room: Room, qtbot: QtBot) -> None:
    post = room.post(TEXT)
    screen.open(post=post)
    screen.page.editor.setFocus()
    qtbot.keyClicks(screen.page.editor, "Yth. ")
    room.ws.directory.sign_in(room.ratri)
    changes = room.ws.notes.add(post, Pin(), room.stored(post), "Kapan tayang?")
    room.ws.directory.sign_in(room.arum)
    screen.refresh(changes)
    right = screen.page.right
    assert screen.page.editor.hasFocus()
    assert screen.page.editor.plain() == f"Yth. {TEXT}"
    assert right.findings.isVisible()  # what one was looking at
    assert right._left_bar.isVisible()
    assert right._left_bar.bar.tabData(1).box == "1"


def test_without_notes_the_key_says_so(screen: Screen, room: Room, shell: Shell) -> None:
    screen.open(post=room.post(TEXT))
    screen.page.editor.setFocus()
    press(Key.Key_F7)
    assert shell.said == [("Belum ada catatan di unggahan ini", False)]
    assert screen.page.editor.hasFocus()
