"""A new key and its file: slow work that needs no database, so that a thread may do it."""

import os
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import keyfile, sealing, strength
from medsos_desktop.keys.card import Card
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.keys.pair import KeyPair, Random
from medsos_desktop.keys.sealing import Cost


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose key is made, and where. ``folder`` takes the file, ``made`` is a record's time.

    ``old`` is the fingerprint of the key that it follows, "" for the first one.
    """

    person: str
    name: str
    title: str
    office: str
    made: str
    folder: Path
    old: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a plan."""

    plan: Plan
    pair: KeyPair
    card: Card
    file: KeyFile


def agree(secret: str, again: str) -> None:
    """Refuse what is too easy and what was typed in two ways. `strength.check`, ``keydesk.differ``."""
    strength.check(secret)
    if strength.plain(secret) != strength.plain(again):
        raise UserError("keydesk.differ")


def make(plan: Plan, secret: str, *, random: Random = os.urandom, cost: Cost = sealing.USUAL) -> Made:
    """The key, its card and its file; the office has not been told yet.

    Raises `UserError` ``keys.card-text``, what `strength.check` and `keyfile.create` raise.
    """
    pair = KeyPair.make(random)
    card = cards.make(
        pair, person=plan.person, name=plan.name, title=plan.title, office=plan.office, made=plan.made
    )
    cards.prove(card)
    file = keyfile.create(
        plan.folder, pair, secret, label=plan.name, made=plan.made, random=random, cost=cost
    )
    return Made(plan, pair, card, file)


def judge(secret: str) -> UserError | str:
    """Why ``secret`` may not be used, or the key of the words that tell plainly what it holds."""
    try:
        strength.check(secret)
    except UserError as error:
        return error
    return strength.rate(secret)
