"""Accounts, pillars, people and partners by name: found, or added while a sheet is taken in."""

from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.exchange.sheets.model import PartnerCells, SheetPost
from medsos_desktop.exchange.units import whole_text
from medsos_desktop.model.office import Account, Collaboration, Partner, Person, Pillar, Role
from medsos_desktop.model.post import Post, Variant

_LONGEST = 80
"""A name longer than this is a remark; it goes into the note."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What taking a sheet in will add: channels without an account, and names not known yet."""

    channels: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class Book:
    """The directory by name. Only `post` adds to it, and only inside an operation."""

    def __init__(self, directory: DirectoryService, catalogue: Catalogue) -> None:
        self._directory, self._catalogue = directory, catalogue
        self._accounts: dict[str, str] = {}
        self._orders = 0
        for id, account in directory.accounts().items():
            self._accounts.setdefault(account.channel, id)
            self._orders = max(self._orders, account.order)
        self._channel_of = {id: account.channel for id, account in directory.accounts().items()}
        self._pillars = {_folded(p.name): id for id, p in directory.pillars().items()}
        self._numbers = max((p.number for p in directory.pillars().values()), default=0)
        self._people = {_folded(p.name): id for id, p in directory.people().items()}
        self._partners = {_folded(p.name): id for id, p in directory.partners().items()}
        self._collaborations = {_identity(c): id for id, c in directory.collaborations().items()}

    def missing(self, posts: list[SheetPost]) -> Missing:
        """What the posts name that is not there."""
        channels = dict.fromkeys(c for post in posts for c in post.channels if c not in self._accounts)
        pillars = _news((post.pillar for post in posts), self._pillars)
        people = _news((post.pic for post in posts), self._people)
        partners = _news((post.partner.name for post in posts if post.partner), self._partners)
        return Missing(tuple(channels), pillars, people, partners)

    def facts(self, post: Post) -> tuple[object, ...]:
        """What a stored post says in the fields a sheet can give, for comparing."""
        used = frozenset((self._channel_of.get(id, ""), v.surface) for id, v in post.variants.items())
        return (post.planned, post.text, used, post.pillar, post.pic, post.collaboration, post.sheet_status)

    def sheet_facts(self, unit: SheetPost) -> tuple[object, ...]:
        """The same of a row; a name that is not in the directory yet equals nothing."""
        used = frozenset(zip(unit.channels, unit.surfaces, strict=True))
        pillar = self._pillars.get(_folded(unit.pillar), f"?{unit.pillar}") if _named(unit.pillar) else ""
        pic = self._people.get(_folded(unit.pic), f"?{unit.pic}") if _named(unit.pic) else ""
        collaboration = ""
        if unit.partner is not None:
            partner = self._partners.get(_folded(unit.partner.name), "") if unit.partner.name else ""
            wanted = _collaboration(unit.partner, partner)
            collaboration = self._collaborations.get(_identity(wanted), "?")
        text = whole_text(unit)
        return (unit.planned, text, used, pillar, pic, collaboration, unit.status_word)

    def post(self, unit: SheetPost, zone: str) -> Post:
        """The post of a row, adding to the directory what it names."""
        variants: dict[str, Variant] = {}
        for channel, surface in zip(unit.channels, unit.surfaces, strict=True):
            own = unit.texts.get(channel)
            fields = None
            if own is not None:
                main = next(field for field in self._catalogue.surface(surface).fields if field.main)
                fields = {main.name: whole_text(unit, own)}
            variants[self._account(channel)] = Variant(surface, fields)
        spare = [unit.pic if unit.pic and not _named(unit.pic) else "", unit.note, unit.link]
        return Post(
            title=unit.title,
            text=whole_text(unit),
            planned=unit.planned,
            zone=zone,
            variants=variants,
            pillar=self._pillar(unit.pillar),
            pic=self._person(unit.pic),
            note="\n".join(line for line in spare if line),
            source=unit.source,
            collaboration=self._collaboration(unit.partner),
            sheet_status=unit.status_word,
        )

    def _account(self, channel: str) -> str:
        if channel not in self._accounts:
            self._orders += 1
            account = Account(
                channel=channel,
                surface=self._catalogue.default_surface(channel),
                name=self._catalogue.name(channel),
                order=self._orders,
            )
            id, _ = self._directory.save("account", None, account)
            self._accounts[channel], self._channel_of[id] = id, channel
        return self._accounts[channel]

    def _pillar(self, name: str) -> str:
        if not _named(name):
            return ""
        if _folded(name) not in self._pillars:
            self._numbers += 1
            self._pillars[_folded(name)], _ = self._directory.save(
                "pillar", None, Pillar(self._numbers, name)
            )
        return self._pillars[_folded(name)]

    def _person(self, name: str) -> str:
        if not _named(name):
            return ""
        if _folded(name) not in self._people:
            person = Person(name=name, roles=(Role.WRITER.value,))
            self._people[_folded(name)], _ = self._directory.save("person", None, person)
        return self._people[_folded(name)]

    def _collaboration(self, cells: PartnerCells | None) -> str:
        if cells is None:
            return ""
        partner = ""
        if cells.name:
            if _folded(cells.name) not in self._partners:
                id, _ = self._directory.save("partner", None, Partner(name=cells.name))
                self._partners[_folded(cells.name)] = id
            partner = self._partners[_folded(cells.name)]
        wanted = _collaboration(cells, partner)
        known = self._collaborations.get(_identity(wanted))
        if known is None:
            known, _ = self._directory.save("collaboration", None, wanted)
            self._collaborations[_identity(wanted)] = known
        return known


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _named(name: str) -> bool:
    return bool(name) and len(name) <= _LONGEST


def _news(names: Iterable[str], known: dict[str, str]) -> tuple[str, ...]:
    fresh: dict[str, str] = {}
    for name in names:
        if _named(name) and _folded(name) not in known:
            fresh.setdefault(_folded(name), name)
    return tuple(fresh.values())


def _collaboration(cells: PartnerCells, partner: str) -> Collaboration:
    return Collaboration(partner, cells.program, cells.document, cells.beneficiaries)


def _identity(value: Collaboration) -> tuple[str, ...]:
    return value.partner, _folded(value.program), _folded(value.document), _folded(value.beneficiaries)
