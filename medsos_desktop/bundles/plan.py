"""What an export would contain, and what it leaves out and why; reads only.

There is one way in: the post is approved (or already scheduled), nothing was typed since, and an
approval covers exactly what stands in it now.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.standing import Standing
from medsos_desktop.bundles import drafts
from medsos_desktop.bundles.delivering import Deliveries, HeldBack
from medsos_desktop.bundles.model import Approval, Bundle, BundleItem, BundleOffice, Delivery, Template
from medsos_desktop.bundles.naming import post_folder
from medsos_desktop.bundles.schedulers import carrying
from medsos_desktop.bundles.schedulers.carrying import Unmet
from medsos_desktop.calendar import zones
from medsos_desktop.errors import Param, UserError
from medsos_desktop.model.office import Office
from medsos_desktop.model.post import Post, State
from medsos_desktop.model.rows import Decision, PostRow, PostView
from medsos_desktop.packing.names import slug
from medsos_desktop.words import Words

_IN = frozenset({State.APPROVED, State.SCHEDULED})
_HELD_BY = {
    State.DRAFT: "not-approved",
    State.IN_REVIEW: "waiting-review",
    State.IN_APPROVAL: "waiting-approval",
    State.RETURNED: "returned",
    State.POSTPONED: "postponed",
    State.WITHDRAWN: "withdrawn",
    State.PUBLISHED: "published",
}

_NO_DRAFT = frozenset({State.POSTPONED, State.WITHDRAWN, State.PUBLISHED})
_NAMED = frozenset({"proof", "signature", "basis", "own", "consent"})
"""Why an approval does not stand, where the text is still what was approved; see `Standing`."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What somebody wants out: local dates, both included; ``accounts`` are ids, `None` for all.

    ``draft`` asks for a KONSEP: everything that is planned, approved or not, marked all over.
    ``tools`` are schedulers by id that get upload files (a KONSEP has none); ``templates`` what they need.
    """

    start: date
    end: date
    accounts: frozenset[str] | None = None
    language: str = "id"
    draft: bool = False
    tools: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A post that stays out, for ``bundle.held.<reason>`` filled with ``params``."""

    post: str
    code: str
    title: str
    planned: str
    state: State
    channels: tuple[str, ...]
    reason: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What would go in and what would not. ``size`` estimates the ZIP in bytes."""

    request: ExportRequest
    bundle: Bundle
    held: tuple[Held, ...]
    size: int

    @property
    def items(self) -> tuple[BundleItem, ...]:
        """Posts that go in, in order of time."""
        return self.bundle.items

    @property
    def name(self) -> str:
        """A file name to offer: ``2026-12-16_cacaban_jadwal.zip``."""
        office = slug(self.bundle.office.short_name or self.bundle.office.name, 24) or "kantor"
        kind = "KONSEP" if self.request.draft else "jadwal"
        return f"{self.request.start}_{office}_{kind}.zip"

    @property
    def unmet(self) -> tuple[Unmet, ...]:
        """What the chosen schedulers' files cannot carry of what goes in."""
        return carrying.unmet(self.bundle)

    @property
    def by_account(self) -> Mapping[str, int]:
        """Deliveries an account gets."""
        return Counter(each.account for item in self.items for each in item.deliveries)


class Posts(Protocol):
    """The questions asked of `posts.service.PostService`."""

    def rows(self, start: date, end: date) -> list[PostRow]:
        """Posts from ``start`` to before ``end``."""
        ...

    def get(self, id: str) -> PostView:
        """One post."""
        ...


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a plan is read from; see `service.BundleService`."""

    posts: Posts
    standing: Callable[[str], Standing]
    deliveries: Deliveries
    office: Office
    pack: str


def plan(request: ExportRequest, sources: Sources) -> BundlePlan:
    """The plan. Raises `UserError` ``bundle.range`` when the dates are the wrong way round, and what
    `carrying.require_tools` raises."""
    if request.start > request.end:
        raise UserError("bundle.range")
    carrying.require_tools(request.tools, request.templates)
    items: list[BundleItem] = []
    held: list[Held] = []
    for row in _asked(request, sources.posts):
        answer = _item(row, request, sources)
        if isinstance(answer, Held):
            held.append(answer)
        else:
            items.append(answer)
    office = sources.office
    bundle = Bundle(
        office=BundleOffice(office.name, office.short_name, office.city, office.zone),
        start=request.start,
        end=request.end,
        items=tuple(sorted(items, key=lambda item: (item.planned, item.instant, item.code, item.post))),
        pack=sources.pack,
        language=request.language,
        draft=request.draft,
        tools=() if request.draft else request.tools,
        templates=() if request.draft else request.templates,
    )
    return BundlePlan(request, bundle, tuple(held), sources.deliveries.estimate(bundle))


def _asked(request: ExportRequest, posts: Posts) -> Iterator[PostRow]:
    """Posts of the days wanted with at least one of the accounts wanted."""
    for row in posts.rows(request.start, request.end + timedelta(days=1)):
        if request.accounts is None or request.accounts & set(row.accounts):
            yield row


def _item(row: PostRow, request: ExportRequest, sources: Sources) -> BundleItem | Held:
    held = Held(row.id, row.code, row.title, row.planned, row.state, row.channels, "")
    if request.draft:
        return _drafted(row, request, sources, held)
    if row.conflict:
        return replace(held, reason="conflict")
    if row.has_draft:
        return replace(held, reason="draft-open")
    if row.state not in _IN and not row.reapproval:
        return replace(held, reason=_HELD_BY.get(row.state, "not-approved"))
    standing = sources.standing(row.id)
    decision = standing.decision
    if decision is None or row.state not in _IN:
        return replace(held, reason=standing.why if standing.why in _NAMED else "changed")
    view = sources.posts.get(row.id)
    if view.has_draft or view.post.planned is None:
        return replace(held, reason="draft-open")
    try:
        deliveries = sources.deliveries.of(view.post, request.accounts)
    except HeldBack as why:
        return replace(held, reason=why.reason, params=why.params)
    small = tuple(carrying.capped(each, request.tools) for each in deliveries)
    return _made(row, view.post, small, _approval(decision))


def _drafted(row: PostRow, request: ExportRequest, sources: Sources, held: Held) -> BundleItem | Held:
    """Any post that still goes out, as it was saved last, marked as a draft in every text and picture."""
    if row.state in _NO_DRAFT:
        return replace(held, reason=_HELD_BY[row.state])
    post = sources.posts.get(row.id).head
    if post.planned is None:
        return replace(held, reason="draft-open")
    try:
        deliveries = sources.deliveries.of(post, request.accounts)
    except HeldBack as why:
        return replace(held, reason=why.reason, params=why.params)
    words = Words(request.language)
    return _made(row, post, tuple(drafts.marked(each, words) for each in deliveries), None)


def _made(
    row: PostRow, post: Post, deliveries: tuple[Delivery, ...], approval: Approval | None
) -> BundleItem:
    planned = post.planned or ""
    return BundleItem(
        post=row.id,
        code=row.code,
        title=post.title,
        planned=planned,
        zone=post.zone,
        instant=zones.to_utc(planned, post.zone),
        folder=post_folder(planned, row.code, post.title),
        deliveries=deliveries,
        approval=approval,
    )


def _approval(decision: Decision) -> Approval:
    return Approval(
        content=decision.content,
        code=short_code(decision.content),
        at=datetime.fromisoformat(decision.at),
        proof=decision.proof,
    )
