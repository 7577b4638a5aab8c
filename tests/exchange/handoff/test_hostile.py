"""Every way to spoil a hand-off file that we could think of: refused by name, with nothing written."""

import contextlib
import hashlib
import json
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import lines, opening
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.opening import open_package, peek
from medsos_desktop.exchange.handoff.telling import preview_lines
from medsos_desktop.model.record import Record
from medsos_desktop.packing import reading
from medsos_desktop.packing.writing import zip_info
from medsos_desktop.store.verifying import verify
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import ANYHOW, Desk, jpeg
from tests.exchange.handoff.forging import (
    LINKS,
    MANIFEST,
    RECORDS,
    Entries,
    entries,
    loaded,
    packed,
    rehashed,
    relisted,
    with_body,
    with_records,
)
from tests.media.pictures import bomb_png


@dataclass(frozen=True)
class Box:
    """An honest file, and a place for spoiled ones."""

    file: Path
    place: Path
    parts: Entries

    def packed(self, parts: Any) -> Path:
        return packed(parts, self.place / "x.medsos")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A proposal with a picture, a decision, and links of what was left out; and a whole calendar."""
    desk = Desk(tmp_path_factory.mktemp("hostile"), "a", found=True)
    post = desk.post("Posyandu", desk.picture())
    desk.post("Lain")
    desk.decide(post, "submit", leads_to="in_approval")
    desk.post("Lagi")
    desk.ws.handoff.signer = None  # what is refused here is refused without looking at a signature
    desk.send(Kind.PROPOSAL, post).rename(desk.out / "usulan.medsos")
    desk.send(Kind.CALENDAR).rename(desk.out / "gabungan.medsos")
    desk.pc.close()
    return desk.out


@pytest.fixture
def box(sent: Path, tmp_path: Path) -> Box:
    file = sent / "usulan.medsos"
    return Box(file, tmp_path, entries(file))


@pytest.fixture
def calendar(sent: Path, tmp_path: Path) -> Box:
    file = sent / "gabungan.medsos"
    return Box(file, tmp_path, entries(file))


def refusal(path: Path) -> UserError:
    """Why ``path`` is refused; each reason has words in both languages."""
    with pytest.raises(UserError) as caught:
        open_package(path)
    error = caught.value
    room, _, rest = error.code.partition(".")
    for language in ("id", "en"):
        said = Words(language)(f"{room}.error.{rest}.text", **error.params)
        assert Words(language)(f"{room}.error.{rest}.hint", **error.params)
        assert all(str(error.params[name]) in said for name in ("entry", "record") if name in error.params)
    return error


def code(path: Path) -> str:
    return refusal(path).code


def named(path: Path) -> tuple[str, str]:
    error = refusal(path)
    return error.code, str(error.params.get("entry", error.params.get("record", "")))


def test_an_honest_file_opens_under_any_name(box: Box) -> None:
    for name in (
        "u.medsos",
        "u (1).medsos",
        "u.medsos.zip",
        "u.medsos(2).zip",
        "DOC-20261216-WA0003.",
        "é.bin",
    ):
        path = box.place / name
        path.write_bytes(box.file.read_bytes())
        assert open_package(path).manifest.kind == "proposal"
        assert peek(path).sha256 == hashlib.sha256(box.parts[MANIFEST]).hexdigest()


def test_every_single_entry_changed_missing_or_added(box: Box) -> None:
    for name, data in box.parts.items():
        spoiled = box.packed(box.parts | {name: data + b" "})
        if name == MANIFEST:
            assert open_package(spoiled).sha256 != hashlib.sha256(data).hexdigest()  # the signature's matter
        else:
            assert named(spoiled) == ("handoff.changed", name)
        rest = {other: found for other, found in box.parts.items() if other != name}
        if name == MANIFEST:
            assert code(box.packed(rest)) == "handoff.not-ours"
        else:
            assert named(box.packed(rest)) == ("handoff.missing", name)
    for extra in (
        "tambahan.txt",
        "media/x.jpg",
        "records.jsonl (1)"[:13] + "1",
        "media/" + "0" * 64 + ".jpg",
    ):
        assert named(box.packed(box.parts | {extra: b"x"})) == ("handoff.extra", extra)


@pytest.mark.parametrize(
    "name",
    ["tambahan.txt", f"media/{'0' * 64}.exe", f"media/{'0' * 64}", f"media/{'0' * 64}.jpg",
     "media/records.jsonl", "card.json.txt"],
)  # fmt: skip
def test_what_does_not_belong_there_is_refused_even_when_it_is_listed(box: Box, name: str) -> None:
    assert named(box.packed(relisted(box.parts | {name: b"x"}))) == ("handoff.extra", name)


def test_any_flipped_byte_is_noticed_or_harmless(box: Box) -> None:
    """At 400 places; only in the manifest, which a signature covers, can something else be said."""
    data = box.file.read_bytes()
    start, end = data.index(b"{"), data.index(b"{") + len(box.parts[MANIFEST])
    path = box.place / "x.medsos"
    for step in range(400):
        at = step * len(data) // 400
        spoiled = bytearray(data)
        spoiled[at] ^= 0x21
        path.write_bytes(spoiled)
        with contextlib.suppress(UserError):
            open_package(path)
            assert start <= at < end


def test_any_cut_is_noticed(box: Box) -> None:
    data = box.file.read_bytes()
    path = box.place / "x.medsos"
    for length in [*range(0, len(data), max(1, len(data) // 150)), len(data) - 1]:
        path.write_bytes(data[:length])
        assert code(path) in ("handoff.zip-truncated", "handoff.zip-not-ours", "handoff.zip-hidden"), length


@pytest.mark.parametrize(
    "name",
    ["../jahat.txt", "media/../../jahat.txt", "/etc/passwd", "C:/jahat.txt", "media\\jahat.txt", "a//b",
     "./a", "con", "media/AUX.jpg", "titik.", "spasi .txt", "a\x00b", "a\nb", "é.txt", "nama:aliran",
     "records.jsonl (1)", "me\u0301dia/x"],
)  # fmt: skip
def test_names_that_leave_the_folder_or_do_harm(box: Box, name: str) -> None:
    raw = name.encode()
    info = zip_info("x" * len(raw))
    path = box.packed([*((zip_info(each), data) for each, data in box.parts.items()), (info, b"x")])
    path.write_bytes(path.read_bytes().replace(info.filename.encode(), raw))
    assert code(path) in ("handoff.zip-name", "handoff.zip-header")


def test_links_folders_twins_clashes_locks_and_bombs(box: Box) -> None:
    parts = [(zip_info(name), data) for name, data in box.parts.items()]

    def with_extra(
        name: str, mode: int = 0o100644, data: bytes = b"x", deflated: bool = False
    ) -> tuple[str, str]:
        info = zip_info(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        return named(box.packed([*parts, (info, data)]))

    assert with_extra("tautan", 0o120777) == ("handoff.zip-link", "tautan")
    assert with_extra("media/") == ("handoff.zip-folder", "media/")
    assert with_extra(RECORDS) == ("handoff.zip-duplicate", RECORDS)
    assert with_extra("Records.jsonl") == ("handoff.zip-case", "Records.jsonl")
    assert with_extra(f"{RECORDS}/a") == ("handoff.zip-clash", f"{RECORDS}/a")
    assert with_extra("bom", data=b"\0" * 3_000_000, deflated=True) == ("handoff.zip-compressed", "bom")
    data = bytearray(box.file.read_bytes())
    data[struct.unpack("<I", data[-6:-2])[0] + 8] |= 1
    path = box.place / "x.medsos"
    path.write_bytes(data)
    assert named(path) == ("handoff.zip-encrypted", MANIFEST)


def test_what_is_no_hand_off_file_at_all(box: Box, sent: Path) -> None:
    path = box.place / "x.medsos"
    for data in (
        b"",
        b"PK\x05\x06" + b"\0" * 18,
        os.urandom(4096),
        b"%PDF-1.7",
        b"MZ" + box.file.read_bytes(),
    ):
        path.write_bytes(data)
        assert code(path) == "handoff.zip-not-ours"
    assert code(box.packed({"liburan.txt": b"x"})) == "handoff.not-ours"
    bundle = {MANIFEST: b'{"format":"medsos-bundle","version":1}'}
    assert code(box.packed(bundle)) == "handoff.not-ours"
    assert code(sent) == "handoff.unreadable"
    assert code(sent / "tidak-ada.medsos") == "handoff.absent"
    assert code(sent / "a\0b") == "handoff.unreadable"


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Linux")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.medsos")
    assert code(tmp_path / "pipa.medsos") == "handoff.unreadable"


MANIFESTS: dict[str, tuple[dict[str, Any], str]] = {
    "newer": ({"version": 2}, "handoff.newer"),
    "much newer": ({"version": 10**30}, "handoff.manifest"),
    "older": ({"version": 0}, "handoff.manifest"),
    "kind": ({"kind": "ritual"}, "handoff.kind"),
    "format": ({"format": "lain"}, "handoff.not-ours"),
    "made": ({"made": "kemarin"}, "handoff.manifest"),
    "a minute that is none": ({"made": "2026-12-01T01:70:00.018Z"}, "handoff.manifest"),
    "a day that is none": ({"made": "2026-02-30T01:00:00.018Z"}, "handoff.manifest"),
    "too early to be told here": ({"made": "0001-01-01T00:00:00.000Z"}, "handoff.manifest"),
    "too late to be told here": ({"made": "9999-12-31T23:59:59.999Z"}, "handoff.manifest"),
    "told": ({"told": [{"device": "x"}]}, "handoff.manifest"),
    "sender": ({"sender": {"name": 7}}, "handoff.manifest"),
    "long name": ({"sender": {"name": "x" * 300}}, "handoff.manifest"),
    "turned name": ({"sender": {"name": "a\u202eb"}}, "handoff.manifest"),
    "lines in name": ({"to": {"name": "a\nb"}}, "handoff.manifest"),
    "device": ({"sender": {"device": "../x"}}, "handoff.manifest"),
    "posts": ({"posts": ["a b"]}, "handoff.manifest"),
    "posts not inside": ({"posts": ["tidakada"]}, "handoff.manifest"),
    "no files": ({"files": []}, "handoff.extra"),
    "files": ({"files": [7]}, "handoff.manifest"),
    "counts": ({"counts": {"records": 1}}, "handoff.manifest"),
    "negative": ({"counts": {"records": -1}}, "handoff.manifest"),
    "no chains": ({"chains": []}, "handoff.chain-cut"),
    "chains": ({"chains": [{"device": "x"}]}, "handoff.manifest"),
}


@pytest.mark.parametrize("how", MANIFESTS)
def test_manifests_that_are_not_sound(box: Box, how: str) -> None:
    changes, wanted = MANIFESTS[how]
    assert code(box.packed(relisted(box.parts, **changes))) == wanted


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'{"format":7}', b"NaN"]
)
def test_manifests_that_cannot_be_read(box: Box, raw: bytes) -> None:
    assert code(box.packed(box.parts | {MANIFEST: raw})) == "handoff.manifest"


def test_a_manifest_or_card_beyond_its_limit_is_not_read(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_LISTS", 100)
    assert named(box.file) == ("handoff.zip-too-large", MANIFEST)
    monkeypatch.undo()
    monkeypatch.setattr(opening, "MAX_CARD", 3)
    assert named(box.packed(relisted(box.parts | {"card.json": b"1234"}))) == (
        "handoff.zip-too-large", "card.json",
    )  # fmt: skip


def test_the_same_entry_listed_twice(box: Box) -> None:
    manifest = json.loads(box.parts[MANIFEST])
    manifest["files"] *= 2
    assert code(box.packed(box.parts | {MANIFEST: json.dumps(manifest).encode()})) == "handoff.manifest"


LINES: dict[str, bytes] = {
    "cut": b'{"id": ',
    "no object": b"[1]",
    "null": b"null",
    "blank": b"",
    "not a number": b'{"seq": NaN}',
    "bytes": b"\xff\xfe",
    "nul": b"\0",
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("entry", [RECORDS, LINKS])
@pytest.mark.parametrize("how", LINES)
def test_lines_that_cannot_be_read_are_named_by_number(box: Box, how: str, entry: str) -> None:
    parts = box.parts | {entry: box.parts[entry] + LINES[how] + b"\n"}
    error = refusal(box.packed(relisted(parts)))
    assert (error.code, error.params["entry"]) == ("handoff.line", entry)
    assert error.params["line"] == box.parts[entry].count(b"\n") + 1


def test_a_last_line_without_its_end_and_one_without_any_end(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    for entry in (RECORDS, LINKS):
        assert named(box.packed(relisted(box.parts | {entry: box.parts[entry][:-1]}))) == (
            "handoff.line",
            entry,
        )
    monkeypatch.setattr(lines.limits, "MAX_LINE", 10_000)
    endless = box.parts | {RECORDS: b"x" * 3_000_000}
    assert named(box.packed(relisted(endless))) == ("handoff.line", RECORDS)


FIELDS: dict[str, Any] = {
    "seq": ("1", 1.5, True, -1, 0, 2**53, 10**400, None, []),
    "parents": ("", {}, ["x"], [7], ["f" * 64] * 65),
    "device": (7, "a b", "", "../x"),
    "at": (7, "kemarin", "2026-12-01T00:00:00Z"),
    "prev": (7, "x"),
    "salt": ("", "zz", 7, "00"),
    "body": ("", "[]", "{}", 7, '{"v":1}', '{"v":1e999}'),
    "id": ("0" * 64, 7),
    "content": ("0" * 64, 7),
    "author": (7, "a b"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_records_of_the_wrong_shape_are_named(box: Box, field: str) -> None:
    first, *rest = box.parts[RECORDS].splitlines(keepends=True)
    for value in FIELDS[field]:
        spoiled = json.dumps(json.loads(first) | {field: value}).encode() + b"\n"
        parts = box.parts | {RECORDS: b"".join([spoiled, *rest])}
        error = refusal(box.packed(relisted(parts)))
        assert error.code in ("store.record-broken", "handoff.line"), (value, error)


LINK_FIELDS = {"kind": 7, "parents": "x", "content": "0", "at": "", "entity": "a b", "author": None}


def test_links_of_the_wrong_shape_are_refused(box: Box) -> None:
    run = json.loads(box.parts[LINKS].splitlines()[0])
    for place, field in enumerate(("kind", "entity", "parents", "author", "at", "content")):
        spoiled = json.loads(json.dumps(run))
        spoiled["links"][0][place] = LINK_FIELDS[field]
        data = box.parts[LINKS].split(b"\n", 1)[1]
        parts = box.parts | {LINKS: json.dumps(spoiled).encode() + b"\n" + data}
        assert code(box.packed(relisted(parts))) in ("store.record-broken", "handoff.line"), field
    for changes in (
        {"seq": 10**400},
        {"seq": 0},
        {"prev": "x"},
        {"links": 7},
        {"extra": 1},
        {"device": "a b"},
    ):
        parts = box.parts | {LINKS: json.dumps(run | changes).encode() + b"\n"}
        assert code(box.packed(relisted(parts))) in ("store.record-broken", "handoff.line"), changes


def test_a_record_without_its_body_does_not_pass_for_whole(box: Box) -> None:
    first, *rest = box.parts[RECORDS].splitlines(keepends=True)
    bare = {key: value for key, value in json.loads(first).items() if key not in ("salt", "body")}
    parts = box.parts | {RECORDS: json.dumps(bare).encode() + b"\n" + b"".join(rest)}
    assert code(box.packed(relisted(parts))) == "handoff.line"


def _fork(found: list[Record]) -> list[Record]:
    return [*found, rehashed(found[2], entity="lain")]


def _gone(found: list[Record]) -> list[Record]:
    return [*found[:2], *found[3:]]


def _two_beginnings(found: list[Record]) -> list[Record]:
    return [*found, rehashed(found[0], entity="lain")]


def _moved(found: list[Record]) -> list[Record]:
    return [*found[:-1], rehashed(found[-1], seq=found[-1].seq + 50)]


def _other_prev(found: list[Record]) -> list[Record]:
    return [*found[:3], rehashed(found[3], prev=found[0].id), *found[4:]]


def _backwards(found: list[Record]) -> list[Record]:
    return [*found[:-1], rehashed(found[-1], at="2020-01-01T00:00:00.000Z")]


CHAINS: dict[str, tuple[Callable[[list[Record]], list[Record]], str]] = {
    "two in one place, and one of them told": (_fork, "handoff.chain-cut"),
    "two beginnings": (_two_beginnings, "handoff.chain-fork"),
    "another one before it": (_other_prev, "handoff.chain-prev"),
    "changed in the middle": (
        lambda f: [f[0], with_body(f[1], lambda b: b | {"x": 1}), *f[2:]],
        "handoff.chain-prev",
    ),
    "time": (_backwards, "handoff.chain-time"),
    "twice": (lambda f: [*f, f[0]], "handoff.twice"),
}


@pytest.mark.parametrize("how", CHAINS)
def test_forged_chains(calendar: Box, how: str) -> None:
    change, wanted = CHAINS[how]
    error = refusal(calendar.packed(with_records(calendar.parts, change(loaded(calendar.parts)))))
    assert error.code == wanted
    if "place" in error.params:
        assert error.params["device"] == loaded(calendar.parts)[0].device


def test_a_chain_that_ends_before_the_manifest_says(calendar: Box) -> None:
    found = loaded(calendar.parts)
    last = {"device": found[-1].device, "chain": found[-1].chain, "seq": found[-1].seq, "id": found[-1].id}
    parts = with_records(calendar.parts, found[:-1], chains=[last])
    assert code(calendar.packed(parts)) == "handoff.chain-cut"


@pytest.mark.parametrize("change", [_gone, _moved])
def test_what_is_missing_here_too_is_named_before_anything_is_taken(
    calendar: Box, change: Callable[[list[Record]], list[Record]]
) -> None:
    found = loaded(calendar.parts)
    desk = Desk(calendar.place / "b", "b")
    package = desk.ws.handoff.open(calendar.packed(with_records(calendar.parts, change(found))))
    with pytest.raises(UserError, match=r"handoff\.chain-gap") as caught:
        desk.ws.handoff.preview(package)
    assert caught.value.params["place"] == (found[3].seq if change is _gone else found[-1].seq + 50)
    assert list(desk.ws.all_records()) == []
    desk.ws.receive(found[:3])
    if change is _gone:
        assert desk.ws.handoff.preview(package).new == len(found) - 3
    desk.pc.close()


def test_a_file_that_tells_another_story_than_the_one_known_here(calendar: Box) -> None:
    """Who rewrote it nobody here can know: both stories are kept, and said aloud before and ever after."""
    found = loaded(calendar.parts)
    desk = Desk(calendar.place / "b", "b")
    desk.ws.receive(found)
    told = [*found[:-1], rehashed(found[-1], entity="lain")]
    seen = desk.ws.handoff.preview(desk.ws.handoff.open(calendar.packed(with_records(calendar.parts, told))))
    assert [(each.place, each.ours) for each in seen.splits] == [(found[-1].seq, False)]
    said = list(preview_lines(seen, Words("en"), "Asia/Jakarta"))
    assert any("splits at record" in line and "CAUTION" in line for line in said)
    desk.ws.handoff.take(seen, ANYHOW)
    assert {found[-1].id, told[-1].id} <= {each.id for each in desk.ws.all_records()}
    assert [(each.why, each.seq) for each in verify(desk.ws.store.db)] == [("fork", found[-1].seq)]
    desk.pc.close()


def test_a_chain_changed_in_the_middle_does_not_mend_itself_by_what_is_here(calendar: Box) -> None:
    """A record altered with nothing behind it rewritten fits neither story."""
    found = loaded(calendar.parts)
    desk = Desk(calendar.place / "b", "b")
    desk.ws.receive(found)
    told = [*found[:2], rehashed(found[2], entity="lain"), *found[3:]]
    with pytest.raises(UserError, match=r"handoff\.chain-prev"):
        desk.ws.handoff.open(calendar.packed(with_records(calendar.parts, told)))
    desk.pc.close()


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        (".jpg", b"bukan gambar"),
        (".jpg", b""),
        (".png", jpeg()),
        (".jpg", jpeg()[:20]),
        (".png", bomb_png(50_000, 50_000)),
        (".gif", b"GIF89a" + b"\xff" * 6),
        (".webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 "),
    ],
)
def test_pictures_that_are_none_or_too_large(box: Box, extension: str, data: bytes) -> None:
    name = f"media/{hashlib.sha256(data).hexdigest()}{extension}"
    parts = {each: found for each, found in box.parts.items() if not each.startswith("media/")}
    counted = {"counts": {"records": len(loaded(parts)), "links": 0, "media": 1}}
    assert named(box.packed(relisted(parts | {name: data}, **counted))) == ("handoff.media", name)


def test_a_picture_under_the_hash_of_another_or_twice(box: Box) -> None:
    (honest,) = (name for name in box.parts if name.startswith("media/"))
    other = f"media/{'0' * 64}.jpg"
    assert named(box.packed(relisted(box.parts | {other: box.parts[honest]}))) == ("handoff.extra", other)
    twin = honest.replace(".jpg", ".png")
    assert named(box.packed(relisted(box.parts | {twin: box.parts[honest]}))) == ("handoff.extra", twin)


def test_a_file_of_a_kind_this_version_does_not_open_is_kept_as_it_is(box: Box) -> None:
    data = b"film"
    name = f"media/{hashlib.sha256(data).hexdigest()}.mp4"
    counts = json.loads(box.parts[MANIFEST])["counts"] | {"media": 2}
    package = open_package(box.packed(relisted(box.parts | {name: data}, counts=counts)))
    assert {each.extension for each in package.media.values()} == {".jpg", ".mp4"}


def test_more_than_the_limits_is_told_with_the_limit(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_RECORDS", 3)
    error = refusal(box.file)
    assert (error.code, error.params["limit"]) == ("handoff.too-many-records", 3)
    monkeypatch.undo()
    monkeypatch.setattr(opening, "MAX_TEXT", 100)
    assert named(box.file) == ("handoff.zip-too-large", RECORDS)
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_ENTRIES", 2)
    assert code(box.file) == "handoff.zip-too-many"
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_FILE", 500)
    assert code(box.file) == "handoff.zip-too-large"


def test_links_beyond_the_limit_are_counted_while_they_are_read(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_RECORDS", 1_500)
    run = json.loads(box.parts[LINKS].splitlines()[0])
    many = run | {"links": run["links"][:1] * 2_000, "seq": 1, "prev": ""}
    error = refusal(box.packed(relisted(box.parts | {LINKS: json.dumps(many).encode() + b"\n"})))
    assert (error.code, error.params["limit"]) == ("handoff.too-many-records", 1_500)


def test_peeking_tells_the_manifest_and_refuses_the_same_structures(box: Box) -> None:
    assert peek(box.file).manifest.counts.media == 1
    with pytest.raises(UserError, match=r"handoff\.not-ours"):
        peek(box.packed({"a.txt": b"x"}))
    with pytest.raises(UserError, match=r"handoff\.newer"):
        peek(box.packed(relisted(box.parts, version=2)))


def test_a_key_card_brings_its_card_and_nothing_else(tmp_path: Path) -> None:
    """A card is taken from anybody, signed or not: what else lay in it would come in unasked."""
    a, b = Desk(tmp_path / "a", "a", found=True), Desk(tmp_path / "b", "b", found=True)
    a.post("Diselundupkan", a.picture())
    posing = {"kind": "key-card", "posts": []}
    calendar, card = entries(a.send()), entries(a.send(Kind.KEY_CARD))
    for parts, entry in (
        (relisted(calendar, **posing), RECORDS),
        (relisted(calendar | {RECORDS: b""}, **posing), RECORDS),
        (relisted(card, chains=json.loads(calendar[MANIFEST])["chains"]), MANIFEST),
        (relisted(card, told=json.loads(calendar[MANIFEST])["chains"]), MANIFEST),
    ):
        file = packed(parts, tmp_path / "kartu.medsos")
        with pytest.raises(UserError) as refused:
            b.ws.handoff.take(b.look(file))
        assert (refused.value.code, refused.value.params["entry"]) == ("handoff.extra", entry)
    assert b.ws.posts.undated() == []
    b.ws.handoff.take(b.look(packed(relisted(card), tmp_path / "kartu.medsos")))
    assert len(b.ws.keys.entries()) == 1
