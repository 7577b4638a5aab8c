"""The sample job: fill, check, approve what may be approved, export, verify; the same bytes any day.

Everything goes through the public services. What is refused is printed with its reason, and the job
fails when the post with an identity number gets into the bundle.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from medsos_desktop.bundles.plan import BundlePlan, ExportRequest
from medsos_desktop.bundles.verify import verify
from medsos_desktop.checks.finding import Finding
from medsos_desktop.demo.build import Filled, open_sample
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

WORKSPACE = "contoh"
BUNDLE = "paket-contoh.zip"
START, END = date(2026, 12, 16), date(2026, 12, 31)
SOON = date(2026, 12, 21)
"""What is planned before this day is submitted and approved in the job; the rest goes on waiting."""

CAUGHT = ("hksn-mengetuk-pintu", "daftar-penerima-paket")
"""Posts that carry an invented identity number and must stay out."""

NUMBER = re.compile(rb"3371[ .-]?0141[ .-]?0190[ .-]?0000")


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the job did. ``refused`` are titles with the codes of the reasons."""

    workspace: Path
    bundle: Path
    posts: int
    in_bundle: int
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    leaked: tuple[str, ...]
    whole: bool

    @property
    def good(self) -> bool:
        """The bundle is whole and nothing that had to stay out is in it."""
        return self.whole and not self.leaked


def run(out: Path, words: Words, say: Callable[[str], None]) -> int:
    """Do the job below ``out`` and tell it through ``say``; 0 when all is well, else 1."""
    report = job(out, words, say)
    for place in report.leaked:
        say(words("demo.leaked", place=place))
    verdict = "whole" if report.whole else "refused-bundle"
    say(words(f"demo.{verdict}", file=str(report.bundle)))
    say(words("demo.where", folder=str(report.workspace)))
    return 0 if report.good else 1


def job(out: Path, words: Words, say: Callable[[str], None]) -> DemoReport:
    """As `run`, with the report."""
    out.mkdir(parents=True, exist_ok=True)
    workspace, filled = open_sample(out / WORKSPACE, home=out / ".perangkat")
    with workspace as ws:
        rows = ws.posts.by_state(*State)
        say(words("demo.filled", n=len(rows), office=ws.directory.office().name))
        refused = [*_submit(ws, filled, words, say), *_approve(ws, filled, words, say)]
        plan = ws.bundles.plan(ExportRequest(START, END))
        _tell_held(plan, words, say)
        (bundle,) = ws.bundles.write(plan, out / BUNDLE)
        ws.directory.sign_in(filled.people["arum"])
    say(words("demo.exported", n=len(plan.items), file=str(bundle)))
    return DemoReport(
        workspace=out / WORKSPACE,
        bundle=bundle,
        posts=len(rows),
        in_bundle=len(plan.items),
        refused=tuple(refused),
        leaked=tuple(_leaks(bundle, plan, filled)),
        whole=verify(bundle).whole,
    )


def _soon(ws: Workspace, *states: State) -> list[PostRow]:
    return [row for row in ws.posts.by_state(*states) if START.isoformat() <= row.planned < SOON.isoformat()]


def _submit(
    ws: Workspace, filled: Filled, words: Words, say: Callable[[str], None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The writer submits what is due soon; yields what the guidelines hold back, and why."""
    ws.directory.sign_in(filled.people["arum"])
    for row in _soon(ws, State.DRAFT, State.RETURNED):
        findings = [
            each.finding for each in ws.checks.of_post(ws.posts.get(row.id).post, row.id) if each.open
        ]
        try:
            ws.approval.submit(row.id)
            say(words("demo.submitted", title=row.title))
        except UserError as error:
            codes = tuple(dict.fromkeys(finding.code for finding in findings)) or (error.code,)
            say(words("demo.refused", title=row.title, n=len(codes)))
            for line in dict.fromkeys(_finding(finding, words) for finding in findings):
                say(line)
            yield row.title, codes


def _finding(finding: Finding, words: Words) -> str:
    title = words(f"findings.{finding.code}.title", **finding.params)
    return words(f"demo.finding.{finding.severity}", what=title, code=finding.code)


def _approve(
    ws: Workspace, filled: Filled, words: Words, say: Callable[[str], None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The reviewer passes on and the approver approves what is due soon; yields what is refused."""
    ws.directory.sign_in(filled.people["wisnu"])
    for row in _soon(ws, State.IN_REVIEW):
        ws.approval.pass_on(row.id)
    ws.directory.sign_in(filled.people["lurah"])
    for row in _soon(ws, State.IN_APPROVAL):
        review = ws.approval.review(row.id)
        ws.approval.mark_seen(row.id)
        try:
            ws.approval.approve(row.id, review.content, frozenset(review.waivers))
            say(words("demo.approved", title=row.title, code=review.code))
        except UserError as error:
            say(words("demo.refused", title=row.title, n=1))
            yield row.title, (error.code,)


def _tell_held(plan: BundlePlan, words: Words, say: Callable[[str], None]) -> None:
    for held in plan.held:
        why = words(f"bundle.held.{held.reason}", **held.params)
        say(words("demo.held", title=held.title, why=why))


def _leaks(bundle: Path, plan: BundlePlan, filled: Filled) -> Iterator[str]:
    """Where in the bundle something stands that had to stay out."""
    caught = {filled.posts[slug] for slug in CAUGHT}
    yield from (item.title for item in plan.items if item.post in caught)
    with zipfile.ZipFile(bundle) as archive:
        yield from (name for name in archive.namelist() if NUMBER.search(archive.read(name)))
