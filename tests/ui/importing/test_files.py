"""Files that are good, bad, dropped or at hand, and the refused rows as a file of their own."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from medsos_desktop.exchange.outcome import Kind
from medsos_desktop.exchange.sheets.read import read_sheet
from tests.ui.importing.conftest import KELURAHAN, Sheet
from tests.ui.importing.hands import KEY, button, press
from tests.ui.stand_in import Shell
from ui.screens.importing.screen import Screen

# rejected rows


def test_rejected_rows_are_shown_saved_and_come_in_once_mended(
    screen: Screen, shell: Shell, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    screen.show_step("preview", Kind.REJECTED)
    page = screen.pages.preview
    assert page.save.isVisible()
    said = page.model.data(page.model.index(0, 0))
    assert said == "rencana · baris 5, Tanggal, 31/11/2026, Tanggal ini tidak ada di kalender"
    target = tmp_path / "berkas" / "perlu diperbaiki"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save.click()
    written = target.with_name("perlu diperbaiki.xlsx")
    assert shell.said[-1] == (
        "Disimpan: perlu diperbaiki.xlsx. Perbaiki di Excel lalu ambil lagi.",
        False,
    )
    assert [remark.value for remark in read_sheet(written).rejected] == ["31/11/2026"]


def test_a_place_that_cannot_be_written_is_said_on_the_page(
    screen: Screen, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(file=str(sheet()))
    screen.pages.preview.show_kind(Kind.REJECTED)
    target = tmp_path / "tidak" / "ada" / "x.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.pages.preview.save.click()
    assert screen.pages.preview.message.isVisible()
    assert "tidak dapat ditulis" in screen.pages.preview.message.accessibleName()
    button(screen.pages.preview.message, "Tutup").click()
    assert not screen.pages.preview.message.isVisible()


# files


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 cut short", "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel lama"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"%PDF-1.7 no sheet", "bukan lembar kerja"),
        (b"satu saja", "Tidak ditemukan kalender"),
        (None, "tidak ditemukan"),
        (b"huge", "batasnya 64 MB"),
    ],
    ids=["empty", "cut", "xls", "password", "pdf", "no table", "gone", "huge"],
)
def test_a_bad_file_is_explained_and_the_page_goes_on(
    screen: Screen, sheet: Sheet, tmp_path: Path, content: bytes | None, said: str
) -> None:
    bad = tmp_path / "berkas" / "buruk.xlsx"
    if content is not None:
        bad.write_bytes(content)
    if content == b"huge":
        os.truncate(bad, 70 * 2**20)  # takes no room on the disk
    screen.open(file=str(bad))
    assert screen.step == "file"
    message = screen.pages.file.message
    assert message.isVisible()
    assert said in message.accessibleName()
    assert screen.pages.file.zone.button.hasFocus()
    bad.write_bytes(sheet().read_bytes())
    button(message, "Coba lagi").click()
    assert screen.step == "preview"
    assert not message.isVisible()


def test_files_at_hand_are_offered(qtbot: QtBot, screen: Screen, sheet: Sheet) -> None:
    sheet()
    screen.activate()
    assert screen.pages.file.nearby.isVisible()
    read = button(screen.pages.file.nearby, "Baca")
    read.setFocus()
    press(qtbot, KEY.Key_Return)
    assert screen.step == "preview"


def _dropped(*files: Path) -> tuple[QDragEnterEvent, QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    return (
        QDragEnterEvent(QPoint(50, 50), copy, data, left, none),
        QDropEvent(QPointF(50, 50), copy, data, left, none),
        data,
    )


def test_a_file_dropped_anywhere_is_taken(screen: Screen, sheet: Sheet) -> None:
    enter, drop, _data = _dropped(sheet())
    QApplication.sendEvent(screen, enter)
    assert screen.pages.file.zone.hot
    QApplication.sendEvent(screen, drop)
    assert not screen.pages.file.zone.hot
    assert screen.step == "preview"
    enter, drop, _data = _dropped(sheet(), KELURAHAN)
    QApplication.sendEvent(screen, enter)
    QApplication.sendEvent(screen, drop)
    assert screen.step == "file"
    assert "Seret satu berkas" in screen.pages.file.message.accessibleName()


def test_a_hand_off_file_is_left_to_the_window(screen: Screen, tmp_path: Path) -> None:
    enter, drop, _data = _dropped(tmp_path / "usulan_cacaban (1).medsos")
    enter.ignore()
    QApplication.sendEvent(screen, enter)
    QApplication.sendEvent(screen, drop)
    assert not enter.isAccepted()
    assert not screen.pages.file.zone.hot
    assert not screen.pages.file.message.accessibleName()
