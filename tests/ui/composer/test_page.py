"""The rest of the page: opening, states, reasons, findings, history, other people's edits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from medsos_desktop.approval.grants import Asked
from medsos_desktop.changes import Changes
from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact
from medsos_desktop.model.post import State
from tests.composer.conftest import Room
from tests.ui.composer.test_writing import CTRL, SHIFT, at_end, editor
from tests.ui.stand_in import Shell, wired
from ui.screens.composer import menus
from ui.screens.composer.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton
BAD = "Bantuan untuk gakin. NIK 3371 0141 0190 0000 milik warga."


def entries(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def press(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_with_nothing_open_there_is_what_waits_to_be_written(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    assert screen.picker.isVisible()
    id = room.post()
    screen.session.run(lambda: room.ws.posts.update(id, replace(room.stored(id), title="Satu")))
    qtbot.mouseClick(screen.picker.buttons[id], LEFT)
    assert screen.page.isVisible()
    assert screen.page.head.title.text() == "Satu"
    assert QApplication.focusWidget() is screen.page.editor


def test_back_leads_to_the_list_a_post_was_picked_from(
    screen: Screen, room: Room, shell: Shell, qtbot: QtBot
) -> None:
    id = room.post("Satu")
    screen.again()
    qtbot.mouseClick(screen.picker.buttons[id], LEFT)
    qtbot.keyClicks(at_end(screen), " dua")
    screen.opening.go_back()
    assert screen.picker.isVisible()
    assert room.stored(id).text == "Satu dua"
    assert shell.gone == []
    screen.open(post=id)
    screen.opening.go_back()
    assert shell.gone == [("back", {})]


def test_the_list_can_be_asked_for(screen: Screen, room: Room) -> None:
    screen.open(post=room.post("Satu"))
    screen.open(list="1")
    screen.activate()
    assert screen.picker.isVisible()


def test_the_last_post_comes_back_after_a_new_start(
    screen: Screen, room: Room, clock: SteppingClock, qtbot: QtBot
) -> None:
    id = room.post()
    screen.open(post=id)
    again = wired(Screen, room.ws, clock, Shell())
    qtbot.addWidget(again)
    again.activate()
    assert again.desk.id == id


def test_a_post_that_is_gone_is_said(screen: Screen, shell: Shell) -> None:
    screen.open(post="nothing")
    assert shell.said == [("Unggahan itu sudah tidak ada", False)]
    assert screen.picker.isVisible()


def test_reasons_stand_beside_the_button_and_lead_where_they_are_mended(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    id = room.ws.posts.create(replace(room.stored(room.post(BAD)), planned=None))[0]
    screen.open(post=id)
    screen.watch.now()
    foot = screen.page.foot
    assert foot.step.key == "submit"
    assert next(each.code for each in foot.step.reasons) == "block"
    assert foot.primary.reasons
    qtbot.keyClick(editor(screen), Qt.Key.Key_Return, CTRL)
    assert editor(screen).textCursor().selectedText() == "3371 0141 0190 0000"
    screen.jumps.to_reason(next(each for each in foot.step.reasons if each.code == "undated"))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_f8_walks_the_findings_and_the_line_says_what_is_at_the_caret(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    screen.open(post=room.post(BAD))
    screen.watch.now()
    screen.page.editor.moveCursor(screen.page.editor.textCursor().MoveOperation.Start)
    qtbot.keyClick(editor(screen), Qt.Key.Key_F8)
    first = editor(screen).textCursor().selectedText()
    qtbot.keyClick(editor(screen), Qt.Key.Key_F8)
    second = editor(screen).textCursor().selectedText()
    assert first
    assert second
    assert first != second
    qtbot.keyClick(editor(screen), Qt.Key.Key_F8, SHIFT)
    assert editor(screen).textCursor().selectedText() == first
    screen.caret.tell()
    assert screen.page.above.more.isVisible()
    assert screen.page.above.line.text() in screen.jumps.tip(editor(screen).caret())
    assert screen.jumps.tip(0) == ""


def test_opening_at_a_finding_selects_it(screen: Screen, room: Room) -> None:
    id = room.post(BAD)
    key = next(each.finding.key for each in room.ws.checks.of_post(room.stored(id)) if each.finding.span)
    screen.open(post=id, finding=key)
    assert editor(screen).textCursor().hasSelection()


def test_findings_come_a_moment_after_the_last_key(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post("Loket buka pukul 08.00 WIB."))
    qtbot.waitUntil(lambda: screen.desk.checked == screen.desk.post)
    qtbot.keyClicks(at_end(screen), " NIK 3371 0141 0190 0000")
    assert not any(mark.severity == "block" for mark, _ in screen.desk.marked("text"))
    qtbot.waitUntil(lambda: any(mark.severity == "block" for mark, _ in screen.desk.marked("text")))


def test_a_clean_post_is_submitted_and_then_locked(
    screen: Screen, room: Room, qtbot: QtBot, shell: Shell
) -> None:
    id = room.post("Loket buka pukul 08.00 WIB.")
    screen.open(post=id)
    screen.watch.now()
    assert screen.page.foot.step.reasons == ()
    qtbot.keyClicks(at_end(screen), " Ya.")
    qtbot.mouseClick(screen.page.foot.primary, LEFT)
    assert room.ws.posts.get(id).state is State.IN_APPROVAL
    assert room.stored(id).text.endswith(" Ya.")
    assert shell.said[-1][0].startswith("Diajukan")
    assert editor(screen).isReadOnly()
    assert screen.page.notice.isVisible()
    qtbot.mouseClick(screen.page.foot.primary, LEFT)
    assert shell.gone[-1] == ("approval", {"post": id})
    screen.deeds.run("recall")
    assert not editor(screen).isReadOnly()


def test_an_approved_post_takes_keys_only_after_revising(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post()
    room.ws.approval.submit(id)
    room.ws.approval.approve(id, room.ws.approval.review(id).content)
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), "x")
    assert screen.desk.unsaved_since is None
    assert "disetujui" in screen.page.notice.text()
    screen.deeds.run("revise")
    qtbot.keyClicks(at_end(screen), "x")
    screen.pause()
    assert room.ws.posts.get(id).state is State.DRAFT
    assert screen.page.notice.text().startswith("Isinya berbeda")
    assert screen.page.foot.step.key == "submit"


def test_under_a_standing_approval_submitting_says_that_it_is_approved(
    screen: Screen, room: Room, qtbot: QtBot, shell: Shell
) -> None:
    room.ws.grants.give(Asked(pillar="p1", start="2026-12-01", until="2026-12-31"))
    id = room.post("Loket buka pukul 08.00 WIB.")
    room.ws.posts.update(id, replace(room.stored(id), pillar="p1"))
    screen.open(post=id)
    screen.watch.now()
    qtbot.mouseClick(screen.page.foot.primary, LEFT)
    assert room.ws.posts.get(id).state is State.APPROVED
    assert shell.said[-1] == ("Diajukan, dan langsung disetujui.", False)


def test_pillar_and_person_stay_free_on_a_submitted_post(screen: Screen, room: Room) -> None:
    id = room.post()
    room.ws.approval.submit(id)
    screen.open(post=id)
    head = screen.page.head
    assert head.date.reasons
    assert not head.person.reasons
    press(head.person.menu_of_choices(), "Arum")
    screen.pause()
    assert room.ws.posts.get(id).state is State.IN_APPROVAL
    assert room.stored(id).pic == room.arum


def test_another_persons_edit_loses_nothing_that_was_typed(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post("Loket buka")
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), " pagi")
    screen.session.run(lambda: room.by_ratri(id, text="Semua loket buka", title="Baru"))
    assert editor(screen).plain() == "Semua loket buka pagi"
    assert screen.page.head.title.text() == "Baru"
    assert screen.page.notice.text().startswith("Unggahan ini baru saja berubah")
    screen.pause()
    assert room.stored(id).text == "Semua loket buka pagi"
    screen.deeds.run("heard")
    assert not screen.page.notice.isVisible()


def test_a_post_deleted_elsewhere_says_so_and_comes_back(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post()
    screen.open(post=id)
    screen.session.run(lambda: room.ws.posts.delete([id]))
    assert editor(screen).isReadOnly()
    assert "dihapus" in screen.page.notice.text()
    qtbot.mouseClick(screen.page.foot.primary, LEFT)
    assert not room.stored(id).deleted
    assert not editor(screen).isReadOnly()


def test_what_was_being_typed_when_it_was_deleted_is_kept_and_everyone_hears(
    screen: Screen, room: Room, qtbot: QtBot
) -> None:
    id = room.post("Loket")
    screen.open(post=id)
    qtbot.keyClicks(editor(screen), "Semua ")
    heard: list[Changes] = []
    screen.session.changed.connect(lambda changes, _initiator: heard.append(changes))
    screen.session.run(lambda: room.ws.posts.delete([id]))
    assert any(id in changes.of("draft") for changes in heard)
    assert (room.stored(id).text, room.stored(id).deleted) == ("Semua Loket", True)
    assert "dihapus" in screen.page.notice.text()
    qtbot.mouseClick(screen.page.foot.primary, LEFT)
    assert (room.stored(id).text, room.stored(id).deleted) == ("Semua Loket", False)
    assert editor(screen).toPlainText() == "Semua Loket"


def test_a_deletion_while_the_disk_is_full_is_said_in_place_and_loses_no_word(
    screen: Screen, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("workspace.disk-full", folder="x")

    id = room.post("Loket")
    screen.open(post=id)
    qtbot.keyClicks(editor(screen), "Semua ")
    with monkeypatch.context() as patch:
        patch.setattr(room.ws.posts, "save_draft", full)
        screen.session.run(lambda: room.ws.posts.delete([id]))
    assert screen.page.message.isVisible()
    assert editor(screen).isReadOnly()
    assert editor(screen).toPlainText() == "Semua Loket"
    assert screen.keeping.keep()
    assert room.stored(id).text == "Semua Loket"


def test_a_reading_workspace_shows_but_takes_nothing(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post()
    room.ws.store.db.write = False
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), "x")
    assert editor(screen).plain() == room.stored(id).text
    assert "hanya untuk dibaca" in screen.page.notice.text()
    assert screen.page.foot.primary.reasons
    screen.leave()
    room.ws.store.db.write = True


def test_history_compares_and_restores_with_undo(
    screen: Screen, room: Room, qtbot: QtBot, shell: Shell
) -> None:
    id = room.post("Satu dua")
    room.ws.posts.update(id, replace(room.stored(id), text="Satu DUA"))
    screen.open(post=id)
    qtbot.mouseClick(screen.page.head.history, LEFT)
    history = screen.page.history
    assert history.isVisible()
    assert history.restore.reasons
    history.rows.setFocus()
    qtbot.keyClick(history.rows, Qt.Key.Key_Down)
    assert "dua" in history.diff.toPlainText()
    qtbot.mouseClick(history.restore, LEFT)
    assert editor(screen).plain() == "Satu dua"
    assert shell.said[-1] == ("Versi lama dipulihkan", True)
    screen.session.run(room.ws.history.undo)
    assert editor(screen).plain() == "Satu DUA"
    qtbot.keyClick(history.rows, Qt.Key.Key_Escape)
    assert not history.isVisible()


def test_plan_of_a_post_from_the_head(screen: Screen, room: Room, shell: Shell) -> None:
    id = room.post(planned=None)
    screen.open(post=id)
    head = screen.page.head
    assert not head.clock.isVisible()
    head._day_picked(date(2026, 12, 24))
    assert screen.desk.post.planned == "2026-12-24T08:00"
    head._hour_picked(time(16, 30))
    screen.pause()
    assert room.stored(id).planned == "2026-12-24T16:30"
    assert shell.said[-1] == ("Direncanakan Kam 24 Des 2026, 16.30 WIB", True)
    screen.session.run(room.ws.history.undo)
    assert head.clock.text() == "08.00 WIB"
    head._day_picked(None)
    assert screen.desk.post.planned is None


def test_accounts_come_and_go_from_the_menu(screen: Screen, room: Room, shell: Shell) -> None:
    id = room.post()
    screen.open(post=id, account=room.ig)
    below = menus.accounts_menu(screen.words, screen.desk, screen, screen.deeds.place).actions()[0].menu()
    press(below, "Instagram Story")  # type: ignore[arg-type]
    assert screen.desk.post.variants[room.ig].surface == "ig_story"
    press(below, "Tidak dipakai")  # type: ignore[arg-type]
    assert room.ig not in room.stored(id).variants
    assert screen.desk.account == ""
    assert shell.said[-1] == ("IG Contoh dilepas dari unggahan ini", True)
    screen.session.run(room.ws.history.undo)
    assert room.ig in screen.desk.post.variants


def test_further_steps(screen: Screen, room: Room, shell: Shell, qtbot: QtBot) -> None:
    id = room.post()
    screen.open(post=id)
    able = entries(menus.more_menu(screen.words, screen.desk, screen, screen.deeds.run))
    assert able["Gandakan"]
    assert not able["Tarik pengajuan"]
    screen.deeds.run("postpone")
    asking = screen.page.asking
    assert asking.isVisible()
    assert asking.do.reasons
    qtbot.keyClicks(asking.line, "Menunggu data")
    qtbot.keyClick(asking.line, Qt.Key.Key_Return)
    assert room.ws.posts.get(id).state is State.POSTPONED
    assert screen.page.foot.step.key == "resume"
    screen.deeds.run("resume")
    screen.deeds.run("duplicate")
    assert screen.desk.id != id
    assert screen.desk.post.planned is None
    screen.deeds.run("delete")
    assert screen.picker.isVisible()
    assert shell.said[-1] == ("Loket dihapus", True)


def test_inserting_the_planned_day(screen: Screen, room: Room) -> None:
    screen.open(post=room.post("Datang pada"))
    at_end(screen)
    press(
        menus.insert_menu(screen.words, screen.desk, screen, editor(screen).insert),
        "Minggu, 20 Desember 2026",
    )
    assert screen.desk.post.text == "Datang pada Minggu, 20 Desember 2026"


def test_details_are_kept_like_words(screen: Screen, room: Room, qtbot: QtBot) -> None:
    id = room.post()
    screen.open(post=id)
    qtbot.mouseClick(screen.page.head.details, LEFT)
    qtbot.keyClicks(screen.page.details.lines["source"], "DTSEN")
    screen.page.details.note.setPlainText("Rapikan")
    screen.writing.fact("template", "event")
    screen.pause()
    stored = room.stored(id)
    assert (stored.source, stored.note, stored.template) == ("DTSEN", "Rapikan", "event")


def test_what_the_office_says_of_itself_is_checked_anew(screen: Screen, room: Room) -> None:
    screen.open(post=room.post("Hubungi 0812-0000-1122 untuk mendaftar."))
    screen.watch.now()
    before = len(screen.desk.placed)
    office = replace(room.ws.directory.office(), phones=("0812-0000-1122",))
    screen.session.run(lambda: room.ws.directory.set_office(office))
    assert len(screen.desk.placed) < before


def test_another_limit_of_a_channel_is_checked_anew(screen: Screen, room: Room) -> None:
    screen.open(post=room.post())
    screen.watch.now()
    before = len(screen.desk.placed)
    fact = Fact("ig_feed", "text.caption", 5, source="Rapat", checked="2026-12-01")
    screen.session.run(lambda: room.ws.directory.set_facts([fact]))
    assert len(screen.desk.placed) > before


def test_tab_walks_the_page_as_one_reads_it(screen: Screen, room: Room, qtbot: QtBot) -> None:
    screen.open(post=room.post(BAD), account=room.ig)
    screen.watch.now()
    QApplication.processEvents()
    page = screen.page
    page.head.title.setFocus()
    walked = []
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        walked.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in walked:
            break
    order = [page.head.title, page.head.more, page.head.date, page.tabs.bar, page.above.insert, page.editor]
    order += [page.counters.small[room.tt], page.foot.seal, page.foot.primary]
    assert [walked.index(part) for part in order] == sorted(walked.index(part) for part in order)
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_Backtab)
    assert page.above.insert.hasFocus()


def test_long_names_make_the_page_no_wider(screen: Screen, room: Room) -> None:
    id = room.post("Kata " * 500)
    room.ws.posts.update(id, replace(room.stored(id), title="Judul yang sangat panjang sekali " * 6))
    screen.resize(1104, 609)
    screen.open(post=id)
    QApplication.processEvents()
    assert screen.page.width() == 1104
    assert screen.page.head.more.geometry().right() <= 1104
    assert screen.page.foot.primary.geometry().right() <= 1104
    assert editor(screen).height() > 100


def test_dropping_what_was_typed_can_be_undone(
    screen: Screen, room: Room, qtbot: QtBot, shell: Shell
) -> None:
    id = room.post("Satu")
    screen.open(post=id)
    qtbot.keyClicks(at_end(screen), " dua")
    screen.pause()
    screen.deeds.run("discard")
    assert editor(screen).plain() == "Satu"
    assert shell.said[-1][1]
    screen.session.run(room.ws.history.undo)
    assert editor(screen).plain() == "Satu dua"


def test_a_tab_is_not_left_while_its_words_cannot_be_kept(
    screen: Screen, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(post=room.post("a"))
    qtbot.keyClicks(at_end(screen), "b")

    def full(*_args: object) -> None:
        raise UserError("store.gone")

    with monkeypatch.context() as patch:
        patch.setattr(room.ws.posts, "save_draft", full)
        screen.page.tabs.step(1)
        assert screen.desk.account == ""
        assert screen.page.tabs.bar.currentIndex() == 0
        assert editor(screen).plain() == "ab"
        screen.open(new="")
        assert editor(screen).plain() == "ab"


@pytest.mark.parametrize("at", ["primary", "seal", "editor"])
def test_submitting_keeps_the_keyboard_on_the_page(screen: Screen, room: Room, qtbot: QtBot, at: str) -> None:
    screen.open(post=room.post("Loket buka pukul 08.00 WIB."))
    screen.watch.now()
    part = {"primary": screen.page.foot.primary, "seal": screen.page.foot.seal, "editor": editor(screen)}[at]
    part.setFocus(Qt.FocusReason.TabFocusReason)
    if at == "primary":
        qtbot.keyClick(part, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(part, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor(screen).isReadOnly()
    QApplication.processEvents()
    assert screen.page.foot.primary.hasFocus()


def test_a_long_line_of_the_details_is_shown_from_its_beginning(screen: Screen, room: Room) -> None:
    id = room.post()
    room.by_ratri(id, source="Warga tahu ke mana harus bertanya " * 6)
    screen.open(post=id)
    screen.asides.toggle("details")
    line = screen.page.details.lines["source"]
    assert line.text().startswith("Warga tahu")
    assert line.cursorPosition() == 0


def test_a_check_by_what_held_before_is_not_heard(
    screen: Screen, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(post=room.post("Hubungi 0812-0000-1122 untuk mendaftar."))
    screen.watch.now()
    old = screen.desk.placed
    answers: list[Callable[[tuple[object, float]], object]] = []
    monkeypatch.setattr(screen.watch._jobs, "start", lambda _work, done, **_more: answers.append(done))
    screen.watch._beside()
    office = replace(room.ws.directory.office(), phones=("0812-0000-1122",))
    screen.session.run(lambda: room.ws.directory.set_office(office))
    answers[0]((old, 0.02))
    assert len(screen.desk.placed) < len(old)
