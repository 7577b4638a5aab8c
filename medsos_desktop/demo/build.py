"""Fills a workspace with the sample, through the public services only, as its people would have."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from pathlib import Path

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.demo.sample import Sample, SamplePost, SampleVariant, load
from medsos_desktop.demo.story import Step, steps
from medsos_desktop.directory.service import Entity
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Answer, MediaUse, Post, Variant
from medsos_desktop.model.publication import Publication
from medsos_desktop.workspace import Workspace

SEED = "contoh"


@dataclass(frozen=True, slots=True)
class Filled:
    """What the sample's short names became in the workspace: ids of people and posts."""

    people: dict[str, str]
    posts: dict[str, str]


def open_sample(folder: Path, *, home: Path) -> tuple[Workspace, Filled]:
    """A new workspace in ``folder`` filled with the sample, as at its moment; the caller closes it.

    The same bytes any day: clock and ids are fixed. An earlier sample in ``folder`` is replaced;
    anything else there is left alone (`UserError` ``demo.not-sample``).
    """
    _clear(folder)
    shutil.rmtree(home, ignore_errors=True)
    sample = load()
    clock = SteppingClock(sample.planned_on)
    workspace = Workspace.open(folder, create=True, clock=clock, ids=SeededIds(SEED), home=home)
    try:
        return workspace, build(workspace, sample, clock)
    except BaseException:
        workspace.close()
        raise


def build(workspace: Workspace, sample: Sample, clock: SteppingClock) -> Filled:
    """Fill an empty workspace whose clock is ``clock``; it stands at the sample's moment afterwards."""
    builder = _Builder(workspace, sample, clock)
    builder.found_office()
    builder.plan_month()
    for step in steps(sample):
        builder.take(step)
    builder.settle()
    return Filled(builder.people, builder.posts)


