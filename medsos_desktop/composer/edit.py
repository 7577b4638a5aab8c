"""Edits of a post. Each takes a frozen post and returns the next one; nothing here is stored.

A variant follows the master until its own field is edited; from then on that field is its own, until
"ikuti lagi" (follow again) lets go of it.
"""

from collections.abc import Mapping
from dataclasses import replace

from medsos_desktop.channels.catalogue import Catalogue, TextField
from medsos_desktop.checking import Placed
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Answer, MediaUse, Post, Variant
from medsos_desktop.text.clean import clean
from medsos_desktop.text.diff import Piece, words_diff

MASTER = ""
"""Stands for the master text where an account id is asked for."""


def text_of(post: Post, account: str, field: str, catalogue: Catalogue) -> str:
    """A field as the editor shows it: the variant's own, or what it follows."""
    if account == MASTER:
        return post.title if field == "title" else post.text
    own = post.variants[account].fields or {}
    if field in own:
        return own[field]
    return post.title if _field(post, account, field, catalogue).follows == "title" else post.text


def with_text(post: Post, account: str, field: str, text: str) -> Post:
    """The post with one field changed; an account's field becomes its own by that."""
    text = clean(text)
    if account == MASTER:
        return replace(post, title=text) if field == "title" else replace(post, text=text)
    variant = post.variants[account]
    return _with_variant(post, account, replace(variant, fields={**(variant.fields or {}), field: text}))


def follow_again(post: Post, account: str) -> Post:
    """The account shows the master's text and pictures again; its own wording is let go."""
    return _with_variant(post, account, replace(post.variants[account], fields=None, media=None))


def differs(post: Post, account: str) -> bool:
    """Whether the account has something of its own."""
    variant = post.variants[account]
    return bool(variant.fields) or variant.media is not None


def own_words(post: Post, account: str, catalogue: Catalogue) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Each field an account has of its own, from the master's words to its own."""
    if account == MASTER:
        return ()
    own = post.variants[account].fields or {}
    found = []
    for name, text in own.items():
        follows = _field(post, account, name, catalogue).follows
        found.append((name, words_diff(post.title if follows == "title" else post.text, text)))
    return tuple(found)


def with_account(post: Post, account: str, facts: Account, surface: str = "") -> Post:
    """The post goes to this account too, on ``surface`` or the account's usual one."""
    return _with_variant(post, account, Variant(surface=surface or facts.surface))


def on_surface(post: Post, account: str, surface: str) -> Post:
    """The account shows the post at another place of its channel; own words stay where the field exists."""
    return _with_variant(post, account, replace(post.variants[account], surface=surface))


def without_account(post: Post, account: str) -> Post:
    """The post no longer goes to this account."""
    return replace(post, variants={name: each for name, each in post.variants.items() if name != account})


def with_media(post: Post, account: str, media: tuple[MediaUse, ...]) -> Post:
    """The pictures, in their order, of the master or of one account."""
    if account == MASTER:
        return replace(post, media=media)
    return _with_variant(post, account, replace(post.variants[account], media=media))


def media_of(post: Post, account: str) -> tuple[MediaUse, ...]:
    """The pictures as the account (or the master) shows them."""
    own = None if account == MASTER else post.variants[account].media
    return post.media if own is None else own


def pictures(post: Post) -> int:
    """How many pictures stand in the master and in what accounts have of their own."""
    return len(post.media) + sum(len(each.media or ()) for each in post.variants.values())


def moved(media: tuple[MediaUse, ...], source: int, target: int) -> tuple[MediaUse, ...]:
    """The pictures with the one at ``source`` put to ``target`` (both from 0)."""
    rest = [*media[:source], *media[source + 1 :]]
    return (*rest[:target], media[source], *rest[target:])


def with_answer(post: Post, placed: Placed, reason: str, quote: str) -> Post:
    """The writer's answer to a warning, or the waiver proposed for a block."""
    answer = Answer(code=placed.finding.code, quote=quote, reason=clean(reason))
    return replace(post, answers={**post.answers, placed.finding.key: answer})


def without_answer(post: Post, key: str) -> Post:
    """The answer is taken back."""
    return replace(post, answers={name: each for name, each in post.answers.items() if name != key})


def _with_variant(post: Post, account: str, variant: Variant) -> Post:
    variants: Mapping[str, Variant] = {**post.variants, account: variant}
    return replace(post, variants=variants)


def _field(post: Post, account: str, name: str, catalogue: Catalogue) -> TextField:
    surface = catalogue.surface(post.variants[account].surface)
    return next(field for field in surface.fields if field.name == name)
