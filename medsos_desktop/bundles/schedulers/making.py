"""The upload files of a bundle: which deliveries go in, and the bytes of each file."""

import json
from collections.abc import Iterator

from medsos_desktop.bundles.material import picture_file
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.carrying import carried, of_bundle
from medsos_desktop.bundles.schedulers.facts import Facts
from medsos_desktop.bundles.schedulers.model import JSON, Send, ToolFile
from medsos_desktop.bundles.schedulers.registry import tool


def made(bundle: Bundle) -> Iterator[tuple[Facts, tuple[ToolFile, ...]]]:
    """Each chosen scheduler with its files; none where it carries nothing of this bundle."""
    for id in bundle.tools:
        known = of_bundle(bundle, id)
        yield known, tuple(tool(id).files(known, sends(bundle, known)))


def sends(bundle: Bundle, known: Facts) -> tuple[Send, ...]:
    """What the scheduler carries, with the paths of its pictures; none that it would not take."""
    made: list[Send] = []
    for item, delivery in carried(bundle, known):
        count = len(delivery.pictures) if known.pictures else 0
        folder = f"{item.folder}/{delivery.folder}"
        made.append(Send(item, delivery, tuple(f"{folder}/{picture_file(n)}" for n in range(1, count + 1))))
    return tuple(made)


def encoded(file: ToolFile) -> bytes:
    """The bytes of a file with its marks still in it; the page writes the same with addresses."""
    if file.kind == JSON:
        bodies = [record.body for record in file.records]
        text = json.dumps(bodies, ensure_ascii=False, indent=1, sort_keys=True)
        return (text + "\n").encode("utf-8", "replace")
    return tables.encoded(file)
