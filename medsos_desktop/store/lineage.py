"""Which revisions of an entity are its heads, and from which one they went apart. Pure.

Every answer depends on the set of records alone, never on the order they came in.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Node(NamedTuple):
    """What lineage needs of a record; ``whole`` is false once its body was erased."""

    id: str
    parents: tuple[str, ...]
    at: str
    whole: bool


def heads(nodes: Mapping[str, Node]) -> list[Node]:
    """Revisions nobody built on, oldest first; an erased one gives way to what it was made from."""
    if len(nodes) == 1:
        (only,) = nodes.values()
        return [only] if only.whole else []
    named = {parent for node in nodes.values() for parent in node.parents}
    found = _whole(nodes, (key for key in nodes if key not in named))
    if len(found) > 1:
        for key in list(found):
            found -= ancestors(nodes, key) - {key}
    return sorted((nodes[key] for key in found), key=_age)


def tips(nodes: Mapping[str, Node]) -> tuple[str, ...]:
    """Structural heads (erased ones too), oldest first: the parents of the next revision."""
    named = {parent for node in nodes.values() for parent in node.parents}
    return tuple(node.id for node in sorted((nodes[key] for key in nodes if key not in named), key=_age))


def ancestors(nodes: Mapping[str, Node], key: str) -> set[str]:
    """``key`` and everything known that it was made from."""
    seen: set[str] = set()
    stack = [key]
    while stack:
        current = stack.pop()
        if current in nodes and current not in seen:
            seen.add(current)
            stack.extend(nodes[current].parents)
    return seen


def in_order(nodes: Mapping[str, Node], keys: Iterable[str]) -> list[str]:
    """``keys`` with causes before effects, then by time and id."""
    parents = {key: node.parents for key, node in nodes.items()}
    depths: dict[str, int] = {}
    return sorted(keys, key=lambda key: (depth(key, parents, depths), *_age(nodes[key])))


def depth(key: str, parents: Mapping[str, tuple[str, ...]], known: dict[str, int]) -> int:
    """How many of these stand before ``key`` in a line; without recursion, histories can be long."""
    stack = [key]
    while stack:
        current = stack[-1]
        before = [each for each in parents[current] if each in parents]
        open_ones = [each for each in before if each not in known and each not in stack]
        if open_ones:
            stack.extend(open_ones)
            continue
        known[current] = 1 + max((known.get(each, 0) for each in before), default=0)
        stack.pop()
    return known[key]


def common(nodes: Mapping[str, Node], several: Iterable[Node]) -> Node | None:
    """The fixed choice of common ancestor: of those nearest to the heads the newest, then by id."""
    shared = set.intersection(*(ancestors(nodes, head.id) for head in several))
    whole = {key for key in shared if nodes[key].whole}
    for key in sorted(whole):
        if key in whole:
            whole -= ancestors(nodes, key) - {key}
    return max((nodes[key] for key in whole), key=_age, default=None)


def _whole(nodes: Mapping[str, Node], keys: Iterable[str]) -> set[str]:
    found: set[str] = set()
    stack, seen = list(keys), set[str]()
    while stack:
        key = stack.pop()
        if key in seen or key not in nodes:
            continue
        seen.add(key)
        if nodes[key].whole:
            found.add(key)
        else:
            stack.extend(nodes[key].parents)
    return found


def _age(node: Node) -> tuple[str, str]:
    return node.at, node.id
