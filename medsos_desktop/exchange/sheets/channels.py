"""Channels and kinds of post a cell names: ``IG, FB``, ``IG + Story``, ``Instagram/Facebook``, ``Reels``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.exchange.sheets import lexicon

_SPLIT = re.compile(r"[,;/+&\n|·•]|\bdan\b|\band\b|\bserta\b|\s[-–—]\s|\bor\b|\batau\b")
_TOKEN = re.compile(r"[^\W_]+")
_HANDLE = re.compile(r"@[\w.]+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell names. ``uses`` are (channel, kind or "") pairs in the order of the cell.

    ``kinds`` are kinds of post without a channel; ``unknown`` are parts that name nothing of ours.
    """

    uses: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """Families without repetition."""
        return tuple(dict.fromkeys(channel for channel, _ in self.uses))


NOTHING = Named()


def read(text: str) -> Named:
    """The channels of a cell of a platform column."""
    text = lexicon.plain(text)
    if lexicon.is_blank(text):
        return NOTHING
    text = _HANDLE.sub(" ", text).replace("e-mail", "email")
    uses: list[tuple[str, str]] = []
    kinds: list[str] = []
    unknown: list[str] = []
    for part in _SPLIT.split(text):
        found, loose, known = _part(part)
        uses.extend(found)
        for kind in loose:
            _bind(kind, uses, kinds)
        if not found and not loose and not known and part.strip():
            unknown.append(part.strip())
    return Named(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(kinds)), tuple(unknown))


def _bind(kind: str, uses: list[tuple[str, str]], kinds: list[str]) -> None:
    """A kind that stands alone (``IG Feed/Story``) belongs to the channel named before it."""
    surfaces = lexicon.platforms().surfaces
    if uses and kind in surfaces[uses[-1][0]]:
        uses.append((uses[-1][0], kind))
    else:
        kinds.append(kind)


def _part(part: str) -> tuple[list[tuple[str, str]], list[str], bool]:
    """Channels with kinds in one part; kinds alone; whether only noise was left otherwise."""
    words = lexicon.platforms()
    tokens = _TOKEN.findall(part)
    found: list[tuple[str, str]] = []
    pending: list[str] = []
    alone: list[tuple[str, str]] = []
    at, noise = 0, 0
    while at < len(tokens):
        size, phrase = _longest(tokens, at)
        if phrase in words.channels:
            channel = words.channels[phrase]
            kinds = [k for k in pending if k in words.surfaces[channel]] or [""]
            found.extend((channel, kind) for kind in kinds)
            pending = []
        elif phrase in words.formats:
            kind = words.formats[phrase]
            if found and kind in words.surfaces[found[-1][0]]:
                channel, before = found[-1]
                found[-1:] = [(channel, kind)] if not before else [(channel, before), (channel, kind)]
            elif found and not pending:
                pass  # a kind this channel has no surface for (Facebook Story): its one surface
            else:
                pending.append(kind)
        elif phrase in words.alone:
            alone.append(words.alone[phrase])
        else:
            noise += phrase in words.noise
        at += size
    found.extend(alone)
    return found, pending if not found else [], noise == len(tokens) and bool(tokens)


def _longest(tokens: list[str], at: int) -> tuple[int, str]:
    words = lexicon.platforms()
    for size in range(min(words.longest, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + size])
        if phrase in words.channels or phrase in words.formats:
            return size, phrase
    return 1, tokens[at]


def kinds_in(text: str) -> tuple[str, ...]:
    """Kinds of post named in a cell of a format column: ``Feed & Story`` gives ("feed", "story")."""
    formats = lexicon.platforms().formats
    tokens = _TOKEN.findall(lexicon.plain(text))
    kinds: list[str] = []
    at = 0
    while at < len(tokens):
        size, phrase = _longest(tokens, at)
        if phrase in formats:
            kinds.append(formats[phrase])
        elif phrase in lexicon.platforms().alone:
            kinds.append(lexicon.platforms().alone[phrase][1])
        at += size
    return tuple(dict.fromkeys(kinds))


def of_tab(name: str) -> tuple[tuple[str, str], ...]:
    """(channel, kind) of a tab that is called like a channel ("WA Channel", "IG Story") or speaks of one."""
    named = read(name)
    exact = named.uses if not named.unknown and not named.kinds and in_title(name) else ()
    return exact or in_title(name)


def in_title(text: str) -> tuple[tuple[str, str], ...]:
    """Channels a title speaks of, without kinds; a bare ``X`` there is no channel ("Kelurahan X")."""
    channels = lexicon.platforms().channels
    found: list[str] = []
    for token in re.findall(r"[^\W\d_]+", lexicon.plain(text)):
        channel = channels.get(token)
        if channel and token not in ("x", "th", "li", "tt", "meta", "thread", "tele", "fp", "tw", "tg"):
            found.append(channel)
    return tuple((channel, "") for channel in dict.fromkeys(found))


def surfaces(uses: Iterable[tuple[str, str]], kinds: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """(channel, surface id) pairs: a kind named in the cell, else the format column's, else the default."""
    table = lexicon.platforms().surfaces
    uses, kinds = tuple(uses), tuple(kinds)
    told = {channel for channel, _ in uses}
    pairs: list[tuple[str, str]] = []
    for channel, kind in uses:
        own = table[channel]
        if kind:
            pairs.append((channel, own[kind]))
            continue
        wished = [own[kind] for kind in kinds if kind in own and not _claimed(kind, channel, told)] or [
            own["default"]
        ]
        pairs.extend((channel, surface) for surface in wished)
    return tuple(dict.fromkeys(pairs))


def _claimed(kind: str, channel: str, told: set[str]) -> bool:
    """A story beside "IG, WA" is Instagram's; only without Instagram it is a WhatsApp status."""
    return kind == "story" and channel != "instagram" and "instagram" in told


def of_kinds(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """The channel of each kind of post when none is named: a story is Instagram's, a short YouTube's."""
    table = lexicon.platforms().surfaces
    found = (
        (next((c for c, own in table.items() if kind in own), ""), kind) for kind in kinds if kind != "photo"
    )
    return [(channel, kind) for channel, kind in found if channel]
