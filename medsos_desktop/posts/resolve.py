"""From master and variants to what each account shows.

The one function that editor, list, checker, preview, approval and exporter all ask: a count or a
hash made from anything else would be a second truth.
"""

from collections.abc import Mapping

from medsos_desktop.channels.catalogue import Catalogue, Surface
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.model.resolved import Resolved


def resolve(post: Post, catalogue: Catalogue, order: Mapping[str, int] | None = None) -> tuple[Resolved, ...]:
    """Every variant of ``post`` with its texts and pictures filled in.

    ``order`` gives the place of an account id (accounts it does not name come last, by id); without
    it the order is that of the ids, the same on every PC.
    """
    places = order or {}
    accounts = sorted(post.variants, key=lambda account: (places.get(account, len(places)), account))
    return tuple(resolve_one(post, account, catalogue) for account in accounts)


def resolve_one(post: Post, account: str, catalogue: Catalogue) -> Resolved:
    """One variant filled in; ``account`` must be one of ``post.variants``."""
    variant = post.variants[account]
    surface = catalogue.surface(variant.surface)
    return Resolved(
        account=account,
        surface=surface.id,
        fields=_fields(post, variant, surface),
        media=post.media if variant.media is None else variant.media,
        main=main_field(surface),
    )


def main_field(surface: Surface) -> str:
    """The name of the field that carries a post's text on this surface."""
    return next(field.name for field in surface.fields if field.main)


def _fields(post: Post, variant: Variant, surface: Surface) -> dict[str, str]:
    own = variant.fields or {}
    following = {"text": post.text, "title": post.title}
    return {field.name: own.get(field.name, following[field.follows]) for field in surface.fields}
