"""Who vouches for a bundle: this PC's key, a key of the book, a stranger's, or nobody."""

import hashlib
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.signatures import Signatures
from medsos_desktop.bundles.verify import verify
from medsos_desktop.bundles.write import write
from medsos_desktop.clock import SteppingClock
from medsos_desktop.keys import device, ssh
from medsos_desktop.keys.entries import Checked
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.media.cache import RenderCache
from tests.bundles.office import Desk
from tests.bundles.test_verify import Entries, entries, found, packed

KEYGEN = shutil.which("ssh-keygen")
OWN, OTHER = KeyPair(b"\x01" * 32), KeyPair(b"\x02" * 32)
FORMAT_1 = Path(__file__).parents[1] / "data" / "bundles" / "format-1.zip"


@pytest.fixture(scope="module")
def signed(bundle: Bundle, cache: RenderCache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(bundle, tmp_path_factory.mktemp("paket") / "paket.zip", cache, sign=OWN.sign)


class Book:
    """A key book that answers as it was told."""

    def __init__(self, code: str = "keys.key-unknown") -> None:
        self.code = code

    def check(self, signature: str, message: bytes, at: str, person: str = "") -> Checked:
        return Checked(self.code)

    def entry(self, fingerprint: str) -> None:
        return None


def judged(path: Path, home: Path, code: str = "keys.key-unknown") -> str:
    clock = SteppingClock(datetime(2026, 12, 1, tzinfo=UTC))
    judge = Signatures(Book(code), home, clock, lambda size: bytes(size)).judge
    report = verify(path, judge=judge)
    assert report.whole, found(report)
    found(report)
    return report.verdict


def changed(path: Path, target: Path, **new: bytes) -> Path:
    """The ZIP with entries replaced (b"" leaves one out), its sums made to fit."""
    parts: Entries = []
    for info, data in entries(path):
        data = new.get(info.filename.replace(".", "_"), data)
        if data and info.filename != manifests.SUMS:
            parts.append((info, data))
        elif info.filename == manifests.SUMS:
            lines = (f"{hashlib.sha256(each).hexdigest()}  {one.filename}\n" for one, each in parts)
            parts.append((info, "".join(lines).encode()))
    return packed(parts, target)


def test_a_signed_bundle_says_whose_key_it_was(signed: Path, tmp_path: Path) -> None:
    report = verify(signed)
    assert (report.verdict, report.signed) == ("signed-unknown", True)
    assert report.signature.fingerprint == ssh.fingerprint(OWN.public)
    assert judged(signed, tmp_path, "") == "signed-trusted"
    assert judged(signed, tmp_path, "keys.key-revoked") == "signed-revoked"
    assert judged(signed, tmp_path, "keys.key-expired") == "signed-outdated"
    mine = device.ensure(tmp_path / "home", lambda size: b"\x01" * size)
    assert mine.public == OWN.public
    assert judged(signed, tmp_path / "home") == "signed-own"


@pytest.mark.skipif(KEYGEN is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_says_the_same(signed: Path, tmp_path: Path) -> None:
    files = {info.filename: data for info, data in entries(signed)}
    (tmp_path / "sig").write_bytes(files[manifests.SIGNATURE])
    (tmp_path / "allowed").write_text(f"kantor {ssh.public_line(OWN.public)}\n")
    command = [str(KEYGEN), "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "kantor"]
    command += ["-n", "medsos-desktop", "-s", str(tmp_path / "sig")]
    for manifest, good in ((files["manifest.json"], True), (files["manifest.json"] + b" ", False)):
        result = subprocess.run(command, input=manifest, capture_output=True)
        assert (result.returncode == 0) == good, result.stderr


def test_rewritten_as_a_whole_it_is_found_by_its_signature(
    signed: Path, bundle: Bundle, cache: RenderCache, tmp_path: Path
) -> None:
    """Somebody changes a post and makes manifest and sums anew, all as it should be."""
    first, *rest = bundle.items
    forged = replace(bundle, items=(replace(first, title="Judul lain"), *rest))
    made = write(forged, tmp_path / "palsu.zip", cache)
    assert verify(made).verdict == "whole"
    signature = {info.filename: data for info, data in entries(signed)}[manifests.SIGNATURE]
    parts = entries(made)
    parts.insert(-1, (entries(signed)[-2][0], signature))
    whole = packed(parts, tmp_path / "a.zip")
    again = changed(whole, tmp_path / "b.zip")
    assert found(verify(again)) == {("signature", manifests.SIGNATURE)}
    resigned = write(forged, tmp_path / "lain.zip", cache, sign=OTHER.sign)
    assert verify(resigned).verdict == "signed-unknown"
    assert verify(resigned).signature.fingerprint != verify(signed).signature.fingerprint


@pytest.mark.parametrize(
    "signature", [b"x", b"\xff", b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n",
                  b"x" * 5000, OTHER.sign(b"lain").encode()],
)  # fmt: skip
def test_a_broken_signature_is_refused(signed: Path, tmp_path: Path, signature: bytes) -> None:
    spoiled = changed(signed, tmp_path / "a.zip", manifest_json_sig=signature)
    assert found(verify(spoiled)) == {("signature", manifests.SIGNATURE)}


def test_entries_in_another_order_are_no_signed_bundle(signed: Path, tmp_path: Path) -> None:
    """Its signature covers the manifest, and this tells the order; the sums can be made to fit."""
    first, second, *rest = entries(signed)
    moved = changed(packed([second, first, *rest], tmp_path / "a.zip"), tmp_path / "b.zip")
    assert found(verify(moved)) == {("order", first[0].filename)}
    *rest, manifest, signature, sums = entries(signed)
    earlier = packed([manifest, *rest, signature, sums], tmp_path / "a.zip")
    assert found(verify(changed(earlier, tmp_path / "b.zip"))) == {("order", first[0].filename)}


def test_without_its_signature_it_is_never_called_signed(signed: Path, tmp_path: Path) -> None:
    bare = changed(signed, tmp_path / "a.zip", manifest_json_sig=b"")
    report = verify(bare)
    assert (report.verdict, report.signed) == ("whole", False)


def test_a_bundle_of_the_first_format_opens_still() -> None:
    report = verify(FORMAT_1)
    assert (report.verdict, report.posts, found(report)) == ("whole", 2, set())
    assert report.manifest is not None
    assert (report.manifest.version, report.manifest.draft, report.manifest.parts) == (1, False, 1)


def test_the_app_signs_what_it_writes(desk: Desk, tmp_path: Path) -> None:
    desk.approve(desk.post())
    (path,) = desk.ws.bundles.write(desk.plan(), tmp_path / "a.zip")
    assert desk.ws.bundles.verify(path).verdict == "signed-own"
    assert verify(path).verdict == "signed-unknown"
