"""Notes and suggestions by keys and presses: on words, on pictures, on the post; answered, settled, found."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.approval import pins
from medsos_desktop.approval.noting import Noted
from medsos_desktop.changes import Changes
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.post import MediaUse, State
from tests.ui.approval.conftest import TEXT, Kantor, Show
from tests.ui.approval.test_deciding import press
from tests.ui.approval.test_screen import changed_post, labels, read, text
from tests.ui.stand_in import Shell
from ui.kit.difftext import DiffText
from ui.screens.approval.screen import Screen
from ui.threads.card import ThreadCard

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def noted(kantor: Kantor, post: str) -> tuple[Noted, ...]:
    return kantor.ws.notes.noted(post, kantor.ws.posts.get(post).post)


def by(kantor: Kantor, who: str, post: str, words: str, note: str) -> str:
    """Somebody notes something on words ("" on the whole post); the thread."""
    kantor.sit(who)
    shown = kantor.ws.posts.get(post).post
    at = shown.text.index(words)
    pin = pins.pin_words(shown, tuple(shown.variants), "text", at, at + len(words), kantor.ws.catalogue)
    kantor.ws.notes.add(post, pin or Pin(), shown, note)
    return noted(kantor, post)[-1].thread.id


def choose(screen: Screen, words: str) -> None:
    """By the keyboard: the caret to the words, then Shift and arrows."""
    edit = screen.post.text
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(text(screen).index(words)):
        press(screen, Key.Key_Right)
    for _ in words:
        press(screen, Key.Key_Right, SHIFT)
    assert edit.textCursor().selectedText() == words


def cards(screen: Screen) -> list[ThreadCard]:
    """Those that are seen, from the top."""
    return screen.side.notes.list._chain()


def button(inside: QWidget, words: str) -> QPushButton:
    return next(
        each for each in inside.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )


def marked(screen: Screen) -> list[str]:
    return [
        screen.post.text._shown.text[m.span.start : m.span.end]
        for m in screen.desk.noting.marks(screen.post.part)
    ]


def test_words_are_noted_by_the_keyboard(show: Show, kantor: Kantor, shell: Shell, qtbot: QtBot) -> None:
    post = kantor.post()
    screen = show()
    choose(screen, "08.00")
    assert screen.post.text.bar.isVisible()
    press(screen, Key.Key_C)
    assert screen.note.isVisible()
    assert not screen.bar.isVisible()
    assert screen.note.title.text() == "Catatan untuk “08.00”"
    qtbot.waitUntil(lambda: not screen.post.text.bar.isVisible())
    press(screen, Key.Key_Return, CTRL)
    assert screen.note.wrong.isVisible()
    qtbot.keyClicks(screen.note.field, "Bukan 09.00?")
    press(screen, Key.Key_Return, CTRL)
    (found,) = noted(kantor, post)
    assert (found.thread.note, found.thread.pin.quote) == ("Bukan 09.00?", "08.00")
    assert found.thread.author == kantor.people["lurah"]
    assert kantor.state(post) is State.IN_APPROVAL
    assert shell.said[-1] == ("Catatan tersimpan. Penulis membacanya di Naskah.", False)
    assert screen.bar.isVisible()
    assert screen.post.text.hasFocus()
    assert screen.side.notes.count.number == 1
    assert "Bukan 09.00?" in labels(cards(screen)[0])
    assert "“08.00”" in labels(cards(screen)[0])
    assert marked(screen) == ["08.00"]


def test_words_are_noted_by_the_mouse(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    screen = show()
    edit = screen.post.text
    cursor = QTextCursor(edit.document())
    ends = []
    for at in (text(screen).index("buka") + 1, text(screen).index("pukul") + 3):
        cursor.setPosition(at)
        ends.append(edit.cursorRect(cursor).center())
    qtbot.mousePress(edit.viewport(), LEFT, pos=ends[0])
    qtbot.mouseMove(edit.viewport(), ends[1])
    QTest.mouseMove(edit.viewport(), ends[1])
    assert not edit.bar.isVisible()
    qtbot.mouseRelease(edit.viewport(), LEFT, pos=ends[1])
    assert edit.bar.isVisible()
    assert edit.viewport().rect().contains(edit.bar.geometry())
    qtbot.mouseClick(edit.bar.note, LEFT)
    qtbot.keyClicks(screen.note.field, "Yakin?")
    qtbot.mouseClick(screen.note.send, LEFT)
    assert noted(kantor, post)[0].thread.pin.quote == "buka pukul"


def test_other_words_are_suggested(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    screen = show()
    choose(screen, "boleh datang")
    press(screen, Key.Key_Tab)
    assert QApplication.focusWidget() is screen.post.text.bar.note
    press(screen, Key.Key_Tab)
    press(screen, Key.Key_Return)
    assert screen.note.field.toPlainText() == "boleh datang"
    press(screen, Key.Key_Return, CTRL)
    assert "masih sama" in screen.message.accessibleName()
    assert screen.note.isVisible()
    press(screen, Key.Key_A, CTRL)
    qtbot.keyClicks(screen.note.field, "dapat datang langsung")
    press(screen, Key.Key_Return, CTRL)
    (found,) = noted(kantor, post)
    assert (found.thread.suggests, found.thread.replacement) == (True, "dapat datang langsung")
    change = cards(screen)[0].findChild(DiffText)
    assert change is not None
    assert change.accessibleName() == "boleh datang dapat datang langsung"
    assert not screen.message.isVisible()
    assert kantor.ws.posts.get(post).post.text == TEXT
    choose(screen, "tanpa surat pengantar")
    press(screen, Key.Key_U)
    press(screen, Key.Key_A, CTRL)
    press(screen, Key.Key_Delete)
    press(screen, Key.Key_Return, CTRL)
    assert noted(kantor, post)[1].thread.replacement == ""


def test_giving_up_goes_back_to_the_chosen_words(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    screen = show()
    choose(screen, "08.00")
    press(screen, Key.Key_C)
    qtbot.keyClicks(screen.note.field, "Setengah")
    press(screen, Key.Key_Escape)
    assert screen.post.text.hasFocus()
    assert screen.post.text.bar.isVisible()
    assert noted(kantor, post) == ()
    press(screen, Key.Key_C)
    assert screen.note.field.toPlainText() == "Setengah"
    press(screen, Key.Key_Escape)
    press(screen, Key.Key_U)
    assert screen.note.field.toPlainText() == "08.00"
    press(screen, Key.Key_Escape)
    press(screen, Key.Key_Escape)
    assert not screen.post.text.textCursor().hasSelection()
    assert not screen.post.text.bar.isVisible()


def test_words_that_changed_meanwhile_are_refused_and_what_was_typed_stays(
    show: Show, kantor: Kantor, qtbot: QtBot
) -> None:
    post = kantor.post()
    screen = show()
    choose(screen, "08.00")
    press(screen, Key.Key_C)
    qtbot.keyClicks(screen.note.field, "Bukan 09.00?")
    kantor.rewrite(post, text="Isi yang lain sama sekali.")
    press(screen, Key.Key_Return, CTRL)
    assert "sudah berubah" in screen.message.accessibleName()
    assert screen.note.field.toPlainText() == "Bukan 09.00?"
    assert noted(kantor, post) == ()


def test_a_note_on_the_whole_post(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    screen = show()
    assert "Pilih kata di teks" in labels(screen.side.notes)
    qtbot.mouseClick(screen.side.notes.write, LEFT)
    assert screen.note.title.text() == "Catatan untuk seluruh unggahan"
    qtbot.keyClicks(screen.note.field, "Tunggu surat dinas.")
    press(screen, Key.Key_Return, CTRL)
    assert noted(kantor, post)[0].thread.pin == Pin()
    assert "Untuk seluruh unggahan" in labels(cards(screen)[0])
    assert not screen.side.notes.none.isVisible()
    assert screen.side.notes.write.hasFocus()


@pytest.fixture
def pictured(kantor: Kantor, tmp_path: Path) -> str:
    """A post with two pictures."""
    uses = []
    for name, colour in (("loket.png", (180, 60, 40)), ("warga.png", (40, 60, 180))):
        Image.new("RGB", (80, 100), colour).save(tmp_path / name)
        asset = kantor.ws.media.add(tmp_path / name, creator="Kelurahan", licence="milik sendiri")[0]
        uses.append(MediaUse(asset, f"Gambar {name}"))
    return kantor.post(media=tuple(uses))


def test_a_note_on_a_picture_follows_it(show: Show, kantor: Kantor, pictured: str, qtbot: QtBot) -> None:
    screen = show()
    column = screen.post.pictures
    column.choose(1)
    qtbot.mouseClick(column.note, LEFT)
    assert screen.note.title.text() == "Catatan untuk gambar ini"
    qtbot.keyClicks(screen.note.field, "Wajah warga terlihat.")
    press(screen, Key.Key_Return, CTRL)
    was = kantor.ws.posts.get(pictured).post
    assert noted(kantor, pictured)[0].thread.pin.asset == was.media[1].asset
    assert list(screen.desk.noting.on_picture(was.media[1].asset)) == [1]
    kantor.sit("arum")
    kantor.rewrite(pictured, media=was.media[::-1])
    kantor.sit("lurah")
    screen.reload()
    column.choose(1)
    (card,) = cards(screen)
    assert "warga.png" in labels(card)
    card.toggle()
    assert column._at == 0
    kantor.rewrite(pictured, media=was.media[:1])
    screen.reload()
    assert "Gambarnya sudah dilepas" in labels(cards(screen)[0])


def test_the_list_is_walked_by_arrows_and_answered_without_deciding(
    show: Show, kantor: Kantor, qtbot: QtBot
) -> None:
    post = kantor.post()
    threads = [by(kantor, "wisnu", post, words, f"Cek {words}") for words in ("08.00", "Warga", "surat")]
    screen = show()
    first, second, third = cards(screen)
    stops = [each for each in cards(screen) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [first]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    press(screen, Key.Key_Down)
    assert second.hasFocus()
    assert screen.post.text.marks.current == threads[1]
    press(screen, Key.Key_Down)
    press(screen, Key.Key_Down)
    assert third.hasFocus()
    press(screen, Key.Key_Up)
    press(screen, Key.Key_Return)
    assert second.open
    press(screen, Key.Key_Tab)
    assert QApplication.focusWidget() is button(second, "Balas")
    press(screen, Key.Key_Return)
    assert QApplication.focusWidget() is second.box.line
    press(screen, Key.Key_Return)
    assert len(noted(kantor, post)[1].thread.answers) == 0
    qtbot.keyClicks(second.box.line, "Warga siapa?")
    press(screen, Key.Key_Return, CTRL)
    assert kantor.state(post) is State.IN_APPROVAL
    assert [each.note for each in noted(kantor, post)[1].thread.answers] == ["Warga siapa?"]
    assert not second.box.isVisible()
    assert second.box.line.text() == ""
    assert "Warga siapa?" in labels(second)
    press(screen, Key.Key_Escape)
    assert not second.open


def test_one_card_is_open_at_a_time_and_a_half_typed_answer_stays(
    show: Show, kantor: Kantor, qtbot: QtBot
) -> None:
    post = kantor.post()
    for words in ("08.00", "Warga"):
        by(kantor, "wisnu", post, words, f"Cek {words}")
    screen = show()
    first, second = cards(screen)
    qtbot.mouseClick(first, LEFT)
    qtbot.mouseClick(button(first, "Balas"), LEFT)
    qtbot.keyClicks(first.box.line, "Setengah")
    qtbot.mouseClick(second, LEFT)
    assert (first.open, second.open) == (False, True)
    by(kantor, "wisnu", post, "surat", "Yang ketiga")
    kantor.sit("lurah")
    screen.refresh(Changes({"note": frozenset({"x"}), "post": frozenset({post})}))
    assert len(cards(screen)) == 3
    qtbot.mouseClick(first, LEFT)
    qtbot.mouseClick(button(first, "Balas"), LEFT)
    assert first.box.line.text() == "Setengah"
    press(screen, Key.Key_Escape)
    assert first.hasFocus()


def test_what_is_settled_is_folded_and_opened_again(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    thread = by(kantor, "lurah", post, "08.00", "Bukan 09.00?")
    by(kantor, "lurah", post, "Warga", "Semua?")
    kantor.sit("arum")
    kantor.ws.notes.done(post, thread)
    screen = show()
    (waiting,) = cards(screen)
    assert "Semua?" in labels(waiting)
    assert screen.side.notes.count.number == 1
    fold = screen.side.notes.list.fold
    assert fold.text() == "1 sudah selesai"
    qtbot.mouseClick(fold, LEFT)
    _waiting, settled = cards(screen)
    assert "Selesai · Arum" in labels(settled)
    assert marked(screen) == ["Warga"]
    settled.setFocus(Qt.FocusReason.TabFocusReason)
    press(screen, Key.Key_Return)
    qtbot.mouseClick(button(settled, "Buka lagi"), LEFT)
    assert noted(kantor, post)[0].open
    assert [each.row.noted.number for each in cards(screen)] == [1, 2]
    assert not fold.isVisible()
    assert "Dibuka lagi · Anda" in labels(cards(screen)[0])


def test_the_neighbour_takes_the_keyboard_of_a_card_that_is_folded_away(show: Show, kantor: Kantor) -> None:
    post = kantor.post()
    for words in ("08.00", "Warga"):
        by(kantor, "lurah", post, words, f"Cek {words}")
    screen = show()
    first, second = cards(screen)
    for card in (first, second):
        card.setFocus(Qt.FocusReason.TabFocusReason)
        press(screen, Key.Key_Return)
        press(screen, Key.Key_Tab)
        press(screen, Key.Key_Return)
        assert QApplication.focusWidget() is (second if card is first else screen.side.notes.list.fold)


def test_words_that_are_gone_are_told_with_what_they_were(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    by(kantor, "lurah", post, "08.00 WIB", "Bukan 09.00?")
    by(kantor, "lurah", post, "tanpa surat pengantar", "Yakin?")
    kantor.sit("arum")
    kantor.rewrite(post, text="Loket buka lebih pagi. Warga boleh datang tanpa surat.")
    kantor.submit(post)
    screen = show()
    first, second = cards(screen)
    assert "Teksnya sudah berubah" in labels(first)
    assert "“08.00 WIB”" in labels(first)
    assert "Sebagian teksnya sudah berubah" in labels(second)
    first.toggle()
    assert not first.look.isVisible()
    second.toggle()
    assert second.look.isVisible()
    qtbot.mouseClick(second.look, LEFT)
    assert screen.post.text.textCursor().selectedText() == "tanpa surat"
    assert screen.post.text.hasFocus()


def test_a_mark_leads_to_its_card(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    by(kantor, "wisnu", post, "Loket", "Yang mana?")
    by(kantor, "wisnu", post, "08.00", "Bukan 09.00?")
    screen = show()
    edit = screen.post.text
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    press(screen, Key.Key_Return)
    first, second = cards(screen)
    assert first.hasFocus()
    assert first.open
    (_, _, y1), (_, x, y2) = edit.marks._pins()
    assert y2 > y1  # both stand in one line: their numbers stand below one another
    qtbot.mouseClick(edit.viewport(), LEFT, pos=QPoint(round(x) + 8, round(y2) + 8))
    assert (first.open, second.open) == (False, True)
    assert second.hasFocus()


def test_a_thread_opens_the_account_that_shows_its_words(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    was = kantor.ws.posts.get(post).post
    facebook = kantor.accounts[1]
    own = replace(was.variants[facebook], fields={"text": "Versi panjang untuk Facebook."})
    kantor.rewrite(post, variants={**was.variants, facebook: own})
    kantor.submit(post)
    kantor.sit("wisnu")
    shown = kantor.ws.posts.get(post).post
    pin = pins.pin_words(shown, (facebook,), "text", 6, 13, kantor.ws.catalogue)
    assert pin is not None
    kantor.ws.notes.add(post, pin, shown, "Sepanjang apa?")
    screen = show()
    assert marked(screen) == []
    (card,) = cards(screen)
    card.toggle()
    qtbot.mouseClick(card.look, LEFT)
    assert screen.post.tabs.currentIndex() == 1
    assert screen.post.text.textCursor().selectedText() == "panjang"


def test_among_changes_only_words_of_the_post_are_noted(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    screen, post = changed_post(kantor, qtbot, show)
    choose(screen, "08.00")
    assert not screen.post.text.bar.isVisible()  # these words are gone
    press(screen, Key.Key_C)
    assert not screen.note.isVisible()
    choose(screen, "08.0009.00 WIB")
    press(screen, Key.Key_C)
    qtbot.keyClicks(screen.note.field, "Benar?")
    press(screen, Key.Key_Return, CTRL)
    assert noted(kantor, post)[0].thread.pin.quote == "09.00 WIB"
    assert "08.0009.00" in text(screen)


def test_notes_that_come_from_elsewhere_leave_what_is_chosen_alone(show: Show, kantor: Kantor) -> None:
    post = kantor.post()
    screen = show()
    choose(screen, "surat")
    by(kantor, "wisnu", post, "08.00", "Bukan 09.00?")
    kantor.sit("lurah")
    screen.refresh(Changes({"note": frozenset({"x"}), "post": frozenset({post})}))
    assert screen.post.text.textCursor().selectedText() == "surat"
    assert marked(screen) == ["08.00"]
    kantor.rewrite(post, text=f"Yth. warga. {TEXT}")
    screen.refresh(Changes.one("post", post))
    assert marked(screen) == ["08.00"]  # on the version that is read


def test_nobody_writes_what_nobody_signed(show: Show, kantor: Kantor) -> None:
    post = kantor.post()
    by(kantor, "wisnu", post, "08.00", "Bukan 09.00?")
    screen = show()
    kantor.ws.store.set_setting("actor", "")
    screen.refresh(Changes.one("presence", "x"))
    assert not screen.side.notes.write.isVisible()
    choose(screen, "surat")
    assert not screen.post.text.bar.isVisible()
    (card,) = cards(screen)
    card.toggle()
    assert not card.buttons["reply"].isVisible()  # type: ignore[index]


def test_notes_leave_reading_and_approving_several_alone(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    posts = [kantor.post("Satu"), kantor.post("Dua", planned="2026-12-21T07:00")]
    screen = show()
    for _ in posts:
        read(screen, qtbot)
        choose(screen, "08.00")
        press(screen, Key.Key_C)
        qtbot.keyClicks(screen.note.field, "Pas.")
        press(screen, Key.Key_Return, CTRL)
        screen.queue.list.step(1)
    screen.refresh(Changes({"note": frozenset({"x"}), "post": frozenset(posts)}))
    assert set(screen.desk.ready) == set(posts)
    screen.queue.pick.click()
    screen.queue.model.chosen |= set(posts)
    screen.show_bar()
    press(screen, Key.Key_Return, CTRL)
    assert [kantor.state(each) for each in posts] == [State.APPROVED, State.APPROVED]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_cards_and_bar_fit_at_the_usual_sizes(
    show: Show, kantor: Kantor, qapp: QApplication, scale: float
) -> None:
    post = kantor.post()
    for number in range(4):
        by(kantor, "lurah", post, "08.00 WIB", f"{number} " + "Tolong dicek lagi ke Kasi Kesra. " * 20)
    screen = show("lurah", scale=scale)
    rail = 0 if scale < 1.25 else 120
    for width, height in ((1190, 546), (1104, 577)):
        screen.resize(width + rail, height)
        QApplication.processEvents()
        screen.panes.show_facts(True)
        card = cards(screen)[0]
        card.set_open(True)
        QApplication.processEvents()
        assert screen.side.widget().width() <= screen.side.viewport().width()
        for each in (*card.buttons.values(), card.look):
            if each.isVisible():
                assert card.rect().contains(rect_of(each, card))
        screen.panes.show_facts(False)
        choose(screen, "08.00")
        bar = screen.post.text.bar
        assert bar.isVisible()
        assert screen.post.text.viewport().rect().contains(bar.geometry())


def rect_of(widget: QWidget, owner: QWidget) -> QRect:
    return widget.rect().translated(widget.mapTo(owner, QPoint(0, 0)))
