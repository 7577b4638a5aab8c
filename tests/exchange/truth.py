"""What a generated sheet means: rows of plain posts, from which `sheetmaker` writes files."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

TOPICS = (
    ("Jam loket kelurahan", "Loket buka Senin sampai Jumat, 08.00–14.30 WIB. Bawa berkas asli, ya."),
    (
        "Posyandu lansia",
        "Timbang badan dan cek tekanan darah gratis untuk warga 60 tahun ke atas di balai RW.",
    ),
    (
        "Ciri tautan palsu",
        "Tautan resmi berakhiran .go.id. Kalau ragu, jangan diklik dan tanyakan dulu kepada kami.",
    ),
    ("Kerja bakti", "Sabtu ini kita bersihkan selokan bersama; bawa sapu dan cangkul, minum kami siapkan."),
    (
        "Syarat surat pengantar",
        "Bawa KTP dan KK asli ke loket.\nProsesnya gratis, petugas membantu sampai selesai.",
    ),
    (
        "Cerita kader",
        "Setiap bulan ia mengetuk pintu yang sama dan tetap tersenyum. Terima kasih, para kader.",
    ),
    ("Musim hujan", "Simpan nomor darurat 112 dan cek selokan depan rumah sebelum hujan sore turun."),
    ("Hari Ibu", "Untuk ibu yang berangkat sebelum matahari, terima kasih sudah menjaga kampung."),
    ("Dana kelurahan", "Rincian kegiatan semester ini ada di papan depan kantor dan laman resmi kelurahan."),
    ("Tanya Lurah", "Punya pertanyaan tentang layanan? Tulis di kolom komentar, kami jawab Rabu sore."),
)
PILLARS = ("Edukasi", "Layanan & hak warga", "Hari besar", "Dengar warga")
PEOPLE = ("Rini", "Bagas", "Sekar", "Arum")
TAGS = (("#LayananKelurahan", "#WargaTahu"), ("#CekDulu",), (), ("#Posyandu", "#SehatBersama", "#Lansia"))
DEFAULT = {
    "instagram": "ig_feed",
    "facebook": "fb_page",
    "x": "x_free",
    "threads": "threads",
    "tiktok": "tiktok_video",
    "youtube": "yt_video",
    "whatsapp": "wa_broadcast",
    "telegram": "tg_channel",
}


@dataclass(frozen=True)
class Plan:
    """One row's meaning. ``bad`` names what is wrong with it; ``minutes`` is `None` for "no time said"."""

    day: date | None
    minutes: int | None
    uses: tuple[tuple[str, str], ...]
    title: str
    text: str
    tags: tuple[str, ...]
    pillar: str
    status: str
    pic: str
    partner: tuple[str, str, str, str] | None = None
    bad: str = ""
    joined: bool = False
    """Its date cell is merged with the row above."""
    extra: dict[str, str] = field(default_factory=dict)


def plans(
    seed: int,
    year: int,
    month: int,
    rows: int,
    channels: tuple[str, ...],
    stories: bool,
    partners: bool,
    bad: bool,
    times: bool,
    joined: bool,
) -> list[Plan]:
    """A month of rows."""
    rng = random.Random(seed)
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    days = sorted(rng.sample(range(1, last + 1), rows))
    made: list[Plan] = []
    for n, day in enumerate(days):
        title, text = TOPICS[n % len(TOPICS)]
        some = rng.sample(channels, rng.randint(1, min(3, len(channels))))
        uses = tuple((c, DEFAULT[c]) for c in channels if c in some)
        if stories and "instagram" in some and n % 2:
            uses = tuple((c, "ig_story" if c == "instagram" else s) for c, s in uses)
        partner = (
            ("PT Contoh Jaya", "Dapur Mandiri", f"0{n + 10}/TJSLP/2026", "20 warga RW 03")
            if partners and n % 3 == 1
            else None
        )
        made.append(
            Plan(
                date(year, month, day),
                rng.choice((420, 540, 600, 630, 780, 960, 1140)) if times else None,
                uses,
                title,
                text,
                TAGS[n % len(TAGS)],
                PILLARS[n % len(PILLARS)],
                ("draft", "in_review", "approved", "published", "returned")[n % 5],
                PEOPLE[n % len(PEOPLE)],
                partner,
            )
        )
    made[2] = replace(made[2], text="", tags=())
    if joined:
        made[5] = replace(made[5], day=made[4].day, joined=True)
    if bad:
        made[3] = replace(made[3], bad="date")
    return made
