"""What can stand in a cell of an upload file: every field by its id, and what it says for a delivery.

A field that ends in a number is one of several (``picture3``). Times are the wall time of the post's
zone, which the file's name says; those that end in ``_z`` are the instant in UTC. ``on_x``, ``title_x``
and ``type_x`` say something only for deliveries of that channel.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC

from medsos_desktop.bundles.schedulers.facts import surfaces
from medsos_desktop.bundles.schedulers.model import Send, media_mark
from medsos_desktop.calendar import zones

_KINDS = {False: "POST", True: "STORY"}
ALT_SEPARATOR = " || "
MOST = 20
"""Of numbered fields: more pictures than any channel takes in one post."""

TIMES: Mapping[str, str] = {
    "at_minutes": "%Y-%m-%d %H:%M",
    "at_seconds": "%Y-%m-%d %H:%M:%S",
    "at_dmy": "%d/%m/%Y %H:%M",
    "at_mdy": "%m/%d/%Y %H:%M",
    "date_iso": "%Y-%m-%d",
    "date_dmy": "%d/%m/%Y",
    "date_mdy": "%m/%d/%Y",
    "time_minutes": "%H:%M",
    "time_seconds": "%H:%M:%S",
}
INSTANT = "at_z"
MOMENTS = frozenset({*TIMES, INSTANT})
"""Fields that say when; those that begin with ``at_`` say day and hour together."""

_TEXTS: Mapping[str, Callable[[Send], str]] = {
    "": lambda send: "",
    "text": lambda send: send.delivery.caption,
    "title": lambda send: title(send),
    "account": lambda send: send.delivery.who,
    "channel": lambda send: send.delivery.channel,
    "code": lambda send: send.item.code,
    "no": lambda send: "FALSE",
    "yes": lambda send: "TRUE",
    "subtype": lambda send: "story" if send.delivery.surface in surfaces("story") else "",
    "pictures": lambda send: ",".join(map(media_mark, send.media)),
    "alts": lambda send: _alts(send),
}
_NUMBERED = re.compile(r"(picture|alt)([1-9][0-9]?)")
_OF_CHANNEL = re.compile(r"(on|title|type)_([a-z]+)")


def known(field: str) -> bool:
    """Whether there is such a field."""
    numbered = _NUMBERED.fullmatch(field)
    if numbered is not None:
        return int(numbered[2]) <= MOST
    return field in _TEXTS or field in TIMES or field == INSTANT or _OF_CHANNEL.fullmatch(field) is not None


def cell(field: str, send: Send) -> str:
    """The text of ``field`` for a delivery; `KeyError` for an unknown field."""
    if field in TIMES:
        return f"{zones.parse(send.item.planned):{TIMES[field]}}"
    if field == INSTANT:
        return instant(send)
    if numbered := _NUMBERED.fullmatch(field):
        return _numbered(numbered[1], int(numbered[2]) - 1, send)
    if found := _OF_CHANNEL.fullmatch(field):
        return _of_channel(found[1], send.delivery.channel == found[2], send)
    return _TEXTS[field](send)


def instant(send: Send) -> str:
    """``2026-12-01T03:00:00.000Z``: with the ``Z`` that a reader in another zone needs."""
    return f"{send.item.instant.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def title(send: Send) -> str:
    """The field beside the main text that says the title; "" where the surface has none."""
    return dict(send.delivery.fields).get("title", "") if send.delivery.main != "title" else ""


def _of_channel(kind: str, mine: bool, send: Send) -> str:
    if kind == "on":
        return "TRUE" if mine else "FALSE"
    if not mine:
        return ""
    return title(send) if kind == "title" else _KINDS[send.delivery.surface in surfaces("story")]


def _alts(send: Send) -> str:
    alts = [picture.alt for picture in send.delivery.pictures]
    return ALT_SEPARATOR.join(alts) if any(alts) else ""


def _numbered(kind: str, at: int, send: Send) -> str:
    if at >= len(send.media):
        return ""
    return media_mark(send.media[at]) if kind == "picture" else send.delivery.pictures[at].alt
