"""From posts of a workspace to a sheet: everything looked up, worded, and rendered small."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from medsos_desktop.approval.alike import told_once
from medsos_desktop.approval.review import Review
from medsos_desktop.approval.service import ApprovalService
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import Cancelled
from medsos_desktop.media.service import MediaService
from medsos_desktop.model.office import Account, Person, Role
from medsos_desktop.model.post import Post
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.reports.model import (
    Letterhead,
    Picture,
    Sheet,
    SheetFinding,
    SheetPost,
    SheetText,
    Signer,
)
from medsos_desktop.reports.shown import Shown, looked_at
from medsos_desktop.reports.small import Wanted, made
from medsos_desktop.telling import said
from medsos_desktop.words import Words

_DIGITS = re.compile("([0-9]{1,9})")
_ROLES = {"none": (Role.APPROVER,), "one": (Role.APPROVER,), "two": (Role.REVIEWER, Role.APPROVER)}


Tell = Callable[[int, int, str], None]
"""How far: done, of how many, of what ("posts", then "pictures")."""


def _never() -> bool:
    return False


def _silent(_done: int, _total: int, _what: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a sheet is read from."""

    approval: ApprovalService
    directory: DirectoryService
    media: MediaService
    catalogue: Catalogue


def gather(
    posts: Iterable[str],
    sources: Sources,
    words: Words,
    *,
    crest: Picture | None = None,
    period: str = "",
    tell: Tell = _silent,
    cancelled: Callable[[], bool] = _never,
) -> Sheet:
    """The sheet of these posts as they read now, in this order. `UserError` ``store.gone``, `Cancelled`."""
    office = sources.directory.office()
    told = _Teller(sources, words)
    reviews = _reviewed(tuple(posts), sources.approval, tell, cancelled)
    looks = [looked_at(review.resolved, sources.catalogue, sources.directory) for review in reviews]
    pictures = made(
        (each for look in looks for each in told.wanted(look)),
        sources.media.cache,
        cancelled,
        lambda done, total: tell(done, total, "pictures"),
    )
    return Sheet(
        letterhead=Letterhead(office.name or office.short_name, office.city, crest),
        posts=tuple(told.post(review, look, pictures) for review, look in zip(reviews, looks, strict=True)),
        period=period,
        language=words.language,
    )


def _reviewed(
    posts: tuple[str, ...], approval: ApprovalService, tell: Tell, cancelled: Callable[[], bool]
) -> list[Review]:
    reviews = []
    for at, post in enumerate(posts):
        if cancelled():
            raise Cancelled
        tell(at, len(posts), "posts")
        reviews.append(approval.review(post))
    return reviews


