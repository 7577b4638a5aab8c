"""What a check function gets: one text field with its views, the post, the pack and the context."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from medsos_desktop.checks.context import Context, Subject
from medsos_desktop.checks.document import Document
from medsos_desktop.checks.finding import RANK, Hit, Severity
from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.terms import TermHit

Reach = tuple[int, int]
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Run:
    """One run over one field. Word lists are looked up once per field, whoever asks.

    ``told`` are the codes found so far, in any field of the post.
    """

    def __init__(
        self,
        subject: Subject,
        pack: Pack,
        context: Context,
        field: str,
        doc: Document,
        told: Set[str] = frozenset(),
    ) -> None:
        self.subject = subject
        self.pack = pack
        self.context = context
        self.field = field
        self.doc = doc
        self.told = told

    def hits(self, code: str, role: str = "term", within: Reach | None = None) -> tuple[TermHit, ...]:
        """Where the words of a list stand, wholly inside ``within`` when given."""
        key = (code, role)
        known = self.doc.found.get(key)
        if known is None:
            known = self.doc.found[key] = self.pack.terms(code, role).find(
                self.doc.low, self.doc.plain, self.doc.beginnings
            )
        assert isinstance(known, tuple)
        if within is None:
            return known
        start, end = within
        first = bisect_left(known, (start,))
        found = []
        for at in range(first, len(known)):
            hit = known[at]
            if hit.start >= end:
                break
            if hit.end <= end:
                found.append(hit)
        return tuple(found)

    def any(self, code: str, role: str = "term", within: Reach | None = None) -> bool:
        """Whether a word of the list stands in the text (or inside ``within``)."""
        known = self.hits(code, role)
        if within is None or not known:
            return bool(known)
        start, end = within
        for at in range(bisect_left(known, (start,)), len(known)):
            if known[at].start >= end:
                return False
            if known[at].end <= end:
                return True
        return False

    def quote(self, start: int, end: int, longest: int = 60) -> str:
        """The words themselves, for a parameter."""
        text = " ".join(self.doc.text[start:end].split())
        return text if len(text) <= longest else text[: longest - 1] + "…"

    def word_hits(self, code: str, role: str = "term") -> Iterator[Hit]:
        """Each word of a list as a finding, with the row's better wording and severity."""
        for hit in self.hits(code, role):
            row = self.pack.rows[hit.row]
            severity = _known(row.severity)
            fix = like(self.doc.text[hit.start : hit.end], hit.fix) if hit.fix else None
            params = {"quote": self.quote(hit.start, hit.end)}
            if fix:
                params["better"] = fix
            yield Hit(code, (hit.start, hit.end), params, fix, severity)


def _known(severity: str | None) -> Severity | None:
    for name in ("block", "warn", "hint"):
        if severity == name and severity in RANK:
            return name
    return None


def like(old: str, new: str) -> str:
    """The better wording with the capitals of what it replaces."""
    if len(old) > 3 and old.isupper():
        return new.upper()
    if old[:1].isupper() and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def once(function: Callable[Concatenate[Run, Asked], Answer]) -> Callable[Concatenate[Run, Asked], Answer]:
    """Works out the same about a field only once; the answer is kept with the field's document."""

    @wraps(function)
    def ask(run: Run, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = (function, args, *kwargs.items())
        if key not in run.doc.found:
            run.doc.found[key] = function(run, *args, **kwargs)
        return cast(Answer, run.doc.found[key])

    return ask


def inside(starts: Sequence[int], reach: Reach) -> slice:
    """Which of some places in order lie in a stretch."""
    return slice(bisect_left(starts, reach[0]), bisect_left(starts, reach[1]))
