"""The scenes about people's work, listening and holidays."""

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
    PLUM,
    ROSE,
    RUST,
    SAND,
    SKY,
    SUN,
    WHITE,
    Sheet,
)  # fmt: skip
from .people import arm, bust, elder


def kitchen() -> Sheet:
    """Two women cook together: the partner programme."""
    on = Sheet(CREAM)
    on.disc(540, 800, 430, SUN)
    bust(on, 300, 610, LEAF, skin=0, veil="#D9B7C9", scale=1.15)
    bust(on, 790, 620, PETROL, skin=1, veil="#F2E9DC", scale=1.15)
    for x in (300, 790):
        on.box(x - 100, 880, 200, 240, WHITE, 26)
    things.pot(on, 400, 930, 290, 200, RUST)
    things.table(on, 1120)
    on.box(110, 1060, 170, 62, SAND, 30)
    on.box(820, 1050, 180, 72, SAND, 34)
    on.heading("Dapur Mandiri", "dari belajar memasak sampai berjualan", "KOLABORASI TJSLP")
    return on


def poll() -> Sheet:
    """Speech bubbles with bars: what do you need most?"""
    on = Sheet(PALE_PETROL)
    on.box(110, 400, 860, 560, WHITE, 46)
    on.shape([(240, 940), (400, 940), (250, 1080)], WHITE)
    for row, (name, share, colour) in enumerate(
        (("Jam sore", 0.9, PETROL), ("Antrean nomor", 0.66, LEAF), ("Petugas ke rumah", 0.48, RUST))
    ):
        y = 470 + row * 160
        on.say(name, 180, y + 34, 44, INK, bold=True)
        on.box(180, y + 58, 720, 46, "#E9E4DA", 23)
        on.box(180, y + 58, 720 * share, 46, colour, 23)
    on.box(470, 1060, 500, 190, PETROL, 46)
    on.shape([(760, 1230), (900, 1230), (900, 1320)], PETROL)
    on.say("Pilih satu, ya.", 720, 1178, 56, WHITE, bold=True, middle=True)
    on.heading("Apa yang perlu", "kami perbaiki lebih dulu?", "JAJAK PENDAPAT")
    return on


def mother() -> Sheet:
    """A mother and her child, seen from behind, under the sun."""
    on = Sheet(ROSE)
    on.disc(540, 700, 330, SUN)
    bust(on, 470, 720, PLUM, skin=0, veil="#8C6FA3", scale=1.5)
    on.box(275, 1290, 390, 60, PLUM)
    bust(on, 760, 960, "#E0A63C", skin=2, scale=0.95)
    arm(on, [(600, 1000), (700, 1120), (770, 1130)], PLUM, skin=0, width=70)
    on.heading("Untuk Ibu", "yang sabar mengantre demi kami", "22 DESEMBER")
    return on


def check_data() -> Sheet:
    """A phone with a check list: looking up one's data."""
    on = Sheet(PALE_LEAF)
    on.disc(820, 560, 260, "#C4DBB6")
    things.phone(on, 310, 400, 460, 860)
    on.box(350, 460, 380, 84, PETROL, 16)
    on.say("Cek data", 540, 518, 46, WHITE, bold=True, middle=True)
    for row, done in enumerate((True, True, False, False)):
        y = 640 + row * 140
        things.tick(on, 410, y, 40, LEAF if done else "#C9C3BA")
        on.box(480, y - 30, 230, 18, INK if done else "#B9B2A6", 9)
        on.box(480, y + 8, 160, 18, "#B9B2A6", 9)
    on.heading("Cek data bansos", "ketik alamatnya sendiri", "JANGAN KLIK KIRIMAN ORANG")
    return on


def christmas() -> Sheet:
    """Candles in a window at night."""
    on = Sheet("#173A36")
    on.box(240, 420, 600, 700, BROWN, 20)
    on.box(280, 460, 520, 620, NIGHT)
    for x, y, r in ((360, 560, 8), (470, 520, 6), (620, 600, 9), (730, 530, 7), (420, 690, 6), (690, 720, 6)):
        on.disc(x, y, r, "#F4E7B8")
    on.box(525, 460, 30, 620, BROWN)
    on.box(280, 740, 520, 24, BROWN)
    on.box(200, 1090, 680, 60, "#A4704A", 12)
    for x, high in ((400, 210), (540, 270), (680, 180)):
        on.box(x - 38, 1090 - high, 76, high, WHITE, 10)
        on.disc(x, 1090 - high - 46, 46, "#F7D98A", 1.3)
        on.disc(x, 1090 - high - 38, 22, "#E28A2B", 1.6)
    on.heading("Selamat Natal", "damai di setiap rumah", "25 DESEMBER 2026", WHITE)
    return on


