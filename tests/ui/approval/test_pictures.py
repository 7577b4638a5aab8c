"""Pictures as they go out, what became of them since the last look, and files that are gone."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medsos_desktop.model.post import Crop, MediaUse
from tests.ui.approval.conftest import Kantor, Show
from tests.ui.approval.test_screen import labels
from ui.pictures import PAGE

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


def picture(kantor: Kantor, folder: Path, name: str, size: tuple[int, int], colour: str) -> str:
    """A picture of one colour, taken into the workspace."""
    file = folder / f"{name}.png"
    Image.new("RGB", size, colour).save(file)
    return kantor.ws.media.add(file)[0]


def answered(kantor: Kantor, *uses: MediaUse) -> str:
    """A submitted post with pictures."""
    return kantor.post(media=uses)


def test_the_cut_is_that_of_the_export(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    wide = picture(kantor, tmp_path, "lebar", (1500, 500), "#2B6A8A")
    use = MediaUse(wide, "Panorama kantor kelurahan dari seberang jalan.")
    post = answered(kantor, use)
    screen = show("lurah", post=post)
    # Instagram refuses so wide a picture, Facebook takes it: two looks, two tabs
    assert [screen.post.tabs.tabText(at) for at in range(screen.post.tabs.count())] == [
        "Instagram",
        "Facebook",
    ]
    assert "Tepinya terpotong" in screen.post.pictures._lost.text()
    assert screen.post.pictures._lost.isVisible()
    assert screen.pictures.find(wide, PAGE) is not None
    screen.post.tabs.setCurrentIndex(1)
    assert not screen.post.pictures._lost.isVisible()
    large = screen.post.pictures._large
    assert large.width() / large.height() == pytest.approx(3, abs=0.1)


def test_what_became_of_the_pictures(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    red = picture(kantor, tmp_path, "merah", (800, 1000), "#A3123A")
    blue = picture(kantor, tmp_path, "biru", (800, 1000), "#2D5590")
    green = picture(kantor, tmp_path, "hijau", (800, 1000), "#2C641F")
    old = (
        MediaUse(red, "Papan nama loket berwarna merah."),
        MediaUse(blue, "Meja loket dengan berkas biru."),
    )
    new = (
        MediaUse(green, "Papan nama loket berwarna hijau."),
        MediaUse(blue, "Meja loket dengan berkas biru.", Crop(0, 0, 10_000, 9_000)),
    )
    post = answered(kantor, *old)
    kantor.sit("lurah")
    kantor.ws.approval.mark_seen(post)
    kantor.ws.approval.return_(post, "Ganti gambarnya.")
    kantor.sit("arum")
    kantor.rewrite(post, media=new)
    kantor.submit(post)
    screen = show()
    said = labels(screen.side.changes)
    assert "Gambar 1 diganti" in said
    assert "Potongan gambar 2 diubah" in said
    assert "Teks alternatifnya juga:" in said
    assert all(screen.pictures.find(each, PAGE) is not None for each in (red, green, blue))
    column = screen.post.pictures
    assert column._head.text() == "Teks alternatif 1/2"
    QTest.mouseClick(column._small[1], LEFT)
    assert column._alt.text() == "Meja loket dengan berkas biru."
    assert not screen.post.view.isVisible()  # the words did not change


def test_a_picture_whose_file_is_gone(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    red = picture(kantor, tmp_path, "merah", (800, 1000), "#A3123A")
    post = answered(kantor, MediaUse(red, "Papan nama loket."))
    kantor.ws.media.file(red).unlink()
    screen = show("lurah", post=post)
    assert "“merah.png” tidak ada" in screen.post.pictures._lost.text()
    assert screen.post.pictures._lost.isVisible()


def test_a_picture_without_words_for_ears(show: Show, kantor: Kantor, tmp_path: Path) -> None:
    red = picture(kantor, tmp_path, "merah", (800, 1000), "#A3123A")
    post = kantor.post()
    kantor.rewrite(post, media=(MediaUse(red),))
    screen = show("lurah", post=post)
    assert screen.post.pictures._alt.text() == "Tanpa teks alternatif"
    assert "masih konsep, belum diajukan" in screen.bar.primary.reasons
