"""One bundle as several files, cut between posts, where somebody's way of sending takes only so many bytes.

Each part is a whole bundle of its own: its own page, lists, manifest and signature.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from medsos_desktop.bundles.model import Bundle, BundleItem, Picture
from medsos_desktop.errors import UserError
from medsos_desktop.media.cache import Entry as RenderedPicture
from medsos_desktop.words import Words

LIMITS = {"mail": 25 * 10**6, "chat-old": 100 * 10**6, "chat": 2 * 10**9}
"""Bytes that common ways take: a mail, a chat app of old and of today (WhatsApp: documents of 100 MB, since
2022 of 2 GB; its help pages, checked 2026-11-24). FAT32's 4 GB hold for every bundle."""

_BASE = 225_000
"""Page without posts, tables, lists, sheet of results, and the fonts of the PDF."""
_ITEM, _DELIVERY = 2_500, 7_000
_TEXT = 14
"""Times that a byte of text stands in a bundle, at the most: files, page, its data, tables, calendar."""
_TEXT_TOOL = 8
"""Times more for each scheduler: its file, and the page's data."""
_MARGIN = 0.97

Rendered = Callable[[Picture], RenderedPicture]


def split(bundle: Bundle, rendered: Rendered, limit: int, aim: int | None = None) -> tuple[Bundle, ...]:
    """The parts, in order; the bundle itself when it fits. ``limit`` is bytes of one file.

    ``aim`` is less where parts came out larger than foreseen. Raises `UserError` ``bundle.post-too-large``
    (``post``, ``limit`` in MB) when one post alone is larger.
    """
    room = int((limit if aim is None else aim) * _MARGIN) - _BASE
    groups: list[list[BundleItem]] = []
    used = 0
    for item in bundle.items:
        size = _size(item, rendered, len(bundle.tools))
        if size > room:
            raise UserError("bundle.post-too-large", post=item.title or item.code, limit=limit // 10**6)
        if not groups or used + size > room:
            groups.append([])
            used = 0
        groups[-1].append(item)
        used += size
    if len(groups) <= 1:
        return (bundle,)
    made: list[Bundle] = []
    for number, items in enumerate(groups, 1):
        before = tuple(item for group in groups[: number - 1] for item in group)
        made.append(replace(bundle, items=tuple(items), part=number, parts=len(groups), before=before))
    return tuple(made)


def names(target: Path, parts: tuple[Bundle, ...]) -> tuple[Path, ...]:
    """A name for each part beside ``target``, none of which is taken; ``target`` itself for a single one."""
    if len(parts) == 1:
        return (target,)
    words = Words(parts[0].language)
    for again in range(1, 1000):
        stem = target.stem if again == 1 else f"{target.stem}-{again}"
        made = tuple(
            target.with_name(
                words("bundle.part_name", stem=stem, n=each.part, all=each.parts) + target.suffix
            )
            for each in parts
        )
        if not any(path.exists() for path in made):
            return made
    raise UserError("bundle.name", name=target.name)


def _size(item: BundleItem, rendered: Rendered, tools: int) -> int:
    """Bytes that a post adds to a bundle, not too few."""
    times = _TEXT + _TEXT_TOOL * tools
    total = _ITEM + _TEXT * len(item.title.encode("utf-8", "replace"))
    for delivery in item.deliveries:
        texts = sum(len(text.encode("utf-8", "replace")) for _, text in delivery.fields)
        texts += sum(len(each.alt.encode("utf-8", "replace")) for each in delivery.pictures)
        total += _DELIVERY + times * texts
        for picture in delivery.pictures:
            entry = rendered(picture)
            total += entry.rendered.bytes + entry.thumbnail.stat().st_size * 4 // 3 + 1_000
    return total
