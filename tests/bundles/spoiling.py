"""Spoils honest bundles at random: bytes, ZIP records, entries, manifest and sums, some put right again."""

import hashlib
import io
import json
import os
import random
import sys
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles.signatures import Signature, stranger
from medsos_desktop.bundles.verify import VerifyReport, verify
from medsos_desktop.packing.writing import zip_info
from medsos_desktop.words import Words
from tests.bundles.test_verify import Entries
from tests.media.pictures import bomb_png

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 3, 2**64, 10**400, 1.5, 1e308, "", "x", "\x00", "\ud800", "\u202e", "{x}",
    "😀", "a" * 5000, [], {}, [[]], [None], {"a": {}}, {"": 1}, "../x", "0" * 64, "SHA256SUMS",
    "manifest.json", "medsos-bundle",
)  # fmt: skip
NAMES = (
    "../x", "/x", "C:/x", "a\\b", "con", "posts/", "MULAI.txt", "mulai.TXT", "MULAI.txt/a", "SHA256SUMS",
    "manifest.json", "manifest.json.sig", "{x}", "{entry", "é.txt", "a\x00b", "posts/tambahan.jpg", "x" * 250,
)  # fmt: skip
MARKS = (b"\xff" * 4, b"\0" * 4, b"PK\3\4", b"PK\1\2", b"PK\5\6")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
)


