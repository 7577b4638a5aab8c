"""What the strip of pictures does to a post. Every edit takes a post and gives the next one.

An edit may come late (the account is gone, the picture was taken out): then it changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from medsos_desktop.composer.edit import MASTER, media_of, moved, with_media
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Crop, MediaUse, Post


def known(post: Post, account: str) -> bool:
    """Whether the account (or the master) is part of the post."""
    return account == MASTER or account in post.variants


def follows(post: Post, account: str) -> bool:
    """Whether an account shows the master's pictures."""
    return account != MASTER and account in post.variants and post.variants[account].media is None


def with_added(post: Post, account: str, assets: Iterable[str]) -> Post:
    """Pictures put at the end, each once; an account's pictures become its own by that."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    here = {use.asset for use in media}
    new = [MediaUse(asset, _alt_elsewhere(post, asset)) for asset in dict.fromkeys(assets)]
    return with_media(post, account, (*media, *(use for use in new if use.asset not in here)))


def _alt_elsewhere(post: Post, asset: str) -> str:
    """The description the post has already for this picture; "" when it is new."""
    uses = [*post.media, *(use for each in post.variants.values() for use in each.media or ())]
    return next((use.alt for use in uses if use.asset == asset and use.alt), "")


def without_picture(post: Post, account: str, asset: str) -> Post:
    """The picture taken out, of the master or of one account."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    return with_media(post, account, tuple(use for use in media if use.asset != asset))


def with_place(post: Post, account: str, asset: str, place: int) -> Post:
    """The picture put to a place (from 0)."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    source = next((at for at, use in enumerate(media) if use.asset == asset), None)
    if source is None:
        return post
    return with_media(post, account, moved(media, source, min(max(0, place), len(media) - 1)))


def with_crop(post: Post, account: str, asset: str, crop: Crop | None) -> Post:
    """The picture cut anew for the master or for one account, whose pictures become its own by that."""
    if not known(post, account):
        return post
    media = media_of(post, account)
    changed = tuple(replace(use, crop=crop) if use.asset == asset else use for use in media)
    return post if changed == media else with_media(post, account, changed)


def with_alt(post: Post, asset: str, before: str, alt: str) -> Post:
    """The picture described anew wherever the post described it as ``before``.

    A description says what the picture shows, not where: nobody has to write it once per account, and
    an account does not leave the master by it.
    """

    def changed(uses: tuple[MediaUse, ...]) -> tuple[MediaUse, ...]:
        return tuple(
            replace(use, alt=alt) if use.asset == asset and use.alt == before else use for use in uses
        )

    variants = {
        name: each if each.media is None else replace(each, media=changed(each.media))
        for name, each in post.variants.items()
    }
    return replace(post, media=changed(post.media), variants=variants)


def follow_pictures(post: Post, account: str) -> Post:
    """The account shows the master's pictures again; its own are let go, its text stays."""
    if account == MASTER or account not in post.variants:
        return post
    variant = replace(post.variants[account], media=None)
    return replace(post, variants={**post.variants, account: variant})


def targets(post: Post, asset: str, accounts: Mapping[str, Account], master: str) -> dict[str, str]:
    """Whose frame of a picture can be set, with their names, in the office's order.

    The master (called ``master``), and every account that shows the picture.
    """
    ordered = [each for each in accounts if each in post.variants]
    names = {MASTER: master}
    for account in (*ordered, *(each for each in post.variants if each not in accounts)):
        record = accounts.get(account)
        names[account] = (record.name or record.handle) if record is not None else account
    return {
        account: name
        for account, name in names.items()
        if any(use.asset == asset for use in media_of(post, account))
    }
