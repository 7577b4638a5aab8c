"""F1 from anywhere, and back to exactly where one was: post, account, caret, finding, and what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.model.post import Post, Variant
from tests.ui.shell.conftest import MakeWindow
from ui.screens.composer.findings_row import FindingRow
from ui.screens.composer.screen import Screen as Composer
from ui.screens.guidance.screen import Screen as Guidance
from ui.session import Session
from ui.shell.desk import Desk
from ui.shell.window import MainWindow

KEY = Qt.Key
TEXT = "Keluarga miskin dibantu. Himbauan: datang pukul 08.00. Kabarnya Jumat, 20 Desember 2026."


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    window.activateWindow()
    return window.desk


def guidance(desk: Desk) -> Guidance:
    made = desk.stage.made("guidance")
    assert isinstance(made, Guidance)
    return made


def page(desk: Desk) -> str:
    assert desk.stage.current == "guidance"
    shown = guidance(desk).reader.shown
    assert shown is not None
    return shown.key


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


@pytest.fixture
def writing(desk: Desk, session: Session) -> Composer:
    """A post on two accounts, open at the second one, with words of its own there."""
    workspace = session.workspace
    accounts = [
        key
        for key, each in workspace.directory.accounts().items()
        if each.channel in ("instagram", "facebook")
    ]
    variants = {key: Variant(workspace.directory.accounts()[key].surface) for key in accounts[:2]}
    post = session.run(lambda: workspace.posts.create(Post(title="Bantuan", text=TEXT, variants=variants)))
    assert post is not None
    desk.go("composer", post=post[0])
    made = desk.stage.made("composer")
    assert isinstance(made, Composer)
    made.choose(accounts[1])
    made.watch.now()
    return made


def place(composer: Composer) -> tuple[str, str, int]:
    return composer.desk.id, composer.desk.account, composer.page.editor.caret()


def rows(composer: Composer) -> list[FindingRow]:
    return [each for each in composer.findChildren(FindingRow) if each.isVisible()]


@pytest.mark.parametrize("way", [(KEY.Key_Escape, None), (KEY.Key_Left, Qt.KeyboardModifier.AltModifier)])
def test_f1_at_a_finding_in_the_text_and_back_to_the_caret(
    desk: Desk,
    session: Session,
    writing: Composer,
    qtbot: QtBot,
    way: tuple[Qt.Key, Qt.KeyboardModifier | None],
) -> None:
    editor = writing.page.editor
    editor.jump(len(TEXT), len(TEXT))
    qtbot.keyClicks(editor, " Terima kasih")
    editor.jump(10, 10)
    before = place(writing)
    press(qtbot, KEY.Key_F1)
    assert page(desk) == "dignity"
    assert guidance(desk).back.text() == "Kembali ke temuan"
    stored = session.workspace.posts.get(before[0])
    assert "Terima kasih" in str(stored.head)  # nothing typed was left behind
    assert not stored.has_draft
    press(qtbot, way[0], way[1] or Qt.KeyboardModifier.NoModifier)
    assert desk.stage.current == "composer"
    assert place(writing) == before
    assert editor.hasFocus()


def test_f1_on_a_row_and_back_to_that_very_row(desk: Desk, writing: Composer, qtbot: QtBot) -> None:
    row = next(each for each in rows(writing) if each.row.placed.finding.code == "hoax.hearsay")
    row.head.setFocus()
    before = place(writing)
    press(qtbot, KEY.Key_F1)
    assert page(desk) == "hoaxes"
    press(qtbot, KEY.Key_Escape)
    assert desk.stage.current == "composer"
    assert place(writing) == before
    assert row.head.hasFocus()


def test_the_link_of_an_open_finding_by_keyboard(desk: Desk, writing: Composer, qtbot: QtBot) -> None:
    row = next(each for each in rows(writing) if each.row.placed.finding.code == "date.weekday-mismatch")
    row.head.setFocus()
    press(qtbot, KEY.Key_Return)
    link = next(each for each in row.findChildren(QPushButton) if each.text() == "Baca panduan")
    link.setFocus()
    press(qtbot, KEY.Key_Return)
    assert page(desk) == "dates"
    press(qtbot, KEY.Key_Escape)
    assert link.hasFocus()
    assert row.is_open


def test_reading_on_and_going_back_page_by_page(desk: Desk, writing: Composer, qtbot: QtBot) -> None:
    writing.page.editor.jump(10, 10)
    press(qtbot, KEY.Key_F1)
    guidance(desk).reader.wanted.emit("partners")
    assert page(desk) == "partners"
    press(qtbot, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(desk) == "dignity"
    press(qtbot, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.stage.current == "composer"


def test_a_post_that_was_never_saved_is_still_there(desk: Desk, session: Session, qtbot: QtBot) -> None:
    desk.go("composer", new="")
    made = desk.stage.made("composer")
    assert isinstance(made, Composer)
    made.page.editor.setFocus()
    qtbot.keyClicks(made.page.editor, "Naskah baru, belum selesai")
    press(qtbot, KEY.Key_F1)
    assert page(desk) == "language"
    stored = made.desk.id
    assert stored
    press(qtbot, KEY.Key_Escape)
    assert made.page.editor.plain() == "Naskah baru, belum selesai"
    assert made.desk.id == stored
    assert made.page.editor.hasFocus()


@pytest.mark.parametrize(
    ("screen", "wanted"),
    [
        ("home", "planning"),
        ("calendar", "planning"),
        ("approval", "photo-list"),
        ("export", "channel-limits"),
    ],
)
def test_f1_elsewhere_opens_a_page_that_fits(desk: Desk, qtbot: QtBot, screen: str, wanted: str) -> None:
    desk.go(screen)
    qtbot.keyClick(desk, KEY.Key_F1)
    assert page(desk) == wanted
    qtbot.keyClick(guidance(desk).reader, KEY.Key_Escape)
    assert desk.stage.current == screen


def test_f1_in_settings_fits_the_section(desk: Desk, qtbot: QtBot) -> None:
    for section, wanted in (("office", "election"), ("channels", "channel-limits"), ("partners", "partners")):
        desk.go("settings", section=section)
        qtbot.keyClick(desk, KEY.Key_F1)
        assert page(desk) == wanted
    desk.go("settings", section="about")
    qtbot.keyClick(desk, KEY.Key_F1)
    assert page(desk) == "partners"  # the last one read


def test_f1_in_the_guidance_goes_to_its_search(desk: Desk, qtbot: QtBot) -> None:
    desk.go("guidance", code="pii.phone")
    press(qtbot, KEY.Key_F1)
    assert page(desk) == "personal-data"
    assert guidance(desk).field.hasFocus()


def test_the_button_names_the_screen_one_came_from(desk: Desk, qtbot: QtBot) -> None:
    desk.go("calendar")
    desk.go("guidance")
    assert guidance(desk).back.text() == "Kembali ke Kalender"
    qtbot.mouseClick(guidance(desk).back, Qt.MouseButton.LeftButton)
    assert desk.stage.current == "calendar"


def test_f1_on_a_gap_of_the_month_explains_it(desk: Desk, qtbot: QtBot) -> None:
    desk.go("home")
    home = desk.stage.made("home")
    assert home is not None
    qtbot.waitUntil(
        lambda: any(each.property("finding") for each in home.findChildren(QWidget)), timeout=2000
    )
    gap = next(
        each
        for each in home.findChildren(QWidget)
        if str(each.property("finding") or "").startswith("balance.")
    )
    button = gap.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    press(qtbot, KEY.Key_F1)
    assert page(desk) == "balance"


def test_what_had_the_keyboard_may_be_gone(desk: Desk, qtbot: QtBot) -> None:
    desk.go("calendar")
    screen = desk.stage.made("calendar")
    assert screen is not None
    part = QPushButton("sebentar", screen)
    part.show()
    part.setFocus()
    press(qtbot, KEY.Key_F1)
    part.setParent(None)
    part.deleteLater()
    qtbot.wait(1)
    press(qtbot, KEY.Key_Escape)
    assert desk.stage.current == "calendar"


def test_the_way_back_survives_another_look(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.go("calendar")
    desk.go("guidance", code="pii.phone")
    window.look.set_theme("dark")
    again = window.desk
    assert again is not None
    assert page(again) == "personal-data"
    qtbot.keyClick(guidance(again).reader, KEY.Key_Escape)
    assert again.stage.current == "calendar"


def test_the_start_brings_no_guidance(make_window: MakeWindow) -> None:
    import subprocess
    import sys

    code = "import sys, ui.shell.desk, ui.shell.window; print([m for m in sys.modules if 'guidance' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