class _Teller:
    """Says what ids stand for."""

    def __init__(self, sources: Sources, words: Words) -> None:
        self._sources, self._words = sources, words
        self._signers = _signers(sources, words)

    def wanted(self, look: Shown) -> list[Wanted]:
        """Pictures to render; those without a file are left out."""
        media = self._sources.media
        return [each.wanted(media) for each in look.pictures if media.has(each.asset)]

    def post(self, review: Review, look: Shown, pictures: dict[Wanted, Picture]) -> SheetPost:
        post, words = review.view.post, self._words
        told = told_once(review.findings)
        return SheetPost(
            code=review.code,
            content=review.content,
            title=post.title or words("reports.untitled"),
            when=self._when(post),
            channels=self._channels(review),
            facts=self._facts(review),
            notices=self._notices(review),
            texts=tuple(self._texts(review.resolved, look)),
            pictures=tuple(
                each.told(pictures, self._sources.media, words, self._surface) for each in look.pictures
            ),
            waivers=tuple(self._finding(each, review) for each in told if _is_waiver(each)),
            findings=_together(
                self._finding(each, review)
                for each in told
                if each.finding.severity != "hint" and not _is_waiver(each)
            ),
            hints=tuple(
                dict.fromkeys(said(words, each, "title") for each in told if each.finding.severity == "hint")
            ),
            signers=self._signers,
        )

    def _when(self, post: Post) -> str:
        if post.planned is None:
            return self._words("dates.undated")
        at = zones.parse(post.planned)
        return f"{spell.long_date(self._words, at.date())}, {spell.clock_in(self._words, at, post.zone)}"

    def _facts(self, review: Review) -> tuple[tuple[str, str], ...]:
        words, view = self._words, review.view
        writer = self._person(view.changed_by)
        facts = [
            (words("reports.fact.when"), self._when(view.post)),
            (words("reports.fact.accounts"), self._channels(review)),
            (words("reports.fact.writer"), writer.name if writer else ""),
            (words("reports.fact.state"), words(f"state.{view.state.value}")),
        ]
        return tuple(fact for fact in facts if fact[1])

    def _notices(self, review: Review) -> tuple[str, ...]:
        why = self._sources.approval.blockers_of(review.view, review.view.post, review.findings)
        return tuple(self._words(f"reports.notice.{each.code}", **each.params) for each in why)

    def _texts(self, resolved: Iterable[Resolved], look: Shown) -> Iterable[SheetText]:
        groups: dict[tuple[tuple[str, str], ...], list[Resolved]] = {}
        for each in resolved:
            groups.setdefault((*each.fields.items(), ("", each.main)), []).append(each)
        for same in groups.values():
            yield SheetText(
                accounts=" · ".join(map(self._account, same)),
                fields=self._fields(same[0]),
                pictures=self._labels(same, look),
            )

    def _fields(self, resolved: Resolved) -> tuple[tuple[str, str], ...]:
        """Texts that are there; the names of fields only where the surface has several."""
        fields = [(name, text) for name, text in resolved.fields.items() if text or name == resolved.main]
        if len(resolved.fields) == 1:
            return tuple(("", text) for _, text in fields)
        return tuple((self._words(f"bundle.field.{name}"), text) for name, text in fields)

    def _labels(self, same: list[Resolved], look: Shown) -> str:
        """Which pictures go with a text; "" where every account has them all."""
        words = self._words
        if len({tuple(labels) for labels in look.labels.values()}) < 2:
            return ""
        kinds = {tuple(look.labels[each.account]) for each in same}
        if len(kinds) == 1:
            labels = ", ".join(kinds.pop())
            return (
                words("reports.text_pictures", labels=labels) if labels else words("reports.text_no_pictures")
            )
        told = []
        for each in same:
            labels, account = ", ".join(look.labels[each.account]), self._surface(each)
            if labels:
                told.append(words("reports.text_pictures_of", account=account, labels=labels))
            else:
                told.append(words("reports.text_no_pictures_of", account=account))
        return "; ".join(told)

    def _finding(self, placed: Placed, review: Review) -> SheetFinding:
        words = self._words
        concerned = [each for each in review.resolved if each.account in placed.accounts]
        names = ", ".join(dict.fromkeys(map(self._channel, concerned)))
        everywhere = len(concerned) == len(review.resolved)
        return SheetFinding(
            severity=words(f"state.severity.{placed.finding.severity}"),
            title=said(words, placed, "title"),
            where="" if everywhere or not names else words("reports.where", accounts=names),
            what=said(words, placed, "what"),
            answer=placed.answer.reason if placed.answer is not None else "",
        )

    def _surface(self, resolved: Resolved) -> str:
        return self._sources.catalogue.surface(resolved.surface).name

    def _channel(self, resolved: Resolved) -> str:
        return self._sources.catalogue.name(self._sources.catalogue.channel_of(resolved.surface))

    def _channels(self, review: Review) -> str:
        return ", ".join(dict.fromkeys(map(self._channel, review.resolved)))

    def _account(self, resolved: Resolved) -> str:
        """As in "Instagram Feed (@kelurahan)"."""
        found = self._sources.directory.get("account", resolved.account)
        own = (found.handle or found.name) if isinstance(found, Account) else ""
        return f"{self._surface(resolved)} ({own})" if own else self._surface(resolved)

    def _person(self, id: str) -> Person | None:
        found = self._sources.directory.get("person", id)
        return found if isinstance(found, Person) else None


def _is_waiver(placed: Placed) -> bool:
    return placed.finding.severity == "block" and placed.answer is not None


def _together(findings: Iterable[SheetFinding]) -> tuple[SheetFinding, ...]:
    """Findings that differ only in what they are about (the picture) as one."""
    groups: dict[SheetFinding, list[str]] = {}
    for each in findings:
        groups.setdefault(replace(each, what=""), []).append(each.what)
    return tuple(replace(each, what="\n".join(sorted(whats, key=_natural))) for each, whats in groups.items())


def _natural(text: str) -> tuple[str | int, ...]:
    """Picture 2 before picture 10."""
    return tuple(int(part) if at % 2 else part for at, part in enumerate(_DIGITS.split(text)))


def _signers(sources: Sources, words: Words) -> tuple[Signer, ...]:
    """A place for each step of the office's policy; a role that one person has bears the name already."""
    people = sources.directory.people().values()
    signers = []
    for role in _ROLES[sources.directory.office().approval]:
        holders = [each for each in people if role.value in each.roles]
        one = holders[0] if len(holders) == 1 else Person()
        signers.append(Signer(words(f"reports.role.{role.value}"), one.name, one.title))
    return tuple(signers)
