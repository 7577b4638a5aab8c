"""Quick search for patterns that begin with a look-behind, and what goes with patterns blind to case.

`re` skips ahead natively only where a pattern begins with letters or a set of them. One that begins with
a look-behind is tried at every single place, which costs more than all else the checks do.
"""

import re
from collections.abc import Iterable, Iterator


def matches(head: re.Pattern[str], body: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``body.finditer(text)`` gives, tried only where ``head`` begins.

    ``head`` must find every place where ``body`` can begin, may find more, and should begin with a set of
    letters. Places inside of what ``head`` matches are not tried. ``body`` never matches nothing.
    """
    end = 0
    match = body.match
    for place in head.finditer(text):
        start = place.start()
        if start >= end:
            found = match(text, start)
            if found:
                end = found.end()
                yield found


_LOOK_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})


def plain(found: str) -> str:
    """What a pattern without regard to case found, as it is written in tables.

    Such a pattern takes the Turkish letters i, the long s and the Kelvin sign for i, s and k; `str.lower`
    does not.
    """
    return found.translate(_LOOK_ALIKE).lower()


def choice(names: Iterable[str]) -> str:
    """A pattern for one of some names, the longest that fits, filed by their first letters.

    Without regard to case `re` tries each branch of a choice in full, so few branches are quick.
    """
    filed: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        filed.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in filed.items())
