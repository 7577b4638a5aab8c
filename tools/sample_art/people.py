"""Figures without a face: heads, hair, veils, bodies, arms. Nobody is anybody."""

from .pen import INK, SKINS, Sheet


def bust(
    on: Sheet,
    x: float,
    y: float,
    shirt: str,
    *,
    skin: int = 0,
    veil: str = "",
    scale: float = 1.0,
    hair: str = INK,
) -> None:
    """A person from the waist up; (x, y) is the middle of the head, about 540 high at scale 1."""
    s = scale
    tone = SKINS[skin]
    on.blob(
        (x - 130 * s, y + 460 * s),
        [
            (x - 135 * s, y + 200 * s, x - 110 * s, y + 120 * s, x, y + 118 * s),
            (x + 110 * s, y + 120 * s, x + 135 * s, y + 200 * s, x + 130 * s, y + 460 * s),
        ],
        shirt,
    )
    on.box(x - 24 * s, y + 60 * s, 48 * s, 84 * s, tone, 20 * s)
    if veil:
        on.disc(x, y - 2 * s, 92 * s, veil)
        on.blob(
            (x - 92 * s, y),
            [
                (x - 110 * s, y + 120 * s, x - 60 * s, y + 190 * s, x, y + 196 * s),
                (x + 60 * s, y + 190 * s, x + 110 * s, y + 120 * s, x + 92 * s, y),
            ],
            veil,
        )
        on.disc(x, y + 8 * s, 64 * s, tone)
        return
    on.disc(x, y, 78 * s, tone)
    on.blob(
        (x - 82 * s, y + 6 * s),
        [
            (x - 96 * s, y - 110 * s, x + 96 * s, y - 110 * s, x + 82 * s, y + 6 * s),
            (x + 60 * s, y - 40 * s, x - 30 * s, y - 46 * s, x - 82 * s, y + 6 * s),
        ],
        hair,
    )


def arm(
    on: Sheet, points: list[tuple[float, float]], sleeve: str, *, skin: int = 0, width: float = 52
) -> None:
    """An arm through the points: the sleeve covers all but the last stretch, the hand is its end."""
    on.line(points[-2:], SKINS[skin], width * 0.72)
    on.disc(*points[-1], width * 0.5, SKINS[skin])
    on.line(points[:-1], sleeve, width)


def elder(
    on: Sheet, x: float, y: float, shirt: str, *, skin: int = 2, veil: str = "", scale: float = 1.0
) -> None:
    """An old person: grey hair or a veil, and glasses."""
    s = scale
    bust(on, x, y, shirt, skin=skin, veil=veil, scale=s, hair="#C9C3BA")
    for side in (-30, 30):
        on.disc(x + side * s, y + 10 * s, 25 * s, INK)
        on.disc(x + side * s, y + 10 * s, 19 * s, "#E9E2D6")
    on.line([(x - 6 * s, y + 8 * s), (x + 6 * s, y + 8 * s)], INK, 6 * s)
