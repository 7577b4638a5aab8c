"""Making the file: whole, undone, cancelled, refused; and looking at others."""

import hashlib
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from medsos_desktop.bundles import parts
from medsos_desktop.bundles.plan import BundlePlan
from medsos_desktop.bundles.receipts import Receipt
from medsos_desktop.bundles.verify import VerifyReport, verify
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.export import run
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.ui.export.conftest import Maker, ids, states
from tests.ui.stand_in import Shell
from ui.jobs import JobHandle, Jobs
from ui.kit.button import Button, IconButton
from ui.kit.labels import Label
from ui.screens.export.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton
NAME = "2026-12-16_cacaban_jadwal.zip"


def press(screen: Screen, words: str) -> None:
    """A button of the message above the cards."""
    found = next(each for each in screen.frame.saying.message.findChildren(Button) if words in each.text())
    QTest.mouseClick(found, LEFT)


def said(screen: Screen) -> str:
    return screen.frame.saying.message.accessibleName() if screen.frame.saying.message.isVisible() else ""


def is_asking(screen: Screen) -> bool:
    return screen.running.asking


def test_the_whole_way(screen: Screen, out: Path, shell: Shell, workspace: Workspace) -> None:
    QTest.keyClick(screen.ready.primary, Qt.Key.Key_Return)
    file = out / NAME
    assert [each.name for each in out.iterdir()] == [NAME]
    report = verify(file)
    assert report.whole
    assert report.posts == 2
    assert screen.course.state == "done"
    assert screen.frame.feet.currentWidget() is screen.done
    assert screen.done.primary.hasFocus()
    made = screen.course.receipt
    assert made is not None
    assert made.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (made.size, made.files) == (file.stat().st_size, report.files)
    assert "dibaca ulang sesudah ditulis" in screen.result.verdict.accessibleName().lower()
    assert states(workspace)["Loket buka"] is State.SCHEDULED
    assert shell.said == [("2 unggahan sekarang berstatus Terjadwal", False)]


def test_the_tab_key_reads_the_result_and_then_its_bar_from_the_left(screen: Screen) -> None:
    screen.ready.primary.click()
    screen.frame.head.back.setFocus()
    QApplication.processEvents()
    done, went = screen.done, []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        went.append(QApplication.focusWidget())
    assert went == [*screen.result.stops(), done.again, done.check, done.copy, done.carry, done.primary]


def test_scheduling_is_all_or_nothing(
    screen: Screen, out: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, schedule = ids(workspace), workspace.approval.schedule

    def refuse(post: str) -> Changes:
        if post == known["Posyandu balita"]:
            raise UserError("approval.changed")
        return schedule(post)

    monkeypatch.setattr(workspace.approval, "schedule", refuse)
    screen.ready.primary.click()
    assert screen.course.state == "done"
    assert verify(out / NAME).whole
    assert states(workspace)["Loket buka"] is State.APPROVED
    assert "Paketnya sudah jadi" in said(screen)


def test_afterwards(screen: Screen, out: Path, shell: Shell) -> None:
    screen.ready.primary.click()
    shown: list[QUrl] = []

    def show(url: QUrl) -> bool:
        shown.append(url)
        return True

    screen.dialogs.show = show
    QTest.mouseClick(screen.done.primary, LEFT)
    assert shown == [QUrl.fromLocalFile(str(out))]
    QTest.mouseClick(screen.done.copy, LEFT)
    assert QGuiApplication.clipboard().text() == str(out / NAME)
    QTest.keyClick(screen.result.findChildren(IconButton)[0], Qt.Key.Key_Space)
    assert len(QGuiApplication.clipboard().text()) == 64
    screen.dialogs.show = lambda _url: False
    screen.done.primary.click()
    assert "tidak bisa dibuka" in said(screen)
    QTest.mouseClick(screen.done.again, LEFT)
    assert screen.course.state == "ready"
    assert screen.ready.primary.text() == "Buat paket, 2 unggahan"  # scheduled posts may go out again


def test_a_file_that_is_there_is_asked_about(screen: Screen, out: Path) -> None:
    (out / NAME).write_text("lama", encoding="utf-8")
    QTest.mouseClick(screen.ready.primary, LEFT)
    assert "sudah ada" in said(screen)
    assert (out / NAME).read_text(encoding="utf-8") == "lama"
    focused = screen.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Simpan sebagai 2026-12-16_cacaban_jadwal-2.zip"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert (out / NAME).read_text(encoding="utf-8") == "lama"
    assert verify(out / "2026-12-16_cacaban_jadwal-2.zip").whole


def test_replacing_and_thinking_better_of_it(screen: Screen, out: Path) -> None:
    (out / NAME).write_text("lama", encoding="utf-8")
    screen.ready.primary.click()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)
    assert not said(screen)
    assert screen.course.state == "ready"
    screen.ready.primary.click()
    press(screen, "Ganti berkas lama")
    assert verify(out / NAME).whole
    assert len(list(out.iterdir())) == 1


