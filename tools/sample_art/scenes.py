"""The scenes about help, service and emergencies. Each takes an empty hand and returns a sheet."""

from . import things
from .pen import (
    BROWN,
    CREAM,
    INK,
    LEAF,
    NIGHT,
    PALE_LEAF,
    PALE_PETROL,
    PETROL,
    ROSE,
    RUST,
    SAND,
    SKINS,
    SKY,
    SUN,
    WHITE,
    Sheet,
)  # fmt: skip
from .people import arm, bust, elder


def knock() -> Sheet:
    """Somebody knocks at a neighbour's door."""
    on = Sheet(CREAM)
    on.disc(860, 420, 330, SUN)
    on.ground(1110, SAND)
    things.door(on, 620, 470, 330, 640)
    bust(on, 330, 700, RUST, skin=1, scale=1.15)
    on.box(180, 1100, 300, 250, RUST)
    arm(on, [(420, 930), (520, 960), (590, 850)], RUST, skin=1, width=64)
    for y, dx in ((770, 36), (735, 0), (790, 78)):
        on.line([(560 - dx, y), (530 - dx, y - 40)], BROWN, 10)
    on.heading("Mengetuk pintu,", "bukan menunggu diketuk", "HKSN 2026")
    return on


def sharing_post() -> Sheet:
    """Two volunteers behind a box of food."""
    on = Sheet(PALE_PETROL)
    on.disc(540, 760, 420, "#B9D5D6")
    bust(on, 350, 600, PETROL, skin=0, veil="#E8B7A0", scale=1.2)
    bust(on, 730, 590, LEAF, skin=1, scale=1.2)
    things.table(on, 1120)
    on.box(300, 870, 480, 260, "#C98D52", 12)
    on.box(300, 870, 480, 70, "#B67A41", 12)
    on.box(505, 870, 70, 260, "#A86C36")
    on.disc(400, 850, 60, RUST)
    on.box(620, 770, 70, 110, LEAF, 20)
    on.box(470, 790, 80, 90, WHITE, 14)
    on.heading("Posko Berbagi", "antar, bukan antre", "Balai RW 05")
    return on


def counter() -> Sheet:
    """The social affairs counter, nobody in the picture."""
    on = Sheet(CREAM)
    things.sign(on, 190, 300, 700, 180, "Loket Kesra")
    on.box(250, 560, 580, 400, SKY)
    on.box(530, 560, 20, 400, "#B9CCDA")
    on.box(250, 560, 580, 14, "#B9CCDA")
    things.table(on, 900)
    things.paper(on, 240, 1020, 260, 190)
    on.box(600, 1040, 270, 170, PALE_PETROL, 12)
    on.disc(670, 1110, 40, PETROL)
    on.box(730, 1090, 110, 14, PETROL, 7)
    on.box(730, 1130, 80, 14, PETROL, 7)
    things.plant(on, 960, 900)
    on.say("Datang saja, kami bantu isi", 540, 210, 52, INK, bold=True, middle=True)
    return on


def hours() -> Sheet:
    """Opening hours beside a clock."""
    on = Sheet(PALE_LEAF)
    things.clock(on, 540, 640, 260)
    on.box(110, 980, 860, 270, WHITE, 28)
    on.say("Senin–Kamis", 170, 1080, 50, INK, bold=True)
    on.say("08.00–14.00", 640, 1080, 50, INK)
    on.say("Jumat", 170, 1180, 50, INK, bold=True)
    on.say("08.00–11.00", 640, 1180, 50, INK)
    on.heading("Jam layanan", "Kelurahan Cacaban", "DESEMBER 2026")
    return on


def heavy_rain() -> Sheet:
    """Someone under an umbrella in heavy rain."""
    on = Sheet(NIGHT)
    things.cloud(on, 300, 470, 1.1, "#5B7086")
    things.cloud(on, 800, 420, 1.0, "#71879C")
    things.rain(on, 560, 1200, "#8FB4D6")
    on.ground(1200, "#1A2735")
    on.disc(540, 1240, 330, "#2F4A63", 0.18)
    bust(on, 540, 900, "#E0A63C", skin=0, scale=0.9)
    on.painter.setClipRect(0, 0, 1080, 800)
    on.disc(540, 800, 300, RUST)
    on.disc(540, 800, 110, "#D8754A", 2.7)
    on.painter.setClipping(False)
    on.line([(540, 480), (540, 510)], RUST, 16)
    on.heading("Siaga hujan lebat", "Jauhi tepi sungai dan pohon tua", "POSKO 0812-0000-1122", WHITE)
    return on


