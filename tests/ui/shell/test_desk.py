"""The frame around the screens: undo by key, search, who is at the PC, looks, running work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTextEdit
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import Verdict
from tests.ui.shell.conftest import MakeWindow
from ui.jobs import JobHandle
from ui.kit.boxes import ActionBar
from ui.kit.notes import Banner
from ui.screens.base import Context, Screen
from ui.screens.composer.screen import Screen as Composer
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.stage import Stage
from ui.shell.window import MainWindow


def move(session: Session, title: str, to: str) -> str:
    posts = session.workspace.posts
    post = next(hit.id for hit in session.workspace.search.find(title))
    session.run(lambda: posts.move([post], {post: to}))
    return post


def test_ctrl_z_takes_back_the_last_operation_and_ctrl_y_does_it_again(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    post = move(session, "Kutipan HKSN", "2026-12-28T09:00")
    assert desk.status._undo.text().startswith("Urungkan: ")
    qtbot.keyClick(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.workspace.posts.row(post).planned == "2026-12-20T12:00"
    assert desk.news.toast.isVisible()
    assert "iurungkan" in desk.news.toast.accessibleName()
    qtbot.keyClick(desk, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.workspace.posts.row(post).planned == "2026-12-28T09:00"
    desk.news.toast._undo.click()
    assert session.workspace.posts.row(post).planned == "2026-12-20T12:00"


def test_nothing_to_undo_is_said(desk: Desk, session: Session) -> None:
    while session.workspace.history.undoable() is not None:
        desk.news.undo()
    desk.news.undo()
    assert desk.news.toast.accessibleName() == session.words("shell.nothing_to_undo")
    assert desk.status._undo.isHidden()


def test_saved_state_tells_the_time_of_the_last_change(desk: Desk, session: Session) -> None:
    move(session, "Kutipan HKSN", "2026-12-28T09:00")
    assert desk.status._saved.accessibleName().startswith("Tersimpan ")


def test_search_finds_a_post_and_enter_opens_it(desk: Desk, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, str]]] = []
    desk.stage.go = lambda key, **target: went.append((key, target))  # type: ignore[method-assign]
    qtbot.keyClick(desk, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    panel = desk.search()
    assert panel.isVisible()
    qtbot.keyClicks(desk.top.search, "kutipan")
    qtbot.waitUntil(lambda: "Kutipan HKSN" in str(panel._rows.data(panel._rows.index(0))), timeout=2000)
    qtbot.keyClick(desk.top.search, Qt.Key.Key_Return)
    assert panel.isHidden()
    assert went[0][0] == "composer"
    assert set(went[0][1]) == {"post"}


def test_search_offers_commands_and_arrows_choose(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.top.search, "kalender")
    panel = desk.search()
    qtbot.waitUntil(lambda: "kalender" in str(panel._rows.data(panel._rows.index(0))).casefold())
    titles = [row.title for row in panel._rows.rows]
    at = titles.index(desk.words("shell.command.go", place=desk.words("shell.place.calendar")))
    for _ in range(at):
        qtbot.keyClick(desk.top.search, Qt.Key.Key_Down)
    qtbot.keyClick(desk.top.search, Qt.Key.Key_Return)
    assert desk.stage.current == "calendar"


def test_search_says_when_nothing_fits_and_escape_closes(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.top.search, 'zzqq"')
    panel = desk.search()
    qtbot.waitUntil(lambda: "zzqq" in str(panel._rows.data(panel._rows.index(0))))
    assert panel._rows.rowCount() == 1
    qtbot.keyClick(desk.top.search, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_choosing_who_is_here_is_recorded(desk: Desk, session: Session) -> None:
    desk.people.aboutToShow.emit()
    other = next(action for action in desk.people.actions() if action.text().startswith("Bu Lurah"))
    other.trigger()
    actor = session.workspace.directory.actor()
    assert actor is not None
    assert actor[1].name == "Bu Lurah"
    assert desk.top.person.accessibleName() == "Bu Lurah"


def test_the_workspace_menu_has_the_others_but_not_this_one(
    window: MainWindow, desk: Desk, office: Path
) -> None:
    window.settings = window.settings.opened(Path("/elsewhere")).opened(office)
    desk.workspaces.aboutToShow.emit()
    texts = [action.text() for action in desk.workspaces.actions() if action.text()]
    assert texts[0] == str(office)
    assert "/elsewhere" in texts
    assert texts.count(str(office)) == 1


def test_a_refused_command_is_said_above_the_screen_and_goes_with_the_next_screen(
    desk: Desk, session: Session
) -> None:
    def refused() -> None:
        raise UserError("workspace.missing", folder="/gone")

    session.run(refused)
    assert desk.notices.error.isVisible()
    assert "/gone" in desk.notices.error.accessibleName()
    desk.go("calendar")
    assert desk.notices.error.isHidden()


def test_a_bug_is_not_swallowed(session: Session) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session.run(broken)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_another_look_stays_on_the_screen(window: MainWindow, choice: str, own_home: Path) -> None:
    assert window.desk is not None
    window.desk.go("calendar")
    window.look.set_theme(choice)
    assert window.desk.stage.current == "calendar"
    assert f'"{choice}"' in (own_home / "settings.json").read_text()


def test_another_look_keeps_tab_and_caret_of_the_text(window: MainWindow) -> None:
    from ui.screens.composer.screen import Screen as Composer

    assert window.desk is not None
    assert window.session is not None
    posts = window.session.workspace.posts
    post = next(hit.id for hit in window.session.workspace.search.find("Kutipan HKSN"))
    account = next(iter(posts.get(post).post.variants))
    window.desk.go("composer", post=post, account=account)
    before = window.desk.stage.made("composer")
    assert isinstance(before, Composer)
    before.page.editor.stand(5, 0)
    window.look.set_theme("dark")
    after = window.desk.stage.made("composer")
    assert isinstance(after, Composer)
    assert after is not before
    assert (after.desk.id, after.desk.account, after.page.editor.caret()) == (post, account, 5)


def test_another_look_while_work_runs_does_not_reach_into_the_old_one(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The findings of the month are counted beside the window; their answer came to a deleted bar."""
    late: list[object] = []
    monkeypatch.setattr(window.jobs, "_run", lambda handle, job: late.append((handle, job)))
    assert window.desk is not None
    window.desk.settle()
    window.look.set_theme("dark")
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    QApplication.processEvents()
    for handle, job in late:  # type: ignore[misc]
        assert isinstance(handle, JobHandle)
        handle.work(job)


