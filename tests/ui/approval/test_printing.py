"""Cetak lembar: the menu, the file, what is remembered, what goes wrong."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import Cancelled
from medsos_desktop.review import printing
from medsos_desktop.review.printing import Kept, Memory
from tests.ui.approval.conftest import Kantor, Show
from tests.ui.stand_in import Shell
from ui.jobs import Jobs
from ui.screens.approval.screen import Screen

pytestmark = pytest.mark.window
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
A4, F4 = (595.3, 841.9), (609.4, 935.4)


def entries(screen: Screen) -> list[QAction]:
    screen.printer.fill()
    return [each for each in screen.printer.menu.actions() if not each.isSeparator()]


def choose(screen: Screen, words: str) -> None:
    next(each for each in entries(screen) if words in each.text()).trigger()


def said(screen: Screen) -> str:
    return screen.message.accessibleName() if screen.notice.isVisible() else ""


def answer(screen: Screen, folder: Path, name: str = "") -> list[Path]:
    """Saves into ``folder`` under the offered name, or ``name``; what was offered."""
    offered: list[Path] = []

    def ask(path: Path) -> str:
        offered.append(path)
        return str(folder / (name or path.name))

    screen.printer.ask_file = ask
    return offered


def pages(file: Path) -> bytes:
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    return data


def test_ctrl_p_prints_the_post_that_is_read(
    show: Show, kantor: Kantor, shell: Shell, tmp_path: Path
) -> None:
    kantor.post("Jam layanan")
    screen = show()
    offered = answer(screen, tmp_path)
    QTest.keyClick(screen, Qt.Key.Key_P, CTRL)
    name = f"lembar-{screen.bar.code.text()}.pdf"
    assert [each.name for each in offered] == [name]
    assert b"595" in pages(tmp_path / name)
    assert shell.said == [(f"1 lembar tersimpan: {name}", False)]
    assert screen.printer.made == tmp_path / name


def test_the_toast_and_the_menu_open_the_folder(
    show: Show, kantor: Kantor, shell: Shell, tmp_path: Path
) -> None:
    kantor.post()
    screen = show()
    shown: list[QUrl] = []
    screen.printer.show_in_system = lambda url: shown.append(url) or True
    answer(screen, tmp_path)
    assert not [each for each in entries(screen) if "Buka folder" in each.text()]
    choose(screen, "Unggahan ini")
    words, deed = shell.links[0]
    assert words == "Buka folder"
    deed()
    choose(screen, "Buka folder")
    assert [Path(each.toLocalFile()) for each in shown] == [tmp_path, tmp_path]


def test_the_week_of_the_post_is_offered_with_its_number(
    show: Show, kantor: Kantor, shell: Shell, tmp_path: Path
) -> None:
    kantor.post("Satu", planned="2026-12-17T07:00")
    kantor.post("Dua", planned="2026-12-20T07:00")
    kantor.post("Lain minggu", planned="2026-12-21T07:00")
    screen = show()
    texts = [each.text() for each in entries(screen)]
    assert texts[:2] == ["Unggahan ini…", "Seminggu, 14–20 Desember 2026: 2 unggahan…"]
    offered = answer(screen, tmp_path)
    QTest.keyClick(screen, Qt.Key.Key_P, CTRL | SHIFT)
    assert offered[0].name == "lembar-2026-12-14.pdf"
    assert shell.said == [("2 lembar tersimpan: lembar-2026-12-14.pdf", False)]
    pages(tmp_path / "lembar-2026-12-14.pdf")


def test_a_week_in_which_nothing_waits_cannot_be_chosen(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    post = kantor.post()
    kantor.sit("lurah")
    kantor.ws.approval.approve(post, kantor.ws.approval.review(post).content, frozenset())
    screen = show(post=post)
    week = entries(screen)[1]
    assert (week.isEnabled(), week.text()) == (False, "14–20 Desember 2026: tidak ada yang menunggu")
    answer(screen, tmp_path)
    QTest.keyClick(screen, Qt.Key.Key_P, CTRL | SHIFT)
    assert "Tidak ada unggahan yang menunggu keputusan" in said(screen)
    assert not list(tmp_path.glob("*.pdf"))


def test_paper_and_folder_are_remembered(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    kantor.post()
    screen, folder = show(), tmp_path / "cetak"
    folder.mkdir()
    answer(screen, folder)
    choose(screen, "F4")
    choose(screen, "Unggahan ini")
    assert Memory(kantor.ws.home, kantor.ws.folder).load() == Kept("f4", str(folder))
    again = show()
    checked = [each.text() for each in entries(again) if each.isChecked()]
    assert checked == ["Kertas F4 (folio)"]
    offered = answer(again, folder, "lagi.pdf")
    choose(again, "Unggahan ini")
    assert offered[0].parent == folder
    assert b"935" in pages(folder / "lagi.pdf")


def test_a_folder_that_went_is_not_offered(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    kantor.post()
    Memory(kantor.ws.home, kantor.ws.folder).keep(Kept("a4", str(tmp_path / "dicabut")))
    screen = show()
    offered = answer(screen, tmp_path)
    choose(screen, "Unggahan ini")
    assert offered[0].parent.is_dir()


def test_what_was_left_open_prints_nothing(show: Show, kantor: Kantor, shell: Shell) -> None:
    kantor.post()
    screen = show()
    screen.printer.ask_file = lambda _offered: ""
    choose(screen, "Unggahan ini")
    assert shell.said == []
    assert screen.printer.made is None


def test_a_folder_that_cannot_be_written_says_so_in_place(
    show: Show, kantor: Kantor, shell: Shell, tmp_path: Path
) -> None:
    kantor.post()
    screen = show()
    answer(screen, tmp_path / "dicabut")
    choose(screen, "Unggahan ini")
    assert "dicabut tidak ada" in said(screen)
    assert shell.said == []


def test_a_post_that_changed_meanwhile_is_read_first(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    post = kantor.post()
    screen = show()
    kantor.rewrite(post, text="Loket tutup.")
    screen.desk.news()
    offered = answer(screen, tmp_path)
    choose(screen, "Unggahan ini")
    assert offered == []
    assert "baru saja diubah" in said(screen)


def test_it_is_made_beside_the_window_and_can_be_stopped(
    show: Show,
    kantor: Kantor,
    shell: Shell,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kantor.post()
    screen, begun = show(), threading.Event()

    def slow(*_args: object) -> int:
        cancelled = _args[-1]
        begun.set()
        while not cancelled():  # type: ignore[operator]
            pass
        raise Cancelled

    monkeypatch.setattr(printing, "make", slow)
    jobs = Jobs(screen.context.jobs.open_reader, screen)
    screen.printer._context = screen.context._replace(jobs=jobs)
    answer(screen, tmp_path)
    choose(screen, "Unggahan ini")
    assert begun.wait(5)
    (handle,) = jobs.running()
    assert handle.title == "Membuat lembar"
    choose(screen, "Unggahan ini")
    assert "masih dibuat" in said(screen)
    handle.cancel()
    qtbot.waitUntil(lambda: not jobs.running())
    assert said(screen).startswith("Dibatalkan.")
    assert not list(tmp_path.glob("*.pdf"))
    assert shell.said == []
