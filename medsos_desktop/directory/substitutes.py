"""Who holds which roles on which day: one's own, and those of somebody one stands in for (Plh., Plt.)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from medsos_desktop.errors import UserError
from medsos_desktop.model.grants import is_day
from medsos_desktop.model.office import Person, Substitute

PLH, PLT = "plh", "plt"
KINDS = (PLH, PLT)
"""Pelaksana harian: the holder is away. Pelaksana tugas: nobody holds the office."""


class Hold(NamedTuple):
    """A role that somebody holds; ``acting`` is one of `KINDS` when it is ``acting_for``'s (a person id)."""

    role: str
    acting: str = ""
    acting_for: str = ""


def held(
    who: str,
    own: Iterable[str],
    substitutes: Iterable[Substitute],
    person: Callable[[str], Person | None],
    days: tuple[str, str],
) -> tuple[Hold, ...]:
    """The roles ``who`` holds through all ``days`` (ISO, both included): ``own`` ones first.

    ``person`` tells about people who left the lists as well. What one holds for somebody else is passed on
    to nobody: only a person's own roles are lent. A day of "" is no day, and lends nothing.
    """
    found = {role: Hold(role) for role in own}
    first, last = days
    for each in substitutes:
        if each.person != who or not first or not (each.start <= first and last <= each.until):
            continue
        lender = person(each.stands_for)
        for role in lender.roles if lender else ():
            found.setdefault(role, Hold(role, each.kind, each.stands_for))
    return tuple(found.values())


def checked(substitute: Substitute, person: Callable[[str], Person | None]) -> Substitute:
    """The same. `UserError` ``directory.substitute-*`` with ``field``.

    ``-who``: no such person, or who left; ``-self``: for oneself; ``-dates``: no days, or the wrong way
    round.
    """
    who = person(substitute.person)
    if who is None or who.deleted:
        raise UserError("directory.substitute-who", field="person")
    if person(substitute.stands_for) is None:
        raise UserError("directory.substitute-who", field="stands_for")
    if substitute.person == substitute.stands_for:
        raise UserError("directory.substitute-self", field="stands_for", name=who.name)
    if not (is_day(substitute.start) and is_day(substitute.until)):
        raise UserError("directory.substitute-dates", field="until")
    if substitute.start > substitute.until:
        raise UserError("directory.substitute-dates", field="until")
    return substitute
