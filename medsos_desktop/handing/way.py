"""From an opened file to what is taken of it: what a person must decide, and why not yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from medsos_desktop.exchange.handoff import telling
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.keyring import called
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.exchange.handoff.seals import REFUSED, Standing
from medsos_desktop.words import Words

MERGE, MINE, THEIRS = "merge", "mine", "theirs"
"""What becomes of a post that was changed in two places: worded by ``handing.settle.<value>``."""

UNVERIFIED, NOT_FOR_US, ERASURES = "unverified", "not_for_us", "erasures"


class Verdict(NamedTuple):
    """Who signed: ``kind`` of the message (ok, warn, error), its words, and whether words can be compared."""

    kind: str
    title: str
    text: str
    compare: bool = False


class Foot(NamedTuple):
    """The sum, the large button, and why it cannot be pressed yet."""

    note: str
    text: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """One opened file and what was decided about it; every change makes another one.

    ``without`` are posts that are left out, ``settles`` what becomes of conflicts, ``agreed`` the decisions
    that were ticked.
    """

    seen: Preview
    writable: bool
    without: frozenset[str] = frozenset()
    settles: Mapping[str, str] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset({ERASURES})

    @property
    def is_card(self) -> bool:
        """Whether the file brings a key card and nothing else."""
        return self.seen.package.kind is Kind.KEY_CARD

    @property
    def posts(self) -> tuple[str, ...]:
        """Posts that can be taken or left."""
        return tuple(each.id for each in self.seen.posts if each.status != "erased")

    @property
    def wanted(self) -> tuple[str, ...]:
        """Those that are ticked."""
        return tuple(each for each in self.posts if each not in self.without)

    def toggled(self, post: str) -> "Way":
        """With a post ticked, or not any more."""
        return replace(self, without=self.without ^ {post})

    def all_ticked(self, on: bool) -> "Way":
        """With every post ticked, or none."""
        return replace(self, without=frozenset() if on else frozenset(self.posts))

    def settled(self, post: str, how: str) -> "Way":
        """With another end of a conflict."""
        return replace(self, settles={**self.settles, post: how})

    def settling(self, post: str) -> str:
        """What becomes of a conflict; it is merged where nobody chose."""
        return self.settles.get(post, MERGE)

    def agreeing(self, what: str, on: bool) -> "Way":
        """With a decision ticked, or not any more."""
        return replace(self, agreed=self.agreed | {what} if on else self.agreed - {what})

    @property
    def refused(self) -> bool:
        """Whether nothing of it may be taken, whatever anybody says."""
        return self.seen.package.seal.standing in REFUSED

    def questions(self) -> tuple[str, ...]:
        """Decisions to be ticked on purpose before, by name."""
        found = []
        trusted = self.seen.package.seal.standing is Standing.TRUSTED
        if not self.refused and not trusted and not self.is_card:
            found.append(UNVERIFIED)
        if not self.refused and self.seen.meant == "other":
            found.append(NOT_FOR_US)
        if self.seen.erasures and not self.refused:
            found.append(ERASURES)
        return tuple(found)

    def choice(self) -> Choice:
        """What `HandoffService.take` is told."""
        return Choice(
            posts=frozenset(self.wanted) if self.without else None,
            erasures=ERASURES in self.agreed,
            unverified=UNVERIFIED in self.agreed,
            not_for_us=NOT_FOR_US in self.agreed,
        )

    def verdict(self, words: Words) -> Verdict:
        """The signature's state in words."""
        package, card = self.seen.package, self.seen.card
        standing, sender = package.seal.standing, telling.sender(package.manifest.sender, words)
        title = telling.seal(package.seal, words)
        if self.refused:
            return Verdict("error", title, words(f"handing.seal.{standing}"))
        if standing is Standing.TRUSTED:
            return Verdict("ok", title, words("handing.seal.trusted", name=sender))
        if self.seen.estranged:
            compare = standing is Standing.UNKNOWN and card is not None and not self.is_card
            return Verdict("error", title, words("handoff.estranged"), compare)
        if standing is Standing.UNKNOWN and card is not None and not self.is_card:
            return Verdict("warn", title, words("handing.seal.compare", name=called(card)), compare=True)
        return Verdict("warn", title, words(f"handing.seal.{standing}", name=sender))

    def foot(self, words: Words) -> Foot:
        """What the bar below says."""
        seen = self.seen
        if self.is_card:
            return Foot("", words("handing.take_card"), self._why(words))
        wanted, every = len(self.wanted), len(self.posts)
        # (of some posts only the taking itself knows how many pictures come along)
        whole = seen.media_new and not self.without
        pictures = words("handing.sum_pictures", n=len(seen.media_new)) if whole else ""
        chosen = words("handing.sum_posts", n=wanted, total=every) if every else ""
        note = " · ".join(part for part in (chosen, pictures) if part)
        if wanted:
            return Foot(note, words("handing.take_posts", n=wanted), self._why(words))
        return Foot(note, words("handing.take_rest"), self._why(words))

    def _why(self, words: Words) -> tuple[str, ...]:
        if self.refused:
            return (words("handing.why.refused"),)
        if self.seen.nothing:
            return (words("handing.why.nothing"),)
        if self.posts and not self.wanted:
            return (words("handing.why.none"),)
        why = [
            words(f"handing.why.{each}")
            for each in self.questions()
            if each != ERASURES and each not in self.agreed
        ]
        if not self.writable:
            why.append(words("handing.why.read_only"))
        return tuple(why)
