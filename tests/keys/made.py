"""Keys, cards and cheap boxes for tests."""

import hashlib
from itertools import count

from medsos_desktop.keys import card
from medsos_desktop.keys.card import Card
from medsos_desktop.keys.pair import KeyPair, Random
from medsos_desktop.keys.sealing import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)
"""Argon2id in a millisecond."""
MADE = "2026-11-30T01:00:00.000Z"
PIN, OTHER_PIN = "402917", "836914"
PHRASE = "kuali hujan merdu lentera"


def pair(number: int = 1) -> KeyPair:
    return KeyPair(bytes([number]) * 32)


def fixed(seed: str = "tests") -> Random:
    """Bytes that differ with each call and are the same in every run."""
    turn = count()
    return lambda size: hashlib.shake_256(f"{seed}/{next(turn)}".encode()).digest(size)


def made(number: int = 1, person: str = "lurah", name: str = "Pak Contoh", title: str = "Lurah") -> Card:
    office = "Kelurahan Contoh"
    return card.make(pair(number), person=person, name=name, title=title, office=office, made=MADE)
