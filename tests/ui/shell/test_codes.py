"""A code from paper typed into the search everywhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medsos_desktop.approval.content import short_code
from medsos_desktop.model.post import State
from medsos_desktop.posts.decisions import Verdict
from tests.ui.shell.conftest import MakeWindow
from ui.session import Session
from ui.shell.desk import Desk

pytestmark = pytest.mark.window
ENTER = Qt.Key.Key_Return


@pytest.fixture
def post(session: Session) -> str:
    """Waits for a decision."""
    return session.workspace.posts.by_state(State.IN_APPROVAL, State.IN_REVIEW)[0].id


def content(session: Session, post: str) -> str:
    return session.workspace.approval.review(post).content


def typed(desk: Desk, qtbot: QtBot, text: str, first: str) -> list[str]:
    """Titles and details once the first row says ``first``."""
    desk.search().open()
    desk.top.search.clear()
    qtbot.keyClicks(desk.top.search, text)
    rows = desk.search()._rows
    qtbot.waitUntil(lambda: rows.rowCount() > 0 and first in str(rows.data(rows.index(0))), timeout=3000)
    return [f"{row.title} | {row.detail}" for row in rows.rows]


@pytest.mark.parametrize("whole", [False, True])
def test_a_code_leads_to_the_version_that_waits(
    desk: Desk, session: Session, post: str, qtbot: QtBot, whole: bool
) -> None:
    row, hash_ = session.workspace.posts.row(post), content(session, post)
    code = short_code(hash_)
    found = typed(desk, qtbot, hash_ if whole else code.lower(), row.title)
    assert found[0] == f"{row.title} | {code} · isi sekarang"
    qtbot.keyClick(desk.top.search, ENTER)
    assert desk.stage.current == "approval"
    screen = desk.stage.made("approval")
    assert screen.desk.post == post  # type: ignore[union-attr]
    assert desk.search().isHidden()


def test_an_earlier_version_leads_to_the_post_and_says_so(
    desk: Desk, session: Session, post: str, qtbot: QtBot
) -> None:
    code = short_code(content(session, post))
    posts = session.workspace.posts
    written = posts.get(post).post
    session.run(lambda: posts.update(post, replace(written, text=f"{written.text} Bawa fotokopi KK.")))
    (first, *_rest) = typed(desk, qtbot, code, written.title)
    assert first.startswith(f"{written.title} | {code} · versi lama")
    qtbot.keyClick(desk.top.search, ENTER)
    assert desk.stage.current == "approval"
    assert desk.news.toast.accessibleName() == session.words("shell.code.other", code=code)


def test_a_deleted_post_is_not_gone_to(desk: Desk, session: Session, post: str, qtbot: QtBot) -> None:
    code, workspace = short_code(content(session, post)), session.workspace
    workspace.records.decide(post, Verdict("return", "0" * 64, content(session, post), "Lengkapi jam."))
    session.run(lambda: workspace.posts.delete([post]))
    before = desk.stage.current
    found = typed(desk, qtbot, code, session.words("shell.code.gone"))
    assert found[0].endswith(f"{code} · versi lama · Dikembalikan")
    qtbot.keyClick(desk.top.search, ENTER)
    assert desk.stage.current == before
    assert desk.news.toast.accessibleName() == session.words("shell.code.gone")


def test_a_code_of_nothing_says_so_and_enter_stays(desk: Desk, session: Session, qtbot: QtBot) -> None:
    found = typed(desk, qtbot, "7kq4-m2xd", session.words("shell.code.none"))
    assert found == [f"{session.words('shell.code.none')} | "]
    qtbot.keyClick(desk.top.search, ENTER)
    assert desk.search().isVisible()
    assert desk.top.search.text() == "7kq4-m2xd"


def test_a_word_that_might_be_a_code_says_nothing_about_codes(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    found = typed(desk, qtbot, "kalender", "")
    assert not [row for row in found if session.words("shell.code.none") in row]
    assert any("Kalender" in row for row in found)


def test_several_versions_are_all_offered_with_a_word_of_caution(
    desk: Desk, session: Session, post: str, qtbot: QtBot
) -> None:
    hash_, title = content(session, post), session.workspace.posts.row(post).title
    twin, _ = session.workspace.posts.create(session.workspace.posts.get(post).post)
    found = typed(desk, qtbot, hash_, title)
    both = [row for row in found if short_code(hash_) in row]
    assert content(session, twin) == hash_
    assert len(both) == 2
    assert session.words("shell.code.several_whole", n=2) in found[2]


def test_another_query_drops_what_is_looked_for(
    desk: Desk, session: Session, post: str, qtbot: QtBot
) -> None:
    title = session.workspace.posts.row(post).title
    typed(desk, qtbot, short_code(content(session, post)), title)
    found = typed(desk, qtbot, "zzqq", "zzqq")
    assert found == [f"{session.words('shell.search.nothing', query='zzqq')} | "]


def test_a_change_makes_it_look_again(desk: Desk, session: Session, post: str, qtbot: QtBot) -> None:
    code, posts = short_code(content(session, post)), session.workspace.posts
    written = posts.get(post).post
    assert "isi sekarang" in typed(desk, qtbot, code, written.title)[0]
    session.run(lambda: posts.update(post, replace(written, text="Loket tutup.")))
    assert "versi lama" in typed(desk, qtbot, code, written.title)[0]


def test_while_it_looks_the_row_says_so(make_window: MakeWindow, office: object, qtbot: QtBot) -> None:
    from tests.ui.stand_in import Slow

    jobs = Slow()
    window = make_window(jobs=jobs)
    assert window.open_folder(office)  # type: ignore[arg-type]
    desk, session = window.desk, window.session
    assert desk is not None
    assert session is not None
    jobs.arrive()
    post = session.workspace.posts.by_state(State.IN_APPROVAL, State.IN_REVIEW)[0]
    looking = session.words("shell.code.looking")
    typed(desk, qtbot, short_code(content(session, post.id)), looking)
    jobs.arrive()
    rows = desk.search()._rows.rows
    assert rows[0].title == post.title
