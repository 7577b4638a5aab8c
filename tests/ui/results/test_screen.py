"""From the file to Tayang and back, with the keys and the mouse a person uses."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from medsos_desktop.exchange.results.model import Kind
from medsos_desktop.model.post import State
from tests.exchange.results.conftest import Office
from tests.ui.importing.hands import press
from tests.ui.stand_in import Shell
from ui.jobs import Job, JobHandle, SyncJobs
from ui.kit.labels import Label
from ui.kit.wizard.records import LEFT
from ui.screens.results.pages import DONE, FILE, PREVIEW
from ui.screens.results.screen import Screen

KEY = Qt.Key


def sheet(office: Office) -> tuple[str, str, str]:
    """Two posts and a row of another office; the file."""
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    rows = (
        office.row(one),
        office.row(two, date="11/12/2026", likes="banyak"),
        {"code": "LAIN", "link": "x"},
    )
    file = office.csv(*rows)
    office.later()
    return one, two, str(file)


def state(office: Office, post: str) -> State:
    return office.ws.posts.get(post).state


def test_by_keyboard_from_file_to_published_and_back(
    qtbot: QtBot, screen: Screen, office: Office, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, file = sheet(office)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    assert screen.pages.file.zone.button.hasFocus()
    press(qtbot, KEY.Key_Return)
    assert screen.step == PREVIEW
    assert [line.kind for line in screen.pages.preview.model.lines] == [Kind.STOPPED, Kind.DOUBT, Kind.NEW]
    assert screen.pages.foot.primary.text() == "Catat 1 hasil"
    assert screen.pages.preview.list.hasFocus()
    press(qtbot, KEY.Key_Space)  # a row that cannot be taken stays unticked
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Space)
    assert screen.pages.foot.primary.text() == "Catat 2 hasil"
    qtbot.keyClick(screen.pages.preview.list, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.step == DONE
    assert [state(office, post) for post in (one, two)] == [State.PUBLISHED] * 2
    assert shell.said == [("2 hasil unggahan dicatat.", True)]
    assert screen.pages.done.first is not None
    assert screen.pages.done.first.hasFocus()
    screen.undo()
    assert [state(office, post) for post in (one, two)] == [State.SCHEDULED] * 2
    assert "diurungkan" in screen.pages.done.message.accessibleName()


def test_undo_from_elsewhere_is_told(screen: Screen, office: Office) -> None:
    *_, file = sheet(office)
    screen.open(file=file)
    screen.apply()
    screen.session.run(office.ws.history.undo)
    assert "diurungkan" in screen.pages.done.message.accessibleName()
    screen.session.run(office.ws.history.redo)
    assert screen.pages.done.message.accessibleName().startswith("1 hasil dicatat")


def test_what_came_since_is_not_undone_from_here(screen: Screen, office: Office) -> None:
    _, two, file = sheet(office)
    screen.open(file=file)
    screen.apply()
    office.ws.posts.update(office.post(), office.ws.posts.get(two).post)
    screen.undo()
    assert "langkah lain" in screen.pages.done.message.accessibleName()


def test_a_file_that_is_none_is_told_in_place(screen: Screen, office: Office) -> None:
    screen.open(file=str(office.folder / "tidak-ada.xlsx"))
    assert screen.step == FILE
    assert screen.pages.file.message.isVisible()
    assert screen.pages.file.zone.button.hasFocus()


def test_an_unfilled_sheet_says_so(screen: Screen, office: Office) -> None:
    office.scheduled()
    screen.open(file=str(office.bundle_sheet()))
    assert "Belum ada yang diisi" in screen.pages.preview.word.accessibleName()
    assert screen.pages.foot.primary.text() == "Catat hasil"
    screen.pages.foot.primary.click()
    assert screen.step == PREVIEW


def test_mouse_and_box_for_all(qtbot: QtBot, screen: Screen, office: Office) -> None:
    *_, file = sheet(office)
    screen.open(file=file)
    view = screen.pages.preview.list
    rect = view.visualRect(screen.pages.preview.model.index(2, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(LEFT + 8, rect.center().y()))
    assert screen.pages.preview.chosen is not None
    assert not screen.pages.preview.chosen.wanted
    screen.pages.preview.all.click()
    assert len(screen.pages.preview.chosen.wanted) == 2
    assert screen.pages.preview.all.isChecked()


def test_a_change_elsewhere_compares_anew_and_keeps_the_choice(screen: Screen, office: Office) -> None:
    one, _two, file = sheet(office)
    screen.open(file=file)
    screen.pages.preview.list.tick(1)
    screen.session.run(lambda: office.ws.approval.withdraw(one, "Batal."))
    assert screen.pages.preview.chosen is not None
    kinds = [line.kind for line in screen.pages.preview.model.lines]
    assert kinds == [Kind.STOPPED, Kind.STOPPED, Kind.DOUBT]
    assert len(screen.pages.preview.chosen.wanted) == 1


def test_a_dropped_file_is_taken(screen: Screen, office: Office) -> None:
    *_, file = sheet(office)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    assert screen.pages.file.zone.hot
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, left, none))
    assert (screen.step, screen.pages.file.zone.hot) == (PREVIEW, False)


def test_a_hand_off_file_is_left_to_the_window(screen: Screen) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/media/stick/usulan_cacaban.medsos")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(screen, enter)
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, left, none))
    assert (enter.isAccepted(), screen.pages.file.zone.hot, screen.step) == (False, False, FILE)


def test_escape_goes_back_step_by_step(qtbot: QtBot, screen: Screen, office: Office, shell: Shell) -> None:
    *_, file = sheet(office)
    screen.open(file=file)
    qtbot.keyClick(screen, KEY.Key_Escape)
    assert screen.step == FILE
    qtbot.keyClick(screen, KEY.Key_Escape)
    assert shell.gone == [("back", {})]


def test_tab_comes_to_the_way_back_before_the_way_on(qtbot: QtBot, screen: Screen, office: Office) -> None:
    *_, file = sheet(office)
    screen.open(file=file)
    press(qtbot, KEY.Key_Tab)
    assert screen.pages.before.hasFocus()
    press(qtbot, KEY.Key_Tab)
    assert screen.pages.foot.primary.hasFocus()


def test_of_several_dropped_files_none_is_taken(screen: Screen, office: Office) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(office.folder / name)) for name in ("a.csv", "b.csv")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    QApplication.sendEvent(screen, QDragLeaveEvent())
    assert not screen.pages.file.zone.hot
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, left, none))
    assert screen.step == FILE
    assert screen.pages.file.message.isVisible()


def test_what_a_reader_hears(screen: Screen, office: Office) -> None:
    *_, file = sheet(office)
    screen.open(file=file)
    said = screen.pages.preview.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Baris 3, Perlu dilihat, Pasar")
    assert "tidak dicentang" in said


def test_many_rows_stay_one_list(screen: Screen, office: Office) -> None:
    post = office.scheduled()
    file = office.csv(*[office.row(post, code=f"X{n}") for n in range(2_000)])
    office.later()
    screen.open(file=str(file))
    assert screen.pages.preview.model.rowCount() == 2_000
    assert screen.pages.foot.note.text().startswith("2000 baris")


def test_the_list_of_what_is_out_is_saved(
    screen: Screen, office: Office, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = office.folder / "daftar"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.pages.file.save.click()
    assert "Belum ada unggahan yang tayang" in screen.pages.file.message.accessibleName()
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    screen.pages.file.save.click()
    assert target.with_name("daftar.xlsx").is_file()
    assert shell.said[-1] == ("Daftar 2 kiriman disimpan: daftar.xlsx", False)


class Held(SyncJobs):
    """Begins a job that writes when told to: what a person sees meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def _run(self, handle: JobHandle, job: Job) -> None:
        self.waiting.append(lambda: handle.work(job))

    def go_on(self) -> None:
        """Everything under way comes to its end."""
        while self.waiting:
            self.waiting.pop(0)()


