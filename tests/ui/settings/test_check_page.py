"""Pemeriksaan: nothing found, something found, kept, stopped; and a PC that was set back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from medsos_desktop.chains import checked
from medsos_desktop.errors import Cancelled
from medsos_desktop.words import Words
from tests.exchange.handoff.conftest import a, b, desk
from tests.exchange.handoff.desk import Desk
from tests.exchange.handoff.setback import DiskImage
from tests.ui.settings.conftest import Maker, Office_
from tests.ui.stand_in import Shell
from ui.kit.labels import Label
from ui.screens.settings.check import CheckPage
from ui.screens.settings.screen import Screen

__all__ = ["a", "b", "desk"]


def check_page(screen: Screen) -> CheckPage:
    page = screen.show_section("check")
    assert isinstance(page, CheckPage)
    return page


def said(page: CheckPage) -> list[str]:
    return [each.text() for each in page.card.findChildren(Label)]


def test_a_whole_workspace_says_so(office: Office_, make: Maker) -> None:
    page = check_page(make(office.workspace))
    assert (page.back.isHidden(), page.empty.isHidden(), page.foot.isHidden()) == (True, False, True)
    page.now.click()
    assert page.message.accessibleName().startswith("Utuh: 12 catatan")
    assert (page.empty.isHidden(), page.card.isHidden()) == (True, True)
    assert page.progress.isHidden()


def test_what_does_not_fit_is_told_by_name_and_kept(
    office: Office_, make: Maker, shell: Shell, tmp_path: Path
) -> None:
    office.workspace.store.db.run("UPDATE records SET salt = x'00' WHERE kind = 'post'")
    page = check_page(make(office.workspace))
    page.now.click()
    assert page.message.accessibleName().startswith("1 hal tidak cocok, dari 12 catatan.")
    assert "Tidak cocok · Unggahan “Jam layanan”" in said(page)
    page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Pemeriksaan catatan Kelurahan Contoh, ")
    assert "Isi catatan" in text
    assert "[Unggahan “Jam layanan”]" in text
    page.keep(tmp_path / "hasil")
    assert (tmp_path / "hasil.txt").read_text(encoding="utf-8") == text
    assert shell.said[-1] == ("Hasil pemeriksaan disimpan", False)
    page.keep(tmp_path / "tidak" / "ada.txt")
    assert page.message.property("note") == "error"


def test_it_can_be_stopped(office: Office_, make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Cancelled):
        checked.check(office.workspace.chains, Words("id"), "Asia/Jakarta", lambda *_: None, lambda: True)
    page = check_page(make(office.workspace))

    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(checked, "check", stopped)
    page.now.click()
    assert page.message.accessibleName() == "Pemeriksaan dibatalkan."
    assert page.now.isEnabled()


def test_a_pc_that_was_set_back_explains_it(a: Desk, b: Desk, make: Maker) -> None:
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang")
    b.take(a.send())
    image.put_back()
    a.post("Baru")
    a.take(b.send())
    page = check_page(make(a.ws))
    assert page.back.message.accessibleName() == "Komputer ini pernah disetel mundur"
    assert page.back.text.text().startswith("Rantai komputer ini bercabang")
    explain = page.back.explain
    assert explain is not None
    explain.click()
    assert not page.back.form.isHidden()
    page.back.stop.click()
    assert page.back.form.isHidden()
    explain.click()
    page.back.line.setText("citra lama")
    page.back.go.click()
    assert page.back.isHidden()
    assert page.message.accessibleName().startswith("Sudah dicatat.")
    assert a.ws.chains.set_back() == ()
    page.now.click()
    assert page.message.property("note") == "ok"
    assert any(text.startswith("Catatan: riwayat") for text in said(page))


def test_the_focus_goes_to_the_button_that_is_shown(a: Desk, b: Desk, make: Maker) -> None:
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang")
    b.take(a.send())
    image.put_back()
    a.post("Baru")
    a.take(b.send())
    page = check_page(make(a.ws))
    page.reload()  # told anew, while the button of before still waits to be let go
    explain = page.back.explain
    assert explain is not None
    assert not explain.isHidden()


def test_read_only_nothing_can_be_explained(a: Desk, b: Desk, make: Maker) -> None:
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang")
    b.take(a.send())
    image.put_back()
    a.post("Baru")
    a.take(b.send())
    page = check_page(make(a.pc.open(write=False)))
    assert not page.back.isHidden()
    assert page.back.explain is None
    assert "hanya untuk dibaca" in page.back.text.text()