def _cancel_at(screen: Screen, jobs: Jobs, step: int) -> None:
    """Somebody presses Batal of the status bar when so many steps are done."""

    def started(handle: JobHandle) -> None:
        handle.progressed.connect(lambda n, _total, _what: handle.cancel() if n >= step else None)

    jobs.started.connect(started)


@pytest.mark.parametrize("step", [1, 8, 20])
def test_cancelling_leaves_the_folder_as_it_was(
    screen: Screen, out: Path, workspace: Workspace, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.jobs._QUIET_SECONDS", 0.0)
    (out / NAME).write_text("lama", encoding="utf-8")
    _cancel_at(screen, screen.context.jobs, step)
    screen.making.replace(screen.desk.target)
    assert [each.name for each in out.iterdir()] == [NAME]
    assert (out / NAME).read_text(encoding="utf-8") == "lama"
    assert screen.course.state == "ready"
    assert "Tidak ada berkas yang tertinggal" in said(screen)
    assert states(workspace)["Loket buka"] is State.APPROVED
    assert screen.ready.primary.hasFocus()


def test_what_changed_meanwhile_does_not_get_out(screen: Screen, out: Path, workspace: Workspace) -> None:
    workspace.posts.delete([ids(workspace)["Posyandu balita"]])  # nobody told the screen
    assert screen.ready.primary.text() == "Buat paket, 2 unggahan"
    screen.ready.primary.click()
    assert not list(out.iterdir())
    assert "berubah sejak daftar ini ditampilkan" in said(screen)
    assert screen.ready.primary.text() == "Buat paket, 1 unggahan"
    screen.ready.primary.click()
    assert verify(out / NAME).posts == 1


def test_a_folder_that_vanished_at_the_last_moment(screen: Screen, out: Path) -> None:
    out.rmdir()
    screen.ready.primary.click()
    assert screen.course.state == "ready"
    assert screen.ready.primary.reasons == ("Foldernya tidak ada",)


@pytest.mark.parametrize(
    ("number", "words"), [(28, "Ruang di"), (13, "Tidak bisa menulis"), (5, "Tidak bisa menulis")]
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing(
    screen: Screen, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == NAME:
            raise OSError(number, "tidak boleh")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    screen.ready.primary.click()
    monkeypatch.undo()
    assert not list(out.iterdir())
    assert words in said(screen)
    assert screen.course.state == "ready"
    screen.ready.primary.click()
    assert verify(out / NAME).whole


def test_a_bug_is_not_swallowed(screen: Screen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def broken(*_told: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("medsos_desktop.export.run.receipt", broken)
    with qtbot.captureExceptions() as caught:
        screen.making.start()
    assert [each[0] for each in caught] == [ZeroDivisionError]
    assert screen.course.state == "ready"


def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Bundles are made only when this is set."""
    gate, real = threading.Event(), run.make

    def waiting(
        plan: BundlePlan,
        target: Path,
        limit: int | None,
        ws: Workspace,
        tell: run.Tell,
        no: run.IsCancelled,
    ) -> tuple[Receipt, ...]:
        gate.wait(5)
        return real(plan, target, limit, ws, tell, no)

    monkeypatch.setattr(run, "make", waiting)
    return gate


def test_with_real_threads_and_escape(
    make: Maker, out: Path, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = held(monkeypatch)
    screen = make(jobs=Jobs())
    QTest.keyClick(screen.choices.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.course.state == "running"
    assert screen.running.cancel.hasFocus()
    assert not screen.choices.name.isEnabled()
    assert [handle.title for handle in screen.context.jobs.running()] == ["Membuat paket 16–22 Desember 2026"]
    QTest.keyClick(screen.running.cancel, Qt.Key.Key_Escape)
    assert is_asking(screen)
    QTest.keyClick(screen.running.no, Qt.Key.Key_Escape)
    assert not is_asking(screen)
    QTest.keyClick(screen.running.cancel, Qt.Key.Key_Escape)
    QTest.keyClick(screen.running.yes, Qt.Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: screen.course.state == "ready")
    assert not list(out.iterdir())
    assert states(workspace)["Loket buka"] is State.APPROVED
    screen.ready.primary.click()
    qtbot.waitUntil(lambda: screen.course.state == "done")
    assert verify(out / NAME).whole
    assert states(workspace)["Loket buka"] is State.SCHEDULED


def test_another_look_while_it_runs(
    make: Maker, out: Path, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window builds its screens anew: the old one's bundle is finished and noted all the same."""
    gate = held(monkeypatch)
    jobs = Jobs()
    old = make(jobs=jobs)
    old.ready.primary.click()
    new = make(jobs=jobs)
    new.ready.primary.click()
    assert "masih dibuat" in said(new)
    delete(old)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.running())
    assert verify(out / NAME).whole
    assert states(workspace)["Loket buka"] is State.SCHEDULED
    new.choices.periods["this-month"].click()
    assert [one.file for one in new.desk.kept.earlier] == [out / NAME]


def test_an_answer_after_the_workspace_was_closed_asks_nothing(
    make: Maker, out: Path, qtbot: QtBot, workspace: Workspace
) -> None:
    jobs = Jobs()
    screen = make(jobs=jobs)
    screen.ready.primary.click()
    screen.leave()
    screen.hide()
    jobs.stop()
    workspace.close()
    qtbot.waitUntil(lambda: not jobs.running())
    assert screen.course.state in ("ready", "done")


@pytest.mark.parametrize("late", [False, True])
def test_cancelled_from_another_screen(
    make: Maker, out: Path, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    """By the status bar; too late, the file is there, and its posts are scheduled when one comes back."""
    jobs = Jobs()
    screen = make(jobs=jobs)
    if late:
        monkeypatch.setattr("ui.jobs.JobHandle._tell", lambda *_told: None)
        real = run.make
        monkeypatch.setattr(
            run,
            "make",
            lambda plan, target, limit, ws, tell, _no: real(plan, target, limit, ws, tell, lambda: False),
        )
    screen.ready.primary.click()
    screen.leave()
    screen.hide()
    jobs.running()[0].cancel()
    qtbot.waitUntil(lambda: not jobs.running())
    screen.show()
    screen.activate()
    assert screen.course.state == ("done" if late else "ready")
    assert [verify(each).whole for each in out.iterdir()] == ([True] if late else [])
    assert states(workspace)["Loket buka"] is (State.SCHEDULED if late else State.APPROVED)
    assert len(screen.desk.kept.earlier) == late


# looking at bundles


def test_looking_at_a_good_and_a_changed_bundle(screen: Screen, out: Path) -> None:
    screen.ready.primary.click()
    bad = out / "berubah.zip"
    with zipfile.ZipFile(out / NAME) as source, zipfile.ZipFile(bad, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            target.writestr(info, data + b"!" if info.filename == "MULAI.txt" else data)
    screen.dialogs.bundle = lambda: str(bad)
    QTest.mouseClick(screen.done.check, LEFT)
    assert screen.course.state == "checked"
    assert "Ditolak" in screen.result.verdict.accessibleName()
    texts = [label.text().replace("\u200b", "") for label in screen.result.findChildren(Label)]
    assert "MULAI.txt berubah sejak paket dibuat." in texts
    screen.dialogs.bundle = lambda: str(out / NAME)
    QTest.mouseClick(screen.checked.check, LEFT)
    assert "Utuh, ditandatangani komputer ini: 2 unggahan" in screen.result.verdict.accessibleName()
    assert "16–22 Desember 2026" in [label.text() for label in screen.result.findChildren(Label)]
    QTest.keyClick(screen.checked.primary, Qt.Key.Key_Escape)
    assert screen.course.state == "done"
    assert "Paket jadi" in screen.result.verdict.accessibleName()


def test_looking_at_something_else_and_at_nothing(screen: Screen, out: Path) -> None:
    screen.dialogs.bundle = lambda: ""
    QTest.mouseClick(screen.plan_page.before.check_button, LEFT)
    assert screen.course.state == "ready"
    screen.looking.look(out / "tidak-ada.zip")
    assert "Belum diperiksa" in screen.result.verdict.accessibleName()
    QTest.mouseClick(screen.checked.primary, LEFT)
    assert screen.course.state == "ready"


def test_a_look_is_stopped_by_escape_at_once(
    make: Maker, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), run.look

    def held(path: Path, ws: Workspace, tell: run.Tell, cancelled: run.IsCancelled) -> VerifyReport:
        gate.wait(5)
        return real(path, ws, tell, cancelled)

    screen = make(jobs=Jobs())
    screen.ready.primary.click()
    qtbot.waitUntil(lambda: screen.course.state == "done")
    monkeypatch.setattr(run, "look", held)
    screen.looking.look(out / NAME)
    assert "hanya membaca" in screen.running.note.text()
    QTest.keyClick(screen.running.cancel, Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: screen.course.state == "done")
    assert said(screen).strip() == "Dibatalkan"


# bundles made before


def test_earlier_bundles_say_what_changed(
    screen: Screen, make: Maker, workspace: Workspace, out: Path
) -> None:
    screen.ready.primary.click()
    screen.to_plan()
    [one] = screen.desk.kept.earlier
    assert (one.file, len(one.posts), screen.desk.differing(one)) == (out / NAME, 2, 0)
    workspace.posts.delete([ids(workspace)["Posyandu balita"]])
    again = make()
    assert again.desk.differing(again.desk.kept.earlier[0]) == 1
    again.choices.periods["this-month"].click()
    QTest.mouseClick(again.plan_page.before.buttons[0], LEFT)
    assert again.desk.period == "seven-days"


# onto a stick


def test_a_copy_on_a_stick_is_read_back(screen: Screen, out: Path, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    screen.ready.primary.click()
    screen.dialogs.stick = lambda: ""
    QTest.mouseClick(screen.done.carry, LEFT)
    assert screen.course.state == "done"
    screen.dialogs.stick = lambda: str(stick)
    QTest.mouseClick(screen.done.carry, LEFT)
    assert screen.course.state == "done"
    assert "Tersalin ke" in said(screen)
    assert (stick / NAME).read_bytes() == (out / NAME).read_bytes()


def test_the_folder_of_the_bundle_is_no_stick(screen: Screen, out: Path) -> None:
    screen.ready.primary.click()
    screen.dialogs.stick = lambda: str(out)
    QTest.mouseClick(screen.done.carry, LEFT)
    assert "Belum ada salinan di flashdisk" in said(screen)
    assert screen.done.carry.hasFocus()
    assert [each.name for each in out.iterdir()] == [NAME]


def test_a_copy_under_another_name_is_told(screen: Screen, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    (stick / NAME).write_text("paket lain")
    screen.ready.primary.click()
    screen.carrying.carry(stick)
    assert "jadi salinannya bernama 2026-12-16_cacaban_jadwal-2.zip" in said(screen)


def test_a_stick_that_is_gone_leaves_the_bundle_in_sight(screen: Screen, tmp_path: Path) -> None:
    screen.ready.primary.click()
    screen.carrying.carry(tmp_path / "tidak")
    assert screen.course.state == "done"
    assert "tidak ada" in said(screen)


def test_a_copy_is_stopped_and_leaves_nothing(
    make: Maker, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), run.carry

    def held(files: tuple[Path, ...], folder: Path, tell: run.Tell, cancelled: run.IsCancelled) -> object:
        gate.wait(5)
        return real(files, folder, tell, cancelled)

    monkeypatch.setattr(run, "carry", held)
    screen = make(jobs=Jobs())
    screen.ready.primary.click()
    qtbot.waitUntil(lambda: screen.course.state == "done")
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    screen.carrying.carry(stick)
    QTest.keyClick(screen.running.cancel, Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: screen.course.state == "done")
    assert "Dibatalkan" in said(screen)
    assert not list(stick.iterdir())


def test_several_files_are_told_one_by_one(
    screen: Screen, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(parts.LIMITS, "mail", 274_000)
    screen.choices.limit.setCurrentIndex(screen.choices.limit.findData("mail"))
    screen.choices.limit.activated.emit(screen.choices.limit.currentIndex())
    screen.ready.primary.click()
    assert screen.course.state == "done"
    assert "Dibagi menjadi 2 berkas." in screen.result.verdict.accessibleName()
    one, two = screen.course.receipts
    assert max(one.size, two.size) <= 274_000
    told = [label.text().replace("\u200b", "") for label in screen.result.findChildren(Label)]
    assert any(one.path.name in text for text in told)
    assert any(two.path.name in text for text in told)
    assert sorted(each.name for each in out.iterdir()) == [one.path.name, two.path.name]


def test_a_konsep_is_called_one_and_schedules_nothing(
    screen: Screen, out: Path, workspace: Workspace
) -> None:
    screen.choices.draft.click()
    assert screen.desk.name.endswith("_KONSEP.zip")
    assert "juga yang belum disetujui" in screen.plan_page.which.text()
    screen.ready.primary.click()
    assert "KONSEP jadi" in screen.result.verdict.accessibleName()
    assert not workspace.posts.by_state(State.SCHEDULED)
    assert not screen.desk.kept.earlier
