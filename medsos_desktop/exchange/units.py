"""From a row of a sheet to the posts it means, and how such a post is known again."""

from collections.abc import Iterator
from dataclasses import replace

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.exchange.sheets.model import SheetPost

Key = tuple[str, frozenset[str], str]


def units(post: SheetPost, catalogue: Catalogue) -> Iterator[SheetPost]:
    """One post for each account's surface: "IG Feed + IG Story" are two, as an account shows one at a time.

    In each, ``channels`` and ``surfaces`` run in parallel.
    """
    rounds: list[dict[str, str]] = [{}]
    for surface in post.surfaces:
        channel = catalogue.channel_of(surface)
        place = next((r for r in rounds if channel not in r), None)
        if place is None:
            rounds.append(place := {})
        place[channel] = surface
    if len(rounds) == 1 and tuple(rounds[0]) == post.channels:
        yield post
        return
    for uses in rounds:
        yield replace(post, channels=tuple(uses), surfaces=tuple(uses.values()))


def whole_text(post: SheetPost, text: str | None = None) -> str:
    """The caption with its hashtags below, as the editor shows it."""
    body = post.text if text is None else text
    return "\n\n".join(part for part in (body, " ".join(post.hashtags)) if part)


def key(day: str, channels: Iterator[str] | tuple[str, ...], title: str, text: str) -> Key:
    """By what a row is known again: date, channels and title (the start of the text where there is none)."""
    named = " ".join((title or text[:60]).split()).casefold()
    return day, frozenset(channels), named if title else named[:40]
