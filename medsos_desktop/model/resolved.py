"""What one account really shows: the answer of `medsos_desktop.posts.resolve.resolve`."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.model.post import MediaUse


@dataclass(frozen=True, slots=True)
class Resolved:
    """The texts and pictures of a post on one account, nothing left to follow.

    ``fields`` has every field of the surface in the surface's order; ``main`` names the one that
    carries the post's text.
    """

    account: str
    surface: str
    fields: Mapping[str, str]
    media: tuple[MediaUse, ...]
    main: str

    @property
    def text(self) -> str:
        """The main field: what counters, lists and previews show."""
        return self.fields[self.main]
