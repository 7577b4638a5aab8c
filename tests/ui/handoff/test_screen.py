"""Opening, comparing, deciding, taking; making a file; the inbox."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import Cancelled
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.handing.memory import INBOX, OUTBOX
from medsos_desktop.handing.rows import Group
from medsos_desktop.handing.way import THEIRS, UNVERIFIED
from tests.exchange.handoff.desk import Desk
from tests.ui.stand_in import Shell
from ui.kit.actionrow import ActionRow
from ui.screens.handoff.screen import Screen

KEY = Qt.Key


def words_of(desk: Desk) -> str:
    return " ".join(desk.ws.handoff.keyring.card().words)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key)


def known(a: Desk, b: Desk) -> None:
    b.ws.handoff.accept(b.ws.handoff.open(a.send(Kind.KEY_CARD)), words_of(a))


def test_an_unknown_sender_is_compared_and_the_file_taken(
    screen: Screen, a: Desk, b: Desk, shell: Shell
) -> None:
    a.post("Posyandu", a.picture())
    screen.open(file=str(a.send()))
    pages = screen.pages
    assert screen.step == "preview"
    assert not list(b.ws.posts.undated())
    assert pages.foot.primary.text() == "Ambil 1 unggahan"
    assert pages.foot.primary.reasons
    head = pages.preview.head
    head.begin()
    assert head.seal.isHidden()
    assert pages.preview.stack.isHidden()
    head.form.line.setText("kuda kuda")
    head.form.go.click()
    assert not head.form.isHidden()
    head.form.line.setText(words_of(a))
    head.form.go.click()
    assert head.form.isHidden()
    assert not head.questions
    assert pages.preview.list.hasFocus()
    assert shell.said[-1][0].startswith("Cocok: ")
    pages.foot.primary.click()
    assert screen.step == "done"
    assert [row.title for row in b.ws.posts.undated()] == ["Posyandu"]
    assert "1 unggahan diambil" in pages.done.message.accessibleName()
    assert pages.done.first is not None
    pages.done.first.click()
    assert shell.gone[-1][0] == "composer"


def test_taken_on_purpose_by_keyboard(screen: Screen, qtbot: QtBot, a: Desk, b: Desk) -> None:
    a.post("Satu")
    a.post("Dua")
    a.ws.handoff.signer = None
    screen.open(file=str(a.send()))
    preview = screen.pages.preview
    assert preview.list.hasFocus()
    press(qtbot, KEY.Key_Space)
    assert screen.pages.foot.primary.text() == "Ambil 1 unggahan"
    preview.head.questions[UNVERIFIED].box.setFocus()
    press(qtbot, KEY.Key_Space)
    assert not screen.pages.foot.primary.reasons
    qtbot.keyClick(screen, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.step == "done"
    assert len(b.ws.posts.undated()) == 1


def test_a_conflict_is_shown_first_and_decided(screen: Screen, a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Melati"))
    b.ws.posts.update(post, replace(b.ws.posts.get(post).post, title="Mawar"))
    screen.open(file=str(a.send()))
    preview = screen.pages.preview
    assert preview.group is Group.CONFLICT
    preview.show_row()
    preview.detail.choices[THEIRS].click()
    assert screen.opening.way is not None
    assert screen.opening.way.settling(post) == THEIRS
    screen.pages.foot.primary.click()
    assert b.ws.posts.get(post).post.title == "Melati"
    assert screen.pages.done.message.accessibleName().startswith("1 unggahan diambil")


def test_a_broken_file_is_said_in_place(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "rusak.medsos"
    file.write_bytes(b"bukan")
    screen.open(file=str(file))
    assert screen.step == "start"
    assert "bukan berkas .medsos" in screen.pages.start.message.accessibleName()
    assert screen.pages.start.zone.button.hasFocus()


def test_a_file_is_dropped(screen: Screen, a: Desk) -> None:
    a.post()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a.send()))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPoint(9, 9), copy, mime, left, none))
    assert screen.step == "preview"


def test_the_calendar_changes_while_the_file_is_looked_at(screen: Screen, a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Melati"))
    screen.open(file=str(a.send()))
    assert screen.pages.preview.group is Group.CHANGED
    screen.session.run(lambda: b.ws.posts.update(post, replace(b.ws.posts.get(post).post, title="Mawar")))
    assert screen.pages.preview.rows is not None
    assert screen.pages.preview.rows.count(Group.CONFLICT) == 1


def test_a_file_is_made_and_its_words_are_shown(
    screen: Screen, qtbot: QtBot, a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a.post("Posyandu")
    b.take(a.send())
    b.pc.open()
    made = screen
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(b.out))
    made.session.workspace = b.ws
    made.make("calendar")
    qtbot.waitUntil(lambda: made.writing.plan is not None)
    assert made.pages.foot.primary.reasons
    made.pages.write.pick.click()
    assert not made.pages.foot.primary.reasons
    made.pages.foot.primary.click()
    assert made.step == "done"
    (file,) = b.out.iterdir()
    assert file.name.startswith("gabungan_")
    assert not made.pages.done.spoken.isHidden()
    assert b.ws.keys.entries()


def test_posts_are_chosen_for_a_proposal(screen: Screen, qtbot: QtBot, a: Desk, b: Desk) -> None:
    a.post("Satu")
    a.post("Dua")
    b.take(a.send())
    screen.watch.memory.keep(OUTBOX, b.out)
    screen.make("proposal")
    assert screen.writing.told.title == "Pilih paling sedikit satu unggahan"
    screen.pages.write.list.setFocus()
    press(qtbot, KEY.Key_Space)
    qtbot.waitUntil(lambda: screen.writing.told.ready)
    assert screen.writing.told.title.startswith("Usulan 1 unggahan")
    screen.pages.write.all.click()
    qtbot.waitUntil(lambda: screen.writing.told.title.startswith("Usulan 2 unggahan"))


def test_the_inbox_tells_of_what_came(screen: Screen, a: Desk) -> None:
    a.post("Posyandu")
    told: list[int] = []
    screen.watch.arrived.connect(told.append)
    screen.pages.start.boxes.chosen.emit(INBOX, str(a.out))
    assert "Tidak ada berkas baru" in " ".join(
        each.text() for each in screen.pages.start.waiting.findChildren(type(screen.pages.preview.head.about))
    )
    a.send()
    screen.watch.look()
    screen.watch.look()
    assert told == [1]
    (button,) = screen.pages.start.parcels
    button.click()
    assert screen.step == "preview"
    screen.to_start()
    screen.pages.start.boxes.chosen.emit(INBOX, "")
    assert screen.pages.start.waiting.isHidden()


def went(qtbot: QtBot, start: QWidget, steps: int) -> list[QWidget | None]:
    """Where the Tab key goes."""
    QApplication.processEvents()
    start.setFocus()
    found = []
    for _ in range(steps):
        press(qtbot, KEY.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_the_tab_key_goes_as_the_pages_are_read(screen: Screen, qtbot: QtBot, a: Desk, b: Desk) -> None:
    pages, start = screen.pages, screen.pages.start
    post = a.post("Posyandu")
    b.take(a.send())
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Melati"))
    b.ws.posts.update(post, replace(b.ws.posts.get(post).post, title="Mawar"))
    a.send()
    start.boxes.chosen.emit(INBOX, str(a.out))
    screen.watch.look()
    screen.watch.look()
    assert start.parcels
    assert went(qtbot, pages.back, len(start.stops()) - 1) == [
        each for each in start.stops() if each is not start.progress.cancel
    ]
    start.parcels[0].click()
    head, preview = pages.preview.head, pages.preview
    assert preview.group is Group.CONFLICT
    choices = preview.detail.choices
    qtbot.waitUntil(lambda: bool(choices) and all(each.isVisible() for each in choices.values()))
    agreed = head.questions[UNVERIFIED].box
    told = went(qtbot, agreed, 5)
    assert told[:2] == [preview.tabs, preview.list]
    assert told[2] in choices.values()
    assert told[3:] == [pages.before, pages.foot.primary]


def test_the_keyboard_stays_in_the_details_when_the_list_comes_to_rest(
    screen: Screen, a: Desk, b: Desk
) -> None:
    """The row is shown again a moment after it was reached; by then one may have gone on by Tab."""
    post = a.post("Posyandu")
    b.take(a.send())
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Melati"))
    b.ws.posts.update(post, replace(b.ws.posts.get(post).post, title="Mawar"))
    screen.opening.open(a.send())
    preview = screen.pages.preview
    chosen = next(each for each in preview.detail.choices.values() if each.isChecked())
    chosen.setFocus()
    preview.show_row()
    assert chosen.hasFocus()
    other = next(each for each in preview.detail.choices.values() if each is not chosen)
    other.setFocus()
    other.click()
    preview.show_row()
    QApplication.processEvents()
    assert other.hasFocus()


def test_a_box_is_put_away_and_the_keyboard_stays(screen: Screen, qtbot: QtBot, a: Desk) -> None:
    boxes = screen.pages.start.boxes
    boxes.chosen.emit(INBOX, str(a.out))
    QApplication.processEvents()
    boxes.off[INBOX].setFocus()
    press(qtbot, KEY.Key_Return)
    assert INBOX not in boxes.off
    assert boxes.buttons[INBOX].hasFocus()


def test_a_file_that_cannot_be_read_says_what_to_do(screen: Screen, a: Desk) -> None:
    (a.out / "rusak.medsos").write_bytes(b"bukan")
    screen.pages.start.boxes.chosen.emit(INBOX, str(a.out))
    screen.watch.look()
    screen.watch.look()
    told = [each.accessibleName() for each in screen.pages.start.waiting.findChildren(ActionRow)]
    assert told == [
        "rusak.medsos bukan berkas .medsos. Tidak ada yang diambil. "
        "Minta berkasnya dikirim ulang, tanpa dibuka atau dikemas ulang."
    ]


def test_stopped_while_pictures_are_copied_nothing_is_taken(
    screen: Screen, a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a.post("Posyandu", a.picture())
    known(a, b)
    screen.open(file=str(a.send()))

    def stopped(*_: object) -> None:
        raise Cancelled

    with monkeypatch.context() as patch:
        patch.setattr("medsos_desktop.handing.desk.fetch", stopped)
        screen.pages.foot.primary.click()
    assert screen.step == "preview"
    assert screen.pages.preview.message.accessibleName() == "Dibatalkan. Tidak ada yang diambil."
    assert not b.ws.posts.undated()
    screen.pages.foot.primary.click()
    assert screen.step == "done"


def test_a_stick_that_is_full_when_it_is_taken_is_said(
    screen: Screen, a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a.post("Posyandu", a.picture())
    known(a, b)
    screen.open(file=str(a.send()))
    monkeypatch.setattr("medsos_desktop.exchange.handoff.taking.free_bytes", lambda _folder: 1)
    screen.pages.foot.primary.click()
    assert screen.step == "preview"
    assert "tidak cukup" in screen.pages.preview.message.accessibleName()
    assert not screen.busy


def test_long_names_do_not_widen_the_page(screen: Screen, a: Desk) -> None:
    a.post("Judul" * 60, text="https://contoh.go.id/" + "a" * 400)
    screen.open(file=str(a.send()))
    detail = screen.pages.preview.detail.area
    assert detail.page.minimumSizeHint().width() <= detail.viewport().width()
    assert screen.minimumSizeHint().width() <= 1000
