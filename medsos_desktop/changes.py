"""What a command changed: the answer of every call that changes something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from medsos_desktop.model.record import Op


@dataclass(frozen=True, slots=True)
class Changes:
    """Which entities of which kinds are different now; ``op`` names the action that can be undone.

    ``ids`` maps a kind (``post``, ``account``, ``decision``, ``draft``, ...) to entity ids.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    op: Op | None = None

    def __bool__(self) -> bool:
        return any(self.ids.values())

    def of(self, kind: str) -> frozenset[str]:
        """Ids of one kind; empty when that kind was not touched."""
        return self.ids.get(kind, frozenset())

    @classmethod
    def one(cls, kind: str, entity: str, op: Op | None = None) -> "Changes":
        """A single entity changed."""
        return cls({kind: frozenset({entity})}, op)

    @classmethod
    def join(cls, parts: Iterable["Changes"], op: Op | None = None) -> "Changes":
        """Several answers as one; the last operation named wins unless ``op`` is given."""
        ids: dict[str, frozenset[str]] = {}
        for part in parts:
            op = op or part.op
            for kind, some in part.ids.items():
                ids[kind] = ids.get(kind, frozenset()) | some
        return cls(ids, op)
