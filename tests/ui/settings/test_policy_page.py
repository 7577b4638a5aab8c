"""Persetujuan: steps, own text and proofs at once; substitutes and standing approvals by their forms."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from medsos_desktop.approval.grants import Asked
from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.office import Substitute
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_
from tests.ui.settings.helpers import ENTER, ESCAPE, below, click, line, page, press
from tests.ui.stand_in import Shell
from ui.kit.actionrow import ActionRow
from ui.kit.boxes import Card
from ui.kit.button import Button
from ui.screens.settings.dated import DatedCard
from ui.screens.settings.entries import (
    ChoiceEntry,
    DayEntry,
    NumberEntry,
    SegmentEntry,
    SwitchEntry,
    TicksEntry,
)
from ui.screens.settings.policy import PolicyPage

DECEMBER = Asked(pillar="", template="service", start="2026-12-01", until="2026-12-31")


def shown(make: Maker, workspace: Workspace) -> PolicyPage:
    return page(make(workspace, "policy"), PolicyPage)


def rows(card: DatedCard) -> list[str]:
    """What a screen reader hears of the rows, in their order."""
    QApplication.processEvents()  # parts of a layout are shown a moment after they came
    found = [each for each in card.findChildren(ActionRow) if each.isVisibleTo(card)]
    return [each.accessibleName() for each in sorted(found, key=lambda each: each.y())]


def deed(card: DatedCard, title: str) -> Button:
    """The button of the row that begins so."""
    QApplication.processEvents()
    (found,) = [each for each in card.findChildren(ActionRow)
                if each.isVisibleTo(card) and each.accessibleName().startswith(title)]  # fmt: skip
    assert found.button is not None
    return found.button


def button(card: DatedCard, words: str) -> Button:
    QApplication.processEvents()
    (found,) = [each for each in card.findChildren(Button) if each.text() == words and each.isVisibleTo(card)]
    return found


def choose(shown: PolicyPage, **values: str) -> None:
    """Fills the open form."""
    for key, value in values.items():
        entry = shown.entries[key]
        if isinstance(entry, ChoiceEntry):
            at = entry.combo.findData(value)
            assert at >= 0
            entry.combo.setCurrentIndex(at)
        elif isinstance(entry, DayEntry):
            entry.picker.set_day(date.fromisoformat(value))
        elif isinstance(entry, SegmentEntry):
            entry.segments.set_current(value)
        else:
            line(entry).setText(value)


def approved(office: Office_) -> str:
    """A post that Bu Lurah approved, recorded only."""
    workspace, ids = office.workspace, office.ids
    post, _ = workspace.posts.create(
        Post("Loket", "Loket buka pukul 08.00 WIB.", planned="2026-12-21T07:00",
             variants={ids["Instagram Contoh"]: Variant("ig_feed")})
    )  # fmt: skip
    workspace.approval.submit(post)
    workspace.directory.sign_in(ids["Bu Lurah"])
    workspace.approval.approve(post, workspace.approval.review(post).content)
    return post


def test_the_steps_say_what_they_mean_and_are_saved_at_once(
    office: Office_, make: Maker, shell: Shell
) -> None:
    policy = shown(make, office.workspace)
    approval, own = policy.entries["approval"], policy.entries["own_text"]
    assert isinstance(approval, SegmentEntry)
    assert isinstance(own, SwitchEntry)
    buttons = approval.segments.findChildren(QPushButton)
    assert buttons[1].hasFocus()
    click(buttons[2])
    assert office.workspace.directory.office().approval == "two"
    assert "Dua langkah" in below(approval)
    own.switch.setFocus()
    QTest.keyClick(own.switch, Qt.Key.Key_Space)
    assert office.workspace.directory.office().own_text
    click(buttons[0])
    assert not own.isVisible()
    assert not policy.entries["proofs"].isVisible()
    assert [undo for _, undo in shell.said] == [True, True, True]


def test_a_proof_taken_off_says_how_many_posts_wait_again(office: Office_, make: Maker, shell: Shell) -> None:
    post = approved(office)
    screen = make(office.workspace, "policy")
    policy = page(screen, PolicyPage)
    proofs = policy.entries["proofs"]
    assert isinstance(proofs, TicksEntry)
    assert all(tick.isChecked() for tick in proofs.ticks.values())
    click(proofs.ticks["none"])
    assert office.workspace.directory.office().proofs == ("paper", "key")
    assert office.workspace.posts.row(post).state is State.IN_APPROVAL
    assert shell.said == [("Bukti yang diakui disimpan; 1 unggahan perlu disetujui ulang", True)]
    screen.session.run(office.workspace.history.undo)
    assert proofs.ticks["none"].isChecked()
    assert office.workspace.posts.row(post).state is State.APPROVED


def test_the_last_proof_cannot_be_taken_off(office: Office_, make: Maker) -> None:
    policy = shown(make, office.workspace)
    proofs = policy.entries["proofs"]
    assert isinstance(proofs, TicksEntry)
    for key in ("none", "paper", "key"):
        click(proofs.ticks[key])
    assert "Tidak ada bukti" in below(proofs)
    assert office.workspace.directory.office().proofs == ("key",)
    click(proofs.ticks["paper"])
    assert office.workspace.directory.office().proofs == ("paper",)
    assert "Tidak ada bukti" not in below(proofs)


def test_a_substitute_is_noted_edited_deleted_and_undone(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "policy")
    policy = page(screen, PolicyPage)
    card, ids = policy.substitutes, office.ids
    assert rows(card) == []
    click(card.add)
    assert policy.entries["person"].widget.hasFocus()
    click(button(card, "Simpan pengganti"))
    assert "belum dipilih" in below(policy.entries["person"])
    choose(policy, person=ids["Dimas"], stands_for=ids["Bu Lurah"], start="2026-12-18", until="2026-12-17")
    click(button(card, "Simpan pengganti"))
    assert "terbalik" in below(policy.entries["until"])
    assert "Kam 17 Des 2026" in below(policy.entries["until"])
    choose(policy, until="2026-12-22", letter=" 800/212 ")
    click(button(card, "Simpan pengganti"))
    (made,) = office.workspace.directory.substitutes().values()
    assert made == Substitute(ids["Dimas"], ids["Bu Lurah"], "plh", "2026-12-18", "2026-12-22", "800/212")
    assert shell.said == [("Dimas, Plh. Lurah dicatat", True)]
    assert not card.editing
    assert card.add.hasFocus()
    (told,) = rows(card)
    assert told.startswith("Dimas, Plh. Lurah, ")
    assert told.endswith("Jum 18 Des 2026 sampai Sel 22 Des 2026 · 800/212")
    click(deed(card, "Dimas"))
    choose(policy, kind="plt")
    click(button(card, "Simpan pengganti"))
    assert rows(card)[0].startswith("Dimas, Plt. Lurah")
    click(deed(card, "Dimas"))
    click(button(card, "Hapus"))
    assert rows(card) == []
    assert shell.said[-1] == ("Dimas, Plt. Lurah dihapus", True)
    screen.session.run(office.workspace.history.undo)
    assert rows(card)[0].startswith("Dimas, Plt. Lurah")


def test_escape_leaves_a_form_and_nothing_is_saved(office: Office_, make: Maker) -> None:
    policy = shown(make, office.workspace)
    card = policy.substitutes
    click(card.add)
    choose(policy, person=office.ids["Dimas"])
    press(card, ESCAPE)
    assert not card.editing
    assert card.add.hasFocus()
    assert not office.workspace.directory.substitutes()
    assert "person" not in policy.entries


def test_one_form_is_open_at_a_time_and_stays_over_news_and_other_sections(
    office: Office_, make: Maker
) -> None:
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    screen = make(office.workspace, "policy")
    policy = page(screen, PolicyPage)
    click(policy.substitutes.add)
    click(policy.grants.add)
    assert (policy.substitutes.editing, policy.grants.editing) == (False, True)
    choose(policy, template="service")
    screen.session.run(lambda: office.workspace.directory.delete("person", office.ids["Dimas"]))
    screen.open(section="office")
    screen.open(section="policy")
    assert policy.grants.editing
    assert policy.entries["template"].value() == "service"
    assert not office.workspace.grants.all()


def test_what_is_over_is_shown_when_asked_for(office: Office_, make: Maker, clock: SteppingClock) -> None:
    ids, save = office.ids, office.workspace.directory.save
    today = clock.now().date().isoformat()
    for who, start, until in (
        ("Dimas", "2020-01-01", "2020-01-02"), ("Arum", today, today), ("Dimas", "2099-01-01", "2099-01-02")
    ):  # fmt: skip
        save("substitute", None, Substitute(ids[who], ids["Bu Lurah"], "plh", start, until))
    card = shown(make, office.workspace).substitutes
    standing = ["sedang bertugas", "akan bertugas"]
    assert [each.split(", ")[2] for each in rows(card)] == standing
    assert card.past.text() == "Tampilkan 1 yang sudah berakhir"
    click(card.past)
    assert [each.split(", ")[2] for each in rows(card)] == [*standing, "selesai bertugas"]
    click(card.past)
    assert len(rows(card)) == 2


def test_somebody_who_left_can_be_stood_in_for_and_is_named(office: Office_, make: Maker) -> None:
    ids = office.ids
    office.workspace.directory.delete("person", ids["Bu Lurah"])
    policy = shown(make, office.workspace)
    click(policy.substitutes.add)
    lender, who = policy.entries["stands_for"], policy.entries["person"]
    assert isinstance(lender, ChoiceEntry)
    assert isinstance(who, ChoiceEntry)
    assert lender.combo.findText("Bu Lurah, Lurah (tidak aktif)") >= 0
    assert who.combo.findData(ids["Bu Lurah"]) < 0
    choose(policy, person=ids["Dimas"], stands_for=ids["Bu Lurah"], kind="plt")
    click(button(policy.substitutes, "Simpan pengganti"))
    assert rows(policy.substitutes)[0].startswith("Dimas, Plt. Lurah")


def test_a_standing_approval_is_given_and_revoked_by_who_may(
    office: Office_, make: Maker, shell: Shell
) -> None:
    screen = make(office.workspace, "policy")
    policy = page(screen, PolicyPage)
    card = policy.grants
    assert card.add.reasons == ("hanya Pemberi persetujuan yang bisa memberi dan mencabut",)
    click(card.add)
    assert not card.editing
    screen.session.run(lambda: office.workspace.directory.sign_in(office.ids["Bu Lurah"]))
    assert not card.add.reasons
    click(card.add)
    click(button(card, "Beri persetujuan tetap"))
    assert "Belum jelas" in below(policy.entries["template"])
    choose(policy, pillar=office.ids["Layanan"], start="2026-12-01", until="2099-12-31", note="Jadwal rutin")
    click(button(card, "Beri persetujuan tetap"))
    (made,) = office.workspace.grants.all()
    assert (made.pillar, made.template, made.note) == (office.ids["Layanan"], "", "Jadwal rutin")
    assert shell.said[-1] == ("Persetujuan tetap “pilar Layanan” berlaku", False)
    (told,) = rows(card)
    assert told.startswith("pilar Layanan, berlaku, Sel 1 Des 2026 sampai ")
    assert told.endswith("oleh Bu Lurah · Jadwal rutin")
    click(deed(card, "pilar"))
    line(policy.entries["note"]).setText("Diperiksa lagi")
    click(button(card, "Cabut sekarang"))
    assert rows(card) == []
    assert office.workspace.grants.all()[0].revoked_note == "Diperiksa lagi"
    assert shell.said[-1][1] is False
    click(card.past)
    assert "dicabut" in rows(card)[0]
    assert not [each for each in card.findChildren(ActionRow) if each.button is not None and each.isVisible()]


def test_who_may_not_revoke_is_told_by_the_button(office: Office_, make: Maker) -> None:
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    office.workspace.grants.give(DECEMBER)
    office.workspace.directory.sign_in(office.ids["Arum"])
    card = shown(make, office.workspace).grants
    pressed = deed(card, "Layanan warga")
    assert pressed.reasons
    press(pressed, ENTER)
    assert not card.editing


def test_a_refusal_without_a_field_stands_above(office: Office_, make: Maker) -> None:
    """The role was taken away while the form was open."""
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    policy = shown(make, office.workspace)
    click(policy.grants.add)
    choose(policy, template="service")
    office.workspace.directory.sign_in(office.ids["Arum"])
    click(button(policy.grants, "Beri persetujuan tetap"))
    assert policy.message.isVisible()
    assert "Pemberi persetujuan" in policy.message.accessibleName()
    assert policy.grants.editing


@pytest.mark.parametrize("card", ["substitutes", "grants"])
def test_a_form_comes_into_sight_whole(office: Office_, make: Maker, qtbot: QtBot, card: str) -> None:
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    screen = make(office.workspace, "policy")
    screen.resize(1104, 640)  # what the shell leaves of 1280x720
    policy = page(screen, PolicyPage)
    shown_card = getattr(policy, card)
    shown_card.start("")
    save = next(each for each in shown_card.findChildren(Button) if each.kind == "primary")
    first = policy.entries["person" if card == "substitutes" else "template"].widget
    qtbot.waitUntil(lambda: all(each.visibleRegion().boundingRect() == each.rect() for each in (first, save)))


def test_reading_only_shows_all_and_changes_nothing(
    office: Office_, make: Maker, clock: SteppingClock, shell: Shell
) -> None:
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    office.workspace.grants.give(DECEMBER)
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=clock, home=home) as reader:
        policy = shown(make, reader)
        assert not policy.entries["proofs"].widget.isEnabled()
        assert not policy.substitutes.add.isVisible()
        assert not policy.grants.add.isVisible()
        assert len(rows(policy.grants)) == 1
        assert not [each for each in policy.findChildren(ActionRow) if each.button is not None]
    assert not shell.said


def test_how_early_one_is_reminded_is_kept(office: Office_, make: Maker) -> None:
    days = shown(make, office.workspace).entries["remind_days"]
    assert isinstance(days, NumberEntry)
    assert days.value() == 2
    days.number.set_value(5)
    days.number.committed.emit()
    assert office.workspace.directory.office().remind_days == 5


@pytest.mark.parametrize("section", ["office", "policy"])
def test_cards_end_at_the_same_place_whether_the_page_scrolls_or_not(
    office: Office_, make: Maker, section: str
) -> None:
    screen = make(office.workspace, section)
    ends = set()
    for height in (2_400, 500):
        screen.resize(1190, height)
        QApplication.processEvents()
        card = screen.page.parts()[0] if isinstance(screen.page, PolicyPage) else screen.findChildren(Card)[0]
        ends.add(card.mapTo(screen, card.rect().topRight()).x())
    assert ends == {1190 - 16 - 1}