def elder_care() -> Sheet:
    """A volunteer takes an old woman's blood pressure."""
    on = Sheet(ROSE)
    on.disc(540, 800, 430, "#EAC5BC")
    elder(on, 350, 620, "#8C5A7B", veil="#F2E9DC", scale=1.2)
    bust(on, 760, 600, LEAF, skin=1, veil="#3E6B8A", scale=1.2)
    things.table(on, 1110)
    on.box(560, 1010, 190, 110, NIGHT, 18)
    on.say("120/80", 655, 1080, 42, "#9BE0B0", bold=True, middle=True)
    on.curve((560, 1070, 480, 1120, 470, 1000, 430, 980), INK, 12)
    on.box(360, 920, 120, 90, NIGHT, 16)
    on.heading("Posyandu Lansia", "tensi, gula darah, dan cerita", "RW 05 · SETIAP KAMIS KEDUA")
    return on


def no_fee() -> Sheet:
    """A coin crossed out: the service costs nothing."""
    on = Sheet(SKY)
    on.disc(540, 790, 330, SUN)
    on.disc(540, 790, 280, "#E6B25F")
    on.say("Rp", 540, 870, 220, BROWN, bold=True, middle=True)
    on.line([(300, 1030), (780, 550)], "#A3123A", 44)
    on.box(150, 1180, 780, 100, PETROL, 50)
    on.say("Diminta bayar? Laporkan.", 540, 1248, 50, WHITE, bold=True, middle=True)
    on.heading("Tanpa pungutan", "Semua layanan kelurahan gratis", "KAMI JAGA BERSAMA")
    return on


def ramp() -> Sheet:
    """A wheelchair user on a ramp in front of a public building."""
    on = Sheet(SKY)
    on.box(600, 480, 480, 640, CREAM)
    on.shape([(560, 480), (1080, 480), (1080, 380), (840, 300)], RUST)
    on.box(760, 700, 200, 420, PETROL, 8)
    on.ground(1120, "#B7C4A2")
    on.shape([(80, 1200), (760, 1120), (1080, 1120), (1080, 1200)], SAND)
    on.disc(330, 1070, 120, INK)
    on.disc(330, 1070, 96, SKY)
    on.disc(330, 1070, 20, INK)
    on.disc(480, 1140, 42, INK)
    on.line([(260, 820), (260, 1010), (450, 1010), (490, 1110)], "#5A5A5A", 22)
    on.line([(310, 800), (320, 985), (450, 990), (490, 1090)], PETROL, 84)
    bust(on, 310, 680, PETROL, skin=2, scale=0.72)
    arm(on, [(320, 820), (420, 890), (520, 800)], PETROL, skin=2, width=46)
    on.heading("Kota yang ramah", "bagi semua, mulai dari pintu masuk", "3 DESEMBER")
    return on


def hands() -> Sheet:
    """Open hands holding a heart."""
    on = Sheet("#F3E3D3")
    on.disc(540, 820, 400, SUN)
    for side in (-1, 1):
        tone = SKINS[(side + 1) // 2]
        on.box(540 + side * 190 - 75, 1150, 150, 200, tone)
        on.box(540 + side * 190 - 105, 1250, 210, 100, RUST if side < 0 else PETROL, 24)
        on.painter.setClipRect(0, 1010, 1080, 340)
        on.disc(540 + side * 172, 1000, 172, tone, 1.15)
        on.painter.setClipping(False)
        on.box(540 + side * 320 - 30, 900, 60, 150, tone, 30)
    on.disc(450, 740, 130, "#A3123A")
    on.disc(630, 740, 130, "#A3123A")
    on.shape([(335, 800), (745, 800), (540, 1010)], "#A3123A")
    on.heading("Terima kasih", "relawan Cacaban", "HKSN 2026")
    return on


ALL = {
    "mengetuk-pintu": knock,
    "posko-berbagi": sharing_post,
    "loket-kesra": counter,
    "jam-layanan": hours,
    "siaga-hujan": heavy_rain,
    "posyandu-lansia": elder_care,
    "tanpa-pungutan": no_fee,
    "kota-ramah": ramp,
    "terima-kasih": hands,
}
