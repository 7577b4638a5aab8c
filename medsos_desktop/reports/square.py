"""A QR drawn as black fields, without a picture file."""

from medsos_desktop.approval.codes import payload
from medsos_desktop.reports.ink import BLACK, Ink


def qr(ink: Ink, x: float, y: float, side: float, content: str) -> None:
    """The QR of a content hash; ``side`` in millimetres, white room around it is the caller's."""
    import segno

    # Letters and digits only, fifteen percent of which may be lost to a stamp or a fold.
    made = segno.make_qr(payload(content), error="m", mode="alphanumeric", boost_error=False)
    rows = [bytes(row) for row in made.matrix]
    step = side / len(rows)
    for at, row in enumerate(rows):
        for start, length in _stretches(row):
            ink.fill(x + start * step, y + at * step, length * step, step, BLACK - BLACK)


def _stretches(row: bytes) -> list[tuple[int, int]]:
    """Begin and length of the dark fields side by side."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found
