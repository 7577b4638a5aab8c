"""Hand-off files that reach the window: dropped, double-clicked, come into the inbox."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from main import window_options
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.handing.memory import INBOX
from tests.exchange.handoff.conftest import a, desk
from tests.exchange.handoff.desk import Desk
from tests.ui.shell.conftest import MakeWindow
from ui.inbox import watch_of
from ui.screens.handoff.screen import Screen
from ui.shell import opening
from ui.shell.window import MainWindow

__all__ = ["a", "desk"]

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, *files: Path) -> bool:
    """Holds files over the window and lets them go; whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    assert window.desk is not None
    enter = QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(window.desk, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window.desk, QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NONE))
    return True


def step(window: MainWindow) -> str:
    assert window.desk is not None
    screen = window.desk.stage.made("handoff")
    return str(getattr(screen, "step", ""))


def test_a_file_is_dropped_on_any_screen(window: MainWindow, a: Desk) -> None:
    a.post()
    file = a.send()
    assert not drop(window, file.with_name("foto.jpg"))
    assert drop(window, file)
    assert step(window) == "preview"
    assert window.desk is not None
    window.desk.go("home")
    assert drop(window, file, file)
    assert "sekaligus" in window.desk.notices.error.accessibleName()


def test_a_file_that_was_double_clicked_waits_for_a_workspace(
    make_window: MakeWindow, office: Path, a: Desk
) -> None:
    a.post()
    window = make_window()
    window.handed = a.send()
    window.show_welcome()
    window.tell_handed()
    assert window.first is not None
    assert window.open_folder(office)
    assert step(window) == "preview"
    assert window.handed is None


@pytest.mark.parametrize(
    ("line", "file"),
    [
        (["/media/stick/usulan_x (1).medsos"], "/media/stick/usulan_x (1).medsos"),
        (["--lang", "en", "x.medsos.zip"], "x.medsos.zip"),
        (["satu.medsos", "dua.medsos"], None),
        (["handoff", "look", "x.medsos"], None),
        (["kalender.xlsx"], None),
    ],
)
def test_what_a_double_click_hands_over(line: list[str], file: str | None) -> None:
    options = window_options(line)
    assert (options or {}).get("file") == file


def test_news_of_the_inbox_stay_above_until_they_are_seen(window: MainWindow, a: Desk) -> None:
    assert window.desk is not None
    assert window.session is not None
    a.post()
    a.send()
    watch = watch_of(window.session, window.jobs)
    watch.memory.keep(INBOX, a.out)
    window.desk.parcels.begin()
    watch.look()
    watch.look()
    banner = window.desk.parcels.banner
    assert banner is not None
    assert banner.accessibleName() == "1 berkas baru di kotak masuk"
    window.desk.go("handoff")
    assert window.desk.parcels.banner is None


def test_a_succession_founds_a_workspace_of_its_own(
    make_window: MakeWindow, a: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a.post("Posyandu")
    file = a.send(Kind.SUCCESSION)
    monkeypatch.setattr(opening, "default_folder", lambda: tmp_path / "Dokumen")
    window = make_window()
    page = window.show_welcome()
    (tmp_path / "rusak.medsos").write_bytes(b"x")
    page.received.emit(str(tmp_path / "rusak.medsos"))
    assert window.first is page
    page.received.emit(str(file))
    assert step(window) == "preview"
    assert window.folder == tmp_path / "Dokumen" / "kelurahan-a"
    assert window.desk is not None
    screen = window.desk.stage.made("handoff")
    assert isinstance(screen, Screen)
    screen.pages.preview.head.questions["unverified"].box.click()
    screen.pages.foot.primary.click()
    assert window.session is not None
    assert window.session.workspace.directory.office().name == "Kelurahan a"
    assert [row.title for row in window.session.workspace.posts.undated()] == ["Posyandu"]
