"""Addresses of posts: read from a cell, compared without what only tells how somebody came there."""

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from medsos_desktop.exchange.results.lexicon import words
from medsos_desktop.text.data import domains

MOST = 2_000
_ADDRESS = re.compile(
    r"(?P<scheme>https?://)?(?P<host>[^/?#:]{4,253})(?P<rest>(?::\d{1,5})?(?:[/?#].*)?)", re.I
)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.I)
_FRONT = ("www.", "m.", "web.", "mobile.")


class Link(NamedTuple):
    """``url`` begins with http and is "" where nothing can be read; ``more``: the cell holds another one."""

    url: str = ""
    more: bool = False


def read(text: str) -> Link:
    """The first address in a text; a bare ``instagram.com/p/x`` gets its scheme."""
    found: list[str] = []
    for token in text[: MOST * 2].split():
        match = _ADDRESS.fullmatch(token.strip("<>()[]\"'“”,;"))
        if match is not None and len(match[0]) <= MOST and _is_host(match["host"]):
            found.append(f"{(match['scheme'] or 'https://').lower()}{match['host'].lower()}{match['rest']}")
    return Link(found[0], more=len(set(found)) > 1) if found else Link()


def _is_host(name: str) -> bool:
    """``instagram.com``, but no ``foto.jpg``, no ``12.30`` and nobody's password before an ``@``."""
    labels = name.split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and labels[-1].lower() in domains().ascii


def host(url: str) -> str:
    """Where an address leads, without a ``www.`` in front."""
    name = (urlsplit(url).hostname or "").lower()
    front = next((each for each in _FRONT if name.startswith(each)), "")
    return name[len(front) :]


def belongs(url: str, hosts: Collection[str]) -> bool:
    """Whether an address leads to one of ``hosts`` or below; no hosts: it may lead anywhere."""
    name = host(url)
    return not hosts or any(name == each or name.endswith(f".{each}") for each in hosts)


def key(url: str) -> str:
    """What is the same for two addresses of one post. The case of a path may matter, a trailing slash not."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return url
    ignored = words().tracking
    kept = sorted(
        (name, value) for name, value in pairs if name not in ignored and not name.startswith("utm_")
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host(url)}{parts.path.rstrip('/')}{query}"
