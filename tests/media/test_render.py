import hashlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from medsos_desktop.errors import UserError
from medsos_desktop.media import encode
from medsos_desktop.media.render import Recipe, render
from medsos_desktop.model.post import Crop
from tests.media.pictures import corner_colours, quarters, save, srgb_profile

RECIPE = Recipe((40, 40))


def test_result_facts_are_those_of_the_file(tmp_path: Path) -> None:
    source = save(quarters(), tmp_path / "a.jpg")
    made = render(source, tmp_path / "o" / "01.jpg", RECIPE)
    data = (tmp_path / "o" / "01.jpg").read_bytes()
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert (made.bytes, made.width, made.height, made.fits) == (len(data), 40, 30, True)
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["01.jpg"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_turn_as_pillow_itself_turns(tmp_path: Path, orientation: int) -> None:
    source = save(quarters((160, 120)), tmp_path / "a.jpg", orientation=orientation, quality=95)
    render(source, tmp_path / "o.jpg", Recipe((400, 400), quality=95))
    with Image.open(source) as plain, Image.open(tmp_path / "o.jpg") as ours:
        turned = ImageOps.exif_transpose(plain)
        assert ours.size == turned.size
        assert corner_colours(ours) == corner_colours(turned)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_is_measured_after_the_turn(tmp_path: Path, orientation: int) -> None:
    source = save(quarters((160, 120)), tmp_path / "a.jpg", orientation=orientation, quality=95)
    render(source, tmp_path / "o.jpg", Recipe((400, 400), quality=95), crop=Crop(0, 0, 5000, 5000))
    with Image.open(source) as plain, Image.open(tmp_path / "o.jpg") as ours:
        turned = ImageOps.exif_transpose(plain)
        assert ours.size == (turned.width // 2, turned.height // 2)
        assert set(corner_colours(ours)) == {corner_colours(turned)[0]}


def test_metadata_is_gone(tmp_path: Path) -> None:
    image = quarters()
    image.info["comment"] = b"rahasia"
    source = save(
        image, tmp_path / "a.jpg", gps=True, comment=b"rahasia", xmp=b"<x:xmpmeta>rahasia</x:xmpmeta>",
        dpi=(300, 300), icc_profile=srgb_profile(),
    )  # fmt: skip
    render(source, tmp_path / "o.jpg", RECIPE)
    data = (tmp_path / "o.jpg").read_bytes()
    with Image.open(tmp_path / "o.jpg") as ours:
        assert not ours.getexif()
        assert set(ours.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
    assert b"rahasia" not in data
    assert b"Kamera" not in data


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "a.png")
    render(tmp_path / "a.png", tmp_path / "o.jpg", RECIPE)
    with Image.open(tmp_path / "o.jpg") as ours:
        assert ours.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    deep = mode == "I;16"
    image = Image.new(mode, (40, 40), 128 * 256) if deep else Image.new("L", (40, 40), 128).convert(mode)
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    image.save(path)
    render(path, tmp_path / "o.jpg", RECIPE)
    with Image.open(tmp_path / "o.jpg") as ours:
        assert ours.mode == "RGB"
        pixel = ours.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert max(abs(value - 128) for value in pixel) < 12


def test_a_foreign_profile_is_turned_into_srgb(tmp_path: Path) -> None:
    """Red and blue swapped by a profile made for it: only a real conversion puts them back."""
    profile = _swapped_srgb()
    source = save(
        Image.new("RGB", (40, 40), (200, 20, 20)), tmp_path / "a.jpg", icc_profile=profile, quality=95
    )
    render(source, tmp_path / "o.jpg", RECIPE)
    with Image.open(tmp_path / "o.jpg") as ours:
        pixel = ours.getpixel((20, 20))
    assert isinstance(pixel, tuple)
    assert pixel[2] > 150 > 60 > pixel[0]


def test_a_damaged_profile_is_ignored(tmp_path: Path) -> None:
    source = save(quarters(), tmp_path / "a.jpg", icc_profile=b"\0" * 200)
    render(source, tmp_path / "o.jpg", RECIPE)
    with Image.open(tmp_path / "o.jpg") as ours:
        assert corner_colours(ours) == ("red", "green", "blue", "white")


def test_quality_goes_down_to_the_byte_limit_and_no_further(tmp_path: Path) -> None:
    noisy = Image.effect_noise((200, 200), 90).convert("RGB")
    source = save(noisy, tmp_path / "a.png")
    free = render(source, tmp_path / "free.jpg", Recipe((200, 200)))
    floor = len(encode.jpeg(noisy, encode.FLOOR))
    limit = (free.bytes + floor) // 2
    held = render(source, tmp_path / "held.jpg", Recipe((200, 200), max_bytes=limit))
    assert held.fits
    assert held.bytes <= limit
    assert encode.FLOOR <= held.quality < 85
    assert len(encode.jpeg(noisy, held.quality + 1)) > limit
    over = render(source, tmp_path / "over.jpg", Recipe((200, 200), max_bytes=floor // 2))
    assert (over.fits, over.quality) == (False, encode.FLOOR)


def test_same_bytes_every_time_and_a_small_thumbnail(tmp_path: Path) -> None:
    source = save(quarters((400, 300)), tmp_path / "a.jpg")
    first = render(source, tmp_path / "1.jpg", RECIPE, thumbnail=(tmp_path / "1t.jpg", 16))
    second = render(source, tmp_path / "2.jpg", RECIPE, thumbnail=(tmp_path / "2t.jpg", 16))
    assert first == second
    assert (tmp_path / "1t.jpg").read_bytes() == (tmp_path / "2t.jpg").read_bytes()
    with Image.open(tmp_path / "1t.jpg") as small:
        assert small.size == (16, 12)


def test_a_cut_off_picture_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    source = save(quarters((400, 300)), tmp_path / "potong.jpg")
    source.write_bytes(source.read_bytes()[:900])
    with pytest.raises(UserError) as caught:
        render(source, tmp_path / "o.jpg", RECIPE)
    assert caught.value.code == "media.broken"
    assert not (tmp_path / "o.jpg").exists()


def _swapped_srgb() -> bytes:
    """sRGB with the primaries' tags of red and blue exchanged in the profile's table."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for tags in ((b"rXYZ", b"bXYZ"), (b"rTRC", b"bTRC")):
        first, second = (data.index(tag) for tag in tags)
        data[first : first + 4], data[second : second + 4] = tags[1], tags[0]
    at = data.find("sRGB".encode("utf-16-be"))
    while at >= 0:
        data[at : at + 8] = "aneh".encode("utf-16-be")
        at = data.find("sRGB".encode("utf-16-be"))
    return bytes(data)
