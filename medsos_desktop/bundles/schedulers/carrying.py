"""What a scheduler's file carries of a bundle, and what it cannot: told before anything is written.

A delivery that a file cannot carry whole is left out of that file, with the reason; it is still in the
folders and on the page, to be posted by hand. One whose file lacks a small thing goes in, with a note.
Both are `Unmet`. Nothing is shortened to fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from medsos_desktop.bundles.model import Bundle, BundleItem, Delivery, Template
from medsos_desktop.bundles.schedulers import cells, templates
from medsos_desktop.bundles.schedulers.facts import Facts, facts, load, surfaces
from medsos_desktop.errors import Param, UserError

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet program runs a cell that begins so; a scheduler wants it to the letter."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a ``tool``'s file lacks of a delivery, for ``schedulers.unmet.<reason>`` filled with ``params``.

    ``out``: the delivery is not in the file at all.
    """

    tool: str
    item: BundleItem
    delivery: Delivery
    reason: str
    out: bool
    params: Mapping[str, Param] = field(default_factory=dict)


def require_tools(tools: Iterable[str], given: Iterable[Template]) -> None:
    """Raises `UserError` ``schedulers.unknown``, ``.no-template``, or what `templates.require` raises."""
    every = load()
    for tool in tools:
        if tool not in every:
            raise UserError("schedulers.unknown", name=tool)
        if every[tool].template:
            found = next((each for each in given if each.tool == tool), None)
            if found is None:
                raise UserError("schedulers.no-template", name=every[tool].name or tool)
            templates.require(found)


def of_bundle(bundle: Bundle, tool: str) -> Facts:
    """The facts that hold for this bundle: a template says itself what it has room for."""
    known = facts(tool)
    if not known.template:
        return known
    template = next(each for each in bundle.templates if each.tool == tool)
    ticks = {each.removeprefix("on_") for each in template.fields if each.startswith("on_")}
    return replace(
        known,
        channels=known.channels & ticks if ticks else known.channels,
        pictures=templates.room(template, "picture"),
        alt=templates.room(template, "alt") > 0,
        columns=tuple(zip(template.headers, template.fields, strict=True)),
    )


def carried(bundle: Bundle, known: Facts) -> Iterator[tuple[BundleItem, Delivery]]:
    """What goes into the files of a tool, in order of time."""
    for item, delivery, found in _surveyed(bundle, known):
        if not any(each.out for each in found):
            yield item, delivery


def unmet(bundle: Bundle) -> tuple[Unmet, ...]:
    """Everything the chosen tools' files lack, tool by tool, in order of time."""
    return tuple(
        each
        for tool in bundle.tools
        for _item, _delivery, found in _surveyed(bundle, of_bundle(bundle, tool))
        for each in found
    )


def late(bundle: Bundle, now: datetime) -> tuple[Unmet, ...]:
    """What a tool would refuse as too soon when its file were uploaded at ``now`` (aware)."""
    found: list[Unmet] = []
    for tool in bundle.tools:
        known = of_bundle(bundle, tool)
        for item, delivery in carried(bundle, known):
            if item.instant < now + timedelta(minutes=known.lead):
                params: dict[str, Param] = {"n": known.lead}
                reason = "soon" if known.lead and item.instant >= now else "past"
                found.append(Unmet(tool, item, delivery, reason, False, params))
    return tuple(found)


def capped(delivery: Delivery, tools: Iterable[str]) -> Delivery:
    """The delivery with its pictures made small enough for every chosen tool that posts to its channel."""
    known = [each for each in map(facts, tools) if delivery.channel in each.channels]
    limit = min((each.bytes for each in known if each.bytes), default=None)
    if limit is None or not delivery.pictures:
        return delivery
    return replace(
        delivery,
        pictures=tuple(
            replace(each, recipe=replace(each.recipe, max_bytes=min(each.recipe.max_bytes or limit, limit)))
            for each in delivery.pictures
        ),
    )


def _surveyed(bundle: Bundle, known: Facts) -> Iterator[tuple[BundleItem, Delivery, list[Unmet]]]:
    last: dict[str, datetime] = {}
    for at, item in enumerate((*bundle.before, *bundle.items)):
        for delivery in item.deliveries:
            found = list(_one(item, delivery, known))
            if known.gap and not any(each.out for each in found):
                before = last.get(delivery.account)
                if before is not None and item.instant < before + timedelta(minutes=known.gap):
                    found.append(Unmet(known.id, item, delivery, "gap", True, {"n": known.gap}))
                else:
                    last[delivery.account] = item.instant
            if at >= len(bundle.before):
                yield item, delivery, found


def _one(item: BundleItem, delivery: Delivery, known: Facts) -> Iterator[Unmet]:
    """The first reason why it stays out, or every note about what its row lacks."""
    reason, params = _reason(delivery, known)
    if reason:
        yield Unmet(known.id, item, delivery, reason, True, params)
        return
    for note, filled in _notes(delivery, known):
        yield Unmet(known.id, item, delivery, note, False, filled)


def _reason(delivery: Delivery, known: Facts) -> tuple[str, dict[str, Param]]:
    count = len(delivery.pictures)
    if delivery.channel not in known.channels:
        return "channel", {"channel": delivery.channel_name}
    if delivery.surface in surfaces("nowhere"):
        return "nowhere", {}
    if delivery.surface in surfaces("video"):
        return "video", {}
    if delivery.surface in surfaces("story") and not _says(known, delivery, "subtype", "type"):
        return "story", {}
    if known.pictures and count > known.pictures:
        return "pictures", {"n": count, "most": known.pictures}
    if not delivery.caption.strip() and not (count and known.pictures):
        return "empty", {}
    if (
        known.alt
        and _joined(known)
        and any(cells.ALT_SEPARATOR.strip() in each.alt for each in delivery.pictures)
    ):
        return "bars", {}
    return "", {}


def _notes(delivery: Delivery, known: Facts) -> Iterator[tuple[str, dict[str, Param]]]:
    if delivery.pictures and not known.pictures:
        yield "by-hand", {"n": len(delivery.pictures)}
    elif _loses_alt(known, delivery):
        yield "alt", {}
    titled = any(text for name, text in delivery.fields if name != delivery.main)
    if titled and not _says(known, delivery, "title", "title"):
        yield "title", {}
    if known.columns and delivery.caption.startswith(RISKY):
        yield "formula", {"start": delivery.caption[:1].strip() or "Tab"}


def _says(known: Facts, delivery: Delivery, field: str, kind: str) -> bool:
    """Whether the file can say that a post is a story (``kind`` "type"), or its title ("title").

    A template can do so for every channel by ``field``, or for those that have a column of their own.
    """
    if not known.template:
        return known.stories if kind == "type" else known.titles
    return not {field, f"{kind}_{delivery.channel}"}.isdisjoint(field for _, field in known.columns)


def _loses_alt(known: Facts, delivery: Delivery) -> bool:
    """Whether an alt text finds no place; a template has columns for some pictures only."""
    alts = [number for number, each in enumerate(delivery.pictures, 1) if each.alt]
    if not known.template or not alts:
        return bool(alts) and not known.alt
    fields = {field for _, field in known.columns}
    return "alts" not in fields and any(f"alt{number}" not in fields for number in alts)


def _joined(known: Facts) -> bool:
    """Whether alt texts share a cell, with two bars between them."""
    return any(field == "alts" for _, field in known.columns)
