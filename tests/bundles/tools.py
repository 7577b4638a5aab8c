"""A bundle for scheduler files: every trap of their formats, and a template like Metricool's."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from medsos_desktop.bundles.model import Bundle, BundleItem, Delivery, Picture, Template
from medsos_desktop.bundles.schedulers import templates
from medsos_desktop.bundles.schedulers.facts import load
from medsos_desktop.media.render import Recipe
from tests.bundles.samples import CAPTION, HOSTILE, OFFICE, delivery, item

METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,Youtube,Threads,Bluesky,"
    + ",".join(f"Picture Url {n}" for n in range(1, 11))
    + ","
    + ",".join(f"Alt text picture {n}" for n in range(1, 11))
    + ",Document title,Shortener,Instagram Post Type,Facebook Post Type,"
    "Youtube Video Title,TikTok Title,Brand name"
).split(",")
OWN = ("Caption", "Scheduled at (required)", "Image URL", "Alt text", "Category")


def metricool() -> Template:
    """As it comes: headers alone."""
    return templates.made("metricool", "metricool.csv", [METRICOOL])


def own() -> Template:
    """With a sample row that shows how dates are spelled."""
    return templates.made("template", "punya-kami.csv", [OWN, ("Halo", "31/01/2026 10:00", "", "", "")])


def shot(name: str, alt: str = "") -> Picture:
    """A picture that need not exist: the files carry its path only."""
    return Picture(
        (name * 64)[:64], Path(name), Recipe((1080, 1350), (0.8, 1.91), 8_000_000), alt, called=name
    )


def instagram(caption: str, *pictures: Picture, surface: str = "ig_feed") -> Delivery:
    """To Instagram."""
    return delivery("instagram", caption, pictures, surface=surface)


def posts() -> tuple[BundleItem, ...]:
    """In order of time."""
    a, b, c = shot("a", "Loket, buka pukul 08.00"), shot("b"), shot("c", 'Ibu dan anak "sehat"')
    facebook = delivery("facebook", CAPTION, (a,), surface="fb_page")
    bars = instagram("Pakai garis.", shot("d", "kiri || kanan"))
    video = delivery(
        "youtube", fields=(("title", "Judul"), ("description", "Isi")), main="description", surface="yt_video"
    )
    lines = delivery("facebook", "Baris satu\n\nBaris <tiga> & 'empat'", (a, b, c), surface="fb_page")
    formula, channel = delivery("x", "=SUM(A1)\n@cacaban"), delivery("whatsapp", "Info")
    deliveries: list[tuple[str, str, tuple[Delivery, ...]]] = [
        ("2026-12-01T10:00", "Posyandu", (instagram(CAPTION, a), facebook)),
        ("2026-12-01T10:05", "Dekat", (instagram("Lima menit kemudian.", a),)),
        ("2026-12-01T18:30", "Banyak", (instagram(HOSTILE, a, b, c, surface="ig_carousel"),)),
        ("2026-12-02T07:00", "Story", (instagram("", b, surface="ig_story"),)),
        ("2026-12-02T08:00", "Rumus", (formula,)),
        ("2026-12-03T08:00", "Saluran", (channel,)),
        ("2026-12-03T09:00", "Video", (video,)),
        ("2026-12-04T09:00", "Garis", (bars,)),
        ("2026-12-05T09:00", "Paragraf", (lines,)),
        ("2026-12-06T07:00", "Wita", (instagram(" Spasi di depan", a),)),
    ]
    letters = "abcdefghij"
    return tuple(
        item(letters[at] * 4 + f"{at:012}", planned, title, *each,
             zone="Asia/Makassar" if title == "Wita" else "Asia/Jakarta")
        for at, (planned, title, each) in enumerate(deliveries)
    )  # fmt: skip


def tool_bundle(*tools: str, items: tuple[BundleItem, ...] | None = None) -> Bundle:
    """A bundle with these tools, all of them by default."""
    return Bundle(
        office=OFFICE,
        start=date(2026, 12, 1),
        end=date(2026, 12, 31),
        items=posts() if items is None else items,
        tools=tools or tuple(load()),
        templates=(metricool(), own()),
    )


def many(count: int, minutes: int = 60, **changes: object) -> tuple[BundleItem, ...]:
    """``count`` posts to Instagram, ``minutes`` apart."""
    start = datetime(2026, 12, 1, 0, 0)
    made = []
    for number in range(count):
        planned = f"{start + timedelta(minutes=minutes * number):%Y-%m-%dT%H:%M}"
        one = item(f"{number:016}", planned, f"Nomor {number}", instagram(f"Kabar {number}"))
        made.append(replace(one, code=f"N{number:04}", **changes))  # type: ignore[arg-type]
    return tuple(made)
