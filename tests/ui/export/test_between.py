"""Between the states: consent that is for one file, runs that end, looks at other bundles."""

from pathlib import Path

import pytest

from medsos_desktop.bundles.receipts import Receipt
from medsos_desktop.errors import Cancelled
from medsos_desktop.export import run
from medsos_desktop.model.state import State
from tests.ui.export.conftest import states
from tests.ui.export.test_making import NAME, press, said
from ui.kit.labels import Label
from ui.screens.export.screen import Screen

pytestmark = pytest.mark.window


def test_consent_to_replace_is_for_this_one_file(screen: Screen, out: Path, tmp_path: Path) -> None:
    (out / NAME).write_text("lama", encoding="utf-8")
    screen.ready.primary.click()
    away = out.rename(tmp_path / "stik-dicabut")
    press(screen, "Ganti berkas lama")
    assert screen.course.state == "ready"
    screen.dialogs.folder = lambda: str(away)
    screen.pick_folder()
    screen.ready.primary.click()
    assert "sudah ada" in said(screen)
    assert (away / NAME).read_text(encoding="utf-8") == "lama"


def test_a_run_cancelled_after_a_look_leads_to_the_plan(
    screen: Screen, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.ready.primary.click()
    screen.looking.look(out / NAME)
    screen.open(first="2026-12-17", last="2026-12-20")

    def stopped(*_: object) -> Receipt:
        raise Cancelled

    monkeypatch.setattr(run, "make", stopped)
    screen.desk.rename("lain.zip")
    screen.ready.primary.click()
    assert screen.course.state == "ready"
    assert screen.frame.pages.currentWidget() is screen.plan_page


def test_a_looked_at_bundle_tells_its_days_as_people_write_them(screen: Screen, out: Path) -> None:
    screen.ready.primary.click()
    screen.looking.look(out / NAME)
    said = [each.text() for each in screen.result.findChildren(Label)]
    assert "16–22 Desember 2026" in said


def test_posts_are_scheduled_when_the_file_that_was_taken_meanwhile_is_there(screen: Screen) -> None:
    store = screen.session.workspace.store
    store.db.held = True  # a job writes
    screen.ready.primary.click()
    assert "belum tercatat" in said(screen)
    store.db.held = False
    screen.activate()
    assert states(screen.session.workspace)["Loket buka"] is State.SCHEDULED
