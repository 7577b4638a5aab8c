"""The tabs over the editor: the master text, then each account, by name and by monogram."""

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER, differs
from medsos_desktop.composer.panel import worst
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post


@dataclass(frozen=True, slots=True)
class Tab:
    """``name`` and ``short`` are "" for the master; ``worst`` is "block", "warn" or ""."""

    account: str
    name: str = ""
    short: str = ""
    handle: str = ""
    surface: str = ""
    own: bool = False
    worst: str = ""


def tabs(
    post: Post, accounts: Mapping[str, Account], placed: tuple[Placed, ...], catalogue: Catalogue
) -> tuple[Tab, ...]:
    """The master first, then the accounts in the office's order; a removed account comes last, by id."""
    order = [key for key in accounts if key in post.variants]
    order += sorted(key for key in post.variants if key not in accounts)
    channels = {key: catalogue.channel_of(post.variants[key].surface) for key in order}
    times = Tally(channels.values())
    made = [Tab(MASTER)]
    for key in order:
        channel, facts = channels[key], accounts.get(key, Account())
        alone = times[channel] == 1
        made.append(
            Tab(
                account=key,
                name=catalogue.name(channel) if alone else facts.name or catalogue.name(channel),
                short=_short(catalogue.monogram(channel), facts, alone),
                handle=facts.handle,
                surface=catalogue.surface(post.variants[key].surface).name,
                own=differs(post, key),
                worst=worst(placed, key),
            )
        )
    return tuple(made)


def _short(monogram: str, facts: Account, alone: bool) -> str:
    """Two accounts on one channel are told apart by the last word of their names."""
    words = facts.name.split()
    return monogram if alone or not words else f"{monogram} {words[-1]}"
