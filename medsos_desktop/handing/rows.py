"""What a file would change, as rows under heads: each with its facts, to be looked at before it is taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from medsos_desktop.exchange.handoff.preview import EntityLine, Erasure, FieldChange, PostLine, Preview
from medsos_desktop.handing.values import Values
from medsos_desktop.words import Words

_QUIET = frozenset({"zone", "deleted", "sheet_status"})
"""Fields of a new post that tell a reader nothing."""


class Group(StrEnum):
    """A head; worded by ``handing.group.<value>``, its empty list by ``handing.none.<value>``."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    TOLD = "told"
    OTHER = "other"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field: what stands here now and what will, "" where there is nothing. ``theirs`` is the file's own
    where both sides changed it.
    """

    label: str
    before: str = ""
    after: str = ""
    theirs: str = ""
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``post`` is the id of a post that can be taken or left, "" for all else; ``notes`` are sentences."""

    group: Group
    title: str
    meta: str = ""
    post: str = ""
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    settles: bool = False

    @property
    def line(self) -> str:
        """Below the title in a list: where it stands, and the first thing to be said about it."""
        return " · ".join(part for part in (self.meta, *(self.notes[:1] if self.post else ())) if part)


class Rows:
    """All rows of a preview, by head."""

    def __init__(self, seen: Preview, words: Words, values: Values) -> None:
        self._seen, self._words, self._values = seen, words, values
        every = tuple(self._all())
        self.by_group = {group: tuple(row for row in every if row.group is group) for group in Group}

    def count(self, group: Group) -> int:
        """How many under a head."""
        return len(self.by_group[group])

    def first(self) -> Group:
        """The head to begin with: what needs a person, else what there is most likely to be read."""
        order = (Group.CONFLICT, Group.NEW, Group.CHANGED, Group.TOLD, Group.OTHER, Group.LEFT)
        return next((group for group in order if self.by_group[group]), Group.NEW)

    def _all(self) -> Iterator[Row]:
        yield from (self._post(each) for each in self._seen.posts)
        # (new pictures are counted below; a row for each would bury the people)
        others = (each for each in self._seen.entities if (each.kind, each.status) != ("asset", "new"))
        yield from (self._entity(each) for each in others)
        seen, words = self._seen, self._words
        yield from (self._erasure(each) for each in seen.erasures)
        for refusal in seen.refused:
            said = words(f"handoff.refused.{refusal.why}", n=refusal.count)
            yield Row(Group.LEFT, said, notes=(words(f"handing.refused.{refusal.why}"),))
        if seen.media_missing:
            said = words("handoff.media_missing", n=len(seen.media_missing))
            yield Row(Group.LEFT, said, notes=(words("handing.media_missing"),))
        if seen.unknown or seen.newer:
            said = words("handoff.unknown", n=sum(seen.unknown.values()) + seen.newer)
            yield Row(Group.OTHER, said, notes=(words("handing.newer"),))

    def _post(self, post: PostLine) -> Row:
        words = self._words
        group = Group.LEFT if post.status == "erased" else Group(post.status)
        notes = [words("handing.erased_post")] if post.status == "erased" else []
        notes += [words("handoff.newer")] if post.newer else []
        for each in post.told:
            name = self._seen.people.get(each.author) or words("handoff.nobody")
            keys = [f"handoff.told.{each.action}", f"handoff.told.{each.kind}", "handoff.told.other"]
            said = words("handoff.told_by", what=words.first(keys), name=name)
            said = said[:1].upper() + said[1:]
            note = " ".join(each.note.split())
            notes.append(words("handing.with_note", said=said, note=note) if note else said)
        when = self._values.value("planned", post.planned) or words("dates.undated")
        meta = f"{when} · {post.code}"
        title = post.title or words("handing.untitled")
        facts = tuple(self._facts(post)) if post.status in ("new", "changed", "conflict") else ()
        settles = post.status == "conflict" and bool(post.rival) and not post.newer
        return Row(group, title, meta, "" if group is Group.LEFT else post.id, facts, tuple(notes), settles)

    def _facts(self, post: PostLine) -> Iterator[Fact]:
        theirs = {each.path: each for each in post.theirs}
        paths = {each.path for each in post.changes} | theirs.keys()
        after = {each.path: each for each in post.changes}
        clashing = tuple(post.conflicts)
        for path in sorted(paths, key=lambda each: (not self._clashes(each, clashing), _order(each), each)):
            if post.status == "new" and path in _QUIET:
                continue
            one, other = after.get(path), theirs.get(path)
            before = one.before if one else other.before if other else None
            yield Fact(
                self._values.label(path),
                self._values.value(path, before),
                self._values.value(path, one.after if one else before),
                self._values.value(path, other.after) if other else "",
                clash=self._clashes(path, clashing),
            )

    @staticmethod
    def _clashes(path: str, clashing: Iterable[str]) -> bool:
        return any(
            path == each or path.startswith(f"{each}.") or each.startswith(f"{path}.") for each in clashing
        )

    def _entity(self, entity: EntityLine) -> Row:
        words = self._words
        kind = words.first([f"handoff.entity.{entity.kind}", "handoff.entity.other"])
        status = words(f"handoff.status.{entity.status}")
        facts = tuple(self._plain(entity.changes))
        notes = (words("handing.entity_conflict"),) if entity.status == "conflict" else ()
        return Row(Group.OTHER, f"{kind} {entity.name or entity.id[:12]}", status, facts=facts, notes=notes)

    def _plain(self, changes: Iterable[FieldChange]) -> Iterator[Fact]:
        for each in changes:
            before, after = (self._values.value(each.path, one) for one in (each.before, each.after))
            yield Fact(self._values.label(each.path), before, after)

    def _erasure(self, erasure: Erasure) -> Row:
        words = self._words
        titles = ", ".join(erasure.titles) or words("handing.no_title")
        said = words("handing.erasure", n=erasure.records, reason=erasure.reason)
        notes = (words("handing.erasure_titles", titles=titles), words("handing.erasure_note"))
        return Row(Group.LEFT, said, notes=notes)


_FIRST = ("title", "planned", "text", "media", "variants", "pillar")


def _order(path: str) -> int:
    head = path.partition(".")[0]
    return _FIRST.index(head) if head in _FIRST else len(_FIRST)
