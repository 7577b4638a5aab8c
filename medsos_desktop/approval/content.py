"""What an approval covers, as one hash: resolved texts, time, pictures, waivers, rule pack.

Two steps, so that a decision can be matched with what stands in the calendar now: the *subject* is
what goes out; the *content* binds it to the waivers that were confirmed and the pack that checked it.
Labels, pillar, PIC and notes stay outside: changing them needs no new approval.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.clock import spell
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.post import Answer, MediaUse, Post
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.posts.resolve import resolve


def subject_hash(post: Post, catalogue: Catalogue) -> str:
    """SHA-256 (hex) of what goes out: texts and pictures per account, local time and zone."""
    body: dict[str, Any] = {"v": 1, "accounts": [_account(each) for each in resolve(post, catalogue)]}
    if post.planned is not None:
        body |= {"planned": post.planned, "zone": post.zone}
    return _sha(body)


def content_hash(subject: str, waivers: Mapping[str, Answer], pack: str) -> str:
    """SHA-256 (hex) of a subject with the confirmed waivers and the hash of the rule pack."""
    confirmed = [
        {"key": key, "code": waivers[key].code, "quote": waivers[key].quote, "reason": waivers[key].reason}
        for key in sorted(waivers)
    ]
    return _sha({"v": 1, "subject": subject, "waivers": confirmed, "pack": pack})


def short_code(content: str) -> str:
    """Eight letters that find a version (``7KQ4-M2XD``). They only find: 40 bits bind nothing."""
    letters = spell(bytes.fromhex(content)[:5]).upper()
    return f"{letters[:4]}-{letters[4:]}"


def _account(resolved: Resolved) -> dict[str, Any]:
    return {
        "account": resolved.account,
        "surface": resolved.surface,
        "fields": dict(resolved.fields),
        "media": list(_media(resolved.media)),
    }


def _media(uses: Iterable[MediaUse]) -> Iterable[dict[str, Any]]:
    for use in uses:
        item: dict[str, Any] = {"asset": use.asset, "alt": use.alt}
        if use.crop is not None:
            item["crop"] = [use.crop.x, use.crop.y, use.crop.w, use.crop.h]
        yield item


def _sha(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()
