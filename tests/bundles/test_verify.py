"""Every way to spoil a bundle that we could think of, each refused with the entry's name."""

import contextlib
import io
import os
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.bundles.verify import VerifyReport, verify
from medsos_desktop.packing import reading
from medsos_desktop.packing.names import name_problem
from medsos_desktop.packing.writing import zip_info
from medsos_desktop.words import Words
from tests.media.pictures import bomb_png

Entries = list[tuple[zipfile.ZipInfo, bytes]]


def entries(path: Path) -> Entries:
    with zipfile.ZipFile(path) as archive:
        return [(zip_info(name), archive.read(name)) for name in archive.namelist()]


def packed(parts: Entries, path: Path) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of names that are there twice, which we want
        for info, data in parts:
            archive.writestr(info, data)
    return path


def central_at(data: bytes | bytearray) -> int:
    """Where the central directory begins (the XLSX inside has one of its own)."""
    return int(struct.unpack("<I", data[-6:-2])[0])


def found(report: VerifyReport) -> set[tuple[str, str]]:
    """Problems as pairs; each must have words in both languages."""
    for language in ("id", "en"):
        words = Words(language)
        for problem in report.problems:
            said = words(f"bundle.problem.{problem.code}", entry=problem.entry, **problem.params)
            assert problem.entry in said
        words(f"bundle.verdict.{report.verdict}", **report.told)
    return {(problem.code, problem.entry) for problem in report.problems}


def test_a_whole_bundle_is_whole_and_never_called_genuine(zipped: Path) -> None:
    report = verify(zipped)
    assert (report.whole, report.signed, report.posts, report.files) == (True, False, 4, 20)
    said = Words()(f"bundle.verdict.{report.verdict}", posts=4, files=20)
    assert said.startswith("Utuh, tidak ditandatangani")
    assert "asli" not in said.lower()


def test_repacking_the_same_way_is_the_same_file(zipped: Path, tmp_path: Path) -> None:
    assert packed(entries(zipped), tmp_path / "a.zip").read_bytes() == zipped.read_bytes()


def test_every_single_entry_changed_missing_or_added(zipped: Path, tmp_path: Path) -> None:
    parts = entries(zipped)
    for number, (info, data) in enumerate(parts):
        rest = parts[:number] + parts[number + 1 :]
        missing = found(verify(packed(rest, tmp_path / "a.zip")))
        changed = packed([*parts[:number], (info, data + b" "), *parts[number + 1 :]], tmp_path / "b.zip")
        spoiled = found(verify(changed))
        name = info.filename
        if name == "manifest.json":
            assert missing == {("no-manifest", name)}
            assert ("changed", name) in spoiled
        elif name == "SHA256SUMS":
            assert missing == {("missing", name)}
            assert spoiled
        else:
            assert ("missing", name) in missing
            assert ("changed", name) in spoiled
    added = [*parts[:-2], (zip_info("posts/tambahan.txt"), b"x"), *parts[-2:]]
    assert ("added", "posts/tambahan.txt") in found(verify(packed(added, tmp_path / "c.zip")))


def test_everything_that_is_wrong_is_named_at_once(zipped: Path, tmp_path: Path) -> None:
    parts = entries(zipped)
    names = [info.filename for info, _ in parts]
    changed, missing = names[1], names[5]
    made = [(info, data + b" " if info.filename == changed else data) for info, data in parts]
    made = [each for each in made if each[0].filename != missing]
    made.insert(-2, (zip_info("posts/tambahan.txt"), b"x"))
    wanted = {("changed", changed), ("missing", missing), ("added", "posts/tambahan.txt")}
    assert found(verify(packed(made, tmp_path / "a.zip"))) >= wanted
    made = [(info, b"{" if info.filename == "manifest.json" else data) for info, data in made]
    report = verify(packed(made, tmp_path / "b.zip"))
    assert found(report) == wanted | {("manifest", "manifest.json")}  # by what the sums say
    assert (report.manifest, report.verdict) == (None, "refused")


