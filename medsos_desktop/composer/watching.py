"""The checks over a post apart from the database, so that a worker can run them while one types."""

from collections.abc import Callable, Mapping
from typing import cast

from medsos_desktop.checking import CheckService, Placed
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.model.office import Account, Asset, Collaboration, Office, Partner
from medsos_desktop.model.post import MediaUse, Post
from medsos_desktop.workspace import Workspace

Check = Callable[[], tuple[Placed, ...]]


class _Known:
    """What the checks ask of the office, as it was a moment ago."""

    def __init__(self, source: DirectoryService) -> None:
        self._office, self._accounts = source.office(), source.accounts()
        self._collaborations, self._partners = source.collaborations(), source.partners()

    def office(self) -> Office:
        """See `DirectoryService.office`."""
        return self._office

    def accounts(self) -> Mapping[str, Account]:
        """See `DirectoryService.accounts`."""
        return self._accounts

    def collaborations(self) -> Mapping[str, Collaboration]:
        """See `DirectoryService.collaborations`."""
        return self._collaborations

    def partners(self) -> Mapping[str, Partner]:
        """See `DirectoryService.partners`."""
        return self._partners


def check_apart(workspace: Workspace, post: Post, id: str = "", *, out: bool = False) -> Check:
    """A call that may run in any thread and gives what ``workspace.checks.of_post`` would."""
    directory = workspace.directory
    neighbours = workspace.neighbours.of(post, id)
    facts: dict[str, Asset | None] = {use.asset: _asset(directory, use.asset) for use in _uses(post)}
    service = CheckService(
        workspace.catalogue,
        workspace.pack,
        cast(DirectoryService, _Known(directory)),
        facts.get,
        workspace.store.clock,
        lambda _post, _id: neighbours,
    )
    return lambda: service.of_post(post, id, out=out)


def _asset(directory: DirectoryService, asset: str) -> Asset | None:
    found = directory.get("asset", asset)
    return found if isinstance(found, Asset) else None


def _uses(post: Post) -> list[MediaUse]:
    own = [use for variant in post.variants.values() for use in variant.media or ()]
    return [*post.media, *own]
