"""What ids are called here: people, accounts, channels. Read once per refresh; no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from medsos_desktop.approval.alike import Part
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.model.office import Account, Person
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Names:
    """The office's tables as they are now; ``left`` are people who left the lists."""

    zone: str
    people: Mapping[str, Person]
    accounts: Mapping[str, Account]
    catalogue: Catalogue
    left: Mapping[str, Person] = field(default_factory=dict)

    def office_of(self, id: str) -> str:
        """The office somebody holds or held, as in "Lurah"; their name where it is not known."""
        found = self.people.get(id) or self.left.get(id)
        return (found.title or found.name) if found else id[:6]

    def person(self, id: str) -> str:
        """A person's name; the id's first letters when unknown."""
        found = self.people.get(id)
        return found.name if found else id[:6]

    def account(self, id: str) -> str:
        """The name people know an account by."""
        found = self.accounts.get(id)
        return (found.handle or found.name) if found else id[:6]

    def accounts_said(self, ids: Iterable[str]) -> str:
        """As in "Instagram, Facebook"."""
        return ", ".join(dict.fromkeys(self.channel(id) for id in ids))

    def channel(self, id: str) -> str:
        """The channel of an account, with the account's name where the office has several there."""
        found = self.accounts.get(id)
        if found is None:
            return id[:6]
        family = self.catalogue.name(found.channel)
        twins = sum(each.channel == found.channel for each in self.accounts.values())
        if twins < 2:
            return family
        own = found.name or found.handle
        return own if family.casefold() in own.casefold() else f"{family} {own}"

    def monogram(self, id: str) -> str:
        """As in "IG"."""
        found = self.accounts.get(id)
        return self.catalogue.monogram(found.channel) if found else id[:2].upper()

    def tab(self, part: Part, *, short: bool = False) -> str:
        """As in "Instagram" (``short``: "IG"), or "IG, FB, WA" for several."""
        if len(part.shown) == 1 and not short:
            return self.channel(part.key)
        return ", ".join(self.monogram(account) for account in part.accounts)


def read(workspace: Workspace) -> Names:
    """The tables of an open workspace."""
    directory = workspace.directory
    return Names(
        directory.office().zone,
        directory.people(),
        directory.accounts(),
        workspace.catalogue,
        {id_: each for id_, each in directory.retired("person").items() if isinstance(each, Person)},
    )
