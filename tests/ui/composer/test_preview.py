"""Pratinjau: whose card, folded where, which picture, and what is said where something is missing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.post import Crop, MediaUse, Post
from medsos_desktop.words import Words
from tests.conftest import NOW
from tests.ui.composer.right_office import Desk
from ui.jobs import Jobs
from ui.screens.composer.preview import CardLook, PhoneCard
from ui.screens.composer.preview_panel import PreviewPanel
from ui.screens.composer.preview_text import lines_of
from ui.theme import apply
from ui.theme.theme import Theme, active

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("preview"), SteppingClock(NOW))
    yield made
    made.workspace.close()


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot, desk: Desk) -> PreviewPanel:
    if active().name != "light" or active().scale != 1.0 or not apply.dressed():
        apply.apply(qapp, Theme("light"))
    made = PreviewPanel(Words("id"), desk.workspace, desk.jobs)
    qtbot.addWidget(made)
    apply.dress(made)
    made.resize(288, 545)
    made.show()
    qtbot.waitExposed(made)
    return made


def settled(qtbot: QtBot, panel: PreviewPanel) -> QImage:
    """The card once its picture is read."""
    qtbot.wait(20)
    return panel.card.grab().toImage()


def said(panel: PreviewPanel) -> str:
    return panel._facts.text()


def test_the_master_shows_the_first_account_with_a_chooser(
    panel: PreviewPanel, qtbot: QtBot, desk: Desk
) -> None:
    panel.show_post(desk.post("Halo", "X", "IG"), "")
    assert panel.card.accessibleName().startswith("ig.contoh")
    assert panel._choice.isVisible()
    panel._choice.setFocus()
    qtbot.keyClick(panel._choice, Qt.Key.Key_Down)
    assert panel.card.accessibleName().startswith("x.contoh")
    panel.show_post(desk.post("Halo juga", "X", "IG"), "")
    assert panel.card.accessibleName() == "x.contoh. Halo juga"
    panel.show_post(desk.post("Halo", "X", "IG"), desk.accounts["IG"])
    assert panel.card.accessibleName().startswith("ig.contoh")
    assert not panel._choice.isVisible()
    assert panel._name.text() == "Instagram"


def test_the_fold_opens_and_closes(panel: PreviewPanel, qtbot: QtBot, desk: Desk) -> None:
    panel.show_post(desk.post("kata " * 60, "IG"), "")
    assert panel.card.accessibleName().endswith("… selengkapnya")
    assert "Lipatan ±125 karakter" in said(panel)
    low = panel.card.heightForWidth(240)
    qtbot.mouseClick(panel._unfold, Qt.MouseButton.LeftButton)
    assert panel.card.heightForWidth(240) > low
    assert "selengkapnya" not in panel.card.accessibleName()
    qtbot.mouseClick(panel._unfold, Qt.MouseButton.LeftButton)
    assert panel.card.heightForWidth(240) == low
    panel.show_post(desk.post("pendek", "X"), "")
    assert not panel._unfold.isVisible()
    assert "belum diketahui" in said(panel)


def test_a_carousel_is_stepped_through(panel: PreviewPanel, qtbot: QtBot, desk: Desk) -> None:
    panel.show_post(desk.post("Halo", "IG", pictures=2), "")
    assert panel._of.text() == "1 dari 2"
    first = settled(qtbot, panel)
    panel._on.setFocus()
    qtbot.keyClick(panel._on, Qt.Key.Key_Return)
    assert panel._of.text() == "2 dari 2"
    assert panel._back.hasFocus()
    assert settled(qtbot, panel) != first
    assert "terpotong" in said(panel)  # 4:1 is more than the channel takes
    panel.show_post(desk.post("Halo", "IG", pictures=1), "")
    assert not panel._steps.isVisible()
    assert "1 gambar" in said(panel)


def test_the_crop_is_shown(panel: PreviewPanel, qtbot: QtBot, desk: Desk) -> None:
    post = desk.post("Halo", "FB", pictures=2)
    wide = replace(post, media=(post.media[1],))
    panel.show_post(wide, "")
    whole = settled(qtbot, panel)
    panel.show_post(replace(wide, media=(replace(wide.media[0], crop=Crop(0, 0, 2500, 10_000)),)), "")
    assert settled(qtbot, panel).height() > whole.height()
    assert "Gambar ini terpotong 75%" in said(panel)


def test_a_missing_file_is_said_in_its_frame(panel: PreviewPanel, qtbot: QtBot, desk: Desk) -> None:
    post = replace(desk.post("Halo", "IG"), media=(MediaUse("f" * 64),))
    panel.show_post(post, "")
    settled(qtbot, panel)
    assert panel.card._note == "Berkas ffffffffffff tidak ada di komputer ini."
    file = desk.workspace.media.file(desk.pictures[0])
    away = file.with_suffix(".away")
    file.rename(away)
    panel.show_post(desk.post("Halo", "IG", pictures=1), "")
    settled(qtbot, panel)
    assert "tegak.png" in panel.card._note
    away.rename(file)
    panel.show_post(post, "")
    panel.show_post(desk.post("Halo", "IG", pictures=1), "")
    settled(qtbot, panel)
    assert panel.card._note == ""


def test_no_account_and_no_picture(panel: PreviewPanel, qtbot: QtBot, desk: Desk) -> None:
    panel.show_post(Post(text="Halo"), "")
    assert panel._empty.isVisible()
    assert not panel.card.isVisible()
    panel.show_post(desk.post("Halo", "IG", surface="ig_story"), "")
    assert not panel._empty.isVisible()
    assert panel.card._note == "Belum ada gambar"
    assert "story" in said(panel)


def test_a_deleted_account_is_still_drawn(panel: PreviewPanel, desk: Desk) -> None:
    post = desk.post("Halo", "IG")
    panel.show_post(replace(post, variants={"gone": post.variants[desk.accounts["IG"]]}), "gone")
    assert panel.card.accessibleName() == "akun tanpa nama. Halo"


@pytest.mark.parametrize("manner", ["picture", "chat", "text", "tall", "story", "video"])
def test_every_manner_draws_at_any_width(qtbot: QtBot, manner: str) -> None:
    card = PhoneCard()
    qtbot.addWidget(card)
    words = "https://dinsos.contohkota.go.id/" + "panjang" * 20 + "\n\n#" + "Tagar" * 12
    card.show_card("nama.akun.yang.panjang" * 4, words, "… lagi", CardLook(manner, "Judul" * 20, 0, 2, 3))
    for width in (160, 240, 400):
        card.resize(width, card.heightForWidth(width))
        card.grab()


def test_the_card_is_light_in_both_themes(qapp: QApplication, qtbot: QtBot) -> None:
    card = PhoneCard()
    qtbot.addWidget(card)
    card.show_card("kelurahan.contoh", "Halo", "", CardLook("text"))
    card.resize(240, card.heightForWidth(240))
    middles = []
    for name in ("light", "dark"):
        apply.apply(qapp, Theme(name))
        middles.append(card.grab().toImage().pixelColor(200, card.height() - 8).name())
    apply.apply(qapp, Theme("light"))
    assert middles == ["#ffffff", "#ffffff"]


def test_lines_keep_every_word_within_the_width(qtbot: QtBot) -> None:
    text = "Satu #Tagar dua https://contoh.go.id/a\nbaris " + "x" * 300
    lines = lines_of(text, "… lagi", 200, lead="akun")
    assert "".join(word for line in lines for word, _, _ in line) == f"akun {text}… lagi".replace("\n", "")
    for line in lines:
        wide = sum(active().metrics("small", strong=piece[2]).horizontalAdvance(piece[0]) for piece in line)
        assert wide <= 200 + active().metrics("small").horizontalAdvance(" ") + 1


def test_a_picture_is_read_beside_the_window(
    panel: PreviewPanel, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large photo takes seconds to shrink, and nobody stops typing for it."""
    asked: list[bool] = []
    real = desk.workspace.media.thumbnail

    def thumbnail(*args: Any, **more: Any) -> Path:
        asked.append(current_thread() is main_thread())
        return real(*args, **more)

    monkeypatch.setattr(desk.workspace.media, "thumbnail", thumbnail)
    panel._pictures._jobs = jobs = Jobs()
    panel.show_post(desk.post("Halo", "IG", pictures=1), "")
    qtbot.waitUntil(lambda: bool(asked) and not jobs.running(), timeout=5000)
    assert asked == [False]
    jobs.stop()
