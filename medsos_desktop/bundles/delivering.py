"""From a post to what each account gets: texts, pictures and how the channel wants them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from medsos_desktop.bundles.model import Bundle, Delivery, Picture
from medsos_desktop.bundles.naming import account_folder
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.errors import Param, UserError
from medsos_desktop.media.frame import frame
from medsos_desktop.media.render import Recipe
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.model.office import Account, Asset
from medsos_desktop.model.post import MediaUse, Post
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.posts.resolve import resolve

_BYTES_A_PIXEL = 0.22  # a photo as JPEG of quality 85; posters take less
_TEXT = 12_000  # bytes a delivery adds to captions, page, tables and manifest


class HeldBack(Exception):
    """A post cannot go out, for ``bundle.held.<reason>`` filled with ``params``."""

    def __init__(self, reason: str, **params: Param) -> None:
        super().__init__(reason, params)
        self.reason, self.params = reason, params


class Media(Protocol):
    """The questions asked of `media.service.MediaService`."""

    def file(self, asset: str) -> Path:
        """The original's path; `UserError` when it is gone."""
        ...

    def facts(self, asset: str) -> Asset:
        """The record; `UserError` when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Makes deliveries; ``accounts`` are the living ones by id, in the office's order."""

    accounts: Mapping[str, Account]
    catalogue: Catalogue
    media: Media

    def of(self, post: Post, wanted: frozenset[str] | None) -> tuple[Delivery, ...]:
        """The deliveries of a post to the ``wanted`` accounts.

        Raises `HeldBack`: ``no-account``, ``account-gone``, ``no-picture`` (``name``).
        """
        order = {account: place for place, account in enumerate(self.accounts)}
        asked = [
            each for each in resolve(post, self.catalogue, order) if wanted is None or each.account in wanted
        ]
        if not asked:
            raise HeldBack("no-account")
        if any(each.account not in self.accounts for each in asked):
            raise HeldBack("account-gone")
        made: list[Delivery] = []
        for each in asked:
            made.append(self._one(each, self.accounts[each.account], [before.folder for before in made]))
        return tuple(made)

    def estimate(self, bundle: Bundle) -> int:
        """About how many bytes the ZIP will have."""
        total = 40_000
        for item in bundle.items:
            for delivery in item.deliveries:
                total += _TEXT + sum(self._bytes(picture) for picture in delivery.pictures)
        return total

    def _one(self, resolved: Resolved, account: Account, taken: list[str]) -> Delivery:
        surface = self.catalogue.surface(resolved.surface)
        recipe = recipe_of(surface)
        return Delivery(
            account=resolved.account,
            surface=surface.id,
            surface_name=surface.name,
            channel=surface.channel,
            channel_name=self.catalogue.name(surface.channel),
            monogram=surface.monogram,
            handle=account.handle,
            account_name=account.name,
            fields=tuple(resolved.fields.items()),
            main=resolved.main,
            folder=account_folder(surface.channel, account.handle or account.name, taken),
            pictures=tuple(self._picture(use, recipe) for use in resolved.media),
        )

    def _picture(self, use: MediaUse, recipe: Recipe) -> Picture:
        name = self._name(use.asset)
        try:
            source = self.media.file(use.asset)
        except UserError as error:
            raise HeldBack("no-picture", name=name) from error
        return Picture(use.asset, source, recipe, use.alt, use.crop, name)

    def _name(self, asset: str) -> str:
        try:
            return self.media.facts(asset).name or asset[:12]
        except UserError:
            return asset[:12]

    def _bytes(self, picture: Picture) -> int:
        try:
            facts = self.media.facts(picture.asset)
        except UserError:
            return 0
        size = (max(1, facts.width), max(1, facts.height))
        made = frame(size, picture.crop, picture.recipe.preset, picture.recipe.ratios)
        guess = int(made.size[0] * made.size[1] * _BYTES_A_PIXEL)
        return min(guess, picture.recipe.max_bytes or guess)
