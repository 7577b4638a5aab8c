"""Lines of coloured words for the phone card, wrapped by hand so that tags keep their colour."""

from PySide6.QtGui import QColor

from medsos_desktop.text.entities import entities

from ...theme.theme import active

PAPER, INK, DIM, TAG = QColor("#FFFFFF"), QColor("#211F1B"), QColor("#625D55"), QColor("#0A5A67")

Piece = tuple[str, QColor, bool]
"""A word with the blank behind it, its colour, and whether it is strong."""

Line = list[Piece]


def lines_of(text: str, more: str, width: int, *, lead: str = "", dotted: bool = False) -> list[Line]:
    """The lines of ``text`` and ``more`` within ``width``; ``lead`` stands strong before them.

    ``dotted``: mentions go on over full stops.
    """
    lines: list[Line] = []
    shown = text + more
    paragraphs = shown.split("\n")
    for at, paragraph in enumerate(paragraphs):
        pieces: Line = [(f"{lead} ", INK, True)] if lead and at == 0 else []
        pieces += _coloured(paragraph, more if at == len(paragraphs) - 1 else "", dotted)
        lines += _wrap(pieces, width)
    return lines


def _coloured(text: str, more: str, dotted: bool) -> Line:
    """Words with their colours; blanks stay with the word before them."""
    dim = len(text) - len(more) if more and text.endswith(more) else len(text)
    tagged = [False] * len(text)
    for entity in entities(text[:dim], dotted=dotted):
        tagged[entity.start : entity.end] = [True] * (entity.end - entity.start)
    words: Line = []
    start = 0
    for at in range(1, len(text) + 1):
        ends = at == len(text) or (text[at - 1] == " " and text[at] != " ") or at == dim
        if ends or tagged[at] != tagged[at - 1]:
            colour = DIM if start >= dim else TAG if tagged[start] else INK
            words.append((text[start:at], colour, False))
            start = at
    return words


def _wrap(pieces: Line, width: int) -> list[Line]:
    lines: list[Line] = [[]]
    used = 0
    for word, colour, strong in pieces:
        measure = active().metrics("small", strong=strong)
        for part in _broken(word, width, strong):
            wide = measure.horizontalAdvance(part.rstrip())
            if used and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((part, colour, strong))
            used += measure.horizontalAdvance(part)
    return lines


def _broken(word: str, width: int, strong: bool) -> list[str]:
    """A word wider than the card, in pieces that fit; a link or a row of signs may be one."""
    measure = active().metrics("small", strong=strong)
    parts = []
    while len(word) > 1 and measure.horizontalAdvance(word.rstrip()) > width:
        low, high = 1, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if measure.horizontalAdvance(word[:middle]) <= width:
                low = middle
            else:
                high = middle - 1
        parts.append(word[:low])
        word = word[low:]
    return [*parts, word]
