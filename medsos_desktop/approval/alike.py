"""What is the same on several accounts is read once: parts of a post, and findings that say the same."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

from medsos_desktop.checking import Placed
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


def told_once(findings: Iterable[Placed]) -> tuple[Placed, ...]:
    """Findings with the same words and the same answer as one, with all their accounts, in their order.

    Proposed waivers stay apart by key: each is confirmed by itself.
    """
    groups: dict[Hashable, Placed] = {}
    for each in findings:
        finding = each.finding
        told = tuple(sorted((name, str(value)) for name, value in finding.params.items()))
        waiver = finding.severity == "block" and each.answer is not None
        key = finding.key if waiver else (finding.code, finding.severity, told, each.answer)
        known = groups.get(key)
        accounts = tuple(dict.fromkeys((known.accounts if known else ()) + each.accounts))
        groups[key] = replace(known or each, accounts=accounts)
    return tuple(groups.values())
