"""The text of an account as it is laid out to be read, and which words of it are which words of the post.

Between the words stand names of fields and, where changes are shown, words that are gone. So a place on the
page is not a place in the post. All places are code points. No Qt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from medsos_desktop.text.diff import Piece

Look = Literal["plain", "strong", "same", "add", "del", "label", "nothing"]
_LOOKS: Mapping[str, Look] = {"same": "same", "add": "add", "del": "del"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in one look. ``start`` is its place in ``field``; -1 for what is not in the post (now)."""

    text: str
    look: Look
    field: str = ""
    start: int = -1


class Span(NamedTuple):
    """A stretch of a field's text."""

    field: str
    start: int
    end: int


class Shown:
    """Runs in the order of reading."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(runs)
        self.text = "".join(run.text for run in runs)

    def span(self, start: int, end: int) -> Span | None:
        """The words of the post in a stretch of the page: of its first field only; `None` where none are."""
        found: Span | None = None
        for at, run in self._placed():
            first, last = max(start, at), min(end, at + len(run.text))
            if run.start < 0 or first >= last or (found and run.field != found.field):
                continue
            begin, stop = run.start + first - at, run.start + last - at
            found = Span(run.field, found.start if found else begin, stop)
        return found

    def areas(self, field: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Where words of a field stand on the page; in pieces where words that are gone stand between."""
        made = []
        for at, run in self._placed():
            first, last = max(start, run.start), min(end, run.start + len(run.text))
            if run.start >= 0 and run.field == field and first < last:
                made.append((at + first - run.start, at + last - run.start))
        return tuple(made)

    def _placed(self) -> Sequence[tuple[int, Run]]:
        made, at = [], 0
        for run in self.runs:
            made.append((at, run))
            at += len(run.text)
        return made


def laid_out(
    fields: Mapping[str, str],
    main: str,
    changed: Mapping[str, Sequence[Piece]],
    name: Callable[[str], str],
    nothing: str,
) -> Shown:
    """The fields in order, each under its ``name`` where there are several; empty ones are left out.

    ``changed`` has the pieces of those that are shown with their changes; ``nothing`` is said where there
    is no text at all.
    """
    runs: list[Run] = []
    for field, text in fields.items():
        if not text.strip() and field not in changed:
            continue
        if runs:
            runs.append(Run("\n\n", "plain"))
        if len(fields) > 1:
            runs += [Run(name(field), "label"), Run("\n", "plain")]
        if field in changed:
            runs += _pieces(field, changed[field])
        else:
            runs.append(Run(text, "plain" if field == main else "strong", field, 0))
    return Shown(runs or [Run(nothing, "nothing")])


def _pieces(field: str, pieces: Sequence[Piece]) -> list[Run]:
    made, at = [], 0
    for piece in pieces:
        gone = piece.op == "del"
        made.append(Run(piece.text, _LOOKS[piece.op], field, -1 if gone else at))
        at += 0 if gone else len(piece.text)
    return made