def test_long_work_goes_on_while_the_look_changes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running: list[tuple[JobHandle, object]] = []
    monkeypatch.setattr(window.jobs, "_run", lambda handle, job: running.append((handle, job)))
    answers: list[str] = []
    window.jobs.start(lambda progress, cancelled: "written", answers.append, title="Mengekspor")
    before = window.desk
    window.look.set_theme("dark")
    assert window.desk is before
    handle, job = running[0]
    handle.work(job)  # type: ignore[arg-type]
    assert answers == ["written"]
    qtbot.waitUntil(lambda: window.desk is not before, timeout=2000)


def test_large_text_and_english(window: MainWindow) -> None:
    window.look.set_scale(1.5)
    window.look.set_language("en")
    assert window.desk is not None
    assert window.words.language == "en"
    assert window.desk.status._saved.accessibleName() == window.words("shell.saved")


def test_work_shows_with_a_count_and_can_be_cancelled(desk: Desk, qtbot: QtBot) -> None:
    handle = JobHandle("Mengekspor", None, None, desk)
    work = desk.status.work
    work.follow(handle)
    assert work.isVisible()
    handle.progressed.emit(31, 48, "")
    assert "31" in work._title.text()
    work._cancel()
    assert handle.is_cancelled()
    handle.work(lambda progress, cancelled: None)
    assert work.isHidden()


class Fake(Screen):
    """Notes what it is told."""

    def __init__(self, key: str, context: Context, log: list[tuple[str, str]]) -> None:
        super().__init__(context)
        self.key, self.log = key, log

    def activate(self) -> None:
        self.log.append((self.key, "activate"))

    def open(self, **target: str) -> None:
        self.log.append((self.key, f"open {target}"))

    def refresh(self, changes: Changes) -> None:
        self.log.append((self.key, f"refresh {sorted(changes.of('post'))}"))

    def leave(self) -> None:
        self.log.append((self.key, "leave"))


@pytest.fixture
def stage(desk: Desk, qtbot: QtBot) -> tuple[Stage, list[tuple[str, str]]]:
    log: list[tuple[str, str]] = []
    made = Stage(desk._context, lambda key, context: Fake(key, context, log))
    qtbot.addWidget(made)
    return made, log


def test_screens_hear_what_they_missed_once_before_they_are_shown(
    stage: tuple[Stage, list[tuple[str, str]]],
) -> None:
    shown, log = stage
    shown.go("home")
    shown.go("calendar", day="2026-12-01")
    shown.changed(Changes.one("post", "a"), None)
    shown.changed(Changes.one("post", "b"), None)
    shown.go("home")
    assert log == [
        ("home", "activate"),
        ("home", "leave"),
        ("calendar", "open {'day': '2026-12-01'}"),
        ("calendar", "activate"),
        ("calendar", "refresh ['a']"),
        ("calendar", "refresh ['b']"),
        ("calendar", "leave"),
        ("home", "refresh ['a', 'b']"),
        ("home", "activate"),
    ]


