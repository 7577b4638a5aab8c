"""Scans of signed sheets in the decisions' history; code and hash to copy."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.approval.evidence import MAX_BYTES
from tests.approval.test_evidence import photo, scan
from tests.ui.approval.conftest import Kantor, Show
from tests.ui.approval.test_screen import labels
from tests.ui.stand_in import Shell
from ui.kit.button import LinkButton
from ui.kit.labels import Label
from ui.screens.approval.screen import Screen

pytestmark = pytest.mark.window
ENTER = Qt.Key.Key_Return


@pytest.fixture
def decided(kantor: Kantor) -> str:
    """A post that Lurah approved."""
    post = kantor.post("Jam layanan")
    kantor.sit("lurah")
    kantor.ws.approval.approve(post, kantor.ws.approval.review(post).content, frozenset())
    return post


def approval(kantor: Kantor, post: str) -> str:
    return kantor.ws.records.decisions(post)[-1].id


def attach(screen: Screen, decision: str, file: Path) -> None:
    screen.scanning.ask_file = lambda: str(file)
    button = screen.side.history.buttons[decision]
    button.setFocus()
    QTest.keyClick(button, ENTER)


def said(screen: Screen) -> str:
    return screen.message.accessibleName() if screen.notice.isVisible() else ""


def test_a_scan_is_attached_by_keyboard_and_listed(
    show: Show, kantor: Kantor, shell: Shell, decided: str, tmp_path: Path
) -> None:
    screen = show(post=decided)
    decision = approval(kantor, decided)
    attach(screen, decision, scan(tmp_path))
    (kept,) = kantor.ws.evidence.of(decided)
    assert (kept.decision, kept.name) == (decision, "lembar.pdf")
    history = screen.side.history
    assert history.scans[kept.id].text() == "lembar.pdf"
    assert "1 kB · Lurah, " in labels(history)
    assert history.buttons[decision].hasFocus()
    assert shell.said == [("“lembar.pdf” dilampirkan", False)]
    assert screen.desk.review is not None
    assert screen.bar.code.text() == screen.desk.review.code


def test_only_what_people_sign_takes_a_scan(show: Show, kantor: Kantor, decided: str) -> None:
    screen = show(post=decided)
    submitted, approved = kantor.ws.records.decisions(decided)
    assert submitted.action == "submit"
    assert list(screen.side.history.buttons) == [approved.id]
    assert "Disetujui" in screen.side.history.buttons[approved.id].accessibleName()


def test_the_same_scan_again_says_so(
    show: Show, kantor: Kantor, shell: Shell, decided: str, tmp_path: Path
) -> None:
    screen, decision = show(post=decided), approval(kantor, decided)
    attach(screen, decision, scan(tmp_path))
    attach(screen, decision, scan(tmp_path))
    assert shell.said[-1] == ("“lembar.pdf” sudah terlampir di keputusan ini", False)
    assert len(screen.side.history.scans) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"bukan gambar", "bukan"),
        (b"%PDF-1.4 /JavaScript %%EOF", "lebih dari halaman"),
        (b"%PDF-" + bytes(MAX_BYTES), "lebih besar dari 20 MB"),
    ],
)
def test_what_is_no_scan_is_refused_in_place(
    show: Show, kantor: Kantor, shell: Shell, decided: str, tmp_path: Path, data: bytes, words: str
) -> None:
    screen, decision = show(post=decided), approval(kantor, decided)
    attach(screen, decision, scan(tmp_path, data=data))
    assert words in said(screen)
    assert kantor.ws.evidence.of(decided) == ()
    assert shell.said == []
    attach(screen, decision, photo(tmp_path))
    assert said(screen) == ""


def test_a_closed_dialog_attaches_nothing(show: Show, kantor: Kantor, decided: str) -> None:
    screen = show(post=decided)
    screen.scanning.ask_file = lambda: ""
    screen.side.history.buttons[approval(kantor, decided)].click()
    assert kantor.ws.evidence.of(decided) == ()


def test_a_scan_opens_as_a_copy(show: Show, kantor: Kantor, decided: str, tmp_path: Path) -> None:
    file = photo(tmp_path, "Lembar: ../ttd.jpg".replace("/", "_"))
    kantor.ws.evidence.attach(approval(kantor, decided), file)
    screen, shown = show(post=decided), list[Path]()
    screen.scanning.show_in_system = lambda url: shown.append(Path(url.toLocalFile())) or True
    (kept,) = kantor.ws.evidence.of(decided)
    QTest.keyClick(screen.side.history.scans[kept.id], ENTER)
    (copy,) = shown
    assert copy.read_bytes() == file.read_bytes()
    assert copy != kantor.ws.evidence.file(kept)
    copy.write_bytes(b"gambar coretan")
    assert kantor.ws.evidence.file(kept).read_bytes() == file.read_bytes()
    screen.scanning.scans.clear()
    assert not copy.exists()


def test_a_scan_that_is_not_on_this_pc_says_so(
    show: Show, kantor: Kantor, decided: str, tmp_path: Path
) -> None:
    kantor.ws.evidence.attach(approval(kantor, decided), scan(tmp_path))
    (kept,) = kantor.ws.evidence.of(decided)
    kantor.ws.evidence.file(kept).unlink()
    screen = show(post=decided)
    screen.side.history.scans[kept.id].click()
    assert "tidak ada di komputer ini" in said(screen)


def test_no_program_for_it_is_said(show: Show, kantor: Kantor, decided: str, tmp_path: Path) -> None:
    kantor.ws.evidence.attach(approval(kantor, decided), scan(tmp_path))
    (kept,) = kantor.ws.evidence.of(decided)
    screen = show(post=decided)
    urls: list[QUrl] = []
    screen.scanning.show_in_system = urls.append
    screen.side.history.scans[kept.id].click()
    assert len(urls) == 1
    assert "Tidak ada program" in said(screen)


def test_a_scan_from_elsewhere_appears(show: Show, kantor: Kantor, decided: str, tmp_path: Path) -> None:
    screen = show(post=decided)
    decision = approval(kantor, decided)
    screen.session.run(lambda: kantor.ws.evidence.attach(decision, scan(tmp_path)))
    assert [link.text() for link in screen.side.history.scans.values()] == ["lembar.pdf"]


def test_a_long_name_is_cut_in_the_middle_and_told_whole(
    show: Show, kantor: Kantor, decided: str, tmp_path: Path
) -> None:
    name = "pindaian lembar persetujuan konten kelurahan minggu ketiga desember.pdf"
    kantor.ws.evidence.attach(approval(kantor, decided), scan(tmp_path, name))
    screen = show(post=decided)
    (link,) = screen.side.history.scans.values()
    assert link.text() != name
    assert link.text().endswith(".pdf")
    assert name in link.toolTip()
    assert screen.side.history.width() <= screen.side.viewport().width()


def test_rows_stand_below_each_other(
    show: Show, kantor: Kantor, decided: str, tmp_path: Path, qapp: QApplication
) -> None:
    kantor.ws.evidence.attach(approval(kantor, decided), scan(tmp_path))
    kantor.ws.evidence.attach(approval(kantor, decided), photo(tmp_path))
    kantor.ws.approval.return_(decided, "Lengkapi jam layanannya, lalu ajukan lagi sebelum Kamis siang.")
    screen = show(post=decided)
    for _ in range(3):  # layouts settle in steps
        qapp.processEvents()
    history = screen.side.history
    parts = [
        part
        for part in history.findChildren(QWidget)
        if isinstance(part, Label | LinkButton) and part.isVisible()
    ]
    spots = sorted((part.mapTo(history, QPoint(0, 0)).y(), part.height()) for part in parts)
    assert len(spots) >= 8
    assert all(upper + high <= lower for (upper, high), (lower, _) in pairwise(spots))
    assert all(part.height() >= part.sizeHint().height() for part in parts if isinstance(part, LinkButton))


def test_code_and_whole_hash_are_copied(show: Show, kantor: Kantor, shell: Shell, decided: str) -> None:
    screen = show(post=decided)
    assert screen.desk.review is not None
    review, version = screen.desk.review, screen.side.version
    assert version.code.text() == review.code
    assert "".join(version.hash.text().split()) == review.content
    for button, text, words in (
        (version.copy_code, review.code, "Kode disalin"),
        (version.copy_hash, review.content, "Sidik isi disalin"),
    ):
        QTest.keyClick(button, ENTER)
        assert QGuiApplication.clipboard().text() == text
        assert shell.said[-1] == (words, False)
