"""The guideline checks on a post of this workspace: gathers what the pure engine needs to know.

The engine sees one text on one surface; here a post's accounts are resolved, the office's own facts
(allow-lists, election mode, partner record, pictures) are added, and what several accounts share is
said once.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from medsos_desktop.calendar.days import day_of
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checks.context import Allow, Context, MediaFacts, Other, PartnerFacts, Recent, Subject
from medsos_desktop.checks.engine import Documents, run
from medsos_desktop.checks.families.schedule import RECENT, SAME, alike
from medsos_desktop.checks.finding import Finding
from medsos_desktop.checks.pack import Pack
from medsos_desktop.clock import Clock
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.model.office import Asset, Office
from medsos_desktop.model.post import Answer, MediaUse, Post
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.posts.neighbours import Neighbour, Texts, texts_of
from medsos_desktop.posts.resolve import resolve

SEVERITIES = ("block", "warn", "hint")

JUDGES_ALL = frozenset({"rules", "office", "fact"})
"""Other rules, other contacts, other limits of a channel: every post may read differently."""
JUDGED_BY = JUDGES_ALL | {"account", "asset", "partner", "collaboration"}
"""Kinds of things that the checks look at besides the post."""


NEAR = frozenset({"duplicate.recent", "schedule.clash"})
"""Codes that look at other posts: what they find may change while the post stays as it is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, the accounts it concerns, and what the writer answered to it."""

    finding: Finding
    accounts: tuple[str, ...]
    answer: Answer | None

    @property
    def open(self) -> bool:
        """Still waits for the writer; a hint never does."""
        return self.answer is None and self.finding.severity != "hint"


class CheckService:
    """Runs the checks with this office's context. Reads only; ``facts`` tells about a picture by hash."""

    def __init__(
        self,
        catalogue: Catalogue,
        pack: Pack,
        directory: DirectoryService,
        facts: Callable[[str], Asset | None],
        clock: Clock,
        neighbours: Callable[[Post, str], tuple[Neighbour, ...]],
    ) -> None:
        self._catalogue = catalogue
        self._pack = pack
        self._directory = directory
        self._facts = facts
        self._clock = clock
        self._neighbours = neighbours

    @property
    def measure(self) -> Hashable:
        """What posts are held against: other rules, contacts or limits of the office make another one."""
        office = self._directory.office()
        limits = tuple(sorted(self._catalogue.laid_over.items(), key=itemgetter(0)))
        switch = (office.election_mode, office.election_from, office.election_until, office.election_names)
        return (self._pack.hash, limits, _allow(office), office.zone, office.gap, switch)

    def now(self) -> datetime:
        """The moment by which posts are judged to be past."""
        return self._clock.now()

    def of_post(self, post: Post, id: str = "", *, out: bool = False) -> tuple[Placed, ...]:
        """Every finding of a post, the gravest first, then as they stand in the text.

        ``id`` tells it from the others ("" for one that is in no calendar yet). ``out``: it went out
        already, so nobody asks whether its time has passed. A finding that is the
        same on several accounts comes once with all of them.
        """
        return self._placed(post, self._neighbours(post, id), out=out)

    def apart(self, post: Post) -> tuple[Placed, ...]:
        """As `of_post` without the codes in `NEAR`: what depends on no other post."""
        return self._placed(post, None)

    def among(self, post: Post, id: str) -> tuple[Placed, ...]:
        """The rest of `of_post`: the codes in `NEAR`."""
        neighbours = self._neighbours(post, id)
        when = planned_moment(post)
        if not neighbours or when is None:
            return ()
        close = self._close(post, when, neighbours)
        return self._placed(post, close, NEAR) if close else ()

    def _close(self, post: Post, when: datetime, neighbours: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
        """Those that a check in `NEAR` can find: so few that the checks need not look at all the others."""
        gap = timedelta(minutes=self._directory.office().gap)
        mine = {
            each.account: (self._catalogue.surface(each.surface).channel, each.text)
            for each in resolve(post, self._catalogue)
        }
        texts = texts_of(mine.values())
        return tuple(
            other
            for other in neighbours
            if (abs(other.at - when) < gap and not mine.keys().isdisjoint(other.shown))
            or (timedelta(0) <= when - other.at <= RECENT and _repeats(texts, other.texts))
        )

    def _placed(
        self,
        post: Post,
        neighbours: tuple[Neighbour, ...] | None,
        only: Collection[str] | None = None,
        *,
        out: bool = False,
    ) -> tuple[Placed, ...]:
        context = self._context(post)
        if out:
            context = replace(context, now=None)
        near = _Near(neighbours, self._directory.office().gap)
        order = {account: place for place, account in enumerate(self._directory.accounts())}
        found: dict[Hashable, tuple[Finding, list[str]]] = {}
        known: Documents = {}
        for same in _alike(resolve(post, self._catalogue, order), near):
            subject = self._subject(same[0])
            here = near.around(context, same[0].account, subject.surface.channel)
            for finding in run(subject, self._pack, here, known, only):
                key = _identity(finding, same[0])
                found.setdefault(key, (finding, []))[1].extend(each.account for each in same)
        placed = [
            Placed(finding, tuple(accounts), post.answers.get(finding.key))
            for finding, accounts in found.values()
        ]
        return tuple(sorted(placed, key=_rank))

    def _subject(self, resolved: Resolved) -> Subject:
        return Subject(
            surface=self._catalogue.surface(resolved.surface),
            fields=resolved.fields,
            media=tuple(self._media(use) for use in resolved.media),
        )

    def _media(self, use: MediaUse) -> MediaFacts:
        asset = self._facts(use.asset) or Asset()
        return MediaFacts(
            asset=use.asset,
            name=asset.name,
            format=asset.mime.rpartition("/")[2] or None,
            size=asset.size or None,
            width=asset.width or None,
            height=asset.height or None,
            alt=use.alt,
            located=asset.located,
            animated=asset.animated,
            people=asset.people or asset.child,
            child=asset.child,
            ai=asset.ai,
            consent=asset.consent,
            consent_until=_until(asset.consent_until),
            creator=asset.creator,
            licence=asset.licence,
        )

    def _context(self, post: Post) -> Context:
        office = self._directory.office()
        now = self._clock.now()
        day = post.planned or now.astimezone(ZoneInfo(office.zone)).isoformat()
        return Context(
            now=now,
            planned_at=planned_moment(post),
            template=post.template or None,
            partner_post=bool(post.collaboration),
            partner=self._partner(post),
            election_mode=office.election_on(day[:10]),
            election_names=office.election_names,
            allow=_allow(office),
            source_field=post.source or None,
            information=post.information or None,
        )

    def _partner(self, post: Post) -> PartnerFacts | None:
        record = self._directory.collaborations().get(post.collaboration)
        if record is None:
            return None
        partner = self._directory.partners().get(record.partner)
        return PartnerFacts(
            name=partner.name if partner else "",
            program=record.program,
            document=record.document,
            beneficiaries=record.beneficiaries,
            consent=record.consent,
        )


def planned_moment(post: Post) -> datetime | None:
    """The planned time as an aware moment in its own zone; `None` for an undated post."""
    if post.planned is None:
        return None
    return datetime.fromisoformat(post.planned).replace(tzinfo=ZoneInfo(post.zone))


def _until(text: str) -> date | None:
    """The last day of a consent; one that cannot be read is over, not for good."""
    return day_of(text) or (date.min if text else None)


def _allow(office: Office) -> Allow:
    return Allow(
        phones=office.phones, emails=office.emails, accounts=office.bank_accounts, addresses=office.addresses
    )


class _Near:
    """Other posts as the checks of one account look at them. ``gap`` is in minutes, 0 for any."""

    def __init__(self, neighbours: tuple[Neighbour, ...] | None, gap: int) -> None:
        self._neighbours, self._gap = neighbours, gap

    def times(self, account: str) -> tuple[Other, ...] | None:
        """When others go out on the account; `None` where nobody looks."""
        if self._neighbours is None or not self._gap:
            return None
        return tuple(Other(each.id, each.at) for each in self._neighbours if account in each.shown)

    def around(self, context: Context, account: str, channel: str) -> Context:
        """The context with the others of an account and its channel."""
        if self._neighbours is None:
            return context
        texts = [(each.at, each.shown.values()) for each in self._neighbours]
        recent = {
            Recent(text, at) for at, shown in texts for family, text in shown if family == channel and text
        }
        return replace(
            context,
            recent=tuple(sorted(recent, key=lambda one: (one.at, one.text))),
            planned_others=self.times(account),
            min_gap=self._gap or None,
        )


def _repeats(texts: Texts, others: Texts) -> bool:
    """Whether a channel has nearly the same text among both."""
    for mine, channels in texts:
        for text, families in others:
            if not channels.isdisjoint(families) and alike(mine, text) >= SAME:
                return True
    return False


def _alike(resolved: Iterable[Resolved], near: _Near) -> Iterable[list[Resolved]]:
    """Accounts that show the very same on the same surface, among the same times, are judged once."""
    groups: dict[Hashable, list[Resolved]] = {}
    for each in resolved:
        times = near.times(each.account)
        groups.setdefault((each.surface, tuple(each.fields.items()), each.media, times), []).append(each)
    return groups.values()


def _identity(finding: Finding, resolved: Resolved) -> Hashable:
    text = resolved.fields.get(finding.field)
    told = tuple(sorted((name, str(value)) for name, value in finding.params.items()))
    return (finding.code, finding.severity, finding.field, finding.span, finding.fix, told, text)


def _rank(placed: Placed) -> tuple[int, int, str]:
    finding = placed.finding
    return (SEVERITIES.index(finding.severity), finding.span[0] if finding.span else -1, finding.code)
