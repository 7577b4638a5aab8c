"""Approving several posts, each by itself: one refusal does not stop the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.approval.service import ApprovalService
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.posts.decisions import Signer


@dataclass(frozen=True, slots=True)
class Choice:
    """A version that was read, and the waivers of it that were confirmed one by one."""

    post: str
    content: str
    confirmed: frozenset[str] = frozenset()


def approve_each(
    service: ApprovalService, choices: Iterable[Choice], signer: Signer | None = None
) -> tuple[Changes, tuple[tuple[str, UserError], ...]]:
    """What changed, and the posts that were refused with the reason; every post is its own decision."""
    done: list[Changes] = []
    refused: list[tuple[str, UserError]] = []
    for choice in choices:
        try:
            done.append(service.approve(choice.post, choice.content, choice.confirmed, signer=signer))
        except UserError as error:
            refused.append((choice.post, error))
    return Changes.join(done), tuple(refused)
