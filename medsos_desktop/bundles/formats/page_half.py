"""The half-step of the page: addresses for the pictures, and the schedulers' final files saved from it.

The uploader's PC has internet but not our app, so all that a file needs is in the page: its cells with
marks, which column they stand in, and when each post goes out. ``half.js`` does the rest, without network.
"""

import hashlib
from datetime import UTC
from typing import Any

from medsos_desktop.bundles.markup import Child, Markup, element, icon
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.schedulers import carrying, making, tables, telling
from medsos_desktop.bundles.schedulers.carrying import Unmet
from medsos_desktop.bundles.schedulers.facts import Facts
from medsos_desktop.bundles.schedulers.model import JSON, Record, ToolFile
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones

NAMES = "media-names"
"""The text with every picture's name, to be copied and filled in elsewhere."""

_WORDS = (
    "status", "ready", "saved", "missing", "account", "not_https", "comma", "suffix", "late", "past", "line",
    "unknown", "many_names", "and_more", "skip_left", "nothing_left",
)  # fmt: skip


def data(material: Material, texts: dict[str, str]) -> dict[str, Any]:
    """What the script needs, nothing without schedulers; ``texts`` gets what a button copies."""
    bundle = material.bundle
    if not bundle.tools:
        return {}
    tools = list(making.made(bundle))
    media = _media(material, tools)
    if media:
        texts[NAMES] = "".join(f"{name} -> \n" for name in media)
    return {
        "tools": [_tool(material, known, files) for known, files in tools],
        "media": media,
        "half": {name: material.words.find(f"bundle.half.{name}") for name in _WORDS},
        "kept": _kept(bundle),
    }


def _kept(bundle: Bundle) -> dict[str, str]:
    """Under what the page remembers what was typed: addresses for these very pictures, ids for this office.

    An address of a picture that was changed since is still online, and shows what was approved before.
    """
    pictures = [
        (item.folder, delivery.folder, picture.asset, picture.recipe, picture.crop)
        for item in bundle.items
        for delivery in item.deliveries
        for picture in delivery.pictures
    ]
    office = _digest(bundle.office)
    return {"addresses": f"{office}/{_digest(pictures)}/{bundle.part}", "accounts": office}


def _digest(what: object) -> str:
    return hashlib.sha256(repr(what).encode("utf-8", "replace")).hexdigest()[:16]


def _tool(material: Material, known: Facts, files: tuple[ToolFile, ...]) -> dict[str, Any]:
    return {
        "id": known.id,
        "lead": known.lead,
        "suffixes": list(known.suffixes),
        "joined": any(field == "pictures" for _, field in known.columns) and known.pictures > 1,
        "files": [
            {
                "name": file.path.rpartition("/")[2],
                "kind": file.kind,
                "bom": file.bom,
                "head": list(file.head),
                "fill": list(file.fill),
                "records": [_record(material, record, file.kind) for record in file.records],
            }
            for file in files
        ],
    }


def _record(material: Material, record: Record, kind: str) -> dict[str, Any]:
    item = record.item
    at = zones.parse(item.planned)
    title = item.title or item.code
    when = f"{spell.brief_date(material.words, at.date())}, {spell.clock(material.words, at)}"
    made: dict[str, Any] = {
        "at": f"{item.instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "what": f"{title} ({when})",
    }
    return made | ({"body": record.body} if kind == JSON else {"cells": list(record.cells)})


def _media(material: Material, tools: list[tuple[Facts, tuple[ToolFile, ...]]]) -> list[str]:
    """Every picture that a file asks for, in order of time."""
    asked = {
        name for known, _ in tools for send in making.sends(material.bundle, known) for name in send.media
    }
    return sorted(asked)


def section(material: Material) -> Markup:
    """The part of the page, folded until somebody wants it; nothing without schedulers."""
    bundle, words = material.bundle, material.words
    if not bundle.tools:
        return Markup()
    tools = list(making.made(bundle))
    names = ", ".join(telling.name(words, known.id) for known, _ in tools)
    lacks = carrying.unmet(bundle)
    parts: list[Child] = [
        element("summary", None, element("b", None, words("bundle.half.title")), " ", _small(names)),
        element("p", {"class": "lead"}, words("bundle.half.lead")),
    ]
    if media := _media(material, tools):
        parts.append(_addresses(material, media))
    if any(file.kind == JSON for _, files in tools for file in files):
        parts.append(_accounts(material, tools))
    parts.append(element("h3", None, words("bundle.half.files")))
    for known, files in tools:
        parts.append(_card(material, known, files, [each for each in lacks if each.tool == known.id]))
    skip = element("span", None, words("bundle.half.skip_late"))
    box = element("input", {"type": "checkbox", "id": "skip-late", "autocomplete": "off"})
    parts.append(element("label", {"class": "check", "id": "late", "hidden": True}, box, skip))
    return element("details", {"class": "half", "id": "half"}, *parts)


