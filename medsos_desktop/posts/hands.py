"""Whose words a post has: everybody who had a hand in what stands in it now (``decisions.md`` 16).

The last change alone does not tell: somebody else's label, or comma, makes nobody's text another's.
What was taken back again is nobody's, so that undoing one's own slip leaves no trace here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from medsos_desktop.model.canonical import canonical

_NOTHING = canonical({})


class Revision(NamedTuple):
    """One version in a post's history; ``words`` as `words_of` tells, `None` once its body was erased."""

    id: str
    parents: tuple[str, ...]
    author: str
    words: bytes | None


def words_of(data: Mapping[str, Any]) -> bytes:
    """What somebody wrote of a post's data: texts, pictures with their words, and answers to findings.

    Time, accounts that follow the master, and labels are no text.
    """
    own = {
        account: {name: variant[name] for name in ("fields", "media") if name in variant}
        for account, variant in data.get("variants", {}).items()
    }
    told = {
        "text": data.get("text", "").strip(),
        "media": data.get("media", []),
        "variants": {account: said for account, said in own.items() if said},
        "answers": data.get("answers", {}),
    }
    return canonical({name: value for name, value in told.items() if value})


def hands(history: Iterable[Revision]) -> Mapping[str, frozenset[str]]:
    """Who had a hand in the words of each revision, by its id; ``history`` has causes before effects.

    Authors are ids of people. Words that stood in an ancestor before are of whom they were then.
    """
    found: dict[str, frozenset[str]] = {}
    known: dict[str, Revision] = {}
    for each in history:
        parents = [known[parent] for parent in each.parents if parent in known]
        inherited = frozenset[str]().union(*(found[parent.id] for parent in parents))
        known[each.id] = each
        if each.words == _NOTHING:
            found[each.id] = frozenset()
        else:
            earlier = _earlier(each, known) if each.words is not None else None
            found[each.id] = found[earlier] if earlier else inherited | {each.author}
    return found


def _earlier(revision: Revision, known: Mapping[str, Revision]) -> str | None:
    """The nearest ancestor with the same words."""
    row, seen = list(revision.parents), set[str]()
    while row:
        following: list[str] = []
        for key in row:
            node = known.get(key)
            if node is None or key in seen:
                continue
            seen.add(key)
            if node.words == revision.words:
                return key
            following.extend(node.parents)
        row = following
    return None
