"""Where the open post is out, as far as anybody told: a line an account, with its evidence."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from medsos_desktop import telling
from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.calendar import zones
from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.model.office import Account
from medsos_desktop.model.rows import PostView
from medsos_desktop.model.state import OVER, State
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Out:
    """One account. ``id`` is the publication's record, "" where nobody told anything of this account.

    ``moment`` and ``numbers`` are words, ``scans`` are screenshots and the like.
    """

    account: str
    monogram: str
    who: str
    id: str = ""
    moment: str = ""
    link: str = ""
    numbers: str = ""
    note: str = ""
    scans: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Outs:
    """All accounts of a post in the office's order; ``link`` was told of the post as a whole.

    ``open``: more can be told of it; not of one that was withdrawn.
    """

    lines: tuple[Out, ...] = ()
    link: str = ""
    open: bool = False

    @property
    def known(self) -> int:
        """Accounts that somebody told of."""
        return sum(bool(line.id) for line in self.lines)

    def __bool__(self) -> bool:
        return bool(self.lines)


def outs(words: Words, workspace: Workspace, view: PostView | None) -> Outs:
    """What is known of a post that is out; nothing for any other."""
    if view is None or view.state not in OVER:
        return Outs()
    records, directory = workspace.records, workspace.directory
    zone = directory.office().zone
    told = {each.account: each for each in records.publications(view.id)}
    account_of = {each.id: each.account for each in records.told(view.id)}
    scans: dict[str, tuple[Evidence, ...]] = {}
    for each in workspace.evidence.of(view.id):  # what is told later does not take them away
        account = account_of.get(each.decision, "")
        scans[account] = (*scans.get(account, ()), each)
    accounts = directory.accounts() | {
        id_: each for id_, each in directory.retired("account").items() if isinstance(each, Account)
    }
    order = {id_: place for place, id_ in enumerate(accounts)}
    lines = []
    for id_ in sorted({*view.head.variants, *told}, key=lambda each: (order.get(each, len(order)), each)):
        line = _named(id_, accounts, workspace.catalogue)
        publication = told.get(id_)
        if publication is not None:
            line = Out(
                line.account,
                line.monogram,
                line.who,
                publication.id,
                telling.went_out(words, publication, zone),
                publication.link,
                telling.numbers(words, publication.metrics),
                publication.note,
                scans.get(id_, ()),
            )
        lines.append(line)
    link = next((each.link for each in reversed(records.decisions(view.id)) if each.action == "publish"), "")
    return Outs(tuple(lines), "" if told else link, view.state is State.PUBLISHED)


def attach(workspace: Workspace, view: PostView, account: str, scan: Path) -> Changes:
    """Keep a screenshot of an account of which nobody told yet: with it, it is told to be out.

    The moment is the planned one, roughly, until somebody knows better. One step; raises as
    `EvidenceService.attach` does, and then nothing is told either.
    """
    planned = None
    if view.post.planned:
        planned = datetime.fromisoformat(view.post.planned).replace(tzinfo=zones.zone(view.post.zone))
    return workspace.evidence.tell(view.id, account, planned, scan)


def _named(id: str, accounts: dict[str, Account], catalogue: Catalogue) -> Out:
    found = accounts.get(id)
    if found is None:
        return Out(id, id[:2].upper(), id[:6])
    known = found.channel in catalogue.channels
    monogram = catalogue.monogram(found.channel) if known else found.channel[:2].upper()
    return Out(id, monogram, found.handle or found.name or (catalogue.name(found.channel) if known else id))
