"""What changed between two texts, word by word, for the eye of an approver."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

MAX_WORDS = 4_000
"""Above this many words the middle is shown as replaced whole: the comparison is not linear."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that both texts have, or that was added or deleted."""

    op: Literal["same", "add", "del"]
    text: str


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(r"\s+|\w+(?:[-'\u2019.,:]\w+)*|[^\w\s]")


def words_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Pieces whose "same" and "del" texts join to ``old``, "same" and "add" texts to ``new``."""
    before, after = _piece().findall(old), _piece().findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    pieces = [Piece("same", "".join(before[:head]))]
    pieces += _middle(before[head : len(before) - tail], after[head : len(after) - tail])
    pieces.append(Piece("same", "".join(before[len(before) - tail :])))
    return _joined(pieces)


def _middle(before: list[str], after: list[str]) -> list[Piece]:
    if max(len(before), len(after)) > MAX_WORDS:
        return [Piece("del", "".join(before)), Piece("add", "".join(after))]
    pieces: list[Piece] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", "".join(before[i:j])))
        else:
            pieces += [Piece("del", "".join(before[i:j])), Piece("add", "".join(after[k:m]))]
    return _calm(pieces)


def _calm(pieces: list[Piece]) -> list[Piece]:
    """A lone space between two changes joins them: whole phrases read better than single words."""
    calm: list[Piece] = []
    for at, piece in enumerate(pieces):
        inner = 0 < at < len(pieces) - 1
        if inner and piece.op == "same" and not piece.text.strip():
            calm += [Piece("del", piece.text), Piece("add", piece.text)]
        else:
            calm.append(piece)
    return calm


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbouring changes as one deletion and one addition, neighbouring sameness as one."""
    out: list[Piece] = []
    gone, come, same = "", "", ""
    for piece in [*pieces, Piece("same", "")]:
        if piece.op == "same" and piece.text:
            out += [Piece("del", gone)] * bool(gone) + [Piece("add", come)] * bool(come)
            gone = come = ""
            same += piece.text
            continue
        if same and piece.text:
            out.append(Piece("same", same))
            same = ""
        gone += piece.text if piece.op == "del" else ""
        come += piece.text if piece.op == "add" else ""
    out += [Piece("del", gone)] * bool(gone) + [Piece("add", come)] * bool(come)
    return (*out, Piece("same", same)) if same else tuple(out)
