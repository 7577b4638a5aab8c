"""X's yes-or-no rules (twitter-text's validation): is this text a tweet, name, list, hashtag, address?"""

import re
from functools import cache

from medsos_desktop.text import grammar
from medsos_desktop.text.tags import find_hashtags, find_mentions
from medsos_desktop.text.urls import find_urls
from medsos_desktop.text.weighted import normalise

CLASSIC_LENGTH = 140
CLASSIC_URL_LENGTH = 23


def valid_tweet(text: str) -> bool:
    """The rule before weights came: 1 to 140 characters, a link counting 23, no invalid character."""
    text = normalise(text)
    length = len(text)
    for url in find_urls(text):
        length += CLASSIC_URL_LENGTH - (url.end - url.start)
    return 0 < length <= CLASSIC_LENGTH and not re.search(f"[{grammar.INVALID}]", text)


def valid_username(text: str) -> bool:
    """``@name`` and nothing else."""
    return [(item.name, item.slug) for item in find_mentions(text)] == [(text[1:], "")]


def valid_list(text: str) -> bool:
    """``@name/list`` and nothing else."""
    found = find_mentions(text)
    return len(found) == 1 and bool(found[0].slug) and (found[0].start, found[0].end) == (0, len(text))


def valid_hashtag(text: str) -> bool:
    """``#tag`` and nothing else."""
    return [item.text for item in find_hashtags(text)] == [text[1:]]


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:([^:/?#]+)://)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


@cache
def _letter() -> str:
    return rf"(?:[A-Za-z{grammar.CYRILLIC}0-9\-._~]|%[0-9A-Fa-f]{{2}}|[!$&'()*+,;=]"


@cache
def _authority() -> re.Pattern[str]:
    octet = "(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
    edge, wide = "[A-Za-z0-9\x80-\U0010ffff]", "A-Za-z0-9\x80-\U0010ffff"
    sub = f"{edge}(?:[{wide}_-]*{edge})?"
    name = f"{edge}(?:[{wide}-]*{edge})?"
    top = f"[A-Za-z\x80-\U0010ffff](?:[{wide}-]*{edge})?"
    host = rf"(?:{octet}(?:\.{octet}){{3}}|\[[A-Fa-f0-9:.]+\]|(?:{sub}\.)*{name}\.{top})"
    return re.compile(rf"(?:{_letter()}|:)*@)?{host}(?::[0-9]{{1,5}})?")


@cache
def _path() -> re.Pattern[str]:
    return re.compile(rf"(?:/{_letter()}|[:|@])*)*")


@cache
def _query() -> re.Pattern[str]:
    return re.compile(rf"(?:{_letter()}|[:|@])|/|\?)*")


def valid_url(text: str, *, protocol: bool = True) -> bool:
    """A whole http(s) address; without ``protocol`` the beginning may be missing and any scheme is fine."""
    parts = _address().fullmatch(text) if text else None
    if not parts:
        return False
    scheme, authority, path, query, fragment = parts.groups()
    if protocol and (scheme or "").lower() not in ("http", "https"):
        return False
    return bool(
        _authority().fullmatch(authority)
        and _path().fullmatch(path)
        and (not query or _query().fullmatch(query))
        and (not fragment or _query().fullmatch(fragment))
    )