def test_any_flipped_byte_is_noticed(zipped: Path, tmp_path: Path) -> None:
    """At 300 places all over the file, headers included."""
    data = zipped.read_bytes()
    path = tmp_path / "a.zip"
    for step in range(300):
        at = step * len(data) // 300
        spoiled = bytearray(data)
        spoiled[at] ^= 0x21
        path.write_bytes(spoiled)
        assert not verify(path).whole, at


def test_any_flipped_bit_of_a_header_is_noticed(zipped: Path, tmp_path: Path) -> None:
    """Every byte of one local header and of two central ones; names, sizes, times, attributes."""
    data = zipped.read_bytes()
    central = central_at(data)
    path = tmp_path / "a.zip"
    for at in [
        *range(30 + len("LIHAT-DULU.html")),
        *range(central, central + 130),
        *range(len(data) - 22, len(data)),
    ]:
        for bit in (0, 7):
            spoiled = bytearray(data)
            spoiled[at] ^= 1 << bit
            path.write_bytes(spoiled)
            assert not verify(path).whole, (at, bit)


def test_any_cut_is_noticed(zipped: Path, tmp_path: Path) -> None:
    data = zipped.read_bytes()
    path = tmp_path / "a.zip"
    for length in [*range(0, len(data), len(data) // 40), len(data) - 1]:
        path.write_bytes(data[:length])
        assert not verify(path).whole, length


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"MZ" + data, "not-ours"),
        (lambda data: data + b"\0", "truncated"),
        (lambda data: b"", "not-ours"),
        (lambda data: b"PK\x05\x06" + b"\0" * 18, "not-ours"),
        (lambda data: os.urandom(4096), "not-ours"),
    ],
)
def test_what_is_no_bundle(zipped: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], code: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(spoil(zipped.read_bytes()))
    assert found(verify(path)) == {(code, "a.zip")}


@pytest.mark.parametrize(
    "name",
    [
        "../jahat.txt", "posts/../../jahat.txt", "/etc/passwd", "C:/jahat.txt", "posts\\jahat.txt", "a//b",
        "./a", "con", "posts/AUX.txt", "lpt1.jpg", "titik.", "spasi .txt", "a\x00b", "a\nb", "é.txt",
        "a" * 300, "posts/nama:aliran",
    ],
)  # fmt: skip
def test_names_that_leave_the_folder_or_do_harm(zipped: Path, tmp_path: Path, name: str) -> None:
    info = zip_info("x" * len(name.encode()))
    path = packed([*entries(zipped), (info, b"x")], tmp_path / "a.zip")
    data = path.read_bytes().replace(info.filename.encode(), name.encode())
    path.write_bytes(data)
    problems = verify(path).problems
    assert any(problem.code in ("name", "header") for problem in problems)
    assert name_problem(name) == "name"


def test_links_folders_twins_and_clashes(zipped: Path, tmp_path: Path) -> None:
    parts = entries(zipped)

    def with_extra(name: str, mode: int = 0o100644) -> set[tuple[str, str]]:
        info = zip_info(name)
        info.external_attr = mode << 16
        return found(verify(packed([*parts, (info, b"x")], tmp_path / "a.zip")))

    assert with_extra("tautan", 0o120777) == {("link", "tautan")}
    assert with_extra("pipa", 0o010644) == {("link", "pipa")}
    assert ("folder", "posts/") in with_extra("posts/")
    assert with_extra("MULAI.txt") == {("duplicate", "MULAI.txt")}
    assert with_extra("mulai.TXT") == {("case", "mulai.TXT")}
    assert ("clash", "MULAI.txt/a") in with_extra("MULAI.txt/a")


def test_compressed_and_locked_entries(zipped: Path, tmp_path: Path) -> None:
    info = zip_info("bom.txt")
    info.compress_type = zipfile.ZIP_DEFLATED
    path = packed([*entries(zipped), (info, b"\0" * 5_000_000)], tmp_path / "a.zip")
    assert path.stat().st_size < zipped.stat().st_size + 20_000
    assert found(verify(path)) == {("compressed", "bom.txt")}
    data = bytearray(zipped.read_bytes())
    at = central_at(data)
    data[at + 8] |= 1
    path.write_bytes(data)
    assert found(verify(path)) == {("encrypted", "LIHAT-DULU.html")}


