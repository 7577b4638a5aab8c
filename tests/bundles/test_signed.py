"""Who vouches for a bundle: this PC's key, a key of the book, a stranger's, or nobody."""

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.verify import verify
from medsos_desktop.bundles.write import write
from medsos_desktop.errors import UserError
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import device, six, ssh
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.words import Words
from tests.bundles.office import Desk
from tests.bundles.test_verify import Entries, entries, found, packed

KEYGEN = shutil.which("ssh-keygen")
OWN, OTHER = KeyPair(b"\x01" * 32), KeyPair(b"\x02" * 32)
FORMAT_1 = Path(__file__).parents[1] / "data" / "bundles" / "format-1.zip"


@pytest.fixture(scope="module")
def signed(bundle: Bundle, cache: RenderCache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(bundle, tmp_path_factory.mktemp("paket") / "paket.zip", cache, sign=OWN.sign)


def judged(path: Path, desk: Desk) -> str:
    report = desk.ws.bundles.verify(path)
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


def test_a_signed_bundle_says_whose_key_it_was(signed: Path, desk: Desk) -> None:
    report = verify(signed)
    assert (report.verdict, report.signed) == ("signed-unknown", True)
    assert report.signature.fingerprint == ssh.fingerprint(OWN.public)
    assert judged(signed, desk) == "signed-unknown"
    card = cards.make(
        OWN, person=device.holder("DDDDDDDDDDDDDDDD"), name="PC-DEPAN", title="Cacaban", office="Kelurahan",
        made="2026-11-01T00:00:00.000Z",
    )  # fmt: skip
    desk.ws.key_keeper.take(card)
    assert judged(signed, desk) == "signed-unknown"
    desk.ws.keys.trust(card.fingerprint, " ".join(six.of(OWN.public)))
    assert judged(signed, desk) == "signed-trusted"
    assert "PC-DEPAN (Cacaban)" in Words()(
        "bundle.verdict.signed-trusted", **desk.ws.bundles.verify(signed).told
    )
    desk.ws.key_keeper.revoke(card.fingerprint, "PC hilang")
    assert judged(signed, desk) == "signed-revoked"


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


def test_a_key_of_our_own_that_cannot_be_read_is_no_fault_of_the_bundle(
    signed: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: Path) -> bytes:
        raise UserError("keys.cannot-read", name=file.name)

    monkeypatch.setattr("medsos_desktop.keys.files.read", refused)
    with pytest.raises(UserError, match=r"keys\.cannot-read"):
        desk.ws.bundles.verify(signed)


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