def meeting() -> Sheet:
    """Neighbours around a table."""
    on = Sheet(SKY)
    on.disc(540, 840, 440, "#C7DAEA")
    for x, y, shirt, skin, veil in (
        (240, 640, LEAF, 0, ""),
        (540, 560, PETROL, 1, "#E8B7A0"),
        (840, 640, RUST, 2, ""),
    ):
        bust(on, x, y, shirt, skin=skin, veil=veil, scale=1.05)
    on.disc(540, 1180, 470, BROWN, 0.42)
    on.disc(540, 1155, 470, "#A4704A", 0.42)
    things.paper(on, 250, 1090, 190, 120)
    things.paper(on, 640, 1100, 190, 120)
    on.box(500, 1060, 80, 90, WHITE, 20)
    on.heading("Rembuk warga", "satu meja, semua didengar", "BALAI KELURAHAN")
    return on


def small_trade() -> Sheet:
    """A home stall with jars."""
    on = Sheet(CREAM)
    for part in range(6):
        on.box(90 + part * 150, 380, 150, 150, RUST if part % 2 else WHITE)
        on.disc(165 + part * 150, 530, 75, RUST if part % 2 else WHITE, 0.55)
    on.box(90, 380, 24, 800, BROWN)
    on.box(966, 380, 24, 800, BROWN)
    bust(on, 540, 730, PETROL, skin=0, veil="#D9B7C9", scale=1.1)
    things.table(on, 1090)
    for x, colour in ((180, SUN), (330, LEAF), (680, RUST), (830, SAND)):
        on.box(x, 950, 110, 140, colour, 22)
        on.box(x + 8, 930, 94, 34, INK, 12)
    on.heading("Usaha rumahan", "sambal, rengginang, dan tekad", "RW 06")
    return on


def new_wall() -> Sheet:
    """A small house with a new wall and an open window."""
    on = Sheet(PALE_LEAF)
    on.disc(850, 470, 130, SUN)
    on.ground(1140, "#B7C4A2")
    on.box(230, 720, 620, 420, WHITE)
    on.shape([(160, 730), (540, 450), (920, 730)], RUST)
    on.box(320, 850, 170, 290, PETROL, 6)
    on.disc(460, 1000, 12, SUN)
    on.box(580, 830, 190, 170, SKY)
    on.box(668, 830, 14, 170, BROWN)
    on.box(540, 820, 44, 190, BROWN)
    on.box(766, 820, 44, 190, BROWN)
    things.plant(on, 940, 1140)
    on.heading("Dinding baru,", "napas lega", "RUMAH LAYAK HUNI")
    return on


def volunteer() -> Sheet:
    """A volunteer with a book walks along the lane; an old man waves."""
    on = Sheet("#EADFCB")
    houses = (
        (60, 420, "#D3BE9A"),
        (330, 520, "#C6AD85"),
        (640, 460, "#D3BE9A"),
        (880, 540, "#C6AD85"),
    )
    for x, h, colour in houses:
        on.box(x, 1120 - h, 230, h, colour)
        on.shape([(x - 30, 1120 - h), (x + 115, 1000 - h), (x + 260, 1120 - h)], BROWN)
    on.ground(1120, SAND)
    bust(on, 400, 720, LEAF, skin=1, veil=PETROL, scale=1.1)
    on.box(257, 1220, 286, 130, LEAF)
    things.paper(on, 470, 930, 150, 190)
    elder(on, 800, 790, "#6B7F9A", scale=0.95)
    on.box(677, 1220, 246, 130, "#6B7F9A")
    arm(on, [(900, 1010), (980, 940), (960, 800)], "#6B7F9A", skin=2, width=54)
    on.heading("Kader yang tidak lelah", "12 rumah setiap pekan", "CERITA KEBERDAYAAN")
    return on


ALL = {
    "dapur-mandiri": kitchen,
    "jajak-pendapat": poll,
    "untuk-ibu": mother,
    "cek-bansos": check_data,
    "selamat-natal": christmas,
    "rembuk-warga": meeting,
    "usaha-rumahan": small_trade,
    "dinding-baru": new_wall,
    "kader": volunteer,
}
