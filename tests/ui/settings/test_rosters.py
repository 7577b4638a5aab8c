"""Akun, Orang, Pilar: adding, editing, order, taking out, undo; and 0, 1 and 60 rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.office import Account, Collaboration, Partner, Person
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_, Shell
from tests.ui.settings.helpers import ENTER, ESCAPE, TAB, below, click, line, press, roster, type_into
from ui.screens.settings.entries import ChoiceEntry, NumberEntry, TicksEntry
from ui.screens.settings.roster import RosterPage


def names(shown: RosterPage) -> list[str]:
    return [row.name for row in shown.model.rows]


def test_an_account_is_added_by_keyboard_alone(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "accounts")
    shown = roster(screen)
    shown.add.setFocus()
    press(shown.add, ENTER)
    surface = shown.entries["surface"]
    assert isinstance(surface, ChoiceEntry)
    assert surface.combo.hasFocus()
    surface.combo.setCurrentIndex(surface.combo.findData("x_free"))
    press(surface.combo, TAB)
    QTest.keyClicks(line(shown.entries["handle"]), "@contohkel")
    press(line(shown.entries["handle"]), ENTER)
    assert line(shown.entries["name"]).hasFocus()
    press(line(shown.entries["name"]), ENTER)
    made = list(office.workspace.directory.accounts().values())[-1]
    assert (made.channel, made.surface, made.handle, made.name) == ("x", "x_free", "contohkel", "X contohkel")
    assert names(shown)[-1] == "X contohkel"
    assert shell.said == [("“X contohkel” ditambahkan", True)]
    assert shown.list.hasFocus()
    screen.session.run(office.workspace.history.undo)
    assert len(shown.model.rows) == 3


def test_a_doubled_account_is_refused_under_its_field(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "accounts"))
    click(shown.add)
    surface = shown.entries["surface"]
    assert isinstance(surface, ChoiceEntry)
    surface.combo.setCurrentIndex(surface.combo.findData("ig_feed"))
    type_into(shown.entries["handle"], "contoh0")
    click(shown.detail.save)
    assert "contoh0" in below(shown.entries["handle"])
    assert len(office.workspace.directory.accounts()) == 3
    assert shown.adding
    press(line(shown.entries["handle"]), ESCAPE)  # what was typed
    press(line(shown.entries["handle"]), ESCAPE)  # the whole new one
    assert not shown.adding
    assert shown.add.isVisible()


def test_what_was_begun_is_there_again(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "people"))
    click(shown.add)
    type_into(shown.entries["name"], "Sari")
    assert shown.choose(office.ids["Dimas"])
    assert line(shown.entries["name"]).text() == "Dimas"
    click(shown.add)
    assert line(shown.entries["name"]).text() == "Sari"


def test_a_name_is_edited_in_place(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "accounts")
    shown = roster(screen)
    press(shown.list, Qt.Key.Key_Down, ENTER)
    assert shown.chosen == office.ids["Facebook Contoh"]
    type_into(shown.entries["name"], "Facebook Kelurahan", TAB)
    assert names(shown)[1] == "Facebook Kelurahan"
    assert shell.said == [("Nama di layar untuk “Facebook Kelurahan” disimpan", True)]
    type_into(shown.entries["name"], "instagram contoh", ENTER)
    assert "instagram contoh" in below(shown.entries["name"])
    assert names(shown)[1] == "Facebook Kelurahan"
    press(line(shown.entries["name"]), ESCAPE)
    assert line(shown.entries["name"]).text() == "Facebook Kelurahan"
    screen.session.run(office.workspace.history.undo)
    assert line(shown.entries["name"]).text() == "Facebook Contoh"


def test_another_channel_takes_its_family_along(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "accounts"))
    surface = shown.entries["surface"]
    assert isinstance(surface, ChoiceEntry)
    surface.combo.setFocus()
    press(surface.combo, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert office.workspace.directory.accounts()[office.ids["Instagram Contoh"]].surface == "ig_feed"
    press(surface.combo, ESCAPE)
    assert surface.value() == "ig_feed"
    QTest.keyClicks(surface.combo, "TT")
    press(surface.combo, TAB)
    assert office.workspace.directory.accounts()[office.ids["Instagram Contoh"]].channel == "tiktok"


def test_a_click_on_another_row_saves_first(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "pillars"))
    type_into(shown.entries["name"], "Layanan warga")
    where = shown.list.visualRect(shown.model.index(2)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert names(shown) == ["Layanan warga", "Cerita", "Budaya"]
    assert line(shown.entries["name"]).text() == "Budaya"
    assert shown.detail.head.text() == "Budaya"


def test_a_programme_is_shown_by_its_partner(office: Office_, make: Maker) -> None:
    directory = office.workspace.directory
    partner, _ = directory.save("partner", None, Partner("Komunitas Contoh", "Bu Contoh"))
    directory.save("partner", None, Partner("Arisan Contoh"))
    programme, _ = directory.save("collaboration", None, Collaboration(partner, "Dapur Mandiri"))
    screen = make(office.workspace)
    screen.open(kind="collaboration", id=programme)
    assert roster(screen).chosen == partner
    assert roster(screen).detail.off.text() == "Nonaktifkan"


def test_one_that_posts_name_is_only_taken_out(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "accounts")
    shown = roster(screen)
    assert shown.detail.off.text() == "Nonaktifkan"
    assert "1 naskah" in shown.detail.note.text()
    click(shown.detail.off)
    assert list(office.workspace.directory.accounts()) == [
        office.ids["Facebook Contoh"], office.ids["WhatsApp Contoh"],
    ]  # fmt: skip
    assert names(shown)[-1] == "Instagram Contoh"
    assert shown.model.rows[-1].off == "Tidak aktif"
    assert line(shown.entries["name"]).isReadOnly()
    click(shown.detail.back)
    assert office.ids["Instagram Contoh"] in office.workspace.directory.accounts()
    assert not line(shown.entries["name"]).isReadOnly()
    assert [said for said, _ in shell.said] == [
        "“Instagram Contoh” dinonaktifkan", "“Instagram Contoh” aktif lagi",
    ]  # fmt: skip


def test_one_that_nothing_names_is_deleted_by_its_key(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "accounts")
    shown = roster(screen)
    assert shown.choose(office.ids["WhatsApp Contoh"])
    assert shown.detail.off.text() == "Hapus"
    press(shown.list, Qt.Key.Key_Delete)
    assert names(shown) == ["Instagram Contoh", "Facebook Contoh"]
    assert shown.chosen == office.ids["Facebook Contoh"]
    assert shell.said == [("“WhatsApp Contoh” dihapus", True)]
    screen.session.run(office.workspace.history.undo)
    assert names(shown)[-1] == "WhatsApp Contoh"


def test_order_by_alt_and_arrows(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "accounts")
    shown = roster(screen)
    QTest.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(shown) == ["Facebook Contoh", "Instagram Contoh", "WhatsApp Contoh"]
    assert shown.chosen == office.ids["Instagram Contoh"]
    click(shown.detail.down)
    assert names(shown)[-1] == "Instagram Contoh"
    assert not shown.detail.down.isEnabled()
    QTest.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    screen.session.run(office.workspace.history.undo)
    assert names(shown) == ["Facebook Contoh", "Instagram Contoh", "WhatsApp Contoh"]


def test_order_by_the_mouse(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "pillars"))
    view, height = shown.list.viewport(), shown.list.visualRect(shown.model.index(0)).height()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=QPoint(60, height // 2))
    QTest.mouseMove(view, QPoint(60, height // 2 + QApplication.startDragDistance() + 2))
    QTest.mouseMove(view, QPoint(60, height * 3 - 4))
    shown.list.grab()
    QTest.mouseRelease(view, left, pos=QPoint(60, height * 3 - 4))
    assert names(shown) == ["Cerita", "Budaya", "Layanan"]
    assert [each.number for each in office.workspace.directory.pillars().values()] == [1, 2, 3]


def test_a_person_gets_roles_and_sits_down(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "people")
    shown = roster(screen)
    assert shown.model.rows[0].mark == "Saya"
    assert not shown.detail.off.isVisible()
    assert shown.choose(office.ids["Dimas"])
    roles = shown.entries["roles"]
    assert isinstance(roles, TicksEntry)
    click(roles.ticks["approver"])
    assert set(office.workspace.directory.people()[office.ids["Dimas"]].roles) == {"reviewer", "approver"}
    assert shell.said[-1] == ("Peran untuk “Dimas” disimpan", True)
    click(shown.detail.sit)
    assert office.workspace.actor == office.ids["Dimas"]
    assert [row.mark for row in shown.model.rows] == ["", "", "Saya"]
    assert [each.kind for each in office.workspace.all_records()].count("presence") == 2
    assert shell.said[-1][1] is False


def test_somebody_else_sat_down(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "people")
    screen.session.run(lambda: office.workspace.directory.sign_in(office.ids["Bu Lurah"]))
    assert [row.mark for row in roster(screen).model.rows] == ["", "Saya", ""]


def test_a_person_of_the_history_is_only_taken_out(office: Office_, make: Maker) -> None:
    office.workspace.directory.sign_in(office.ids["Bu Lurah"])
    shown = roster(make(office.workspace, "people"))
    assert shown.choose(office.ids["Arum"])
    assert shown.detail.off.text() == "Nonaktifkan"
    click(shown.detail.off)
    assert names(shown) == ["Bu Lurah", "Dimas", "Arum"]
    assert "riwayat" in shown.detail.note.text().lower()


def test_the_person_here_cannot_be_taken_out(office: Office_, make: Maker) -> None:
    shown = roster(make(office.workspace, "people"))
    press(shown.list, Qt.Key.Key_Delete)
    assert "Arum" in shown.message.accessibleName()
    assert len(office.workspace.directory.people()) == 3


def test_a_pillars_share_is_typed_or_stepped(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "pillars")
    shown = roster(screen)
    assert "100%" in shown.foot.text()
    target = shown.entries["target"]
    assert isinstance(target, NumberEntry)
    type_into(target, "40", TAB)
    assert office.workspace.directory.pillars()[office.ids["Layanan"]].target == 40
    assert "20%" in shown.foot.text()
    click(target.number.more)
    click(target.number.more)
    assert office.workspace.directory.pillars()[office.ids["Layanan"]].target == 40
    press(target.number.line, ENTER)
    assert office.workspace.directory.pillars()[office.ids["Layanan"]].target == 42
    assert len(shell.said) == 2
    screen.session.run(office.workspace.history.undo)
    assert target.number.value() == 40


def test_a_new_pillar_takes_the_free_number(office: Office_, make: Maker) -> None:
    office.workspace.directory.delete("pillar", office.ids["Cerita"])
    shown = roster(make(office.workspace, "pillars"))
    click(shown.add)
    type_into(shown.entries["name"], "Dengar warga", ENTER)
    assert [(each.number, each.name) for each in office.workspace.directory.pillars().values()] == [
        (1, "Layanan"), (2, "Dengar warga"), (3, "Budaya"),
    ]  # fmt: skip


@pytest.mark.parametrize("section", ["accounts", "people", "pillars", "partners"])
def test_nothing_there_yet(make: Maker, tmp_path, clock: SteppingClock, section: str) -> None:  # type: ignore[no-untyped-def]
    with Workspace.open(tmp_path / "new", create=True, clock=clock, home=tmp_path / "home") as workspace:
        shown = roster(make(workspace, section))
        assert shown.empty.isVisible()
        assert "Belum ada" in shown.empty.accessibleName()
        assert not shown.list.isVisible()
        assert shown.add.hasFocus()
        press(shown.list, Qt.Key.Key_Delete)
        click(shown.add)
        assert shown.detail.isVisible()
        name = shown.entries["name"]
        type_into(name, "Contoh")
        click(shown.detail.save)
        assert names(shown) == ["Contoh"]
        assert not shown.empty.isVisible()


def test_sixty_long_names(office: Office_, make: Maker) -> None:
    long = "Akun dengan nama yang sangat panjang sekali untuk dilihat di layar kecil"
    with office.workspace.operation("op.account.add", "60"):
        for at in range(60):
            office.workspace.directory.save(
                "account", None, Account("x", "x_free", f"a{at}", f"{long} {at}", at + 9)
            )
    shown = roster(make(office.workspace, "accounts"))
    assert len(shown.model.rows) == 63
    press(shown.list, Qt.Key.Key_End)
    assert shown.chosen == list(office.workspace.directory.accounts())[-1]
    assert shown.list.visualRect(shown.list.currentIndex()).bottom() <= shown.list.viewport().height()
    assert shown.width() <= 1190 - 208
    shown.grab()


def test_reading_only(office: Office_, make: Maker, clock: SteppingClock, shell: Shell) -> None:
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=clock, home=home) as reader:
        shown = roster(make(reader, "accounts"))
        assert not shown.add.isVisible()
        assert not shown.detail.off.isVisible()
        assert line(shown.entries["name"]).isReadOnly()
        QTest.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        press(shown.list, Qt.Key.Key_Delete)
        assert names(shown) == ["Instagram Contoh", "Facebook Contoh", "WhatsApp Contoh"]
    assert not shell.said


def test_one_that_was_deleted_elsewhere_leaves_the_form(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "people")
    shown = roster(screen)
    assert shown.choose(office.ids["Bu Lurah"])
    screen.session.run(lambda: office.workspace.directory.delete("person", office.ids["Bu Lurah"]))
    assert names(shown) == ["Arum", "Dimas"]
    assert line(shown.entries["name"]).text() == "Arum"


def test_a_person_of_an_unknown_role_keeps_it(office: Office_, make: Maker) -> None:
    key, _ = office.workspace.directory.save("person", None, Person("Citra", "", ("pengawas", "writer")))
    shown = roster(make(office.workspace, "people"))
    assert shown.choose(key)
    roles = shown.entries["roles"]
    assert isinstance(roles, TicksEntry)
    click(roles.ticks["reviewer"])
    assert set(office.workspace.directory.people()[key].roles) == {"writer", "reviewer", "pengawas"}