def test_back_goes_where_one_came_from(stage: tuple[Stage, list[tuple[str, str]]]) -> None:
    shown, _log = stage
    for key in ("home", "calendar", "settings"):
        shown.go(key)
    shown.back()
    assert shown.current == "calendar"
    shown.back()
    assert shown.current == "home"


def test_a_place_nobody_knows_is_a_bug(stage: tuple[Stage, list[tuple[str, str]]]) -> None:
    with pytest.raises(KeyError):
        stage[0].go("horoscope")


def test_menus_have_names_for_screen_readers(desk: Desk) -> None:
    for menu in (desk.people, desk.workspaces):
        assert isinstance(menu, QMenu)
        assert menu.accessibleName()


def test_removing_the_sample_goes_to_the_first_page(window: MainWindow, office: Path) -> None:
    window.wishes.grant("remove-sample", "")
    assert not office.exists()
    assert window.desk is None


def test_an_office_that_is_no_sample_is_never_removed(make_window: MakeWindow, tmp_path: Path) -> None:
    from medsos_desktop.workspace import Workspace

    folder = tmp_path / "real"
    Workspace.open(folder, create=True, home=tmp_path / "home").close()
    window = make_window()
    window.open_folder(folder)
    window.wishes.grant("remove-sample", "")
    assert (folder / "medsos.db").is_file()
    assert window.first is not None
    assert window.first.welcome.trouble.isVisible()


def test_the_badge_counts_what_waits_for_the_person_here(desk: Desk, session: Session) -> None:
    for id_ in session.workspace.directory.people():
        session.run(lambda id_=id_: session.workspace.directory.sign_in(id_))
        desk.settle()
        assert desk.rail._items["approval"].waiting == len(session.workspace.approval.queue())


def test_the_badge_is_the_new_persons_at_once(desk: Desk, session: Session) -> None:
    desk.rail.set_waiting("approval", 0)
    directory = session.workspace.directory
    session.run(lambda: directory.sign_in(next(iter(directory.people()))))
    assert desk.rail._items["approval"].waiting == len(session.workspace.approval.queue()) > 0


def test_a_toast_leaves_the_buttons_at_the_foot_free(desk: Desk) -> None:
    desk.go("home")
    desk.news.say("Selesai", undo=False)
    low = desk.news.toast.geometry().bottom()
    desk.go("export")
    foot = next(bar for bar in desk.findChildren(ActionBar) if bar.isVisible())
    desk.news.say("Selesai", undo=False)
    assert desk.news.toast.geometry().bottom() < foot.mapTo(desk, QPoint(0, 0)).y() < low
    desk.go("home")
    assert desk.news.toast.geometry().bottom() == low


