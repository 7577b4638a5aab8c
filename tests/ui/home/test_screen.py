"""Beranda as the person sees it: rows lead on, empty states help, the clock goes on."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.history.backups import BackupService
from medsos_desktop.home.prepare import preparations
from medsos_desktop.model.office import Account, Person
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.ui.calendar import december
from tests.ui.stand_in import Shell, wired
from ui.kit.actionrow import ActionRow
from ui.kit.button import Button, LinkButton
from ui.kit.chips import Count
from ui.screens.home.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def december_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("december") / "ws"
    december.fill(folder, SteppingClock(NOW)).close()
    return folder


Show = Callable[..., Screen]


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot, tmp_path: Path, shell: Shell) -> Iterator[Show]:
    """Shows Beranda of a workspace, at a moment."""
    opened: list[tuple[Screen, Workspace]] = []

    def make(folder: Path | None = None, moment: datetime = NOW) -> Screen:
        clock = SteppingClock(moment)
        place = tmp_path / "ws"
        if folder is not None:
            shutil.copytree(folder, place)
        workspace = Workspace.open(place, create=folder is None, clock=clock, home=tmp_path / "home")
        screen = wired(Screen, workspace, clock, shell)
        opened.append((screen, workspace))
        qtbot.addWidget(screen)
        screen.resize(1190, 688)
        screen.show()
        screen.activate()
        qtbot.waitExposed(screen)
        qtbot.waitUntil(lambda: not screen._later.isActive(), timeout=3000)
        return screen

    apply.apply(qapp, Theme("light"))
    yield make
    for screen, workspace in opened:
        screen.leave()
        workspace.close()


def texts(screen: QWidget) -> str:
    found = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    found += [each.accessibleName() for each in screen.findChildren(QWidget) if each.isVisible()]
    return "\n".join(found)


def test_it_says_what_is_due_wrong_and_next(show: Show, december_folder: Path) -> None:
    screen = show(december_folder)
    said = texts(screen)
    for part in ("Selamat pagi, Arum", "Jajak pendapat layanan", "HKSN: mengetuk pintu", "Rabu, 16 Desember"):
        assert part in said


@pytest.mark.parametrize(("hour", "greeting"), [(1, "pagi"), (4, "siang"), (9, "sore"), (14, "malam")])
def test_the_greeting_follows_the_hour_at_the_office(
    show: Show, december_folder: Path, hour: int, greeting: str
) -> None:
    screen = show(december_folder, datetime(2026, 12, 16, hour, 0, tzinfo=UTC))  # WIB is seven hours on
    assert screen._title.text().startswith(f"Selamat {greeting}")


def test_who_only_approves_begins_with_what_waits(
    show: Show, december_folder: Path, shell: Shell, qtbot: QtBot
) -> None:
    screen = show(december_folder)
    directory = screen.session.workspace.directory
    assert screen.words("home.returned") in texts(screen)
    lurah = Person("Sri Lurah", "Lurah", ("approver",))
    made = screen.session.run(lambda: directory.save("person", None, lurah))
    assert made is not None
    screen.session.run(lambda: directory.sign_in(made[0]))
    assert screen.words("home.returned") not in texts(screen)
    qtbot.wait(1)  # the new rows are shown
    filled = [each for each in screen.findChildren(Button) if each.kind == "primary" and each.isVisible()]
    assert [each.text() for each in filled] == [screen.words("home.review")]
    filled[0].click()
    assert shell.gone[-1][0] == "approval"


def test_an_empty_week_tells_what_comes_after_it(show: Show, shell: Shell) -> None:
    screen = show()
    session = screen.session
    session.run(lambda: session.workspace.posts.create(Post(title="Jauh", planned="2027-02-01T09:00")))
    assert any("“Jauh”, Senin, 1 Februari 2027" in label.text() for label in screen.findChildren(QLabel))
    go = next(each for each in screen.findChildren(Button) if each.text() == "Buka kalender")
    go.click()
    assert shell.gone[-1] == ("calendar", {"day": "2027-02-01"})


def test_an_empty_office_offers_the_two_ways_in(show: Show, shell: Shell) -> None:
    screen = show()
    for words in (screen.words("home.new"), screen.words("home.from_excel")):
        button = [each for each in screen.findChildren(Button) if each.text() == words and each.isVisible()]
        button[-1].click()
    assert [where for where, _target in shell.gone] == ["composer", "importing"]


def test_every_button_leads_somewhere(show: Show, december_folder: Path, shell: Shell) -> None:
    screen = show(december_folder)
    for button in screen.findChildren(QPushButton):
        if button.isVisible() and button.text() not in (
            screen.words("home.back_up"),
            screen.words("home.sample_remove"),
        ):
            button.click()
    assert {where for where, _target in shell.gone} >= {"calendar", "composer", "export"}


def test_a_change_elsewhere_is_shown_at_once(show: Show, december_folder: Path, qtbot: QtBot) -> None:
    screen = show(december_folder)
    session = screen.session
    session.run(
        lambda: session.workspace.posts.create(Post(title="Baru hari ini", planned="2026-12-16T15:00"))
    )
    qtbot.waitUntil(lambda: "Baru hari ini" in texts(screen), timeout=2000)


def test_a_backup_can_be_made_here(show: Show, december_folder: Path, shell: Shell) -> None:
    screen = show(december_folder)
    button = next(each for each in screen.findChildren(Button) if each.text() == screen.words("home.back_up"))
    button.click()
    assert shell.said == [(screen.words("home.backed_up"), False)]
    assert screen.session.workspace.backups.list()


def test_a_backup_that_cannot_be_made_is_said(
    show: Show, december_folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Path:
        raise UserError("workspace.disk-full", folder="x")

    monkeypatch.setattr(BackupService, "make", full)
    screen = show(december_folder)
    refused: list[object] = []
    screen.context.jobs.refused.connect(lambda error: refused.append(error.code))
    button = next(each for each in screen.findChildren(Button) if each.text() == screen.words("home.back_up"))
    button.click()
    assert refused == ["workspace.disk-full"]
    assert shell.said == []


def test_leaving_stops_every_timer(show: Show, december_folder: Path) -> None:
    screen = show(december_folder)
    screen.leave()
    assert not screen._minute.isActive()
    assert not screen._later.isActive()


def test_long_titles_do_not_widen_the_page(show: Show, december_folder: Path) -> None:
    screen = show(december_folder)
    session = screen.session
    long = "Pengumuman perubahan jam pelayanan administrasi kependudukan terpadu selama libur bersama " * 3
    session.run(lambda: session.workspace.posts.create(Post(title=long, planned="2026-12-16T15:00")))
    assert screen.minimumSizeHint().width() <= 1190


def test_where_a_draft_is_there_the_row_leads_to_that_draft(
    show: Show, december_folder: Path, shell: Shell
) -> None:
    screen = show(december_folder)
    found = preparations(screen.session.workspace, NOW)
    begun = [each.draft for each in (*found.gaps, *found.ahead) if each.draft]
    buttons = [each for each in screen.findChildren(Button) if each.text() == "Lanjutkan"]
    assert len(buttons) == len(begun) > 0
    for each in buttons:
        each.click()
    assert shell.gone == [("composer", {"post": post}) for post in begun]


def fill_waiting(screen: Screen, count: int) -> None:
    """So many posts that wait, with long titles, for a lurah who sits down."""
    workspace = screen.session.workspace
    account, _ = workspace.directory.save("account", None, Account("instagram", "ig_feed", "@contoh"))
    writer, _ = workspace.directory.save("person", None, Person("Arum", roles=("writer",)))
    lurah, _ = workspace.directory.save("person", None, Person("Sri", "Lurah", ("approver",)))
    workspace.directory.sign_in(writer)
    for n in range(count):
        post = Post(
            f"Pengumuman perubahan jam layanan loket dan posyandu {n} " * 3, text="Loket buka pukul 08.00.",
            planned=f"2026-12-18T{7 + n:02}:00", variants={account: Variant("ig_feed")},
        )  # fmt: skip
        workspace.approval.submit(workspace.posts.create(post)[0])
    screen.session.run(lambda: workspace.directory.sign_in(lurah))
    QApplication.processEvents()  # the new rows are shown


@pytest.mark.parametrize(("count", "rows"), [(0, 0), (1, 1), (5, 3)])
def test_none_one_and_many_wait(show: Show, count: int, rows: int) -> None:
    screen = show()
    fill_waiting(screen, count)
    buttons = [each for each in screen.findChildren(Button) if each.text() == screen.words("home.review")]
    assert len(buttons) == rows
    assert ("waiting" in screen._mending.links) == (count > 3)
    if count:
        said = texts(screen)
        assert "Jum 18 Des 07.00" in said
        assert "Arum, hari ini 09.20" in said


def test_all_are_shown_where_one_looks_and_fewer_again(show: Show, qtbot: QtBot, shell: Shell) -> None:
    screen = show()
    fill_waiting(screen, 5)

    def link() -> LinkButton:
        return screen._mending.links["waiting"]

    link().setFocus()
    qtbot.keyClick(link(), Qt.Key.Key_Return)
    qtbot.wait(1)
    buttons = [
        each for each in screen.findChildren(Button)
        if each.isVisible() and each.text() == screen.words("home.review")
    ]  # fmt: skip
    assert len(buttons) == 5
    assert link().hasFocus()
    buttons[-1].click()
    assert shell.gone[-1][0] == "approval"
    assert link().text() == screen.words("home.see_fewer")
    link().click()
    assert link().text() == screen.words("home.see_all")


def test_long_titles_make_nothing_wider(show: Show) -> None:
    screen = show()
    fill_waiting(screen, 4)
    assert screen.width() == 1190
    assert all(each.geometry().right() <= screen.width() for each in screen.findChildren(ActionRow))


def test_a_busy_day_says_how_many_and_each_row_its_whole_title(show: Show) -> None:
    screen = show()
    posts, long = screen.session.workspace.posts, "Pengumuman perubahan jam layanan loket dan posyandu " * 3
    for n in range(9):
        screen.session.run(lambda n=n: posts.create(Post(f"{long}{n}", planned=f"2026-12-16T{10 + n}:00")))
    QApplication.processEvents()
    head = [each for each in screen.findChildren(Count) if each.isVisible()]
    assert 9 in [each.number for each in head]
    rows = {each.toolTip() for each in screen.findChildren(ActionRow) if each.toolTip().startswith("10.00")}
    assert rows == {f"10.00\n{long}0\nKonsep"}
