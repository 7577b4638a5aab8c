"""What a column's name says: the fields it may be, or the channel it is a tick column for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from medsos_desktop.exchange.sheets import cells, channels, lexicon

_PAREN = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
STRONG = 3
"""Ranks below this come from the whole name; from here on, from single words of it."""

GATHERED = frozenset({"note", "visual", "link", "source", "other", "metric", "number", "ignored"})
"""Fields several columns may share; each other field has one column."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """``candidates`` are (rank, field), the surest first; ``tick`` is a (channel, kind) to be ticked.

    ``qualifier`` is a channel the field is for ("Caption IG"); ``status`` the status of a tick column.
    """

    candidates: tuple[tuple[int, str], ...] = ()
    tick: tuple[str, str] | None = None
    qualifier: str = ""
    status: str = ""

    @property
    def strength(self) -> float:
        """How much this label speaks for its row being the header."""
        if self.candidates:
            rank, field = self.candidates[0]
            return (1.0 if rank < STRONG else 0.6) * (0.6 if field in ("other", "metric") else 1.0)
        return 0.5 if self.tick or self.status else 0.0


NOTHING = Meaning()


@lru_cache(maxsize=4096)
def meaning(name: str) -> Meaning:
    """What a header cell means by itself."""
    if not name or len(name) > 80:
        return NOTHING
    exact = _exact(name)
    if exact:
        return Meaning(exact)
    tick = _platform(name)
    if tick:
        return Meaning(tick=tick)
    return _words(name)


def _exact(name: str) -> tuple[tuple[int, str], ...]:
    known = lexicon.headers().exact
    whole = known.get(lexicon.label(name)) or known.get(lexicon.label(_PAREN.sub(" ", name)))
    if whole:
        return whole
    inside = re.search(r"\(([^)]*)\)", name)
    return known.get(lexicon.label(inside[1]), ()) if inside else ()


def _platform(name: str) -> tuple[str, str] | None:
    """One channel and nothing else: ``IG``, ``IG Story``, ``WA (grup)``."""
    named = channels.read(name)
    if name == "x":  # a cross in a tick column, not the channel
        return None
    if len(named.uses) != 1 or named.unknown or len(name) > 30:
        return None
    words = lexicon.label(name).split()
    known = lexicon.platforms()
    spare = [
        w
        for w in words
        if not (w in known.channels or w in known.formats or w in known.noise or w in known.alone)
    ]
    joined = " ".join(words) in known.channels
    return named.uses[0] if joined or not spare else None


def _words(name: str) -> Meaning:
    """A longer name: the noise taken out, then a channel taken out, then one telling word."""
    headers = lexicon.headers()
    words = lexicon.label(name).split()
    if not words or len(words) > 8:
        return NOTHING
    core = [word for word in words if word not in headers.noise]
    found = headers.exact.get(" ".join(core))
    if found and core:
        return Meaning(tuple((rank + STRONG, field) for rank, field in found))
    named = lexicon.platforms().channels
    qualifiers = [named[word] for word in words if word in named]
    if len(qualifiers) == 1:
        of_one = _of_channel(qualifiers[0], [word for word in core if word not in named])
        if of_one is not None:
            return of_one
    if any(word in headers.blockers for word in words):
        return NOTHING
    fields = [headers.tokens[word] for word in words if word in headers.tokens]
    if not fields:
        return NOTHING
    return Meaning(((STRONG + 2, fields[0]),), qualifier=qualifiers[0] if qualifiers else "")


def _of_channel(channel: str, rest: Sequence[str]) -> Meaning | None:
    """A field of one channel ("Caption IG"), or that channel's tick ("Platform IG")."""
    found = lexicon.headers().exact.get(" ".join(rest)) if rest else None
    if not found:
        return None
    if found[0][1] == "channel":
        return Meaning(tick=(channel, ""))
    return Meaning(tuple((rank + STRONG, field) for rank, field in found), qualifier=channel)


@lru_cache(maxsize=4096)
def below(top: str, sub: str) -> Meaning:
    """What a cell of the second header row means under its group's name in the first."""
    if not sub:
        return meaning(top)
    over, own = meaning(top), meaning(sub)
    if own.tick:
        return _channel_below(over, own, own.tick[0])
    if over.tick and channels.kinds_in(sub):
        kinds = channels.kinds_in(sub)
        own_surfaces = lexicon.platforms().surfaces[over.tick[0]]
        return Meaning(tick=(over.tick[0], kinds[0] if kinds[0] in own_surfaces else ""))
    if over.candidates and over.candidates[0][1] == "status" and cells.is_status(sub):
        return Meaning(status=cells.status(sub)[0])
    if over.tick and own.candidates and own.candidates[0][1] in ("text", "time"):
        return Meaning(own.candidates, qualifier=over.tick[0])
    if own.candidates:
        return own
    both = meaning(f"{top} {sub}")
    return both if both.candidates else meaning(top) if lexicon.label(sub) in ("", "dd mm yyyy") else NOTHING


def _channel_below(over: Meaning, own: Meaning, channel: str) -> Meaning:
    """A channel under a group's name: the group's field for that channel, or a tick of it."""
    field = over.candidates[0][1] if over.candidates else "channel"
    if field in ("text", "time"):
        return Meaning(((1, field),), qualifier=channel)
    ticked = field in ("channel", "format", "other", "note", "status", "date")
    return own if ticked else Meaning(((0, "other"),))
