"""The office's own numbers in place of ours: typed, refused in place, reverted, undone, from a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from medsos_desktop.clock import SteppingClock
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_, Shell
from tests.ui.settings.helpers import ENTER, ESCAPE, below, click, line, page, press, type_into
from ui.kit.button import Button
from ui.screens.settings.channels import ChannelsPage
from ui.screens.settings.entries import ChoiceEntry


def choose(shown: ChannelsPage, surface: str, path: str) -> None:
    shown.open("surface", surface)
    at = [each.path for each in shown.facts_model.lines].index(path)
    shown.facts.setCurrentIndex(shown.facts_model.index(at))


def value(shown: ChannelsPage) -> str:
    assert shown.line is not None
    return shown.line.value


def test_a_number_is_typed_saved_undone_and_reverted(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "channels")
    shown = page(screen, ChannelsPage)
    choose(shown, "x_free", "text.post")
    assert value(shown) == "280 karakter berbobot"
    assert not shown.more.revert.isVisible()
    press(shown.more.change, ENTER)
    assert line(shown.entries["value"]).hasFocus()
    type_into(shown.entries["value"], "4.000", ENTER)
    assert line(shown.entries["source"]).hasFocus()
    QTest.keyClicks(line(shown.entries["source"]), "Langganan kantor")
    press(line(shown.entries["source"]), ENTER)
    assert office.workspace.catalogue.surface("x_free").facts["text.post"].value == 4000
    assert value(shown) == "4.000 karakter berbobot"
    assert shown.line is not None
    assert shown.line.overridden
    assert shown.line.checked == "Rab 16 Des 2026"
    assert shown.line.path == "text.post"
    assert shell.said[-1] == ("Teks unggahan: ketentuan kantor dipakai", True)
    shown.facts.grab()
    click(shown.more.revert)
    assert value(shown) == "280 karakter berbobot"
    screen.session.run(office.workspace.history.undo)
    assert value(shown) == "4.000 karakter berbobot"


def test_what_cannot_be_is_said_under_its_field(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    choose(shown, "x_free", "text.post")
    click(shown.more.change)
    type_into(shown.entries["value"], "banyak", ENTER)
    type_into(shown.entries["source"], "Kantor", ENTER)
    assert "banyak" in below(shown.entries["value"])
    type_into(shown.entries["value"], "300", ENTER)
    type_into(shown.entries["source"], "  ", ENTER)
    assert "Sumber" in below(shown.entries["source"])
    assert not office.workspace.directory.facts()
    press(line(shown.entries["source"]), ESCAPE, ESCAPE)
    assert not shown.more.editing
    assert shown.facts.hasFocus()


def test_an_empty_number_lifts_the_limit(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    choose(shown, "x_free", "text.post")
    click(shown.more.change)
    type_into(shown.entries["value"], "")
    type_into(shown.entries["source"], "Kantor", ENTER)
    assert value(shown) == "tanpa batas yang diketahui"


def test_yes_or_no_is_chosen(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    choose(shown, "ig_feed", "links.clickable")
    click(shown.more.change)
    answer = shown.entries["value"]
    assert isinstance(answer, ChoiceEntry)
    assert answer.value() == ""
    press(answer.combo, Qt.Key.Key_Up)
    type_into(shown.entries["source"], "Akun terverifikasi")
    QApplication.processEvents()
    click(next(each for each in shown.more.findChildren(Button) if each.kind == "primary"))
    assert value(shown) == "ya"


def test_tables_and_schedules_only_come_from_a_file(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    for path in ("schedule", "images.recommended", "images.ratio"):
        choose(shown, "ig_feed", path)
        assert not shown.more.change.isVisible()


@pytest.mark.parametrize(
    ("path", "before", "written", "after"),
    [("hashtags.recommended", "3–5", "1-3", "1–3"), ("images.formats", "JPEG", "JPEG, PNG", "JPEG, PNG")],
)
def test_pairs_and_lists_are_typed(
    office: Office_, make: Maker, path: str, before: str, written: str, after: str
) -> None:
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    choose(shown, "ig_feed", path)
    assert value(shown) == before
    click(shown.more.change)
    type_into(shown.entries["value"], written, ENTER)
    type_into(shown.entries["source"], "Uji coba", ENTER)
    assert value(shown) == after


def test_a_file_of_the_office_is_taken_whole_or_not_at_all(
    office: Office_, make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    file = tmp_path / "kanal.toml"
    row = (
        '[[fact]]\nsurface = "x_free"\nfield = "{}"\nvalue = 500\nsource = "Kantor"\nchecked = "2026-12-01"\n'
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    shown = page(make(office.workspace, "channels"), ChannelsPage)
    choose(shown, "x_free", "text.post")
    file.write_text(row.format("text.post") + row.format("text.asing"), encoding="utf-8")
    click(shown.from_file)
    assert "text.asing" in shown.message.accessibleName()
    assert value(shown) == "280 karakter berbobot"
    file.write_text(row.format("text.post"), encoding="utf-8")
    click(shown.from_file)
    assert value(shown) == "500 karakter berbobot"
    assert shell.said[-1] == ("Ketentuan kantor dari kanal.toml dipakai", True)


def test_reading_only_offers_nothing(office: Office_, make: Maker, clock: SteppingClock) -> None:
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=clock, home=home) as reader:
        shown = page(make(reader, "channels"), ChannelsPage)
        choose(shown, "x_free", "text.post")
        assert not shown.more.change.isVisible()
        assert not shown.from_file.isVisible()


def test_leaving_closes_an_open_form(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "channels")
    shown = page(screen, ChannelsPage)
    choose(shown, "x_free", "text.post")
    click(shown.more.change)
    type_into(shown.entries["value"], "9")
    screen.show_section("look")
    assert not shown.more.editing
    assert not office.workspace.directory.facts()
