"""Things that stand in the scenes: doors, counters, clouds, phones, pots."""

from .pen import BROWN, INK, LEAF, NIGHT, PETROL, RUST, SAND, SUN, WHITE, Sheet


def door(on: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A closed panelled door in its frame."""
    on.box(x - 36, y - 36, w + 72, h + 36, BROWN)
    on.box(x, y, w, h, "#0B4F5B")
    for row in (0.08, 0.54):
        on.box(x + 0.12 * w, y + row * h, 0.76 * w, 0.37 * h, "#0A434D", 8)
    on.disc(x + 0.1 * w, y + 0.52 * h, 20, SUN)


def cloud(on: Sheet, x: float, y: float, scale: float, colour: str) -> None:
    """A cloud around (x, y)."""
    for dx, dy, r in ((-120, 20, 80), (-30, -30, 110), (90, 0, 90), (170, 30, 60)):
        on.disc(x + dx * scale, y + dy * scale, r * scale, colour)
    on.box(x - 190 * scale, y + 20 * scale, 415 * scale, 80 * scale, colour, 40 * scale)


def rain(on: Sheet, top: float, bottom: float, colour: str) -> None:
    """Slanting drops all over the width."""
    for row, y in enumerate(range(int(top), int(bottom), 110)):
        for x in range(60 + 45 * (row % 2), 1080, 150):
            on.line([(x, y), (x - 18, y + 52)], colour, 9)


def sign(on: Sheet, x: float, y: float, w: float, h: float, text: str, colour: str = PETROL) -> None:
    """A board with words in the middle."""
    on.box(x, y, w, h, colour, 18)
    on.say(text, x + w / 2, y + h / 2 + 26, 72, WHITE, bold=True, middle=True)


def paper(on: Sheet, x: float, y: float, w: float, h: float, lines: int = 3, mark: str = "#B9A88F") -> None:
    """A sheet with some written lines."""
    on.box(x, y, w, h, WHITE, 8)
    for line in range(lines):
        share = 0.76 if line < lines - 1 else 0.5
        on.box(x + 0.12 * w, y + (0.2 + 0.24 * line) * h, share * w, 10, mark, 5)


def clock(on: Sheet, x: float, y: float, r: float) -> None:
    """A wall clock at eight."""
    on.disc(x, y, r, PETROL)
    on.disc(x, y, r * 0.86, WHITE)
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        on.disc(x + dx * r * 0.7, y + dy * r * 0.7, r * 0.045, INK)
    on.line([(x, y), (x, y - r * 0.6)], INK, r * 0.06)
    on.line([(x, y), (x - r * 0.38, y + r * 0.22)], RUST, r * 0.08)
    on.disc(x, y, r * 0.07, INK)


def phone(on: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A phone with an empty screen."""
    on.box(x, y, w, h, NIGHT, 48)
    on.box(x + 22, y + 30, w - 44, h - 60, WHITE, 30)


def tick(on: Sheet, x: float, y: float, r: float, colour: str = LEAF) -> None:
    """A disc with a check."""
    on.disc(x, y, r, colour)
    on.line([(x - r * 0.42, y), (x - r * 0.1, y + r * 0.34), (x + r * 0.46, y - r * 0.32)], WHITE, r * 0.2)


def pot(on: Sheet, x: float, y: float, w: float, h: float, colour: str) -> None:
    """A cooking pot with steam; (x, y) is its upper left."""
    on.box(x - 50, y + 40, w + 100, 34, INK, 17)
    on.box(x, y, w, h, colour, 40)
    on.box(x - 16, y - 14, w + 32, 44, INK, 20)
    for part in range(3):
        left = x + w * (0.25 + 0.25 * part)
        on.curve((left, y - 50, left - 60, y - 120, left + 60, y - 160, left, y - 240), WHITE, 20)


def plant(on: Sheet, x: float, y: float) -> None:
    """A pot plant standing at (x, y)."""
    for dx, dy in ((-70, -190), (0, -240), (70, -190), (-40, -150), (45, -140)):
        on.curve((x, y - 90, x + dx * 0.2, y - 140, x + dx * 0.6, y + dy * 0.8, x + dx, y + dy), LEAF, 34)
    on.shape([(x - 62, y - 100), (x + 62, y - 100), (x + 44, y), (x - 44, y)], RUST)


def table(on: Sheet, y: float, colour: str = BROWN) -> None:
    """A counter over the whole width, its top at ``y``."""
    on.box(0, y, 1080, 60, colour)
    on.box(0, y + 60, 1080, 1350 - y, "#8F6346" if colour == BROWN else SAND)