def test_tab_goes_through_the_screen_before_the_bar_at_the_foot(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    move(session, "Kutipan HKSN", "2026-12-28T09:00")
    desk.top.person.setFocus()
    qtbot.keyClick(desk.top.person, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.stage.isAncestorOf(focused)
    desk.go("composer", post=session.workspace.posts.by_state(State.DRAFT)[0].id)
    desk.status.findings.set_counts("Desember", {"warn": 1})
    desk.status.findings.setFocus()
    qtbot.keyClick(desk.status.findings, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.rail.isAncestorOf(focused)
    desk.status._undo.setFocus()
    qtbot.keyClick(desk.status._undo, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.stage.isAncestorOf(focused)


def test_a_screen_that_comes_to_the_front_says_where_the_keyboard_goes(desk: Desk) -> None:
    desk.go("home")
    button = next(each for each in desk.stage.findChildren(QPushButton) if each.isVisible())
    button.setFocus()
    post = desk.session.workspace.posts.by_state(State.DRAFT)[0].id
    desk.go("composer", post=post)
    assert isinstance(QApplication.focusWidget(), QTextEdit)


def test_naskah_pressed_once_more_shows_the_list(desk: Desk, session: Session) -> None:
    desk.go("composer", post=session.workspace.posts.by_state(State.DRAFT)[0].id)
    screen = desk.stage.made("composer")
    assert isinstance(screen, Composer)
    assert screen.desk.is_open
    desk.rail.chosen.emit("composer")
    assert screen.picker.isVisible()


def test_escape_from_the_search_goes_back_to_where_the_keyboard_was(desk: Desk, qtbot: QtBot) -> None:
    button = next(each for each in desk.stage.findChildren(QPushButton) if each.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.search().isVisible()
    qtbot.keyClick(desk.top.search, Qt.Key.Key_Escape)
    assert desk.search().isHidden()
    assert QApplication.focusWidget() is button


def test_a_toast_takes_back_only_what_it_told_of(desk: Desk, session: Session) -> None:
    first = move(session, "Kutipan HKSN", "2026-12-28T09:00")
    desk.news.say("Dipindahkan")
    second = move(session, "Cerita relawan RW 03", "2026-12-29T09:00")
    desk.news.toast._undo.click()
    assert session.workspace.posts.row(first).planned == "2026-12-28T09:00"
    assert session.workspace.posts.row(second).planned == "2026-12-29T09:00"


def test_an_undo_past_a_decision_is_refused_in_words(desk: Desk, session: Session) -> None:
    post = move(session, "Kutipan HKSN", "2026-12-28T09:00")
    session.workspace.records.decide(post, Verdict("withdraw", "0" * 64, leads_to=""))
    desk.news.undo()
    assert session.workspace.posts.row(post).planned == "2026-12-28T09:00"
    assert session.words("store.error.decided-since.text") in desk.notices.error.accessibleName()


@pytest.fixture
def exporting(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> JobHandle:
    """Long work that does not end by itself."""
    monkeypatch.setattr(window.jobs, "_run", lambda _handle, _job: None)
    return window.jobs.start(lambda *_: None, title="Mengekspor")


def asked(window: MainWindow) -> list[Banner]:
    assert window.desk is not None
    return [each for each in window.desk.findChildren(Banner) if each.isVisible()]


def test_closing_during_long_work_asks_in_place_and_waits(window: MainWindow, exporting: JobHandle) -> None:
    window.close()
    window.close()
    assert window.isVisible()
    (banner,) = asked(window)
    assert "Mengekspor" in banner.accessibleName()
    banner.findChildren(QPushButton)[1].click()
    assert asked(window) == []
    assert not exporting.is_cancelled()
    window.close()
    exporting.work(lambda *_: None)
    assert asked(window) == []
    window.close()
    assert not window.isVisible()


def test_closing_all_the_same_cancels_the_work(window: MainWindow, exporting: JobHandle) -> None:
    window.close()
    asked(window)[0].findChildren(QPushButton)[0].click()
    assert not window.isVisible()
    assert exporting.is_cancelled()


def test_another_workspace_waits_for_long_work_too(window: MainWindow, exporting: JobHandle) -> None:
    assert window.desk is not None
    window.desk.switch.emit("")
    assert window.desk is not None
    asked(window)[0].findChildren(QPushButton)[0].click()
    assert window.desk is None
    assert window.first is not None


def test_the_last_question_about_leaving_is_the_one_answered(
    window: MainWindow, exporting: JobHandle
) -> None:
    assert window.desk is not None
    window.desk.switch.emit("")
    window.close()
    (banner,) = asked(window)
    banner.findChildren(QPushButton)[0].click()
    assert not window.isVisible()
    assert window.first is None


def test_a_leaving_that_fails_does_not_leave_the_door_open(window: MainWindow, exporting: JobHandle) -> None:
    def broken() -> None:
        raise RuntimeError("a bug")

    assert not window.leaving.may(broken)
    assert window.desk is not None
    asking = window.desk.notices.asking
    assert asking is not None
    with capture_exceptions() as bugs:
        asking.findChildren(QPushButton)[0].click()
    assert len(bugs) == 1
    assert not window.leaving.may(broken)


def test_news_stand_over_the_side_and_go_when_pressed(desk: Desk, qtbot: QtBot) -> None:
    desk.news.say("Sudah.", undo=False)
    assert desk.news.toast.geometry().left() > desk.width() / 2
    assert desk.width() - desk.news.toast.geometry().right() <= 20
    qtbot.mouseClick(desk.news.toast, Qt.MouseButton.LeftButton)
    assert desk.news.toast.isHidden()


def test_escape_puts_news_away_when_nothing_nearer_takes_it(desk: Desk, qtbot: QtBot) -> None:
    desk.go("home")
    desk.news.say("Sudah.", undo=False)
    button = next(each for each in desk.stage.findChildren(QPushButton) if each.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert desk.news.toast.isHidden()
    assert desk.stage.current == "home"


def test_escape_is_the_screens_before_it_is_of_the_news(desk: Desk, qtbot: QtBot) -> None:
    desk.go("home")
    desk.go("guidance", page="dates")
    desk.news.say("Sudah.", undo=False)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert desk.stage.current == "home"
    assert desk.news.toast.isVisible()
    focused = QApplication.focusWidget() or desk
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert desk.news.toast.isHidden()
