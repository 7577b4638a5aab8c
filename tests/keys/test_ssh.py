"""Public keys as OpenSSH writes them, read strictly."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import ssh
from medsos_desktop.keys.pair import KeyPair
from tests.keys.made import pair

LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEntgRimkHYw7rCXy3p9m/U96LjW1KlGXpGdeKRnAEmq"
PRINTED = "SHA256:E1hygZ+j+nVijInRnReavVjt0KO5UAORPOa7kKzm6Jk"
"""What ``ssh-keygen`` made, and its ``-l`` printed."""

P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P


def test_lines_and_fingerprints_are_those_of_openssh() -> None:
    public = ssh.read_public_line(LINE + " contoh\n")
    assert ssh.public_line(public) == LINE
    assert ssh.public_line(public, "Pak Contoh\nLurah") == LINE + " Pak-Contoh-Lurah"
    assert ssh.openssh_fingerprint(public) == PRINTED
    assert ssh.fingerprint(public) == hashlib.sha256(public).hexdigest()


RSA = base64.b64encode(ssh.string(b"ssh-rsa") + ssh.string(b"\1" * 32)).decode()
LONGER = base64.b64encode(ssh.blob(pair().public) + b"x").decode()
SHORT = base64.b64encode(ssh.string(ssh.ALGORITHM) + ssh.string(b"\1" * 31)).decode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "keys.public-broken"),
        ("ssh-ed25519", "keys.public-broken"),
        (f"ssh-rsa {RSA}", "keys.public-algorithm"),
        (f"ssh-ed25519 {RSA}", "keys.public-algorithm"),
        (f"ssh-ed25519 {LONGER}", "keys.public-broken"),
        (f"ssh-ed25519 {SHORT}", "keys.public-broken"),
        (LINE.replace("AAAAC3", "AAAA!C3"), "keys.public-broken"),
        (LINE[:-8], "keys.public-broken"),
        (LINE[:-1] + "é", "keys.public-broken"),
        (LINE + "\n" + LINE, "keys.public-broken"),
        (LINE + " x" * 600, "keys.public-broken"),
    ],
)
def test_what_is_no_line_of_ours_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        ssh.read_public_line(text)
    assert refused.value.code == code


@given(st.binary(max_size=80))
def test_no_blob_breaks_the_reader(raw: bytes) -> None:
    try:
        public = ssh.read_blob(raw)
    except UserError:
        return
    assert ssh.blob(public) == raw


@given(st.text(max_size=120) | st.text(max_size=90).map(lambda tail: "ssh-ed25519 " + tail))
def test_no_text_breaks_the_line_reader(text: str) -> None:
    try:
        public = ssh.read_public_line(text)
    except UserError:
        return
    assert ssh.public_line(public).split() == text.split(maxsplit=2)[:2]


@given(st.binary(min_size=32, max_size=32))
def test_every_real_key_survives_its_line(seed: bytes) -> None:
    public = KeyPair(seed).public
    assert ssh.read_public_line(ssh.public_line(public, "seseorang")) == public


def added(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The sum of two points of Edwards25519, by its textbook law."""
    (x1, y1), (x2, y2) = one, other
    part = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + part, P - 2, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - part, P - 2, P)
    return x % P, y % P


def point(y: int) -> tuple[int, int]:
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == square
    return x, y


def test_the_points_that_bind_nobody_are_all_of_small_order_and_all_there_are() -> None:
    found = set()
    for y in ssh._SMALL_ORDER:
        at = point(y)
        eight = at
        for _ in range(3):
            eight = added(eight, eight)
        assert eight == (0, 1)
        found |= {at, (-at[0] % P, y)}
    assert len(found) == 8


@pytest.mark.parametrize("y", [*sorted(ssh._SMALL_ORDER), P, P + 1, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_keys_that_bind_nobody_or_are_spelt_twice_are_refused(y: int, sign: int) -> None:
    with pytest.raises(UserError, match=r"keys\.public-broken"):
        ssh.blob((y | sign).to_bytes(32, "little"))


def test_a_line_for_allowed_signers_has_no_blank_too_many() -> None:
    line = ssh.allowed_signer("pak lurah", pair().public, "medsos-desktop")
    assert line.split(" ")[:3] == ["pak-lurah", 'namespaces="medsos-desktop"', "ssh-ed25519"]
