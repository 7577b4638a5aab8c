"""Key files: opened by their secret alone, whole or refused, never demanding."""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import files, keyfile, keyform, sealing
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.keys.sealing import Cost
from tests.keys.made import CHEAP, MADE, OTHER_PIN, PHRASE, PIN, fixed, pair

V1 = Path(__file__).parent.parent / "data" / "key-v1.medsoskey"
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


def create(folder: Path, secret: str = PIN, label: str = "Pak Contoh", number: int = 1) -> KeyFile:
    return keyfile.create(folder, pair(number), secret, label=label, made=MADE, random=fixed(), cost=CHEAP)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as error:
        call()
    return error.value.code


@pytest.mark.parametrize(
    ("secret", "kind", "wrong"), [(PIN, "pin", "pin-wrong"), (PHRASE, "passphrase", "phrase-wrong")]
)
def test_the_right_secret_opens_and_a_wrong_one_is_told_calmly(
    tmp_path: Path, secret: str, kind: str, wrong: str
) -> None:
    found = keyform.read(create(tmp_path, secret).file)
    assert (found.label, found.made, found.kind, found.cost) == ("Pak Contoh", MADE, kind, CHEAP)
    assert keyfile.unlock(found, f" {secret} ").seed() == pair().seed()
    for other in (OTHER_PIN, "", secret + "0", "x" * 5000, "\ud800"):
        assert refused(lambda other=other: keyfile.unlock(found, other)) == f"keys.{wrong}"  # type: ignore[misc]


def test_the_usual_cost_is_that_of_rfc_9106() -> None:
    assert Cost(memory=65536, passes=3, lanes=4) == sealing.USUAL
    assert sealing.USUAL.bearable


