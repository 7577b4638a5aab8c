"""What changed between two versions of a post, as an approver wants to see it: words and pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medsos_desktop.model.post import MediaUse
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.text.diff import Piece, words_diff


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One text field of one or more accounts; ``pieces`` read in order give old and new together."""

    accounts: tuple[str, ...]
    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PictureChange:
    """A picture that came, went, or is shown differently.

    ``kind`` is "added", "removed", "replaced", "alt" (its alternative text), "crop" or "moved";
    ``place`` counts from 1 in the new order (in the old one when removed).
    """

    accounts: tuple[str, ...]
    kind: str
    place: int
    old: MediaUse | None
    new: MediaUse | None


@dataclass(frozen=True, slots=True)
class PostDiff:
    """Everything that differs between what was seen and what would go out now."""

    texts: tuple[FieldChange, ...] = ()
    pictures: tuple[PictureChange, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    time: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.texts or self.pictures or self.came or self.went or self.time)


def compare(
    old: Iterable[Resolved], new: Iterable[Resolved], old_time: str | None, new_time: str | None
) -> PostDiff:
    """The difference of two resolved posts; what is the same on several accounts is said once."""
    before = {each.account: each for each in old}
    after = {each.account: each for each in new}
    both = [account for account in after if account in before]
    texts: dict[tuple[str, tuple[Piece, ...]], list[str]] = {}
    pictures: dict[tuple[str, int, MediaUse | None, MediaUse | None], list[str]] = {}
    for account in both:
        for name, pieces in _texts(before[account].fields, after[account].fields):
            texts.setdefault((name, pieces), []).append(account)
        for change in _pictures(before[account].media, after[account].media):
            pictures.setdefault(change, []).append(account)
    return PostDiff(
        texts=tuple(FieldChange(tuple(who), name, pieces) for (name, pieces), who in texts.items()),
        pictures=tuple(PictureChange(tuple(who), *change) for change, who in pictures.items()),
        came=tuple(account for account in after if account not in before),
        went=tuple(account for account in before if account not in after),
        time=(old_time or "", new_time or "") if old_time != new_time else None,
    )


def _texts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    for name in dict.fromkeys((*new, *old)):
        if old.get(name, "") != new.get(name, ""):
            yield name, words_diff(old.get(name, ""), new.get(name, ""))


def _pictures(
    old: tuple[MediaUse, ...], new: tuple[MediaUse, ...]
) -> Iterable[tuple[str, int, MediaUse | None, MediaUse | None]]:
    """Pictures are followed by their file, so that a reorder is told from an exchange."""
    places = {use.asset: place for place, use in enumerate(old)}
    kept = {use.asset for use in new} & places.keys()
    for place, use in enumerate(new):
        before = old[places[use.asset]] if use.asset in kept else None
        if before is None:
            gone = old[place] if place < len(old) and old[place].asset not in kept else None
            yield ("replaced" if gone else "added"), place + 1, gone, use
            continue
        if before.alt != use.alt:
            yield "alt", place + 1, before, use
        if before.crop != use.crop:
            yield "crop", place + 1, before, use
        if _rank(old, kept, use.asset) != _rank(new, kept, use.asset):
            yield "moved", place + 1, before, use
    for place, use in enumerate(old):
        exchanged = place < len(new) and new[place].asset not in places
        if use.asset not in kept and not exchanged:
            yield "removed", place + 1, use, None


def _rank(uses: tuple[MediaUse, ...], kept: set[str], asset: str) -> int:
    return [use.asset for use in uses if use.asset in kept].index(asset)
