"""A small bundle with everything that can be in one: emoji, markup, several accounts, pictures."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from medsos_desktop.bundles.model import (
    Approval,
    Bundle,
    BundleItem,
    BundleOffice,
    Delivery,
    Picture,
)
from medsos_desktop.bundles.naming import account_folder, post_folder
from medsos_desktop.calendar import zones
from medsos_desktop.media.files import sha256_of
from medsos_desktop.media.render import Recipe

OFFICE = BundleOffice("Kelurahan Cacaban (contoh)", "Cacaban", "Kota Magelang", "Asia/Jakarta")
CAPTION = "Posyandu balita 🌱\n\nSelasa, 1 Desember 2026 pukul 08.00."
HOSTILE = (
    "</script><script>alert(1)</script> <!-- ]]> \"'&\u2028 \u202eBALIK\u202c \U0001f9d1\u200d\U0001f33e =1+1"
)


def drawn(folder: Path, name: str, size: tuple[int, int] = (640, 800), hue: int = 190) -> Path:
    """A plain picture with a shape, as PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, (243, 229, 205))
    pen = ImageDraw.Draw(image)
    w, h = size
    pen.rectangle((w * 0.1, h * 0.5, w * 0.9, h * 0.92), fill=(hue, 96, 60))
    pen.ellipse((w * 0.55, h * 0.08, w * 0.95, h * 0.4), fill=(240, 200, 120))
    pen.rectangle((w * 0.18, h * 0.16, w * 0.5, h * 0.2), fill=(40, 40, 40))
    pen.rectangle((w * 0.18, h * 0.24, w * 0.42, h * 0.27), fill=(90, 90, 90))
    path = folder / name
    image.save(path)
    return path


def picture(path: Path, alt: str = "", limit: int | None = 8_000_000) -> Picture:
    """A picture of an Instagram feed."""
    recipe = Recipe((1080, 1350), (0.8, 1.91), limit)
    return Picture(sha256_of(path), path, recipe, alt, called=path.name)


def delivery(
    channel: str = "instagram",
    caption: str = "Halo, Sedulur!",
    pictures: tuple[Picture, ...] = (),
    **changes: object,
) -> Delivery:
    """A delivery on an account of the office."""
    names = {
        "instagram": ("IG", "Instagram", "Instagram · Feed"),
        "facebook": ("FB", "Facebook", "Facebook · Halaman"),
        "whatsapp": ("WA", "WhatsApp", "WhatsApp · Saluran"),
        "x": ("X", "X", "X"),
        "youtube": ("YT", "YouTube", "YouTube · Video"),
    }
    mark, family, surface = names[channel]
    handle = {"instagram": "@kelurahan.cacaban", "facebook": "Kelurahan Cacaban", "x": "@kel_cacaban"}.get(
        channel, "Info Cacaban"
    )
    made = Delivery(
        account=f"acc-{channel}",
        surface=f"{channel}_x",
        surface_name=surface,
        channel=channel,
        channel_name=family,
        monogram=mark,
        handle=handle,
        account_name=f"Akun {family}",
        fields=(("text", caption),),
        main="text",
        folder=account_folder(channel, handle, ()),
        pictures=pictures,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def item(
    post: str, planned: str, title: str, *deliveries: Delivery, zone: str = "Asia/Jakarta"
) -> BundleItem:
    """An approved post; its code is made of its id."""
    code = f"{post[:4].upper()}-26"
    return BundleItem(
        post=post,
        code=code,
        title=title,
        planned=planned,
        zone=zone,
        instant=zones.to_utc(planned, zone),
        folder=post_folder(planned, code, title),
        deliveries=deliveries,
        approval=Approval(content="ab" * 32, code="7KQ4-M2XD", at=datetime(2026, 11, 20, 3, tzinfo=UTC)),
    )


def small_bundle(folder: Path) -> Bundle:
    """Four posts, six deliveries, three pictures (two files)."""
    poster = picture(drawn(folder, "poster rahasia Budi.png"), "Poster: loket buka pukul 08.00")
    wide = picture(drawn(folder, "lebar.png", (900, 600), 60))
    video = delivery("youtube", fields=(("title", "Judul video"), ("description", "Isi")), main="description")
    return Bundle(
        office=OFFICE,
        start=date(2026, 12, 1),
        end=date(2026, 12, 31),
        pack="2026.11",
        items=(
            item(
                "aaaa000000000001", "2026-12-01T10:00", "Jadwal Posyandu & <b>imunisasi</b>",
                delivery("instagram", CAPTION, (poster, wide)),
                delivery("facebook", CAPTION, (poster,)),
            ),
            item("bbbb000000000002", "2026-12-01T18:30", HOSTILE, delivery("whatsapp", HOSTILE)),
            item("cccc000000000003", "2026-12-20T07:00", "Kutipan", delivery("x", "=SUM(A1)\n@cacaban")),
            item("dddd000000000004", "2026-12-24T07:00", "Video", video, zone="Asia/Makassar"),
        ),
    )  # fmt: skip
