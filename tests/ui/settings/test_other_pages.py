"""Kanal, Tampilan, Cadangan, Tentang, and the way between sections."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from medsos_desktop.channels.catalogue import load
from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.words import LANGUAGES, Words
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_, dress
from tests.ui.settings.helpers import ENTER, click, line, page, press, roster, type_into
from tests.ui.stand_in import Shell
from ui.jobs import JobHandle
from ui.kit.button import Button
from ui.screens.settings import facts, folders
from ui.screens.settings.about import AboutPage
from ui.screens.settings.backups import BackupsPage
from ui.screens.settings.channels import ChannelsPage
from ui.screens.settings.look import LookPage
from ui.screens.settings.screen import SECTIONS
from ui.settings import Settings, save

Opened = list[Path]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Folders that were opened in the PC's file manager."""
    found: Opened = []
    monkeypatch.setattr(folders, "show", found.append)
    return found


def test_every_section_by_keyboard(office: Office_, make: Maker) -> None:
    screen = make(office.workspace)
    screen.sections.setFocus()
    seen = [screen.current]
    for _ in range(len(SECTIONS) - 1):
        press(screen.sections, Qt.Key.Key_Down)
        seen.append(screen.current)
    assert seen == list(SECTIONS)
    press(screen.sections, Qt.Key.Key_Home, ENTER)
    assert not screen.sections.hasFocus()


def test_jumping_to_an_entity(office: Office_, make: Maker) -> None:
    screen = make(office.workspace)
    screen.open(kind="pillar", id=office.ids["Cerita"])
    screen.activate()
    assert (screen.current, roster(screen).chosen) == ("pillars", office.ids["Cerita"])
    assert line(roster(screen).entries["name"]).hasFocus()
    screen.open(section="people")
    assert screen.current == "people"
    screen.open(kind="person", id="tidakada")
    screen.open(section="tidakada", kind="asing", id="x")
    assert screen.current == "people"
    screen.open(kind="surface", id="fb_page")
    assert page(screen, ChannelsPage).title.text().startswith("Facebook")


def test_leaving_a_section_saves_what_was_typed(office: Office_, make: Maker) -> None:
    screen = make(office.workspace)
    type_into(screen.page.entries["city"], "Kota Lain")
    screen.show_section("look")
    assert office.workspace.directory.office().city == "Kota Lain"


def test_sections_out_of_sight_catch_up(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "people")
    screen.show_section("office")
    screen.session.run(lambda: office.workspace.directory.delete("person", office.ids["Dimas"]))
    screen.show_section("people")
    assert [row.name for row in roster(screen).model.rows if not row.off] == ["Arum", "Bu Lurah"]


def test_the_section_is_remembered_while_the_workspace_is_open(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "look")
    again = make(office.workspace, "", session=screen.session)
    assert again.current == "look"


def test_nothing_is_cut_with_large_text(office: Office_, make: Maker, qapp: QApplication) -> None:
    dress(qapp, 1.5)
    screen = make(office.workspace)
    screen.resize(1310, 569)  # what the shell leaves of 1366x689 at 150 %
    for section in SECTIONS:
        shown = screen.show_section(section)
        QApplication.processEvents()
        assert screen.width() == 1310, section
        assert screen.minimumSizeHint().width() <= 1310, section
        for button in shown.findChildren(Button):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), (section, button.text())
        screen.grab()
    screen.close()
    dress(qapp)


# Kanal


