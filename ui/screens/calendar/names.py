"""What ids are called here: channels, pillars, people, states. Read once per refresh; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.model.office import Office, Person, Pillar
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Names:
    """The office's tables as they are now. ``monograms`` and ``channels`` map channel families."""

    office: Office
    pillars: Mapping[str, Pillar]
    people: Mapping[str, Person]
    channels: tuple[str, ...]
    monograms: Mapping[str, str]
    channel_names: Mapping[str, str]

    def monograms_of(self, channels: tuple[str, ...]) -> tuple[str, ...]:
        """As in "IG", "FB" of channel families; an unknown family by its first letters."""
        return tuple(self.monograms.get(channel, channel[:2].upper()) for channel in channels)

    def channel(self, family: str) -> str:
        """ "Instagram"; an unknown family by its id."""
        return self.channel_names.get(family, family)

    def pillar(self, id: str) -> str:
        """As in "8 Hari besar & budaya", empty when the post has none."""
        found = self.pillars.get(id)
        return f"{found.number} {found.name}" if found else ""

    def person(self, id: str) -> str:
        """A person's name, empty when unknown."""
        found = self.people.get(id)
        return found.name if found else ""


NOTHING = Names(Office(), {}, {}, (), {}, {})
"""Before anything was read."""


def read(workspace: Workspace) -> Names:
    """The tables of an open workspace; channels are those the office has accounts on, then the others."""
    directory, catalogue = workspace.directory, workspace.catalogue
    used = {account.channel for account in directory.accounts().values()}
    families = tuple(catalogue.channels)
    return Names(
        office=directory.office(),
        pillars=directory.pillars(),
        people=directory.people(),
        channels=tuple(channel for channel in families if channel in used) or families,
        monograms={channel: catalogue.monogram(channel) for channel in families},
        channel_names={channel: catalogue.name(channel) for channel in families},
    )