def _taking(qtbot: QtBot, screen: Screen, office: Office) -> tuple[str, Held]:
    """Results of one post are being taken."""
    post = office.scheduled()
    file = office.csv(office.row(post))
    office.later()
    screen.take(str(file))
    held = Held()
    jobs = screen.context.jobs
    held.open_reader, held.workspace = jobs.open_reader, jobs.workspace
    held.wrote.connect(jobs.wrote)
    screen._taking._context = screen._taking._context._replace(jobs=held)
    qtbot.keyClick(screen.pages.preview.list, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return post, held


def test_while_results_are_taken_nothing_else_begins(qtbot: QtBot, screen: Screen, office: Office) -> None:
    post, held = _taking(qtbot, screen, office)
    assert screen.step == PREVIEW
    assert not screen.pages.before.isEnabled()
    assert "Mencatat 1 hasil…" in screen.pages.foot.primary.accessibleDescription()
    screen.apply()
    screen.take("lain.csv")
    assert len(held.waiting) == 1
    held.go_on()
    assert screen.step == DONE
    assert state(office, post) is State.PUBLISHED


def test_what_is_under_way_stands_at_the_foot_with_its_way_out(
    qtbot: QtBot, screen: Screen, office: Office
) -> None:
    post, held = _taking(qtbot, screen, office)
    pages = screen.pages
    assert (pages.taking.isVisible(), pages.foot.isVisible(), pages.stack.isEnabled()) == (True, False, False)
    assert pages.taking.cancel.hasFocus()
    assert pages.regions()[-1].stop is pages.taking.cancel
    qtbot.keyClick(pages.taking.cancel, KEY.Key_Space)
    held.go_on()
    assert (pages.taking.isVisible(), pages.foot.isVisible(), pages.stack.isEnabled()) == (False, True, True)
    assert pages.preview.list.hasFocus()
    assert state(office, post) is State.SCHEDULED


def test_taking_it_back_stands_at_the_foot_too(qtbot: QtBot, screen: Screen, office: Office) -> None:
    _, held = _taking(qtbot, screen, office)
    held.go_on()
    pages = screen.pages
    assert pages.done.buttons[0].hasFocus()
    screen.undo()
    assert pages.taking.cancel.hasFocus()
    qtbot.keyClick(screen, KEY.Key_Escape)
    held.go_on()
    assert (pages.taking.isVisible(), pages.stack.isEnabled()) == (False, True)
    assert pages.done.buttons[0].hasFocus()


def test_escape_cancels_and_nothing_is_kept(
    qtbot: QtBot, screen: Screen, office: Office, shell: Shell
) -> None:
    post, held = _taking(qtbot, screen, office)
    qtbot.keyClick(screen, KEY.Key_Escape)
    held.go_on()
    assert screen.step == PREVIEW
    assert screen.pages.before.isEnabled()
    assert state(office, post) is State.SCHEDULED
    assert shell.said[-1] == ("Dibatalkan. Tidak ada hasil yang dicatat.", False)
    screen.apply()
    held.go_on()
    assert state(office, post) is State.PUBLISHED


def test_taking_it_back_can_be_cancelled_too(
    qtbot: QtBot, screen: Screen, office: Office, shell: Shell
) -> None:
    post, held = _taking(qtbot, screen, office)
    held.go_on()
    for cancelled, wanted in ((True, State.PUBLISHED), (False, State.SCHEDULED)):
        screen.undo()
        screen.undo()  # pressed twice
        assert len(held.waiting) == 1
        if cancelled:
            qtbot.keyClick(screen, KEY.Key_Escape)
        held.go_on()
        assert state(office, post) is wanted
        assert screen.step == DONE
    assert ("Dibatalkan. Semua hasil tetap tercatat.", False) in shell.said
    assert "diurungkan" in screen.pages.done.message.accessibleName()


def test_one_account_of_two_is_told_to_be_one_of_two(qtbot: QtBot, screen: Screen, office: Office) -> None:
    post = office.scheduled()
    file = office.csv(office.row(post))
    office.later()
    screen.take(str(file))
    screen.pages.preview.list.setCurrentIndex(screen.pages.preview.model.index(0, 0))
    said = [label.text() for label in screen.pages.preview.findChildren(Label)]
    assert "Sesudah dicatat: tayang di 1 dari 2 akun. Yang lain belum ada kabarnya." in said
    screen.apply()
    assert (
        "Dari 1 unggahan, baru sebagian akunnya yang ada kabarnya."
        in screen.pages.done.message.accessibleName()
    )
