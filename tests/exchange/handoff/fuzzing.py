"""Spoils honest hand-off files at random, in bytes, in JSON, and in records whose hashes are put right."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.exchange.handoff.telling import preview_lines
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.post import State
from medsos_desktop.model.record import Kind, Record
from medsos_desktop.store import records
from medsos_desktop.store.verifying import verify
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.exchange.handoff.desk import ANYHOW
from tests.exchange.handoff.forging import (
    LINKS,
    MANIFEST,
    RECORDS,
    entries,
    loaded,
    packed,
    relisted,
    with_records,
)

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, 10**30, 1.5, "", "x", "\x00", "\u202e", "é", "e\u0301", "😀",
    "a" * 500, [], {}, [[]], [None], {"a": {}}, {"": 1}, "../x", "office", "0" * 64, "2026-12-03T10:00",
    "9999-99-99T99:99", {"deleted": True}, [{"asset": "0" * 64}], {"surface": "x"}, "approved",
)  # fmt: skip

TOLD = {"fork", "parent", "differs"}
"""What a file with every hash right may make `verify` say: another story, or one with no ground here."""

KEYS = ("deleted", "planned", "variants", "media", "v", "data", "op", "records")


class Fuzzer:
    """``seeds`` are honest files, ``template`` a closed workspace whose copies they are tried on."""

    def __init__(self, place: Path, seeds: list[Path], template: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.place, self.template = place, template
        self.honest = [(file.read_bytes(), entries(file)) for file in seeds]
        self.taken = self.refused = 0
        self._copies = 0
        self._ws: Workspace | None = None

    def run(self, rounds: int) -> None:
        """So many spoiled files; what is no calm refusal escapes, with the file kept to be looked at."""
        for _ in range(rounds):
            file = self._spoiled()
            try:
                self._try(file)
            except BaseException as error:
                error.add_note(f"kept as {shutil.copy(file, self.place / 'failed.medsos')}")
                raise
        self._close()

    def _try(self, file: Path) -> None:
        ws = self._ws or self._open()
        before = self._state(ws)
        try:
            seen = ws.handoff.preview(ws.handoff.open(file))
            self._read(seen)
            ws.handoff.take(seen, ANYHOW)
        except UserError as refused:
            self._calm(refused)
            self.refused += 1
            assert self._state(ws) == before
            return
        self.taken += 1
        if self._state(ws) != before:
            self._sound(ws)
            self._close()

    @staticmethod
    def _calm(refused: UserError) -> None:
        room, _, rest = refused.code.partition(".")
        assert Words()(f"{room}.error.{rest}.text", **refused.params)

    @staticmethod
    def _read(seen: Preview) -> None:
        for language in ("id", "en"):
            assert list(preview_lines(seen, Words(language), "Asia/Jakarta"))

    @staticmethod
    def _sound(ws: Workspace) -> None:
        """What was let in can be shown, searched, computed anew and sent on."""
        assert {each.why for each in verify(ws.store.db)} <= TOLD
        before = ws.store.dump()
        ws.store.rebuild()
        assert ws.store.dump() == before
        for row in ws.posts.by_state(*(set(State) - {State.MISSED})):
            ws.posts.get(row.id)
            ws.records.decisions(row.id)
        for ask in (ws.directory.accounts, ws.directory.people, ws.directory.office, ws.directory.assets):
            ask()
        ws.search.find("x")

    @staticmethod
    def _state(ws: Workspace) -> tuple[int, int]:
        row = ws.store.db.one("SELECT count(*) FROM records")
        return row[0] if row else 0, sum(1 for each in (ws.folder / "media").rglob("*") if each.is_file())

    def _open(self) -> Workspace:
        self._copies += 1
        folder = self.place / f"ws-{self._copies}"
        shutil.copytree(self.template, folder)
        self._ws = Workspace.open(folder, home=self.place / "home")
        return self._ws

    def _close(self) -> None:
        if self._ws is not None:
            self._ws.close()
            shutil.rmtree(self._ws.folder)
            self._ws = None

    # spoiling

    def _spoiled(self) -> Path:
        raw, parts = self.random.choice(self.honest)
        target = self.place / "x.medsos"
        how = self.random.random()
        if how < 0.35:
            target.write_bytes(self._bytes(raw))
        elif how < 0.6 or RECORDS not in parts:
            name = self.random.choice([each for each in parts if each.endswith((".json", ".jsonl"))])
            spoiled = parts | {name: self._lines(parts[name])}
            packed(spoiled if name == MANIFEST else relisted(spoiled), target)
        elif LINKS in parts:
            packed(relisted(parts | {RECORDS: self._lines(parts[RECORDS])}), target)
        else:
            packed(with_records(parts, self._records(loaded(parts))), target)
        return target

    def _bytes(self, raw: bytes) -> bytes:
        data = bytearray(raw)
        for _ in range(self.random.choice([1, 1, 2, 5])):
            at = self.random.randrange(len(data) or 1)
            match self.random.randrange(5):
                case 0:
                    data[at : at + 1] = bytes([self.random.randrange(256)])
                case 1:
                    data[at:at] = self.random.randbytes(self.random.randint(1, 20))
                case 2:
                    del data[at : at + self.random.randint(1, 50)]
                case 3:
                    other = self.random.randrange(len(data) or 1)
                    data[at : at + 30] = data[other : other + 30]
                case _:
                    del data[at:]
        return bytes(data)

    def _lines(self, raw: bytes) -> bytes:
        if self.random.random() < 0.3:
            return self._bytes(raw)
        whole = raw.startswith(b"{\n")
        lines = [raw] if whole else raw.splitlines(keepends=True)
        at = self.random.randrange(len(lines))
        value = self._json(json.loads(lines[at]))
        lines[at] = (
            json.dumps(value, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "replace") + b"\n"
        )
        if not whole and self.random.random() < 0.2:
            self.random.shuffle(lines)
        return b"".join(lines)

    def _json(self, value: Any) -> Any:
        """One place of it is something else, or gone."""
        if isinstance(value, dict) and value and self.random.random() < 0.85:
            key = self.random.choice(list(value))
            if self.random.random() < 0.1:
                return {other: found for other, found in value.items() if other != key}
            if self.random.random() < 0.1:
                key = self.random.choice(
                    ["deleted", "planned", "variants", "media", "v", "data", "op", "records"]
                )
            return value | {key: self._json(value.get(key))}
        if isinstance(value, list) and value and self.random.random() < 0.85:
            at = self.random.randrange(len(value))
            return [*value[:at], self._json(value[at]), *value[at + 1 :]]
        return self.random.choice(ODD)

    def _records(self, found: list[Record]) -> list[Record]:
        """One or more records are others, and every hash behind them is put right."""
        changes: dict[str, Callable[[Record], Record]] = {
            self.random.choice([*found, *found[-3:] * 4]).id: self._record
            for _ in range(self.random.choice([1, 1, 3]))
        }
        new_ids: dict[str, str] = {}
        made: list[Record] = []
        for record in sorted(found, key=lambda each: (each.device, each.chain, each.seq)):
            changed = changes.get(record.id, lambda same: same)(record)
            prev = new_ids.get(record.prev, record.prev)
            parents = tuple(new_ids.get(each, each) for each in changed.parents)
            try:
                named = records.named(replace(changed, prev=prev, parents=parents))
            except (ValueError, TypeError):
                named = record
            new_ids[record.id] = named.id
            made.append(named)
        return made

    def _record(self, record: Record) -> Record:
        ids = ["office", "x", "0" * 16, record.entity]
        match self.random.randrange(6):
            case 0:
                return replace(record, kind=self.random.choice([*get_args(Kind), "ritual"]))
            case 1:
                return replace(record, entity=self.random.choice(ids), author=self.random.choice(["", *ids]))
            case 2:
                return replace(
                    record, parents=tuple(self.random.choice([record.id, "f" * 64]) for _ in range(3))
                )
            case _:
                return self._other_body(record)

    def _other_body(self, record: Record) -> Record:
        whole = json.loads(record.body or b"{}")
        for _ in range(self.random.choice([1, 2, 4])):
            whole["data"] = self._json(whole.get("data", {}))
        if self.random.random() < 0.5:
            whole["v"] = self.random.choice([2, 9, 1, 0, "1"])
        try:
            body = canonical(whole)
        except (ValueError, UnicodeEncodeError):
            return record
        return replace(record, body=body, content=records.content_hash(record.salt or b"", body))