def test_argon2id_gives_what_rfc_9106_says() -> None:
    """The test vector of the RFC has a secret and data beside it; this one is of its reference program."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(salt=b"somesalt", length=32, iterations=2, lanes=1, memory_cost=65536).derive(b"password")
    assert made.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_a_key_file_of_version_1_opens_for_ever() -> None:
    found = keyform.read(V1)
    assert (found.cost, found.label) == (sealing.USUAL, "Pak Contoh")
    assert keyfile.unlock(found, PHRASE).public == pair().public


def test_nothing_secret_stands_in_the_file(tmp_path: Path) -> None:
    raw = create(tmp_path).file.read_bytes()
    seed = pair().seed()
    assert all(each not in raw for each in (PIN.encode(), seed, seed.hex().encode(), repr(seed).encode()))


def test_a_weak_secret_leaves_no_file(tmp_path: Path) -> None:
    assert refused(lambda: create(tmp_path, "123456")) == "keys.pin-run"
    assert list(tmp_path.iterdir()) == []


@unix
def test_only_the_owner_may_read_it_and_nothing_else_stays(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    file = create(folder).file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == [file]


def test_a_key_is_not_written_over_another(tmp_path: Path) -> None:
    before = create(tmp_path).file.read_bytes()
    assert refused(lambda: create(tmp_path, OTHER_PIN)) == "keys.file-there"
    assert create(tmp_path, number=2).file.read_bytes() != before
    assert len(list(tmp_path.iterdir())) == 2


def test_changing_the_pin_rewrites_the_file_and_keeps_the_key(tmp_path: Path) -> None:
    old = create(tmp_path)
    assert refused(lambda: keyfile.change(old, OTHER_PIN, PHRASE)) == "keys.pin-wrong"
    assert refused(lambda: keyfile.change(old, PIN, "111111")) == "keys.pin-same"
    assert keyform.read(old.file) == old
    keyfile.change(old, PIN, PHRASE, random=fixed("lain"), cost=CHEAP)
    new = keyform.read(old.file)
    assert (new.kind, new.label, new.made, new.public) == ("passphrase", old.label, MADE, old.public)
    assert not {new.salt, new.nonce, new.box} & {old.salt, old.nonce, old.box}
    assert keyfile.unlock(new, PHRASE).public == pair().public
    assert refused(lambda: keyfile.unlock(new, PIN)) == "keys.phrase-wrong"


def test_a_spare_copy_opens_with_the_same_pin(tmp_path: Path) -> None:
    found = create(tmp_path / "rumah")
    spare = keyfile.copy(found, tmp_path / "stik")
    assert keyfile.unlock(spare, PIN).public == pair().public
    assert refused(lambda: keyfile.copy(found, tmp_path / "stik")) == "keys.file-there"
    found.file.unlink()
    assert refused(lambda: keyfile.copy(found, tmp_path / "lain")) == "keys.file-missing"


def test_a_label_is_one_short_line_of_visible_letters(tmp_path: Path) -> None:
    found = create(tmp_path, label="Pak\n \u202eContoh" + "x" * 500)
    assert found.label.startswith("Pak Contohx")
    assert keyform.read(found.file).label == found.label


@given(st.integers(0), st.integers(1, 255))
def test_any_changed_byte_is_noticed(at: int, change: int) -> None:
    raw = bytearray(V1.read_bytes())
    raw[at % len(raw)] ^= change
    with pytest.raises(UserError) as error:
        keyform.parse(bytes(raw), V1)
    assert error.value.code in ("keys.file-damaged", "keys.file-newer")


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    assert refused(lambda: keyform.parse(raw, V1)) == "keys.file-damaged"


def forged(**other: Any) -> bytes:
    """The file of version 1 with other values, its checksum right."""
    told = json.loads(V1.read_bytes())
    del told["sum"]
    for name, value in other.items():
        part, _, inner = name.partition("__")
        if inner:
            told[part][inner] = value
        else:
            told[part] = value
    return keyform.sealed(told)


def test_forging_nothing_gives_the_file_back() -> None:
    assert forged() == V1.read_bytes()


GREEDY = [
    {"kdf__memory": 100 * 1024 * 1024},
    {"kdf__memory": 256 * 1024 + 1},
    {"kdf__memory": 256 * 1024, "kdf__passes": 5},
    {"kdf__passes": 17, "kdf__memory": 1024},
    {"kdf__passes": 2**50},
    {"kdf__lanes": 17},
    {"kdf__memory": 31, "kdf__lanes": 4},
    {"kdf__memory": -1},
    {"kdf__passes": 0},
    {"kdf__lanes": 0},
]


@pytest.mark.parametrize("asked", GREEDY)
def test_a_file_that_asks_for_too_much_is_not_even_tried(asked: dict[str, Any]) -> None:
    assert refused(lambda: keyform.parse(forged(**asked), V1)) == "keys.file-greedy"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"v": 2}, "file-newer"),
        ({"v": 0}, "file-damaged"),
        ({"format": "lain"}, "file-damaged"),
        ({"kind": "fingerprint"}, "file-damaged"),
        ({"kdf__name": "scrypt"}, "file-damaged"),
        ({"kdf__salt": "00"}, "file-damaged"),
        ({"kdf__memory": "65536"}, "file-damaged"),
        ({"kdf__memory": True}, "file-damaged"),
        ({"cipher__nonce": "00" * 11}, "file-damaged"),
        ({"cipher__nonce": "zz" * 12}, "file-damaged"),
        ({"public": "00" * 32}, "file-damaged"),
        ({"public": "AB" * 32}, "file-damaged"),
        ({"label": "x" * 121}, "file-damaged"),
        ({"more": 1}, "file-damaged"),
    ],
)
def test_what_is_no_key_file_of_ours_is_refused(other: dict[str, Any], code: str) -> None:
    assert refused(lambda: keyform.parse(forged(**other), V1)) == f"keys.{code}"


@pytest.mark.parametrize("other", [{"label": "Bu Lain"}, {"made": "2020"}, {"kind": "pin"}])
def test_what_is_not_hidden_is_sealed_all_the_same(other: dict[str, Any]) -> None:
    found = keyform.parse(forged(**other), V1)
    assert refused(lambda: keyfile.unlock(found, PHRASE)) in ("keys.pin-wrong", "keys.phrase-wrong")


def test_a_file_for_another_key_is_damaged_however_well_it_is_sealed(tmp_path: Path) -> None:
    empty = keyform.KeyFile(tmp_path / "x", pair(2).public, "", MADE, "pin", CHEAP, bytes(16), bytes(12), b"")
    box = sealing.close(PIN.encode(), pair().seed(), empty.bound, CHEAP, bytes(16), bytes(12))
    wrong = keyform.KeyFile(empty.file, empty.public, "", MADE, "pin", CHEAP, empty.salt, empty.nonce, box)
    assert refused(lambda: keyfile.unlock(wrong, PIN)) == "keys.file-damaged"


def test_missing_large_and_strange_files(tmp_path: Path) -> None:
    assert refused(lambda: keyform.read(tmp_path / "tidak-ada")) == "keys.file-missing"
    assert refused(lambda: keyform.read(tmp_path)) == "keys.file-missing"
    large = tmp_path / "besar"
    large.write_bytes(b" " * (files.MAX_BYTES + 1))
    assert refused(lambda: keyform.read(large)) == "keys.file-missing"
    deep = tmp_path / "dalam"
    deep.write_bytes(b"[" * files.MAX_BYTES)
    assert refused(lambda: keyform.read(deep)) == "keys.file-damaged"


def test_a_place_that_cannot_be_written_is_told_and_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = create(tmp_path)
    before = found.file.read_bytes()
    blocked = tmp_path / "berkas"
    blocked.write_bytes(b"")
    assert refused(lambda: create(blocked / "folder", number=2)) == "keys.cannot-write"

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(files.os, "fsync", full)
    assert refused(lambda: keyfile.change(found, PIN, PHRASE, cost=CHEAP)) == "keys.cannot-write"
    assert found.file.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["berkas", found.file.name])


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    class Starved:
        def __init__(self, **given: Any) -> None:
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Starved)
    assert refused(lambda: keyfile.unlock(keyform.read(V1), PHRASE)) == "keys.memory"
