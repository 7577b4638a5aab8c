"""Where the open post is out, as far as anybody told: a line an account, with its evidence."""

from dataclasses import dataclass

from medsos_desktop import telling
from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.model.office import Account
from medsos_desktop.model.rows import PostView
from medsos_desktop.model.state import OVER
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
    """All accounts of a post in the office's order; ``link`` was told of the post as a whole."""

    lines: tuple[Out, ...] = ()
    link: str = ""

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
    scans: dict[str, tuple[Evidence, ...]] = {}
    for each in workspace.evidence.of(view.id):
        scans[each.decision] = (*scans.get(each.decision, ()), each)
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
                scans.get(publication.id, ()),
            )
        lines.append(line)
    link = next((each.link for each in reversed(records.decisions(view.id)) if each.action == "publish"), "")
    return Outs(tuple(lines), "" if told else link)


def _named(id: str, accounts: dict[str, Account], catalogue: Catalogue) -> Out:
    found = accounts.get(id)
    if found is None:
        return Out(id, id[:2].upper(), id[:6])
    known = found.channel in catalogue.channels
    monogram = catalogue.monogram(found.channel) if known else found.channel[:2].upper()
    return Out(id, monogram, found.handle or found.name or (catalogue.name(found.channel) if known else id))
