"""The details of a picture with real keys and mouse: description, consent, rights, where they stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.post import MediaUse, Variant
from tests.ui.composer.media_desk import Desk, standing
from ui.screens.base import Context, Screen
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: SteppingClock) -> Iterator[Desk]:
    with standing(qtbot, tmp_path, clock) as made:
        yield made


def test_enter_opens_the_details_and_escape_goes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300), (400, 300))
    card = desk.cards()[1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    details = desk.strip.details
    assert details.isVisible()
    assert details.form.alt.hasFocus()
    assert desk.window.rect().contains(details.geometry())
    qtbot.keyClick(details.form.alt, Qt.Key.Key_Escape)
    assert not details.isVisible()
    assert card.hasFocus()


def test_a_description_is_told_once_for_every_account(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((1200, 900))
    assert desk.cards()[0].facts.first.say == "alt_missing"
    desk.look_at("IG")
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Warga antre di loket kelurahan")
    assert desk.operations == []  # not at every key
    qtbot.keyClick(desk.strip.details.form.alt, Qt.Key.Key_Tab)
    assert desk.operations == ["op.post.edit"]
    assert desk.post.media[0].alt == "Warga antre di loket kelurahan"
    assert desk.post.variants[desk.ids["IG"]].media is None
    assert desk.cards()[0].facts.lines[1].tone == "ok"


def test_the_hand_that_rests_is_told_too(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Loket")
    qtbot.waitUntil(lambda: desk.post.media[0].alt == "Loket", timeout=2000)


def test_consent_and_rights_are_kept_with_the_picture(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.add_files([desk.picture("a.png")])
    asset = desk.post.media[0].asset
    assert desk.cards()[0].facts.lines[2].say == "rights_missing"
    desk.strip.focus_asset(asset)
    form = desk.strip.details.form
    qtbot.mouseClick(form.ours, Qt.MouseButton.LeftButton)
    record = desk.workspace.media.facts(asset)
    assert (record.creator, record.licence) == ("Kelurahan Cacaban (contoh)", "milik sendiri")
    qtbot.mouseClick(form.people, Qt.MouseButton.LeftButton)
    assert desk.cards()[0].facts.lines[2].say == "consent_missing"
    assert form.consent.hasFocus()
    qtbot.keyClicks(form.consent, "Map izin 2026, no. 3")
    qtbot.keyClick(form.consent, Qt.Key.Key_Return)
    assert desk.workspace.media.facts(asset).consent == "Map izin 2026, no. 3"
    assert desk.cards()[0].facts.lines[2].say == "consent"
    qtbot.mouseClick(form.child, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.ai, Qt.MouseButton.LeftButton)
    form.until.set_day(date(2027, 6, 30))
    form.until.changed.emit(date(2027, 6, 30))
    record = desk.workspace.media.facts(asset)
    assert (record.child, record.ai, record.consent_until) == (True, True, "2027-06-30")
    qtbot.mouseClick(form.people, Qt.MouseButton.LeftButton)
    assert not desk.workspace.media.facts(asset).child, "nobody in it: no child either"
    assert form.child.isHidden()
    assert not form.until.isVisible()


def test_page_keys_go_to_the_neighbour_and_keep_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.have((400, 300), (400, 300))
    desk.strip.focus_asset(first)
    qtbot.keyClicks(desk.strip.details.form.alt, "Satu")
    qtbot.mouseClick(desk.strip.details.after, Qt.MouseButton.LeftButton)
    assert desk.strip.details.asset == second
    assert [use.alt for use in desk.post.media] == ["Satu", ""]
    assert desk.strip.details.form.alt.toPlainText() == ""


def test_a_note_typed_for_one_picture_never_lands_on_the_next(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.have((400, 300), (400, 300))
    desk.strip.focus_asset(first)
    form = desk.strip.details.form
    qtbot.mouseClick(form.people, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.consent, "Map 3")
    qtbot.keyClick(form.consent, Qt.Key.Key_PageDown)
    assert desk.strip.details.asset == second
    assert form.consent.text() == ""
    desk.strip.flush()
    assert desk.workspace.media.facts(first).consent == "Map 3"
    assert desk.workspace.media.facts(second).consent == ""


def test_a_tab_changed_while_typing_keeps_the_words_where_they_began(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((400, 300), alt="lama")
    own = Variant("fb_page", media=(MediaUse(asset, "punya FB"),))
    desk.post = replace(desk.post, variants={**desk.post.variants, desk.ids["FB"]: own})
    desk.show()
    desk.strip.focus_asset(asset)
    qtbot.keyClick(desk.strip.details.form.alt, Qt.Key.Key_End)
    qtbot.keyClicks(desk.strip.details.form.alt, " sekali")
    desk.look_at("FB")
    desk.strip.flush()
    assert desk.post.media[0].alt == "lama sekali"
    assert desk.post.variants[desk.ids["FB"]].media == (MediaUse(asset, "punya FB"),)
    assert desk.strip.details.form.alt.text() == "punya FB"


def test_the_picture_taken_out_by_somebody_else_closes_its_details(desk: Desk) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    desk.post = type(desk.post)(title="Uji", variants=desk.post.variants)
    desk.show()
    assert not desk.strip.details.isVisible()


def test_a_second_press_on_the_card_closes_its_details(desk: Desk, qtbot: QtBot) -> None:
    desk.have((400, 300))
    qtbot.mouseClick(desk.cards()[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert desk.strip.details.isVisible()
    qtbot.mouseClick(desk.cards()[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert not desk.strip.details.isVisible()


def test_the_menu_of_a_card_does_the_same_as_the_keys(desk: Desk) -> None:
    desk.have((400, 300), (400, 300))
    desk.strip._menu(desk.cards()[0].facts.asset, QPoint(0, 0))
    (menu,) = desk.strip.findChildren(QMenu)
    said = [action.text() for action in menu.actions() if action.text()]
    assert said == ["Buka rincian", "Geser ke kiri", "Geser ke kanan", "Lepas"]
    menu.actions()[2].trigger()
    assert desk.order() == ["foto-2.png", "foto-1.png"]
    menu.close()


def test_leaving_keeps_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    qtbot.keyClicks(desk.strip.details.form.alt, "Loket")
    desk.strip.flush()
    assert desk.post.media[0].alt == "Loket"
    desk.strip.hide()
    assert not desk.strip.details.isVisible()


def test_the_details_go_with_their_strip(desk: Desk) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.focus_asset(asset)
    details = desk.strip.details
    assert details.parentWidget() is desk.window
    desk.strip.deleteLater()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(details)


def test_another_post_starts_without_the_talk_of_the_one_before(desk: Desk) -> None:
    (asset,) = desk.have((400, 300))
    desk.strip.add_files([desk.folder / "hilang.png"])
    desk.strip.focus_asset(asset)
    assert desk.strip.intake.isVisible()
    desk.strip.clear()
    assert not desk.strip.intake.isVisible()
    assert not desk.strip.details.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_the_details_is_cut(qapp: QApplication, desk: Desk, scale: float) -> None:
    (asset,) = desk.have((1200, 900))
    if scale > 1:
        apply.apply(qapp, Theme("light", scale))
    desk.window.resize(620, 760)
    desk.strip.focus_asset(asset)
    desk.strip.details.place()
    QApplication.processEvents()
    page = desk.strip.details._scroll
    assert page.widget().width() <= page.viewport().width()
    assert desk.window.rect().contains(desk.strip.details.geometry())
    if scale > 1:
        apply.apply(qapp, Theme("light"))


@pytest.mark.parametrize("height", [689, 768])
def test_the_details_stay_within_the_column_of_a_screen(
    desk: Desk, qtbot: QtBot, clock: SteppingClock, height: int
) -> None:
    """They cover what stands above the strip in its column, never the tabs or the window's head."""
    context = Context(desk.session, desk.jobs, lambda *_, **__: None, lambda *_, **__: None, lambda: None)
    screen = Screen(context)
    apply.dress(screen)
    qtbot.addWidget(screen)
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    tabs, editor = QWidget(), QWidget()
    tabs.setFixedHeight(128)  # the head of the page and the tabs
    layout.addWidget(tabs)
    inner = QVBoxLayout()
    inner.setContentsMargins(16, 0, 16, 12)
    inner.addWidget(editor, 1)
    inner.addWidget(desk.strip)
    layout.addLayout(inner)
    (asset,) = desk.have((1200, 900))
    screen.resize(582, height - 140)  # less the window's head, action bar and status bar
    screen.show()
    QApplication.processEvents()
    desk.strip.focus_asset(asset)
    QApplication.processEvents()
    details = desk.strip.details
    corner = details.mapTo(screen, QPoint(0, 0))
    assert corner.y() >= editor.y()
    assert corner.y() + details.height() <= desk.strip.row.mapTo(screen, QPoint(0, 0)).y()
    assert details._scroll.verticalScrollBar().maximum() == 0
    details.close_panel()


def test_a_child_recorded_elsewhere_stays_recorded(desk: Desk) -> None:
    """Also with the other tick missing, and a last day that cannot be read."""
    (asset,) = desk.have((1200, 900))
    record = replace(desk.workspace.media.facts(asset), child=True, people=False, consent_until="30-11-2026")
    desk.workspace.directory.save("asset", asset, record)
    desk.strip.focus_asset(asset)
    form = desk.strip.details.form
    form.show_facts(record, "", form._limit)
    form.flush()
    kept = desk.workspace.media.facts(asset)
    assert kept.child
    assert kept.consent_until == "30-11-2026"
