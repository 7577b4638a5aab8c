"""The log on the screen: filters, the way to the post, and the spreadsheet."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Person
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.store.office import verdict
from tests.ui.stand_in import Shell, let_go, wired
from ui.jobs import Jobs
from ui.screens.activity.screen import Screen


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """230 posts by Arum, of which the last was submitted; tests work on copies."""
    place = tmp_path_factory.mktemp("log")
    clock, folder = SteppingClock(NOW, timedelta(minutes=1)), place / "kantor"
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds("log"), home=place / "home") as ws:
        who, _ = ws.directory.save("person", None, Person("Arum"))
        ws.directory.sign_in(who)
        ids = [ws.posts.create(Post(title=f"Naskah {n}"))[0] for n in range(230)]
        ws.records.decide(ids[-1], verdict(ws, ids[-1], "submit", leads_to="in_approval"))
    return place


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, shell: Shell, filled: Path) -> Iterator[Screen]:
    """The log of that office, in the evening."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    clock = SteppingClock(NOW + timedelta(minutes=500), timedelta(minutes=1))
    folder, home = tmp_path / "kantor", tmp_path / "home"
    with Workspace.open(folder, clock=clock, ids=SeededIds("later"), home=home) as ws:
        made = wired(Screen, ws, clock, shell)
        made.resize(1190, 688)
        made.show()
        made.activate()
        yield made
        let_go(made)


def test_older_ones_are_read_when_the_list_asks(screen: Screen) -> None:
    assert screen.count.text() == "233 kegiatan"
    assert screen.model.rowCount() == 200
    screen.model.fetchMore(screen.list.rootIndex())
    assert screen.model.rowCount() == 233
    assert not screen.model.canFetchMore(screen.list.rootIndex())


def test_enter_opens_the_post_where_it_belongs(screen: Screen, shell: Shell, qtbot: QtBot) -> None:
    post = screen.model.entries[0].post
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert shell.gone == [("approval", {"post": post}), ("composer", {"post": screen.model.entries[1].post})]
    screen.filters.kind.setCurrentIndex(screen.filters.kind.findData("sign-in"))
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert len(shell.gone) == 2
    assert len(shell.said) == 1


def test_filters_and_the_way_back_to_everything(screen: Screen, qtbot: QtBot) -> None:
    screen.filters.kind.setCurrentIndex(screen.filters.kind.findData("decision"))
    assert [each.action for each in screen.model.entries] == ["op.decision.submit"]
    screen.filters.search.setText("tidak ada yang begini")
    qtbot.waitUntil(lambda: not screen.model.entries)
    assert not screen.empty.isHidden()
    assert screen.list.isHidden()
    screen.all.activated.emit()
    assert screen.model.rowCount() == 200
    assert screen.empty.isHidden()


def test_news_stands_on_top(screen: Screen) -> None:
    ws = screen.session.workspace
    screen.session.run(lambda: ws.posts.create(Post(title="Baru")))
    assert screen.model.entries[0].subject == "Baru"


def test_saving_takes_what_is_shown(screen: Screen, tmp_path: Path) -> None:
    screen.filters.kind.setCurrentIndex(screen.filters.kind.findData("decision"))
    screen.ask_file = lambda: str(tmp_path / "log")
    screen.save.activated.emit()
    assert (tmp_path / "log.xlsx").is_file()
    assert "1 baris" in screen.message.accessibleName()
    assert screen.progress.isHidden()


def test_a_refusal_is_told_in_place(screen: Screen, tmp_path: Path) -> None:
    screen.ask_file = lambda: str(tmp_path / "tidak-ada" / "log.xlsx")
    screen.save.activated.emit()
    assert "tidak ada" in screen.message.accessibleName()
    screen.ask_file = lambda: ""
    screen.message.hide()
    screen.save.activated.emit()
    assert screen.message.isHidden()


def test_batal_leaves_no_file(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs(screen.context.jobs.open_reader, screen)
    screen.context = screen.context._replace(jobs=jobs)
    screen.ask_file = lambda: str(tmp_path / "log.xlsx")
    screen.save.activated.emit()
    assert not screen.progress.isHidden()
    screen.progress.cancel.click()
    qtbot.waitUntil(lambda: screen.progress.isHidden())
    jobs.stop()
    assert screen.message.accessibleName().startswith("Dibatalkan")
    assert not list(tmp_path.glob("log*"))


def test_the_two_days_are_told_apart_before_one_is_chosen(screen: Screen) -> None:
    assert (screen.filters.first.text(), screen.filters.last.text()) == ("Mulai tanggal", "Sampai tanggal")