class Watch:
    """Remembers what is written, renamed or removed while it is on, wherever on the PC."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in _CHANGES or (event == "open" and told[2] & _WRITING):
            self.seen.append(f"{event} {told[0]!r}")


@cache
def watch() -> Watch:
    """One for the process: a hook stays for ever."""
    return Watch()


@dataclass(frozen=True, slots=True)
class Honest:
    """A bundle as it was made; ``fingerprint`` of its signature, "" without."""

    raw: bytes
    parts: Entries
    fingerprint: str

    @classmethod
    def of(cls, path: Path) -> "Honest":
        """Read one that must be whole."""
        report = verify(path)
        assert report.whole
        with zipfile.ZipFile(path) as archive:
            parts = [(zip_info(name), archive.read(name)) for name in archive.namelist()]
        return cls(path.read_bytes(), parts, report.signature.fingerprint)


def trusting(armour: str, message: bytes) -> Signature:
    """A judge that believes every key, so that a fitting signature is all that stands in the way."""
    return replace(stranger(armour, message), state="trusted")


class Spoiler:
    """``place`` holds the one file that is tried; ``refused`` and ``rewritten`` count the verdicts.

    A rewritten bundle is one whose manifest and sums were all made anew around a change, with no
    signature left: that it may be whole, and never signed, is what a bundle without one is worth.
    """

    def __init__(self, place: Path, honest: list[Honest], seed: int) -> None:
        self.random = random.Random(seed)
        self.seed, self.honest = seed, honest
        self.file = place / "x.zip"
        self.refused = self.rewritten = 0
        self.codes: set[str] = set()

    def run(self, rounds: int) -> None:
        """So many spoiled files; one that is judged wrongly is kept, and the error says where and which."""
        for number in range(rounds):
            try:
                self._round()
            except BaseException as error:
                kept = self.file.with_name(f"failed-{self.seed}.zip")
                kept.write_bytes(self.file.read_bytes())
                error.add_note(f"seed {self.seed}, round {number}, kept as {kept}")
                raise

    def _round(self) -> None:
        base = self.random.choice(self.honest)
        how = self.random.random()
        data, put_right = base.raw, False
        if how < 0.4:
            data = self._bytes(base.raw)
        elif how < 0.55:
            data = self._zipped(base.parts)
        else:
            data, put_right = self._parts(base)
        if data != base.raw:
            self.file.write_bytes(data)
            self._judge(base, put_right)

    def _judge(self, base: Honest, put_right: bool) -> None:
        report = self._verified()
        self._told(report)
        assert not report.signed, "a changed bundle is called signed"
        if report.whole:
            assert put_right, "a changed bundle is called whole"
            self.rewritten += 1
        else:
            assert report.verdict == "refused"
            self.refused += 1
        self.codes |= {each.code for each in report.problems}

    def _verified(self) -> VerifyReport:
        before = self.file.stat()
        eye = watch()
        eye.seen, eye.on = [], True
        try:
            report = verify(self.file, judge=trusting)
        finally:
            eye.on = False
        assert eye.seen == []
        after = self.file.stat()
        assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        return report

    @staticmethod
    def _told(report: VerifyReport) -> None:
        for words in _languages():
            assert words(f"bundle.verdict.{report.verdict}", **report.told)
            for problem in report.problems:
                assert problem.entry in words(
                    f"bundle.problem.{problem.code}", entry=problem.entry, **problem.params
                )

    # spoiling

    def _bytes(self, raw: bytes) -> bytes:
        data = bytearray(raw)
        for _ in range(self.random.choice([1, 1, 1, 2, 5])):
            # headers at the end are few bytes of many: half of the places are in the central directory
            near = self.random.random() < 0.5
            at = self.random.randrange(max(0, len(data) - 1500) if near else 0, len(data) or 1) if data else 0
            match self.random.randrange(7):
                case 0:
                    data[at : at + 1] = bytes([self.random.randrange(256)])
                case 1:
                    data[at : at + 1] = bytes([data[at] ^ 1 << self.random.randrange(8)]) if data else b""
                case 2:
                    data[at:at] = self.random.randbytes(self.random.randint(1, 20))
                case 3:
                    del data[at : at + self.random.randint(1, 50)]
                case 4:
                    other = self.random.randrange(len(data) or 1)
                    data[at : at + 30] = data[other : other + 30]
                case 5:
                    data[at : at + 4] = self.random.choice(
                        [b"\xff" * 4, b"\0" * 4, b"PK\3\4", b"PK\1\2", b"PK\5\6"]
                    )
                case _:
                    del data[at:]
        return bytes(data)

    def _zipped(self, parts: Entries) -> bytes:
        """The same entries in a ZIP of another kind, or with one record that says something odd."""
        at = self.random.randrange(len(parts))
        info = zip_info(parts[at][0].filename)
        match self.random.randrange(8):
            case 0:
                info.compress_type = zipfile.ZIP_DEFLATED
            case 1:
                info.external_attr = self.random.choice([0o120777, 0o040755, 0o010644, 0o100755, 0]) << 16
            case 2:
                info.date_time = (2026, 12, 1, 8, 0, self.random.randrange(0, 60, 2))
            case 3:
                info.comment = self.random.randbytes(self.random.randint(1, 40))
            case 4:
                info.extra = b"\x99\x99" + (4).to_bytes(2, "little") + self.random.randbytes(4)
            case 5:
                info.create_system = 0
            case 6:
                info.create_version = self.random.choice([10, 45, 63])
            case _:
                info.external_attr |= self.random.choice([1, 0x10, 0x20])
        return packed([*parts[:at], (info, parts[at][1]), *parts[at + 1 :]])

    def _parts(self, base: Honest) -> tuple[bytes, bool]:
        """Entries that are others; and whether manifest and sums were made anew around them."""
        parts = list(base.parts)
        for _ in range(self.random.choice([1, 1, 2])):
            parts = self._other(parts)
        how = self.random.random()
        if how < 0.35 or not parts:
            return packed(parts), False
        if how < 0.65:
            return packed(summed(parts)), not _signed(parts)
        parts = summed(listed(parts))
        if base.fingerprint and self.random.random() < 0.3:
            parts = summed([each for each in parts if each[0].filename != manifests.SIGNATURE])
        return packed(parts), not _signed(parts)

    def _other(self, parts: Entries) -> Entries:
        if not parts:
            return parts
        at = self.random.randrange(len(parts))
        info, data = parts[at]
        before, after = parts[:at], parts[at + 1 :]
        match self.random.randrange(7):
            case 0:
                return [*before, *after]
            case 1:
                return [*before, (info, data), (zip_info(self.random.choice(NAMES)), data), *after]
            case 2:
                return [*before, (zip_info(self.random.choice(NAMES)), data), *after]
            case 3:
                return self.random.sample(parts, len(parts))
            case 4:
                return [*before, (info, self._content(data)), *after]
            case _:
                return [
                    (one, self._manifest(each) if one.filename == manifests.NAME else each)
                    for one, each in parts
                ]

    def _content(self, data: bytes) -> bytes:
        odd: list[Callable[[], bytes]] = [
            lambda: self._bytes(data), lambda: b"", lambda: bomb_png(50_000, 50_000), lambda: data + b" ",
            lambda: self.random.randbytes(300), lambda: b"\xff\xd8\xff", lambda: data[: len(data) // 2],
        ]  # fmt: skip
        return self.random.choice(odd)()

    def _manifest(self, data: bytes) -> bytes:
        if self.random.random() < 0.15:
            return self.random.choice([b"[" * 100_000, b"\xff\xfe", b"", b"{}", b"null", self._bytes(data)])
        try:
            value = self._json(json.loads(data))
            return json.dumps(value, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "replace")
        except (ValueError, RecursionError):
            return data[1:]

    def _json(self, value: Any) -> Any:
        """One place of it is something else, gone, or there twice."""
        if isinstance(value, dict) and value and self.random.random() < 0.9:
            key = self.random.choice(list(value))
            if self.random.random() < 0.1:
                return {other: found for other, found in value.items() if other != key}
            return value | {key: self._json(value[key])}
        if isinstance(value, list) and value and self.random.random() < 0.9:
            at = self.random.randrange(len(value))
            if self.random.random() < 0.1:
                return [*value, value[at]]
            return [*value[:at], self._json(value[at]), *value[at + 1 :]]
        return self.random.choice(ODD)


@cache
def _languages() -> tuple[Words, Words]:
    return Words("id"), Words("en")


def _signed(parts: Entries) -> bool:
    return any(info.filename == manifests.SIGNATURE for info, _ in parts)


def packed(parts: Entries) -> bytes:
    """A ZIP as the writer makes it, whatever the entries are called."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")  # names that are there twice
        for info, data in parts:
            archive.writestr(info, data)
    return out.getvalue()


def summed(parts: Entries) -> Entries:
    """With sums that fit."""
    rest = [each for each in parts if each[0].filename != manifests.SUMS]
    lines = (f"{hashlib.sha256(data).hexdigest()}  {info.filename}\n" for info, data in rest)
    return [*rest, (zip_info(manifests.SUMS), "".join(lines).encode("utf-8", "replace"))]


def listed(parts: Entries) -> Entries:
    """With a manifest whose files are those that are there, where it can be read at all."""
    lists = (manifests.NAME, manifests.SUMS, manifests.SIGNATURE)
    files = [
        {"path": info.filename, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for info, data in parts
        if info.filename not in lists
    ]
    made: Entries = []
    for info, data in parts:
        if info.filename == manifests.NAME:
            with suppress(ValueError, TypeError, RecursionError):
                data = json.dumps(json.loads(data) | {"files": files}).encode("utf-8", "replace")
        made.append((info, data))
    return made