def test_hidden_bytes_between_entries(zipped: Path, tmp_path: Path) -> None:
    """Ten bytes before the central directory, all offsets put right: other readers see nothing."""
    data = zipped.read_bytes()
    *_, length, offset, _ = struct.unpack("<4s4H2IH", data[-22:])
    end = struct.pack("<2I", length, offset + 10)
    path = tmp_path / "a.zip"
    path.write_bytes(data[:offset] + b"tersembuny" + data[offset:-10] + end + data[-2:])
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    assert {code for code, _ in found(verify(path))} == {"hidden"}


def test_a_comment_is_refused(zipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"halo"
    assert not verify(path).whole


def test_too_many_and_too_large(zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ENTRIES", 5)
    assert found(verify(zipped)) == {("too-many", zipped.name)}
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_ENTRY", 5_000)
    assert ("too-large", "LIHAT-DULU.html") in found(verify(zipped))
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_FILE", 5_000)
    assert found(verify(zipped)) == {("too-large", zipped.name)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"version": 2', b'"version": 3', "newer"),
        (b'"format": "medsos-bundle"', b'"format": "something-else"', "manifest"),
        (b'"posts": [', b'"posts": [7,', "manifest"),
        (b"{", b"[" * 3000, "manifest"),
        (b"{", b"\xff\xfe", "manifest"),
    ],
)
def test_manifests_we_cannot_read(zipped: Path, tmp_path: Path, old: bytes, new: bytes, code: str) -> None:
    parts = [
        (info, data.replace(old, new, 1) if info.filename == "manifest.json" else data)
        for info, data in entries(zipped)
    ]
    assert {each for each, _ in found(verify(packed(parts, tmp_path / "a.zip")))} == {code}


def test_a_picture_bomb_with_all_sums_put_right(zipped: Path, tmp_path: Path) -> None:
    """Whoever rewrites manifest and sums as a whole is found only by a signature; the bomb is, still."""
    import hashlib

    parts = entries(zipped)
    at = next(n for n, (info, _) in enumerate(parts) if info.filename.endswith("01.jpg"))
    bomb = bomb_png(50_000, 50_000)
    old = hashlib.sha256(parts[at][1]).hexdigest().encode()
    new = hashlib.sha256(bomb).hexdigest().encode()
    size = (str(len(parts[at][1])).encode(), str(len(bomb)).encode())
    twin = [n for n, (_, data) in enumerate(parts) if data == parts[at][1]]
    parts = [(info, bomb if n in twin else data) for n, (info, data) in enumerate(parts)]
    manifest = parts[-2][1].replace(old, new).replace(b'"bytes": ' + size[0], b'"bytes": ' + size[1])
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {info.filename}\n"
        for info, data in [*parts[:-2], (parts[-2][0], manifest)]
    )
    parts = [*parts[:-2], (parts[-2][0], manifest), (parts[-1][0], sums.encode())]
    assert {code for code, _ in found(verify(packed(parts, tmp_path / "a.zip")))} == {"picture"}


def test_a_missing_file_and_a_folder_never_raise(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "tidak-ada.zip", "absent"), (tmp_path, "unreadable")):
        report = verify(path)
        assert found(report) == {(code, path.name)}
        assert report.verdict == "unread"  # nobody should ask for a bundle again because of a wrong name


@given(st.binary(max_size=200), st.integers(0, 100_000))
def test_no_bytes_ever_raise(zipped: Path, junk: bytes, at: int) -> None:
    data = zipped.read_bytes()
    place = at % len(data)
    spoiled = data[:place] + junk + data[place + len(junk) :]
    with contextlib.suppress(reading.Refused):
        assert reading.members(io.BytesIO(spoiled), "a.zip")