def test_facts_say_value_source_and_certainty(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    assert len(shown.model.rows) == len(office.workspace.catalogue.surfaces)
    facts = {fact.path: fact for fact in shown.facts_model.lines}
    assert facts["text.caption"].value == "2.200 karakter"
    assert facts["hashtags.recommended"].value == "3–5"
    assert facts["images.max_bytes"].value == "8 MB"
    assert facts["links.clickable"].value == "tidak"
    assert facts["fold"].sure == "Kurang yakin"
    assert facts["text.caption"].checked == "Sel 24 Nov 2026"
    assert not any(fact.stale for fact in facts.values())
    assert all(fact.label != fact.path for fact in facts.values())


def test_every_fact_has_a_name_and_a_value(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    for at in range(len(shown.model.rows)):
        shown.list.setCurrentIndex(shown.model.index(at))
        for fact in shown.facts_model.lines:
            assert fact.label != fact.path, fact.path
            assert fact.value, fact.path
            assert not fact.value.startswith(("{", "(", "[")), fact.value


def test_searching_channels_and_limits(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    assert shown.search.hasFocus()
    QTest.keyClicks(shown.search, "tiktok")
    assert [row.name for row in shown.model.rows] == ["TikTok Video", "TikTok Foto"]
    assert len(shown.facts_model.lines) > 5
    press(shown.search, Qt.Key.Key_Escape)
    QTest.keyClicks(shown.search, "tagar paling")
    assert {fact.path for fact in shown.facts_model.lines} == {"hashtags.max"}
    QTest.keyClicks(shown.search, "zzz")
    assert not shown.model.rows
    assert shown.title.text() == "Tidak ada yang cocok"


def test_old_facts_say_so(tmp_path: Path, make: Maker) -> None:
    from datetime import UTC, datetime

    from tests.ui.settings.conftest import fill

    late = SteppingClock(datetime(2027, 12, 16, 2, 20, tzinfo=UTC))
    made = fill(tmp_path, late)
    screen = make(made.workspace)
    screen.session.clock = late
    shown = page(screen, ChannelsPage) if screen.current == "channels" else screen.show_section("channels")
    assert isinstance(shown, ChannelsPage)
    assert all(fact.stale for fact in shown.facts_model.lines)
    assert shown.model.rows[0].meta == "perlu dicek"
    shown.facts.grab()
    made.workspace.close()


# Tampilan


@pytest.mark.parametrize(
    ("wish", "at", "value"), [("theme", 2, "dark"), ("scale", 4, "1.5"), ("language", 1, "en")]
)
def test_the_look_is_asked_of_the_window(
    office: Office_, make: Maker, shell: Shell, wish: str, at: int, value: str
) -> None:
    screen = make(office.workspace, "look")
    shown = page(screen, LookPage)
    entry = {"theme": shown.theme, "scale": shown.scale, "language": shown.language}[wish]
    click(entry.segments.findChildren(QPushButton)[at])
    assert shell.asked == [(wish, value)]
    again = make(office.workspace, "look", session=screen.session)
    now = page(again, LookPage)
    back = {"theme": now.theme, "scale": now.scale, "language": now.language}[wish]
    assert any(button.hasFocus() for button in back.segments.findChildren(QPushButton))


def test_arrows_choose_the_look(office: Office_, make: Maker, shell: Shell) -> None:
    shown = page(make(office.workspace, "look"), LookPage)
    buttons = shown.theme.segments.findChildren(QPushButton)
    assert buttons[0].hasFocus()
    press(buttons[0], Qt.Key.Key_Right)
    assert shell.asked == [("theme", "light")]


def test_the_remembered_theme_is_shown(office: Office_, make: Maker) -> None:
    save(office.workspace.home, Settings(theme="dark"))
    assert page(make(office.workspace, "look"), LookPage).theme.value() == "dark"


# Cadangan


def test_backing_up_now(office: Office_, make: Maker, opened: Opened) -> None:
    shown = page(make(office.workspace, "backups"), BackupsPage)
    assert shown.empty.isVisible()
    assert not shown.restore.isVisible()
    press(shown.now, ENTER)
    (made,) = office.workspace.backups.list()
    assert len(shown.model.rows) == 1
    assert shown.model.rows[0].mark == "Buatan sendiri"
    assert "utuh" in shown.model.rows[0].meta
    assert not shown.empty.isVisible()
    assert not shown.progress.isVisible()
    assert str(made.file) in shown.message.accessibleName()
    click(shown.message.findChildren(Button)[0])
    click(shown.show_folder)
    assert opened == [made.file.parent, made.file.parent]


def test_backing_up_to_a_stick(
    office: Office_, make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    shown = page(make(office.workspace, "backups"), BackupsPage)
    click(shown.elsewhere)
    assert [each.suffix for each in stick.iterdir()] == [".zip"]
    assert "usb" in shown.message.accessibleName()
    starts: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: starts.append(given[2]) or "")
    click(shown.elsewhere)
    assert starts == [str(stick)]


def test_a_stick_is_backed_up_to_while_a_job_writes(
    office: Office_, make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    shown = page(make(office.workspace, "backups"), BackupsPage)
    office.workspace.store.db.held = True
    click(shown.elsewhere)
    office.workspace.store.db.held = False
    assert [each.suffix for each in stick.iterdir()] == [".zip"]


def test_a_trouble_while_backing_up_is_said_here(
    office: Office_, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = make(office.workspace, "backups")
    shown = page(screen, BackupsPage)

    def fails(
        _job: Any, _done: Any, _progress: Any, failed: Callable[[Exception], object], *, title: str = ""
    ) -> JobHandle:  # fmt: skip
        failed(UserError("workspace.disk-full", folder="E:"))
        return JobHandle(title, None, None, screen)

    monkeypatch.setattr(screen.context.jobs, "read", fails)
    click(shown.now)
    assert "E:" in shown.message.accessibleName()
    assert shown.now.isEnabled()


def test_restoring_asks_in_place_and_is_left_to_the_window(
    office: Office_, make: Maker, shell: Shell
) -> None:
    office.workspace.backups.make()
    shown = page(make(office.workspace, "backups"), BackupsPage)
    click(shown.restore)
    assert shown.confirm.isVisible()
    assert "rangkaian baru" in shown.confirm.accessibleName()
    go, cancel = shown.confirm.findChildren(Button)[-2:]
    assert cancel.hasFocus()
    press(cancel, ENTER)
    assert not shown.confirm.isVisible()
    assert not shell.asked
    press(shown.list, ENTER)
    go = shown.confirm.findChildren(Button)[-2]
    click(go)
    (made,) = office.workspace.backups.list()
    assert shell.asked == [("restore", str(made.file))]


def test_restoring_from_a_file(
    office: Office_, make: Maker, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "medsos.zip"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    shown = page(make(office.workspace, "backups"), BackupsPage)
    click(shown.from_file)
    assert "medsos.zip" in shown.confirm.accessibleName()
    shown.leave()
    assert not shown.confirm.isVisible()


def test_backups_are_told_apart(office: Office_, make: Maker) -> None:
    folder = office.workspace.folder / "backups"
    folder.mkdir()
    for name in ("2026-12-15", "20261214-093000", "before-restore-20261216022000", "lama"):
        (folder / f"medsos-{name}.db").write_bytes(b"x" * 1500)
    shown = page(make(office.workspace, "backups"), BackupsPage)
    assert [(row.name, row.mark) for row in shown.model.rows] == [
        ("Rab 16 Des 2026, 09.20", "Sebelum dipulihkan"),
        ("Sel 15 Des 2026", "Harian"),
        ("Sen 14 Des 2026, 09.30", "Buatan sendiri"),
        ("lama", "Buatan sendiri"),
    ]


def test_reading_only_backs_up_but_does_not_restore(
    office: Office_, make: Maker, clock: SteppingClock, shell: Shell
) -> None:
    office.workspace.backups.make()
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=clock, home=home) as reader:
        shown = page(make(reader, "backups"), BackupsPage)
        click(shown.restore)
        press(shown.list, ENTER)
        assert not shown.confirm.isVisible()
        assert shown.restore.accessibleDescription()
    assert not shell.asked


# Tentang


def test_what_to_send_when_asked(office: Office_, make: Maker, shell: Shell, opened: Opened) -> None:
    shown = page(make(office.workspace, "about"), AboutPage)
    press(shown.copy, ENTER)
    copied = QGuiApplication.clipboard().text()
    assert "Medsos Desktop 0." in copied
    assert str(office.workspace.folder) in copied
    assert shell.said[-1][1] is False


def test_the_sample_is_removed_after_one_question(office: Office_, make: Maker, shell: Shell) -> None:
    shown = page(make(office.workspace, "about"), AboutPage)
    click(shown.remove)
    assert str(office.workspace.folder) in shown.confirm.accessibleName()
    go, cancel = shown.confirm.findChildren(Button)[-2:]
    click(cancel)
    assert shown.remove.hasFocus()
    assert not shell.asked
    click(shown.remove)
    go = shown.confirm.findChildren(Button)[-2]
    click(go)
    assert shell.asked == [("remove-sample", "")]


def test_an_office_of_its_own_is_not_removed(office: Office_, make: Maker) -> None:
    from dataclasses import replace

    directory = office.workspace.directory
    directory.set_office(replace(directory.office(), sample=False))
    assert not page(make(office.workspace, "about"), AboutPage).sample.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_number_is_said_in_words_of_the_language(language: str) -> None:
    """Names of formats and colour spaces are the same in every language; sentences are not."""
    words = Words(language)
    for surface in load().surfaces:
        for path, datum in surface.facts.items():
            if isinstance(datum.value, str) and " " in datum.value:
                slug = path.replace(".", "-")
                keys = [f"facts.{name}.{slug}" for name in (surface.id, surface.channel)]
                assert facts.value(words, surface, path, datum) == words.first(keys), (surface.id, path)
