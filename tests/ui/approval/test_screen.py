"""What the approver sees: queue, text with its changes, findings, sizes, other people's edits."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.changes import Changes
from medsos_desktop.model.office import Collaboration, Fact, Partner
from medsos_desktop.model.post import State, Variant
from tests.ui.approval.conftest import NIK, TEXT, Kantor, Show
from tests.ui.stand_in import Shell
from ui.kit.button import LinkButton
from ui.kit.labels import Label
from ui.screens.approval.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


def text(screen: Screen) -> str:
    return screen.post.text.toPlainText()


def labels(widget: object) -> str:
    return " | ".join(each.text() for each in widget.findChildren(Label))  # type: ignore[attr-defined]


def codes(screen: Screen) -> set[str]:
    assert screen.desk.review is not None
    return {each.finding.code for each in screen.desk.review.findings}


def read(screen: Screen, qtbot: QtBot) -> None:
    """Opens every account long enough."""
    for at in range(screen.post.tabs.count()):
        screen.post.tabs.setCurrentIndex(at)
        key = screen.post.part.key
        look = screen.desk.look
        assert look is not None
        qtbot.waitUntil(lambda key=key, look=look: key in look.opened)


def test_an_empty_queue_says_where_posts_come_from(show: Show, shell: Shell) -> None:
    screen = show()
    assert screen.panes.empty.isVisible()
    assert "Ajukan persetujuan" in screen.panes.empty.accessibleName()
    assert screen.panes.to_calendar.hasFocus()
    assert not screen.bar.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not shell.said


def test_the_only_post_is_shown_exactly_as_it_goes_out(show: Show, kantor: Kantor) -> None:
    kantor.post("Jam layanan")
    screen = show()
    assert screen.post.title.text() == "Jam layanan"
    assert text(screen) == TEXT
    assert screen.post.tabs.count() == 1
    assert screen.post.tabs.tabText(0) == "IG, FB"
    assert screen.post._date.text() == "Tayang Minggu, 20 Desember 2026, 07.00 WIB"
    assert "di 2 akun" in screen.post.when.text()
    assert screen.desk.review is not None
    assert screen.bar.code.text() == screen.desk.review.code
    assert "tidak ditandatangani" in screen.bar.told.text()
    assert not screen.bar.primary.reasons
    assert screen.queue.count.number == 1


def test_accounts_with_their_own_words_have_their_own_tab(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    facebook = kantor.accounts[1]
    post = kantor.post()
    kantor.rewrite(
        post,
        variants={
            kantor.accounts[0]: Variant("ig_feed"),
            kantor.accounts[2]: Variant("wa_broadcast"),
            facebook: Variant("fb_page", fields={"text": "Versi panjang untuk Facebook."}),
        },
    )
    kantor.submit(post)
    screen = show()
    assert [screen.post.tabs.tabText(at) for at in range(2)] == ["IG, WA", "Facebook"]
    screen.post.tabs.setFocus()
    QTest.keyClick(screen.post.tabs, Qt.Key.Key_Right)
    assert text(screen) == "Versi panjang untuk Facebook."


def test_a_queue_of_sixty_by_time_with_long_titles(show: Show, kantor: Kantor) -> None:
    long = "Undangan rembuk warga lansia dan penyandang disabilitas tingkat kelurahan " * 3
    with kantor.ws.operation("op.post.create-many", "60"):
        for at in range(60):
            day = 17 + (59 - at) % 14
            kantor.post(f"{at} {long}", planned=f"2026-12-{day:02}T{8 + at % 9:02}:00")
    screen = show()
    assert screen.queue.count.number == 60
    times = [item.row.planned for item in screen.desk.shown.mine]
    assert times == sorted(times)
    assert screen.width() == 1190
    assert screen.post.width() >= 560
    screen.queue.list.setFocus()
    for _ in range(5):
        QTest.keyClick(screen.queue.list, Qt.Key.Key_Down)
    assert screen.desk.post == screen.desk.shown.mine[5].row.id
    QTest.keyClick(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert screen.desk.post == screen.desk.shown.mine[4].row.id
    QTest.keyClick(screen.queue.list, Qt.Key.Key_End)
    assert screen.desk.post == screen.desk.shown.mine[59].row.id
    QTest.keyClick(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.desk.post == screen.desk.shown.mine[59].row.id


def test_the_filter_keeps_the_post_on_the_screen(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    first, second = kantor.post("Posyandu"), kantor.post("Kerja bakti", planned="2026-12-21T07:00")
    screen = show()
    assert screen.desk.post == first
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(screen.queue.search, "kerja")
    assert screen.queue.model.posts() == [second]
    assert screen.desk.post == first
    qtbot.keyClicks(screen.queue.search, "xyz")
    assert "kerjaxyz" in screen.queue.nothing.text()
    QTest.keyClick(screen.queue.search, Qt.Key.Key_Escape)
    assert screen.queue.model.posts() == [first, second]


def test_open_finds_a_post_wherever_it_stands(show: Show, kantor: Kantor) -> None:
    post, other = kantor.post("Satu"), kantor.post("Dua", planned="2026-12-21T07:00")
    kantor.sit("lurah")
    kantor.ws.approval.approve(post, kantor.ws.approval.review(post).content)
    screen = show("lurah", post=post)
    assert screen.desk.post == post
    assert screen.queue.fold.isChecked()
    assert screen.queue.model.post(screen.queue.list.currentIndex().row()) == post
    assert screen.bar.primary.reasons == ("sudah disetujui",)
    screen.open(post="no-such-post")
    assert screen.panes.empty.isVisible()
    screen.open(post=other)
    assert screen.desk.post == other


def changed_post(kantor: Kantor, qtbot: QtBot, show: Show) -> tuple[Screen, str]:
    """Returned by the Lurah, rewritten and submitted again."""
    post = kantor.post()
    kantor.sit("lurah")
    kantor.ws.approval.mark_seen(post)
    kantor.ws.approval.return_(post, "Jamnya keliru.")
    kantor.sit("arum")
    kantor.rewrite(post, text=TEXT.replace("08.00", "09.00"), planned="2026-12-21T10:00")
    kantor.submit(post)
    return show(), post


def test_what_changed_is_struck_and_underlined(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    screen, _post = changed_post(kantor, qtbot, show)
    assert "08.0009.00" in text(screen)
    cursor = screen.post.text.textCursor()
    at = text(screen).index("08.00")
    cursor.setPosition(at + 1)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(at + 6)
    assert cursor.charFormat().fontUnderline()
    assert not cursor.charFormat().fontStrikeOut()
    said = labels(screen.side)
    assert "Berubah sejak Anda lihat" in said
    assert "Waktu tayang" in said
    assert "“Jamnya keliru.”" in said
    QTest.mouseClick(screen.post.view._buttons["whole"], LEFT)
    assert text(screen) == TEXT.replace("08.00", "09.00")


def test_changes_stay_while_the_window_is_open(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    kantor.post("Lain", planned="2026-12-30T07:00")
    screen, post = changed_post(kantor, qtbot, show)
    read(screen, qtbot)
    seen = kantor.ws.records.last_seen(post)
    assert seen is not None
    assert seen.revision == kantor.ws.posts.get(post).revision
    screen.queue.list.step(1)
    assert screen.desk.post != post
    screen.queue.list.step(-1)
    assert "08.0009.00" in text(screen)


def test_seen_only_after_every_account_was_open(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post()
    variant = Variant("fb_page", fields={"text": "Lain untuk Facebook."})
    kantor.rewrite(post, variants={kantor.accounts[0]: Variant("ig_feed"), kantor.accounts[1]: variant})
    kantor.submit(post)
    screen = show()
    qtbot.waitUntil(lambda: screen.desk.look is not None and len(screen.desk.look.opened) == 1)
    assert kantor.ws.records.last_seen(post) is None
    read(screen, qtbot)
    assert kantor.ws.records.last_seen(post) is not None


def test_a_writer_sees_everything_and_the_reason(show: Show, kantor: Kantor) -> None:
    kantor.post()
    screen = show("arum")
    assert text(screen) == TEXT
    assert screen.bar.primary.reasons == ("hanya Pemberi persetujuan yang bisa menyetujui",)
    assert "hanya Pemberi persetujuan" in screen.bar.told.text()
    assert not screen.bar.give_back.isVisible()
    assert screen.bar.recall.isVisible()
    assert not screen.queue.pick.isVisible()
    assert "Tidak ada yang menunggu Anda." in screen.queue.model.entries[0].text


def test_waivers_stand_singly_with_their_reason(show: Show, kantor: Kantor) -> None:
    kantor.post(text=NIK)
    screen = show()
    (card,) = screen.side.findings.cards.values()
    said = labels(card)
    assert "Pengecualian diusulkan" in said
    assert "Alasan penulis: Nomor karangan untuk contoh." in said
    assert not card.box.isChecked()


def test_a_finding_leads_to_its_words(show: Show, kantor: Kantor) -> None:
    kantor.post(text="\U0001f600 Salam hangat. " + NIK)
    screen = show()
    (card,) = screen.side.findings.cards.values()
    link = card.findChild(LinkButton)
    assert link is not None
    QTest.mouseClick(link, LEFT)
    assert "3371011708450000" in screen.post.text.textCursor().selectedText()
    assert screen.post.text.textCursor().selectedText() in NIK
    assert screen.post.text.hasFocus()


def test_hints_are_folded(show: Show, kantor: Kantor) -> None:
    kantor.post(text="AYO DATANG SEMUA KE LOKET KELURAHAN. Info: https://contohkota.go.id/loket")
    screen = show()
    hints = screen.side.findings.hints
    assert hints is not None
    assert not screen.side.findings._hint_box.isVisible()
    hints.click()
    assert screen.side.findings._hint_box.isVisibleTo(screen)


def test_somebody_else_changes_the_post_meanwhile(show: Show, kantor: Kantor) -> None:
    post = kantor.post()
    screen = show()
    kantor.rewrite(post, text="Isi yang lain sama sekali.")
    screen.refresh(Changes.one("post", post))
    assert text(screen) == TEXT
    assert screen.message.isVisible()
    assert "baru saja diubah" in screen.message.accessibleName()
    assert "isinya baru saja berubah" in screen.bar.primary.reasons
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kantor.state(post) is State.DRAFT
    screen.reload()
    assert text(screen) == "Isi yang lain sama sekali."
    assert not screen.message.isVisible()


def test_somebody_else_decides_or_deletes_meanwhile(show: Show, kantor: Kantor) -> None:
    first, second = kantor.post("Satu"), kantor.post("Dua", planned="2026-12-21T07:00")
    screen = show()
    kantor.ws.approval.return_(first, "Nanti dulu.")
    screen.refresh(Changes.one("post", first))
    assert screen.desk.post == first
    assert "sudah dikembalikan ke penulis" in screen.bar.primary.reasons
    kantor.ws.posts.delete([first])
    screen.refresh(Changes.one("post", first))
    assert screen.desk.post == second
    assert "dihapus" in screen.message.accessibleName()


def test_another_person_sits_down(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    kantor.post(text=NIK)
    screen = show()
    (card,) = screen.side.findings.cards.values()
    qtbot.mouseClick(card.box, LEFT)
    assert not screen.bar.primary.reasons
    changes = kantor.ws.directory.sign_in(kantor.people["arum"])
    screen.refresh(changes)
    assert screen.queue.count.number == 0
    changes = kantor.ws.directory.sign_in(kantor.people["lurah"])
    screen.refresh(changes)
    assert screen.bar.primary.reasons == ("1 pengecualian belum Anda setujui",)


def test_another_limit_of_a_channel_is_judged_at_once(show: Show, kantor: Kantor) -> None:
    kantor.post()
    screen = show()
    assert "lewat batas kanal" not in labels(screen.side.findings)
    fact = Fact("ig_feed", "text.caption", 5, source="Rapat", checked="2026-12-01")
    screen.session.run(lambda: kantor.ws.directory.set_facts([fact]))
    assert "lewat batas kanal" in labels(screen.side.findings)


def test_a_partner_s_record_is_judged_at_once(show: Show, kantor: Kantor) -> None:
    save = kantor.ws.directory.save
    partner, _ = save("partner", None, Partner("PT Contoh"))
    whole = Collaboration(partner, "Bibit", "Perjanjian 1", "20 keluarga", "Lisan")
    record, _ = save("collaboration", None, whole)
    kantor.post(collaboration=record)
    screen = show()
    assert "partner.incomplete" not in codes(screen)
    screen.session.run(lambda: save("collaboration", record, replace(whole, consent="")))
    assert "partner.incomplete" in codes(screen)
    screen.session.run(lambda: save("collaboration", record, whole))
    assert "partner.incomplete" not in codes(screen)
    screen.session.run(lambda: save("partner", partner, Partner("")))
    assert "partner.incomplete" in codes(screen)


def test_changes_while_another_screen_is_in_front(show: Show, kantor: Kantor) -> None:
    screen = show()
    screen.hide()
    kantor.sit("arum")
    post = kantor.post()
    kantor.sit("lurah")
    screen.refresh(Changes.one("post", post))
    screen.show()
    screen.activate()
    assert screen.desk.post == post


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut_at_the_usual_sizes(
    show: Show, kantor: Kantor, qapp: QApplication, scale: float
) -> None:
    kantor.post("Undangan rembuk warga lansia tingkat kelurahan dan pengurus RW", text=NIK)
    screen = show("lurah", scale=scale)
    rail = 0 if scale < 1.25 else 120
    for width, height in ((1190, 546), (1104, 577), (1190, 625)):
        screen.resize(width + rail, height)
        QApplication.processEvents()
        assert (screen.width(), screen.height()) == (width + rail, height)
        bar = screen.bar
        for button in (bar.primary, bar.give_back, bar.copy, bar.more):
            assert bar.rect().contains(button.rect().translated(button.mapTo(bar, button.rect().topLeft())))
            assert button.width() >= button.sizeHint().width()
        assert screen.post.text.width() > 200 * scale
        assert screen.post.isVisible()
        assert screen.side.isVisible() is (screen.post.facts.isHidden())


def test_a_finding_explains_itself_in_the_guidance(
    show: Show, kantor: Kantor, shell: Shell, qtbot: QtBot
) -> None:
    kantor.post(text="AYO DATANG SEMUA KE LOKET KELURAHAN. " + NIK)
    screen = show()
    (card,) = screen.side.findings.cards.values()
    link = next(each for each in card.findChildren(LinkButton) if each.text() == "Mengapa?")
    assert link.accessibleName().startswith("Mengapa: ")
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert shell.gone == [("guidance", {"code": "pii.identity-number"})]
    card.box.setFocus()
    assert screen.help() == {"code": "pii.identity-number"}
    hints = screen.side.findings.hints
    assert hints is not None
    hints.click()
    why = screen.side.findings._hint_box.findChildren(LinkButton)[-1]
    why.setFocus()
    assert screen.help() == {"code": "tone.shouting"}
    screen.queue.list.setFocus()
    assert screen.help() == {"page": "photo-list"}
