"""Accounts that show the very same are read once: parts of a post as an approver opens them."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from medsos_desktop.model.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Part:
    """What one or several accounts show; ``key`` is the first account's id."""

    shown: tuple[Resolved, ...]

    @property
    def key(self) -> str:
        """Names the part."""
        return self.shown[0].account

    @property
    def first(self) -> Resolved:
        """Stands for all of them."""
        return self.shown[0]

    @property
    def accounts(self) -> tuple[str, ...]:
        """Ids, in the office's order."""
        return tuple(each.account for each in self.shown)


def parts(resolved: Iterable[Resolved], shape: Callable[[Resolved], Hashable]) -> tuple[Part, ...]:
    """The parts in the order of their first account.

    ``shape`` tells how an account cuts the pictures: the same text under another cut is another part.
    """
    groups: dict[Hashable, list[Resolved]] = {}
    for each in resolved:
        key = (tuple(each.fields.items()), each.main, each.media, shape(each))
        groups.setdefault(key, []).append(each)
    return tuple(Part(tuple(group)) for group in groups.values())
