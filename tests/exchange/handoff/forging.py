"""Spoils hand-off files on purpose, with or without putting the list of contents right again."""

import hashlib
import json
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Record
from medsos_desktop.packing.writing import zip_info
from medsos_desktop.store import records, wire

Entries = dict[str, bytes]
MANIFEST, RECORDS, LINKS = "manifest.json", "records.jsonl", "links.jsonl"


def entries(file: Path) -> Entries:
    """What is inside, by name, in its order."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Entries | list[tuple[zipfile.ZipInfo, bytes]], target: Path) -> Path:
    """A ZIP as our writer makes it."""
    if isinstance(parts, dict):
        parts = [(zip_info(name), data) for name, data in parts.items()]
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")  # of names that are there twice, which we want
        for info, data in parts:
            archive.writestr(info, data)
    return target


def relisted(parts: Entries, **changes: Any) -> Entries:
    """The same with a manifest that lists exactly these entries; ``changes`` replace fields of it."""
    manifest = json.loads(parts[MANIFEST])
    rest = {name: data for name, data in parts.items() if not name.startswith(MANIFEST)}
    manifest["files"] = [
        {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in rest.items()
    ]
    manifest |= changes
    return {MANIFEST: msgspec.json.encode(manifest), **rest}


def loaded(parts: Mapping[str, bytes]) -> list[Record]:
    """The records with a body."""
    return [wire.load(json.loads(line)) for line in parts[RECORDS].splitlines()]


def with_records(parts: Entries, found: list[Record], **changes: Any) -> Entries:
    """Other records (all with a body), counted, and chain ends that fit them."""
    lines = b"".join(json.dumps(wire.dump(record)).encode() + b"\n" for record in found)
    kept = {name: data for name, data in parts.items() if name not in (RECORDS, LINKS)} | {RECORDS: lines}
    ends: dict[tuple[str, str], Record] = {}
    for record in found:
        last = ends.setdefault((record.device, record.chain), record)
        ends[record.device, record.chain] = max(last, record, key=lambda each: each.seq)
    chains = [{"device": r.device, "chain": r.chain, "seq": r.seq, "id": r.id} for r in ends.values()]
    posts = {record.entity for record in found if record.kind == "post"}
    counts = {"posts": len(posts), "links": 0, "records": len(found), "media": _media(parts)}
    return relisted(kept, **{"counts": counts, "chains": chains, "posts": []} | changes)


def rehashed(record: Record, **changes: Any) -> Record:
    """A record with other fields, and an id that fits."""
    return records.named(replace(record, **changes))


def with_body(record: Record, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Record:
    """A record with another body and every hash right."""
    assert record.body is not None
    assert record.salt is not None
    body = canonical(change(json.loads(record.body)))
    return rehashed(record, body=body, content=records.content_hash(record.salt, body))


def _media(parts: Mapping[str, bytes]) -> int:
    return sum(name.startswith("media/") for name in parts)
