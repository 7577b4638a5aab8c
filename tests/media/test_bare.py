"""Nothing but the picture goes out: what the check finds, that it can fail, and every channel by it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, JpegImagePlugin

from medsos_desktop.channels import catalogue
from medsos_desktop.errors import UserError
from medsos_desktop.media import encode
from medsos_desktop.media.bare import foreign
from medsos_desktop.media.render import Recipe, Rendered, render
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.words import Words
from tests.media.pictures import encoded, quarters, save, srgb_profile


def segment(kind: int, body: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(body) + 2).to_bytes(2, "big") + body


def plain(*, progressive: bool = True) -> bytes:
    return encoded(quarters(), "JPEG", progressive=progressive)


def with_segment(kind: int, body: bytes) -> bytes:
    return plain()[:2] + segment(kind, body) + plain()[2:]


@pytest.mark.parametrize("progressive", [True, False])
def test_a_bare_picture_is_bare(progressive: bool) -> None:
    assert foreign(plain(progressive=progressive)) == ""
    assert foreign(encode.jpeg(Image.effect_noise((300, 200), 90).convert("RGB"), 95)) == ""


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"}, "APP1 Exif"),
        ({"xmp": b"<x:xmpmeta/>"}, "APP1 http"),
        ({"icc_profile": srgb_profile()}, "APP2 ICC_PROFILE"),
        ({"comment": b"rahasia"}, "COM"),
        ({"dpi": (300, 300)}, "JFIF"),
    ],
)
def test_what_pillow_can_write_beside_the_picture_is_found(options: dict[str, object], found: str) -> None:
    assert foreign(encoded(quarters(), "JPEG", **options)) == found


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (with_segment(0xED, b"Photoshop 3.0\0"), "APP13 Photoshop"),
        (with_segment(0xEE, b"Adobe\0d\0\0\0\0\1"), "APP14 Adobe"),
        (with_segment(0xEF, b"\0\1"), "APP15"),
        (with_segment(0xE0, b"JFXX\0\x10"), "APP0 JFXX"),
        (with_segment(0xFE, b""), "COM"),
        (with_segment(0xF0, b"x"), "F0"),
        (plain()[:-2] + segment(0xFE, b"di belakang") + b"\xff\xd9", "COM"),
        (plain() + b"x", "tail"),
        (plain() + plain(), "tail"),
        (plain()[:-2], "broken"),
        (plain()[:40], "broken"),
        (b"\xff\xd8", "broken"),
        (b"", "broken"),
        (encoded(quarters(), "PNG"), "broken"),
        (plain()[:2] + b"\xff\xfe\0\1" + plain()[2:], "broken"),
    ],
)  # fmt: skip
def test_what_others_put_in_is_found(data: bytes, found: str) -> None:
    assert foreign(data) == found


@pytest.mark.parametrize("option", ["exif", "xmp", "comment", "icc_profile"])
def test_an_encoder_that_lets_something_through_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """The check after the encoder, with an encoder that does not do as it is told."""
    honest: Callable[..., None] = JpegImagePlugin._save
    leak = {"exif": b"Exif\0\0leak", "xmp": b"leak", "comment": b"leak", "icc_profile": b"leak"}[option]

    def leaky(image: Image.Image, file: io.BytesIO, name: str) -> None:
        image.encoderinfo[option] = leak  # type: ignore[attr-defined]
        honest(image, file, name)

    source = save(quarters(), tmp_path / "a.png")
    monkeypatch.setitem(Image.SAVE, "JPEG", leaky)
    with pytest.raises(UserError) as caught:
        render(source, tmp_path / "o.jpg", Recipe((40, 40)))
    assert caught.value.code == "media.not-bare"
    assert not (tmp_path / "o.jpg").exists()
    for language in ("id", "en"):
        said = Words(language)("media.error.not-bare.text", **caught.value.params)
        assert str(caught.value.params["part"]) in said


def laden(folder: Path, size: tuple[int, int]) -> Path:
    """A photo that tells everything about itself, with detail that does not compress."""
    noisy = Image.effect_noise(size, 60).convert("RGB")
    return save(
        noisy, folder / "foto.jpg", gps=True, orientation=6, comment=b"rahasia",
        xmp=b"<x:xmpmeta>rahasia</x:xmpmeta>", icc_profile=srgb_profile(), dpi=(300, 300), quality=90,
    )  # fmt: skip


def held(made: Rendered, picture: Path, recipe: Recipe) -> None:
    """Bare, progressive, sRGB, and within the limit or at the floor and said to be over it."""
    data = picture.read_bytes()
    assert (foreign(data), made.bytes) == ("", len(data))
    assert made.fits == (recipe.max_bytes is None or len(data) <= recipe.max_bytes)
    assert made.quality >= encode.FLOOR
    assert made.fits or made.quality == encode.FLOOR
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (made.width, made.height))
        assert image.info.get("progressive")
        assert "icc_profile" not in image.info
        assert not image.getexif()


def every_channel(photo: Path, folder: Path) -> None:
    """By the channel's own limit, and by one that the picture has to be pressed under."""
    for recipe in {recipe_of(each): None for each in catalogue.load().surfaces}:
        made = render(photo, folder / "o.jpg", recipe, thumbnail=(folder / "t.jpg", 64))
        held(made, folder / "o.jpg", recipe)
        assert foreign((folder / "t.jpg").read_bytes()) == ""
        for share in (80, 30):
            tight = replace(recipe, max_bytes=made.bytes * share // 100)
            pressed = render(photo, folder / "o.jpg", tight)
            held(pressed, folder / "o.jpg", tight)
            assert pressed.fits == (share == 80)


def test_every_channel_gets_a_bare_picture_within_its_limit(tmp_path: Path) -> None:
    every_channel(laden(tmp_path, (160, 120)), tmp_path)


@pytest.mark.long
def test_every_channel_with_a_photo_of_a_phone(tmp_path: Path) -> None:
    every_channel(laden(tmp_path, (4000, 3000)), tmp_path)


@pytest.mark.parametrize("share", [0.97, 0.9, 0.8, 0.7, 0.5])
def test_the_best_quality_that_fits_is_found(share: float) -> None:
    """Against every quality tried one after the other."""
    image = Image.effect_noise((200, 150), 60).convert("RGB")
    sizes = {quality: len(encode.jpeg(image, quality)) for quality in range(encode.FLOOR, 86)}
    limit = int(sizes[85] * share)
    data, quality = encode.fitting(image, 85, limit)
    good = [each for each, size in sizes.items() if size <= limit]
    assert quality == max(good, default=encode.FLOOR)
    assert len(data) == sizes[quality]
