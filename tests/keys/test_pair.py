"""A private key shows nothing of itself."""

import pickle

import pytest

from medsos_desktop.keys import ssh
from medsos_desktop.keys.pair import KeyPair
from tests.keys.made import fixed, pair


def test_a_key_is_made_from_the_random_source_given() -> None:
    one, other = KeyPair.make(fixed()), KeyPair.make(fixed())
    assert one.public == other.public
    assert KeyPair.make().public != KeyPair.make().public


def test_neither_print_nor_pickle_gives_the_secret_away() -> None:
    seed = pair().seed()
    shown = f"{pair()} {pair()!r} {vars(KeyPair)}"
    assert seed.hex() not in shown
    assert repr(seed) not in shown
    with pytest.raises(TypeError):
        pickle.dumps(pair())


def test_the_public_half_is_that_of_rfc_8032() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = KeyPair(seed).public
    assert public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert KeyPair(seed).fingerprint == ssh.fingerprint(public)
