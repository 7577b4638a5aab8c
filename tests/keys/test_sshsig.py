"""SSHSIG: ours passes ssh-keygen, ssh-keygen's passes ours, and everything else is refused by name."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import ssh, sshsig
from medsos_desktop.keys.ssh import string
from tests.guards.sources import ROOT
from tests.keys.made import pair

KEYGEN = shutil.which("ssh-keygen")
needs_keygen = pytest.mark.skipif(KEYGEN is None, reason="ssh-keygen is not installed")

MESSAGE = b"isi keputusan\n"
LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEntgRimkHYw7rCXy3p9m/U96LjW1KlGXpGdeKRnAEmq"
FROM_OPENSSH = """\
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgSe2BGKaQdjDusJfLen2b9T3ouN
bUqUZekZ14pGcASaoAAAAObWVkc29zLWRlc2t0b3AAAAAAAAAABnNoYTUxMgAAAFMAAAAL
c3NoLWVkMjU1MTkAAABAjJUWBYjw5DFID2CzGY+ILzoX4KPoFIRiqwwfTnzg+aW8/L1II4
70/NF8UDuTT+AN47YiquutI3NgBhswNlWWBg==
-----END SSH SIGNATURE-----
"""
"""Made by OpenSSH 9.2 with ``ssh-keygen -Y sign -n medsos-desktop``."""


def test_a_signature_of_openssh_is_taken_and_written_back_the_same() -> None:
    assert sshsig.verify(FROM_OPENSSH, MESSAGE) == ssh.read_public_line(LINE)
    assert sshsig.armoured(sshsig.parse(FROM_OPENSSH)) == FROM_OPENSSH
    assert sshsig.verify(FROM_OPENSSH.replace("\n", "\r\n"), MESSAGE) == ssh.read_public_line(LINE)


@given(st.binary(max_size=300), st.binary(min_size=1, max_size=8))
def test_what_was_signed_fits_and_nothing_else_does(message: bytes, more: bytes) -> None:
    signature = pair().sign(message)
    assert sshsig.verify(signature, message) == pair().public
    with pytest.raises(UserError, match=r"keys\.signature-wrong"):
        sshsig.verify(signature, message + more)


def keygen(*args: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    assert KEYGEN is not None
    return subprocess.run([KEYGEN, *args], input=given, capture_output=True, check=False)


def checked_by_openssh(folder: Path, signature: str, message: bytes, public: bytes) -> bool:
    (folder / "signers").write_text(ssh.allowed_signer("lurah", public, sshsig.NAMESPACE) + "\n")
    (folder / "keputusan.sig").write_bytes(signature.encode())
    names = ("-f", str(folder / "signers"), "-I", "lurah", "-n", sshsig.NAMESPACE)
    done = keygen("-Y", "verify", *names, "-s", str(folder / "keputusan.sig"), given=message)
    return done.returncode == 0


@needs_keygen
def test_ssh_keygen_accepts_ours_and_refuses_another_content_or_key(tmp_path: Path) -> None:
    signature = pair().sign(MESSAGE)
    assert checked_by_openssh(tmp_path, signature, MESSAGE, pair().public)
    assert not checked_by_openssh(tmp_path, signature, MESSAGE + b"!", pair().public)
    assert not checked_by_openssh(tmp_path, signature, MESSAGE, pair(2).public)


@needs_keygen
def test_the_way_that_the_documentation_shows_is_one_that_works(tmp_path: Path) -> None:
    lines = [line.strip() for line in (ROOT / "docs" / "keys.md").read_text("utf-8").splitlines()]
    (command,) = (line for line in lines if line.startswith("ssh-keygen -Y verify"))
    (shown,) = (line for line in lines if line.startswith("lurah namespaces="))
    signer = ssh.allowed_signer("lurah", pair().public, sshsig.NAMESPACE)
    assert signer.split("AAAA")[0] == shown.split("AAAA")[0]
    (tmp_path / "penanda.txt").write_text(signer + "\n")
    (tmp_path / "manifest.json").write_bytes(MESSAGE)
    (tmp_path / "manifest.json.sig").write_text(pair().sign(MESSAGE))
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert 'Good "medsos-desktop" signature for lurah' in done.stdout


@needs_keygen
def test_we_accept_what_ssh_keygen_signs(tmp_path: Path) -> None:
    key = tmp_path / "kunci"
    assert keygen("-q", "-t", "ed25519", "-N", "", "-C", "contoh", "-f", str(key)).returncode == 0
    done = keygen("-Y", "sign", "-q", "-f", str(key), "-n", sshsig.NAMESPACE, given=MESSAGE)
    public = ssh.read_public_line((tmp_path / "kunci.pub").read_text())
    assert sshsig.verify(done.stdout.decode(), MESSAGE) == public
    listed = keygen("-l", "-f", f"{key}.pub").stdout.decode()
    assert ssh.openssh_fingerprint(public) in listed


@needs_keygen
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("-n", "file"), "keys.signature-namespace"),
        (("-n", "medsos-desktop", "-O", "hashalg=sha256"), "keys.signature-hash"),
    ],
)
def test_what_ssh_keygen_signs_for_something_else_is_refused(
    tmp_path: Path, args: tuple[str, ...], code: str
) -> None:
    key = tmp_path / "kunci"
    keygen("-q", "-t", "ed25519", "-N", "", "-f", str(key))
    done = keygen("-Y", "sign", "-q", "-f", str(key), *args, given=MESSAGE)
    with pytest.raises(UserError) as refused:
        sshsig.verify(done.stdout.decode(), MESSAGE)
    assert refused.value.code == code


@needs_keygen
def test_an_ecdsa_key_of_ssh_keygen_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "kunci"
    keygen("-q", "-t", "ecdsa", "-N", "", "-f", str(key))
    done = keygen("-Y", "sign", "-q", "-f", str(key), "-n", sshsig.NAMESPACE, given=MESSAGE)
    with pytest.raises(UserError, match=r"keys\.signature-algorithm"):
        sshsig.parse(done.stdout.decode())


def packed(
    *,
    magic: bytes = b"SSHSIG",
    version: int = 1,
    key: bytes = ssh.blob(pair().public),
    namespace: bytes = b"medsos-desktop",
    reserved: bytes = b"",
    hash_: bytes = b"sha512",
    inner: bytes = string(b"ssh-ed25519") + string(b"\0" * 64),
    more: bytes = b"",
) -> str:
    raw = magic + version.to_bytes(4, "big") + string(key) + string(namespace) + string(reserved)
    return armour(raw + string(hash_) + string(inner) + more)


def armour(raw: bytes) -> str:
    text = base64.b64encode(raw).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n"


RAW = base64.b64decode("".join(FROM_OPENSSH.splitlines()[1:-1]))
BAD: dict[str, tuple[str, str]] = {
    "empty": ("", "armour"),
    "no begin": (FROM_OPENSSH.replace("BEGIN", "BEGINN"), "armour"),
    "no end": (FROM_OPENSSH.replace("-----END SSH SIGNATURE-----\n", ""), "armour"),
    "text before": ("x\n" + FROM_OPENSSH, "armour"),
    "text after": (FROM_OPENSSH + "x\n", "armour"),
    "blank in it": (FROM_OPENSSH.replace("U1NI", "U1 NI"), "armour"),
    "foreign letter": (FROM_OPENSSH.replace("U1NI", "U1ÑI"), "armour"),
    "padding lost": (FROM_OPENSSH.replace("==", ""), "armour"),
    "padding inside": (FROM_OPENSSH.replace("U1NI", "U1=="), "armour"),
    "spare bits": (FROM_OPENSSH.replace("WWBg==", "WWBh=="), "armour"),
    "nothing inside": ("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", "armour"),
    "too long": (packed(more=b"x" * 4000), "too-long"),
    "magic": (packed(magic=b"SSHSIC"), "broken"),
    "version": (packed(version=2), "broken"),
    "key cut": (packed(key=ssh.blob(pair().public)[:-1]), "broken"),
    "key weak": (packed(key=string(b"ssh-ed25519") + string(b"\0" * 32)), "broken"),
    "key longer": (packed(key=ssh.blob(pair().public) + b"x"), "broken"),
    "key of rsa": (packed(key=string(b"ssh-rsa") + string(b"\1" * 32)), "algorithm"),
    "signature of rsa": (packed(inner=string(b"rsa-sha2-512") + string(b"\0" * 64)), "algorithm"),
    "namespace": (packed(namespace=b"git"), "namespace"),
    "namespace empty": (packed(namespace=b""), "namespace"),
    "namespace longer": (packed(namespace=b"medsos-desktop\0"), "namespace"),
    "reserved": (packed(reserved=b"x"), "broken"),
    "hash": (packed(hash_=b"sha256"), "hash"),
    "short signature": (packed(inner=string(b"ssh-ed25519") + string(b"\0" * 63)), "broken"),
    "long signature": (packed(inner=string(b"ssh-ed25519") + string(b"\0" * 65)), "broken"),
    "trailing": (packed(more=b"\0"), "trailing"),
    "trailing inside": (packed(inner=string(b"ssh-ed25519") + string(b"\0" * 64) + b"\0"), "trailing"),
    "length beyond the end": (armour(b"SSHSIG\0\0\0\1\xff\xff\xff\xff"), "broken"),
    "cut short": (armour(RAW[:-1]), "broken"),
}


@pytest.mark.parametrize("how", BAD)
def test_each_kind_of_bad_signature_is_refused_with_its_code(how: str) -> None:
    text, code = BAD[how]
    with pytest.raises(UserError) as refused:
        sshsig.parse(text)
    assert refused.value.code == f"keys.signature-{code}"


def test_the_form_above_is_whole_where_nothing_is_changed() -> None:
    assert sshsig.parse(packed()).public == pair().public


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_no_changed_byte_still_fits(at: int, change: int) -> None:
    raw = bytearray(RAW)
    raw[at] ^= change
    with pytest.raises(UserError):
        sshsig.verify(armour(bytes(raw)), MESSAGE)


@given(st.binary(max_size=200).map(armour) | st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(UserError) as refused:  # by chance alone nobody makes one
        sshsig.parse(text)
    assert refused.value.code.startswith("keys.signature-")
