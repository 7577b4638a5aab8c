"""The list of what is out: link, time and numbers of every account, as a sheet that can be taken in again.

It has the columns of ``hasil.xlsx``, so that numbers that come later are filled in there and come back.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from medsos_desktop.bundles import resultsheet
from medsos_desktop.bundles.resultsheet import SheetRow
from medsos_desktop.calendar import zones
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.media.files import write_atomically
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Variant
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService
from medsos_desktop.words import Words


class PublishedList:
    """``workspace.published``. Reads only."""

    def __init__(
        self, posts: PostService, directory: DirectoryService, catalogue: Catalogue, book: DecisionBook
    ) -> None:
        self._posts, self._directory, self._catalogue, self._book = posts, directory, catalogue, book

    def save(self, target: Path, words: Words) -> int:
        """Every account of every post that is out, by planned time, to ``target``; how many rows.

        Raises `UserError` ``results.none-out`` where nothing is, ``workspace.*`` where it cannot be written.
        """
        rows = list(self._rows())
        if not rows:
            raise UserError("results.none-out")
        write_atomically(target, resultsheet.write(words, self._directory.office().name, rows), durable=True)
        return len(rows)

    def _rows(self) -> Iterator[SheetRow]:
        gone = self._directory.retired("account")
        accounts = self._directory.accounts() | {
            id_: each for id_, each in gone.items() if isinstance(each, Account)
        }
        for row in self._posts.by_state(State.PUBLISHED):
            yield from self._of(row, accounts)

    def _of(self, row: PostRow, accounts: dict[str, Account]) -> Iterator[SheetRow]:
        post = self._posts.get(row.id).post
        told = {each.account: each for each in self._book.publications(row.id)}
        zone = self._directory.office().zone
        said = ""
        if row.planned:
            planned = zones.parse(row.planned)
            said = resultsheet.planned_said(planned, zones.short_name(post.zone, planned))
        for id_ in dict.fromkeys((*row.accounts, *told)):
            about, known = accounts.get(id_), told.get(id_)
            given = (row.code, self._place(id_, post.variants), _who(about), said, row.title)
            at = known.at if known is not None else ""
            local = zones.to_local(datetime.fromisoformat(at), zone) if at else None
            yield SheetRow(given, known, local)

    def _place(self, account: str, variants: Mapping[str, Variant]) -> str:
        surface = variants[account].surface if account in variants else ""
        return self._catalogue.surface(surface).name if surface in self._catalogue else ""


def _who(account: Account | None) -> str:
    return (account.handle or account.name) if account is not None else ""