def _clear(folder: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    try:
        with Workspace.open(folder, write=False) as workspace:
            is_sample = workspace.directory.office().sample
    except UserError:
        is_sample = False
    if not is_sample:
        raise UserError("demo.not-sample", folder=str(folder))
    shutil.rmtree(folder)


_UNTOLD = timedelta(days=5)


def _publication(step: Step, id: str, account: Account, workspace: Workspace) -> Publication:
    """Invented numbers that grow with nothing but the title's length; what has no address has no link."""
    host = next(iter(workspace.catalogue.hosts(account.channel)), "mastodon.contohkota.go.id")
    likes = 20 + 7 * len(step.post.slug)
    link, metrics = "", {"views": likes * 3}
    if " " not in account.handle:
        link = f"https://www.{host}/p/contoh-{step.post.slug}"
        metrics = {"likes": likes, "comments": likes % 9, "shares": likes % 5, "reach": likes * 14}
    return Publication(id, f"{step.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z", link, metrics)


class _Builder:
    def __init__(self, workspace: Workspace, sample: Sample, clock: SteppingClock) -> None:
        self._ws, self._sample, self._clock = workspace, sample, clock
        self.people: dict[str, str] = {}
        self.posts: dict[str, str] = {}
        self._ids: dict[str, dict[str, str]] = {}
        self._pictures: dict[Path, str] = {}
        self._here = ""

    def found_office(self) -> None:
        """The office, its people, accounts, pillars and partners."""
        directory = self._ws.directory
        directory.set_office(self._sample.office)
        self.people = self._save_all("person", self._sample.people)
        self._sit_down("arum")
        partners = self._save_all("partner", self._sample.partners)
        programmes = {
            key: replace(one, partner=partners[one.partner])
            for key, one in self._sample.collaborations.items()
        }
        self._ids = {
            "account": self._save_all("account", self._sample.accounts),
            "pillar": self._save_all("pillar", {str(one.number): one for one in self._sample.pillars}),
            "collaboration": self._save_all("collaboration", programmes),
        }

    def plan_month(self) -> None:
        """Every picture and every post, written at the end of the month before."""
        for post in self._sample.posts:
            for picture in post.pictures:
                if picture.file not in self._pictures:
                    self._pictures[picture.file] = self._ws.media.add(
                        picture.file, creator=self._sample.office.name, licence="milik sendiri"
                    )[0]
        ids, _changes = self._ws.posts.create_many([self._post(post) for post in self._sample.posts])
        self.posts = {post.slug: id_ for post, id_ in zip(self._sample.posts, ids, strict=True)}

    def take(self, step: Step) -> None:
        """One step of the story, by the right person at the right time."""
        self._clock.at = max(self._clock.at, step.at)
        self._sit_down(step.who)
        self._ACTIONS[step.action](self, step)

    def settle(self) -> None:
        """The admin is at the PC at the sample's moment, and nothing is left to do."""
        self._clock.at = max(self._clock.at, self._sample.moment - timedelta(seconds=1))
        self._sit_down("arum")

    def _save_all(self, kind: str, named: Mapping[str, Entity]) -> dict[str, str]:
        return {key: self._ws.directory.save(kind, None, one)[0] for key, one in named.items()}

    def _sit_down(self, who: str) -> None:
        if self._here != who:
            self._ws.directory.sign_in(self.people[who])
            self._here = who

    def _post(self, one: SamplePost) -> Post:
        """The post as it was first written: with ``before`` where the sample has one."""
        return Post(
            title=one.title,
            text=one.before or one.text,
            planned=one.planned,
            zone=self._sample.office.zone,
            media=tuple(
                MediaUse(self._pictures[each.file], each.alt)
                for each in one.pictures
                if each.alt or not one.before  # a picture without words came with the rewriting
            ),
            variants={self._ids["account"][name]: self._variant(one, name) for name in one.accounts},
            pillar=self._ids["pillar"][str(one.pillar)],
            collaboration=self._ids["collaboration"].get(one.details.get("collaboration", ""), ""),
            campaign=one.details.get("campaign", ""),
            pic=self.people.get(one.details.get("pic", ""), ""),
            template=one.details.get("template", ""),
            source=one.details.get("source", ""),
        )

    def _variant(self, one: SamplePost, account: str) -> Variant:
        own = one.variants.get(account, SampleVariant())
        text = own.before if one.before else own.text
        surface = own.surface or self._sample.accounts[account].surface
        return Variant(surface, fields={"text": text} if text else None)

    def _submit(self, step: Step) -> None:
        id_ = self.posts[step.post.slug]
        post = self._ws.posts.get(id_).post
        answers = {
            each.finding.key: Answer(each.finding.code, "", step.post.answer or self._sample.answer)
            for each in self._ws.checks.of_post(post, id_)
            if each.open and each.finding.severity == "warn"
        }
        if answers:
            self._ws.posts.update(id_, replace(post, answers=answers))
        self._ws.approval.submit(id_)

    def _pass(self, step: Step) -> None:
        self._ws.approval.pass_on(self.posts[step.post.slug])

    def _approve(self, step: Step) -> None:
        id_ = self.posts[step.post.slug]
        review = self._ws.approval.review(id_)
        self._ws.approval.mark_seen(id_)
        self._ws.approval.approve(id_, review.content, frozenset(review.waivers))

    def _return(self, step: Step) -> None:
        id_ = self.posts[step.post.slug]
        self._ws.approval.mark_seen(id_)
        self._ws.approval.return_(id_, step.post.note)

    def _rewrite(self, step: Step) -> None:
        id_ = self.posts[step.post.slug]
        wanted = self._post(replace(step.post, before=""))
        self._ws.posts.update(id_, replace(wanted, answers=self._ws.posts.get(id_).post.answers))

    def _schedule(self, step: Step) -> None:
        self._ws.approval.schedule(self.posts[step.post.slug])

    def _publish(self, step: Step) -> None:
        """The sheets of results came back for what is older; of the last days nothing is told yet."""
        id_ = self.posts[step.post.slug]
        self._ws.approval.publish(id_)
        if self._sample.moment - step.at < _UNTOLD:
            return
        accounts = self._ws.directory.accounts()
        for account in self._ws.posts.get(id_).post.variants:
            self._ws.records.publish(id_, _publication(step, account, accounts[account], self._ws))

    def _withdraw(self, step: Step) -> None:
        self._ws.approval.withdraw(self.posts[step.post.slug], step.post.note)

    def _postpone(self, step: Step) -> None:
        self._ws.approval.postpone(self.posts[step.post.slug], step.post.note)

    _ACTIONS: dict[str, Callable[["_Builder", Step], None]] = {  # noqa: RUF012 - a table, never changed
        "submit": _submit,
        "pass": _pass,
        "approve": _approve,
        "return": _return,
        "rewrite": _rewrite,
        "schedule": _schedule,
        "publish": _publish,
        "withdraw": _withdraw,
        "postpone": _postpone,
    }
