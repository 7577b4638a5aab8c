import os
from pathlib import Path

import pytest
from PIL import Image

from medsos_desktop.errors import UserError
from medsos_desktop.media import limits, opening
from medsos_desktop.media.probe import probe
from tests.media.pictures import bomb_png, quarters, save


def test_facts_of_a_turned_photo_with_a_place(tmp_path: Path) -> None:
    path = save(quarters((80, 60)), tmp_path / "foto.jpg", orientation=6, gps=True)
    facts = probe(path)
    assert (facts.format, facts.mime) == ("JPEG", "image/jpeg")
    assert (facts.width, facts.height) == (60, 80)
    assert (facts.turned, facts.located, facts.animated, facts.alpha) == (6, True, False, False)
    assert facts.size == path.stat().st_size


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP"), ("a.gif", "GIF")])
def test_other_formats(tmp_path: Path, name: str, kind: str) -> None:
    quarters().save(tmp_path / name)
    assert probe(tmp_path / name).format == kind


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert probe(tmp_path / "a.jpg").format == "PNG"


def test_animation_and_alpha(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), (n * 90, 0, 0)) for n in range(3)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert probe(tmp_path / "a.gif").animated
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert probe(tmp_path / "a.png").alpha


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "media.format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "media.format"),
        (b"%PDF-1.7\n", "media.format"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "media.broken"),
        (bomb_png(60_000, 60_000), "media.pixels"),
        (bomb_png(40_000, 10), "media.pixels"),
    ],
)
def test_hostile_files_are_refused_by_name(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "jahat.jpg"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        probe(path)
    assert caught.value.code in (code, "media.format")
    assert caught.value.params["name"] == "jahat.jpg"


def test_a_bomb_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "bom.png"
    path.write_bytes(bomb_png(20_000, 20_000))
    with pytest.raises(UserError, match=r"media\.pixels"):
        probe(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.jpg"
    path.touch()
    os.truncate(path, limits.MAX_BYTES + 1)
    with pytest.raises(UserError, match=r"media\.too-big"):
        probe(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.jpg", tmp_path):
        with pytest.raises(UserError, match=r"media\.missing"):
            probe(path)


def test_heic_without_its_decoder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_register_heif", lambda: False)
    path = tmp_path / "foto.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 64)
    with pytest.raises(UserError, match=r"media\.heic"):
        probe(path)
