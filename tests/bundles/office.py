"""A small office with two accounts, a writer and an approver, for planning bundles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from medsos_desktop.bundles.plan import BundlePlan, ExportRequest
from medsos_desktop.model.office import Account, Office, Person
from medsos_desktop.model.post import Answer, MediaUse, Post, Variant
from medsos_desktop.workspace import Workspace

DECEMBER = ExportRequest(date(2026, 12, 1), date(2026, 12, 31))


class Desk:
    """Who sits there and what they do."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        ws.directory.set_office(Office(name="Kelurahan Cacaban (contoh)", short_name="Cacaban"))
        save = ws.directory.save
        self.instagram, _ = save("account", None, Account("instagram", "ig_feed", "@cacaban", "IG", 0))
        self.facebook, _ = save("account", None, Account("facebook", "fb_page", "", "Kelurahan Cacaban", 1))
        self.writer, _ = save("person", None, Person("Arum Rahasia", "Staf", ("writer",)))
        self.approver, _ = save("person", None, Person("Bagus Rahasia", "Lurah", ("approver",)))
        self.sit(self.writer)

    def sit(self, person: str) -> None:
        """Somebody sits down."""
        self.ws.directory.sign_in(person)

    def post(self, planned: str | None = "2026-12-20T07:00", **told: object) -> str:
        """A harmless post to both accounts."""
        text = "Loket kelurahan buka pukul 08.00 WIB."
        variants = {self.instagram: Variant("ig_feed"), self.facebook: Variant("fb_page")}
        post = Post(title="Loket", text=text, planned=planned, variants=variants)
        return self.ws.posts.create(replace(post, **told))[0]  # type: ignore[arg-type]

    def picture(self, path: Path, alt: str = "Loket kelurahan.") -> MediaUse:
        """A picture taken in."""
        return MediaUse(self.ws.media.add(path, creator="Kelurahan", licence="milik sendiri")[0], alt)

    def approve(self, post: str) -> str:
        """Submitted by the writer, approved by the approver; the writer sits there again."""
        self.sit(self.writer)
        self._answer(post)
        self.ws.approval.submit(post)
        self.sit(self.approver)
        self.ws.approval.approve(post, self.ws.approval.review(post).content)
        self.sit(self.writer)
        return post

    def _answer(self, post: str) -> None:
        """Warnings are answered, as a writer must."""
        shown = self.ws.posts.get(post).post
        answers = {
            each.finding.key: Answer(each.finding.code, "", "sudah dicek")
            for each in self.ws.checks.of_post(shown, post)
            if each.open and each.finding.severity == "warn"
        }
        if answers:
            self.ws.posts.update(post, replace(shown, answers={**shown.answers, **answers}))

    def plan(self, request: ExportRequest = DECEMBER) -> BundlePlan:
        """A plan of December."""
        return self.ws.bundles.plan(request)