def _small(text: str) -> Markup:
    return element("small", None, text)


def _addresses(material: Material, media: list[str]) -> Markup:
    words = material.words
    copy = element(
        "button", {"type": "button", "data-copy": NAMES},
        icon("copy"), element("span", None, words("bundle.half.copy_names")),
    )  # fmt: skip
    base = element(
        "input",
        {
            "id": "base", "type": "url", "autocomplete": "off", "spellcheck": "false",
            "placeholder": "https://", "aria-describedby": "base-help",
        },
    )  # fmt: skip
    paste = element(
        "textarea",
        {
            "id": "list", "rows": "5", "autocomplete": "off", "spellcheck": "false",
            "aria-describedby": "list-help",
        },
    )  # fmt: skip
    return element(
        "div", {"class": "addresses"},
        element("h3", None, words("bundle.half.addresses")),
        _labelled("base", words("bundle.half.base"), base, words("bundle.half.base_help")),
        _labelled("list", words("bundle.half.list"), paste, words("bundle.half.list_help")),
        element("details", {"class": "names"},
                element("summary", None, words("bundle.half.names", n=len(media))),
                element("pre", {"id": NAMES}, "".join(f"{name} -> \n" for name in media))),
        element("div", {"class": "act"}, copy),
        element("p", {"id": "addressed", "role": "status"}),
        element("ul", {"id": "address-problems", "class": "problems"}),
    )  # fmt: skip


def _labelled(id: str, label: str, field: Markup, help: str) -> Markup:
    said = element("label", {"for": id}, label)
    return element("div", {"class": "ask"}, said, field, element("small", {"id": f"{id}-help"}, help))


def _accounts(material: Material, tools: list[tuple[Facts, tuple[ToolFile, ...]]]) -> Markup:
    """A field for what the service calls each account."""
    words = material.words
    parts: list[Child] = [element("h3", None, words("bundle.half.accounts"))]
    for known, files in tools:
        if not any(file.kind == JSON for file in files):
            continue
        sends = making.sends(material.bundle, known)
        who = {send.delivery.account: send.delivery for send in sends}
        for account, name in tables.account_names(sends).items():
            field = element(
                "input",
                {"id": f"id-{name}", "data-account-id": name, "autocomplete": "off", "spellcheck": "false"},
            )
            label = f"{who[account].channel_name} · {who[account].who}"
            parts.append(
                element("div", {"class": "ask"}, element("label", {"for": f"id-{name}"}, label), field)
            )
    parts.append(element("small", None, words("bundle.half.accounts_help")))
    return element("div", {"class": "accounts"}, *parts)


def _card(material: Material, known: Facts, files: tuple[ToolFile, ...], lacks: list[Unmet]) -> Markup:
    words = material.words
    name = telling.name(words, known.id)
    parts: list[Child] = [
        element("h4", None, name),
        element("p", {"class": "known"}, telling.known(words, known)),
        element("p", {"class": "known"}, telling.hint(words, known)),
    ]
    for number, file in enumerate(files):
        parts.append(_file(material, known, number, file))
    if not files:
        parts.append(element("p", {"class": "none"}, words("bundle.half.no_file", name=name)))
    for out, key in ((True, "left_out"), (False, "by_hand")):
        chosen = [each for each in lacks if each.out is out]
        if chosen:
            lines = (element("li", None, telling.line(words, (each,), named=False)) for each in chosen)
            head = element("summary", None, words(f"bundle.half.{key}", n=len(chosen), name=name))
            parts.append(element("details", {"class": "lacks"}, head, element("ul", None, *lines)))
    return element("section", {"class": "tool", "aria-label": name}, *parts)


def _file(material: Material, known: Facts, number: int, file: ToolFile) -> Markup:
    words, name = material.words, file.path.rpartition("/")[2]
    key = f"{known.id}-{number}"
    save = element(
        "button",
        {"type": "button", "class": "save", "data-save": key, "aria-describedby": f"p-{key}"},
        element("span", None, words("bundle.half.save")),
        element("span", {"class": "unseen"}, f" {name}"),
    )
    said = words("bundle.half.rows" if file.kind != JSON else "bundle.half.requests", n=len(file.records))
    return element(
        "div", {"class": "upload"},
        element("div", {"class": "who"}, element("b", None, name), _small(said)),
        save,
        element("ul", {"class": "problems", "id": f"p-{key}", "role": "status"}),
    )  # fmt: skip
