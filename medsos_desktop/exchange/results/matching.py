"""Which delivery a row is about: a post by its code, an account by its names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.exchange.results.columns import code
from medsos_desktop.exchange.results.model import Problem
from medsos_desktop.exchange.sheets import lexicon
from medsos_desktop.model.office import Account
from medsos_desktop.model.rows import PostRow, PostView
from medsos_desktop.model.state import State
from medsos_desktop.posts.service import PostService


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a row is about, as far as it was found; ``problems`` say what was not."""

    row: PostRow | None = None
    account: str = ""
    channel: str = ""
    who: str = ""
    problems: tuple[Problem, ...] = ()


def _stop(why: str, **params: str | int) -> Problem:
    return Problem(why, True, params)


class Matcher:
    """The office's posts and accounts by what a sheet calls them; read once for a file."""

    def __init__(self, posts: PostService, directory: DirectoryService, catalogue: Catalogue) -> None:
        self._posts, self._catalogue = posts, catalogue
        self._accounts = directory.accounts()
        self._views: dict[str, PostView] = {}
        self._directory = directory

    @cached_property
    def codes(self) -> dict[str, list[PostRow]]:
        """Posts by their short code; two that share one are told apart by nobody."""
        found: dict[str, list[PostRow]] = {}
        for row in self._posts.by_state(*State):
            found.setdefault(row.code, []).append(row)
        return found

    def rows(self, posts: Collection[str]) -> Iterator[PostRow]:
        """Those of the posts with these ids."""
        return (row for rows in self.codes.values() for row in rows if row.id in posts)

    def view(self, post: str) -> PostView:
        """One post in full, read once."""
        if post not in self._views:
            self._views[post] = self._posts.get(post)
        return self._views[post]

    def find(self, code_text: str, channel: str, account: str) -> Delivery:
        """The delivery of a row."""
        wanted = code(code_text)
        if not wanted:
            return Delivery(problems=(_stop("no-code"),))
        rows = self._rows(wanted)
        if len(rows) != 1:
            return Delivery(problems=(_stop("code-unclear" if rows else "code-unknown", code=wanted[:40]),))
        row = rows[0]
        found, problem = self._account(row, channel, account)
        if found is None:
            return Delivery(row, problems=(problem,) if problem else ())
        about = self._known(found)
        return Delivery(
            row,
            found,
            self._surface(row.id, found),
            (about.handle or about.name) if about else account,
            (problem,) if problem else (),
        )

    def _rows(self, wanted: str) -> list[PostRow]:
        exact = self.codes.get(wanted) or self.codes.get(wanted.zfill(7))
        if exact:
            return exact
        if len(wanted) > 7:  # the whole id, or a code with something behind it
            return [row for row in self.codes.get(wanted[:7], ()) if row.id.upper().startswith(wanted)]
        return []

    def _account(self, row: PostRow, channel: str, account: str) -> tuple[str | None, Problem | None]:
        """The account of the post that the two cells name; several, or none, are told."""
        own = list(self.view(row.id).post.variants)
        asked_channel, asked = _folded(channel), _bare(account)
        by_channel = [each for each in own if _is_called(asked_channel, self._channel_names(row.id, each))]
        by_account = [each for each in own if asked in self._account_names(each)]
        rooms = by_channel if asked_channel and by_channel else own
        if asked:
            both = [each for each in rooms if each in by_account]
            if len(both) == 1:
                return both[0], None
            if not both and by_account:
                return self._only(by_account)
            if not both:
                return self._renamed(rooms, by_channel, account)
            return self._only(both)
        if asked_channel and not by_channel:
            return None, _stop("account-unknown", account=channel[:60])
        return self._only(rooms)

    def _only(self, found: list[str]) -> tuple[str | None, Problem | None]:
        return (found[0], None) if len(found) == 1 else (None, _stop("account-unclear", n=len(found)))

    def _renamed(
        self, rooms: list[str], by_channel: list[str], account: str
    ) -> tuple[str | None, Problem | None]:
        """No account of the post has this name: where its channel leaves one, somebody must say yes."""
        elsewhere = any(_bare(account) in self._account_names(each) for each in self._accounts)
        if len(by_channel) == 1 and not elsewhere:
            return by_channel[0], Problem("account-renamed", params={"account": account[:60]})
        return None, _stop("account-unknown", account=account[:60])

    def _known(self, id: str) -> Account | None:
        found = self._accounts.get(id) or self._directory.retired("account").get(id)
        return found if isinstance(found, Account) else None

    def _account_names(self, id: str) -> set[str]:
        about = self._known(id)
        names = (about.handle, about.name, self._catalogue.name(about.channel)) if about else ()
        return {_bare(name) for name in names if name}

    def _surface(self, post: str, account: str) -> str:
        variant = self.view(post).post.variants.get(account)
        known = variant is not None and variant.surface in self._catalogue
        return self._catalogue.channel_of(variant.surface) if known and variant is not None else ""

    def _channel_names(self, post: str, account: str) -> set[str]:
        """What the account's place on its channel can be called."""
        variant = self.view(post).post.variants[account]
        return set(self._said(variant.surface)) if variant.surface in self._catalogue else set()

    def _said(self, surface: str) -> Iterator[str]:
        channel = self._catalogue.channel_of(surface)
        names: Iterable[str] = (
            self._catalogue.surface(surface).name,
            self._catalogue.name(channel),
            self._catalogue.monogram(channel),
            channel,
        )
        yield from map(_folded, names)
        yield from (word for word, each in lexicon.platforms().channels.items() if each == channel)


def _is_called(asked: str, names: set[str]) -> bool:
    """Whether a channel cell is one of the names, or begins with one: ``instagram · feed``, ``ig story``."""
    return asked in names or any(lexicon.starts_with_word(asked, [name]) for name in names)


def _folded(text: str) -> str:
    return lexicon.plain(text)


def _bare(text: str) -> str:
    """A name as it is compared: without ``@`` and blanks."""
    return lexicon.plain(text).lstrip("@").replace(" ", "")
