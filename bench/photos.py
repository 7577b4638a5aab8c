"""Photos and bundles for the benches: eight invented pictures of 12 MP with the detail of real ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageFilter

from medsos_desktop.bundles.model import Approval, Bundle, BundleItem, BundleOffice, Delivery, Picture
from medsos_desktop.bundles.naming import post_folder
from medsos_desktop.media.render import Recipe

SIZE = (4000, 3000)
RECIPE = Recipe((1080, 1350), (0.8, 1.91), 8_000_000)
_START = datetime(2026, 12, 1, 9)


@dataclass(frozen=True, slots=True)
class Album:
    """``paths`` may name a file several times; each use counts as a picture of its own."""

    paths: Sequence[Path]

    def bundle(self) -> Bundle:
        """A post a picture, an account a post."""
        items = tuple(_item(number, path) for number, path in enumerate(self.paths))
        office = BundleOffice("Kelurahan Contoh", "Contoh", "Kota Magelang", "Asia/Jakarta")
        return Bundle(office, date(2026, 12, 1), date(2027, 12, 31), items)


def photos(folder: Path, count: int) -> Album:
    """``count`` pictures out of eight files below ``folder``, made when they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number}.jpg" for number in range(8)]
    for number, file in enumerate(files):
        if not file.exists():
            _photo(number).save(file, "JPEG", quality=92)
    return Album([files[number % len(files)] for number in range(count)])


def _photo(number: int) -> Image.Image:
    """Soft large shapes, edges and sensor noise: about 4 MB as JPEG, like a phone's."""
    bands = [
        Image.effect_noise((40, 30), 90).resize(SIZE, Image.Resampling.BICUBIC).rotate(40 * band + number)
        for band in range(3)
    ]
    fine = Image.effect_noise(SIZE, 22).filter(ImageFilter.GaussianBlur(0.8))
    return Image.merge("RGB", [Image.blend(band, fine, 0.35) for band in bands])


def _item(number: int, path: Path) -> BundleItem:
    at = _START + timedelta(hours=8 * number)
    planned = f"{at:%Y-%m-%dT%H:%M}"
    asset = sha256(str(number).encode()).hexdigest()
    code = f"P{number:05}"
    delivery = Delivery(
        account="a",
        surface="ig_feed",
        surface_name="Instagram Feed",
        channel="instagram",
        channel_name="Instagram",
        monogram="IG",
        handle="@contoh",
        account_name="Contoh",
        fields=(("text", f"Takarir nomor {number}. " * 8),),
        main="text",
        folder="instagram-contoh",
        pictures=(Picture(asset, path, RECIPE, "Foto kegiatan."),),
    )
    return BundleItem(
        post=f"post{number:012}",
        code=code,
        title=f"Unggahan {number}",
        planned=planned,
        zone="Asia/Jakarta",
        instant=at.replace(tzinfo=UTC),
        folder=post_folder(planned, code, f"Unggahan {number}"),
        deliveries=(delivery,),
        approval=Approval("ab" * 32, "7KQ4-M2XD", datetime(2026, 11, 20, tzinfo=UTC)),
    )
