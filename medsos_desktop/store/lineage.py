"""Which revisions of an entity are its heads, and from which one they went apart. Pure.

Every answer depends on the set of records alone, never on the order they came in.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


class Node(NamedTuple):
    """What lineage needs of a record; ``whole`` is false once its body was erased.

    ``absent``: a bare link of something its sender left out, which nobody here has read.
    """

    id: str
    parents: tuple[str, ...]
    at: str
    whole: bool
    absent: bool = False


def heads(nodes: Mapping[str, Node]) -> list[Node]:
    """Revisions nobody built on, oldest first; an erased one gives way to what it was made from."""
    if len(nodes) == 1:
        (only,) = nodes.values()
        return [only] if only.whole else []
    named = {parent for node in nodes.values() for parent in node.parents}
    return _newest(
        nodes, _nearest(nodes, (key for key in nodes if key not in named), lambda node: node.whole)
    )


def tips(nodes: Mapping[str, Node]) -> tuple[str, ...]:
    """Structural heads (erased ones too), oldest first: the parents of the next revision.

    One that was left out gives way to what it was made from: who edits has not read it, and when it
    arrives it must stand beside the edit instead of having been passed over.
    """
    if len(nodes) == 1:
        (only,) = nodes.values()
        return () if only.absent else (only.id,)
    named = {parent for node in nodes.values() for parent in node.parents}
    ends = _nearest(nodes, (key for key in nodes if key not in named), lambda node: not node.absent)
    return tuple(node.id for node in _newest(nodes, ends))


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


def _nearest(nodes: Mapping[str, Node], keys: Iterable[str], stands: Callable[[Node], bool]) -> set[str]:
    """``keys``, each that does not stand replaced by what it was made from, as far back as needed."""
    found: set[str] = set()
    stack, seen = list(keys), set[str]()
    while stack:
        key = stack.pop()
        if key in seen or key not in nodes:
            continue
        seen.add(key)
        if stands(nodes[key]):
            found.add(key)
        else:
            stack.extend(nodes[key].parents)
    return found


def _newest(nodes: Mapping[str, Node], found: set[str]) -> list[Node]:
    """Without those that others of them were made from; oldest first."""
    if len(found) > 1:
        for key in list(found):
            found -= ancestors(nodes, key) - {key}
    return sorted((nodes[key] for key in found), key=_age)


def _age(node: Node) -> tuple[str, str]:
    return node.at, node.id
