"""How much a text reads like labelled posts that have a finding: a second opinion beside the rules.

Rules know words; what an insult or a plea for a number sounds like in words that no list has, they
miss. A linear model over words and pairs of words was taught, with the project's own invented posts,
what posts with each code look like (``tools/train_likeness.py``; its figures stand in the file). It is
a sum: each word adds or takes away a fixed number of points, so the words that weighed most can be
shown to the writer. No library is needed to apply it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt

from medsos_desktop import resources
from medsos_desktop.checks.document import fold

__all__ = ["FILE", "Model", "Taught", "dump", "features", "fold", "ours", "parse", "placed_words", "words"]

FILE = "rules/alike.txt"
WORD = re.compile(r"[^\W\d_]+|\d+")
LONGEST_NUMBER = 17
"""Numbers count by how many digits they have; more than those of an identity number are all alike."""
FEWEST_WORDS = 16
"""Fewer words are like anything: whole posts were learned from, not single sentences."""
SCALE = 100
"""Points are whole hundredths in the file."""

Points = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A code the model was taught: it speaks up at ``threshold``, and begins to count at ``bias``."""

    code: str
    threshold: float
    bias: float


@dataclass(frozen=True, slots=True)
class Model:
    """Codes, and for each word or pair of words its weight and its points for some codes."""

    codes: tuple[Taught, ...]
    table: Mapping[str, tuple[int, Points]]

    def scores(self, features: Sequence[str]) -> list[float]:
        """What the text comes to for each code, in the order of ``codes``."""
        totals, square = [0] * len(self.codes), 0
        for one in features:
            known = self.table.get(one)
            if known is not None:
                weight, points = known
                square += weight * weight
                for at, value in points:
                    totals[at] += value
        norm = sqrt(square) or 1.0
        return [one.bias + total / norm for one, total in zip(self.codes, totals, strict=True)]

    def points(self, feature: str, at: int) -> int:
        """What a word or pair adds for a code; 0 where it does not matter."""
        _, points = self.table.get(feature, (0, ()))
        return next((value for known, value in points if known == at), 0)


def words(low: str) -> list[str]:
    """The words of a folded text; a number is ``#`` with its count of digits."""
    return [one if one.isalpha() else _word(one) for one in WORD.findall(low)]


def placed_words(low: str) -> Iterator[tuple[int, str]]:
    """As `words`, each with the place where it begins."""
    return ((match.start(), _word(match[0])) for match in WORD.finditer(low))


def _word(text: str) -> str:
    return f"#{min(len(text), LONGEST_NUMBER)}" if text[0].isdigit() else text


def features(found: Sequence[str]) -> list[str]:
    """The different words, and pairs of neighbours, of a text."""
    return list(dict.fromkeys([*found, *map(" ".join, pairwise(found))]))


def parse(text: str) -> Model:
    """A model out of its file: lines of codes, an empty line, lines of words."""
    head, _, body = text.partition("\n\n")
    codes = []
    for line in head.splitlines():
        if not line.startswith("#"):
            code, threshold, bias = line.split("\t")
            codes.append(Taught(code, float(threshold), float(bias)))
    table: dict[str, tuple[int, Points]] = {}
    for line in body.splitlines():
        word, weight, *points = line.split("\t")
        numbers = map(int, points)
        table[word] = (int(weight), tuple(zip(numbers, numbers, strict=True)))
    return Model(tuple(codes), table)


def dump(model: Model, notes: Sequence[str]) -> str:
    """The file of a model; ``notes`` stand above it."""
    lines = [f"# {note}".rstrip() for note in notes]
    lines += [f"{one.code}\t{one.threshold:.2f}\t{one.bias:.2f}" for one in model.codes]
    lines.append("")
    for word, (weight, points) in sorted(model.table.items()):
        numbers = (str(number) for pair in points for number in pair)
        lines.append("\t".join((word, str(weight), *numbers)))
    return "\n".join(lines) + "\n"


@cache
def ours() -> Model:
    """The model that came with the program; read when it is first asked."""
    return parse(resources.path(*FILE.split("/")).read_text(encoding="utf-8"))
