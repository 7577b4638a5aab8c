"""A long comparison made short: the changes with a few words around each."""

from collections.abc import Iterable

from medsos_desktop.text.diff import Piece

AROUND = 28
"""Letters kept on each side of a change."""

GAP = "…"


def excerpt(pieces: Iterable[Piece], around: int = AROUND) -> tuple[Piece, ...]:
    """Pieces whose unchanged stretches are cut at words; line breaks become blanks."""
    flat = [Piece(piece.op, " ".join(piece.text.split("\n"))) for piece in pieces]
    last = len(flat) - 1
    return tuple(
        piece if piece.op != "same" else Piece("same", _short(piece.text, around, at > 0, at < last))
        for at, piece in enumerate(flat)
    )


def _short(text: str, around: int, before: bool, after: bool) -> str:
    """``before`` / ``after``: a change stands there, so that side is kept."""
    if len(text) <= around * (before + after) + len(GAP):
        return text
    head = _head(text, around) if before else ""
    tail = _tail(text, around) if after else ""
    return f"{head}{GAP}{tail}"


def _head(text: str, most: int) -> str:
    cut = text[:most]
    return cut[: cut.rfind(" ") + 1] or cut


def _tail(text: str, most: int) -> str:
    cut = text[-most:]
    at = cut.find(" ")
    return cut[at:] if at >= 0 else cut
