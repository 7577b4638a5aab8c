"""Reasons are known before the button is pressed, and agree with what the service refuses."""

from dataclasses import replace

import pytest

from medsos_desktop.approval.many import Choice, approve_each
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.reasons import Circumstances, reasons
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Answer, State
from tests.approval.conftest import Desk

NIK = "Contoh pengisian NIK 3371011708450000 di formulir."


def why(desk: Desk, post: str, action: Action = Action.APPROVE, **told: object) -> list[str]:
    here = desk.ws.directory.actor()
    review = desk.ws.approval.review(post)
    case = desk.ws.approval.seat.case(review.view)
    circumstances = Circumstances(here[1] if here else None, case, **told)  # type: ignore[arg-type]
    return [each.code for each in reasons(action, review, circumstances)]


def waived(desk: Desk) -> str:
    """A post with a block for which a waiver is proposed, submitted."""
    post = desk.post(NIK)
    shown = desk.ws.posts.get(post).post
    answers = {
        each.finding.key: Answer(each.finding.code, "NIK", "Nomor karangan.")
        for each in desk.ws.checks.of_post(shown)
        if each.open
    }
    desk.ws.posts.update(post, replace(shown, answers=answers))
    desk.ws.approval.submit(post)
    return post


def test_an_approver_with_a_clean_post_has_no_reason(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    assert why(desk, post) == ["role.approver"]
    desk.sit("lurah")
    assert why(desk, post) == []
    assert why(desk, post, stale=True, writable=False) == ["read-only", "changed"]


def test_every_other_state_is_a_reason(desk: Desk) -> None:
    post = desk.post()
    desk.sit("lurah")
    assert why(desk, post) == ["state.draft"]
    assert why(desk, post, Action.PASS) == ["state.draft"]


def test_own_text_is_a_reason_unless_the_policy_allows_it(desk: Desk) -> None:
    desk.sit("semua")
    post = desk.post()
    desk.ws.approval.submit(post)
    assert why(desk, post) == ["own-text"]
    with pytest.raises(UserError, match=r"approval.own-text"):
        desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    desk.policy("one", own_text=True)
    assert why(desk, post) == []


def test_waivers_are_confirmed_one_by_one(desk: Desk) -> None:
    post = waived(desk)
    desk.sit("lurah")
    review = desk.ws.approval.review(post)
    assert len(review.waivers) == 1
    assert why(desk, post) == ["waiver"]
    assert why(desk, post, confirmed=set(review.waivers)) == []


def test_typing_that_was_not_submitted_takes_the_post_back(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.ws.posts.save_draft(post, replace(desk.ws.posts.get(post).post, text="Sedang diubah."))
    desk.sit("lurah")
    assert why(desk, post) == ["state.draft"]
    desk.sit("arum")
    desk.ws.posts.save_draft(post, replace(desk.ws.posts.get(post).head, note="Hanya catatan."))
    desk.sit("lurah")
    assert why(desk, post) == []


def test_the_reviewer_passes_on(desk: Desk) -> None:
    desk.policy("two")
    post = desk.post()
    desk.ws.approval.submit(post)
    assert why(desk, post, Action.PASS) == ["role.reviewer"]
    desk.sit("wisnu")
    assert why(desk, post, Action.PASS) == []
    assert why(desk, post) == ["state.in_review"]


def test_one_refusal_does_not_stop_the_others(desk: Desk) -> None:
    hours = {"Satu": "2026-12-20T07:00", "Dua": "2026-12-20T09:00", "Tiga": "2026-12-20T11:00"}
    posts = [desk.post(title=title, planned=planned) for title, planned in hours.items()]
    for post in posts:
        desk.ws.approval.submit(post)
    desk.sit("lurah")
    choices = [Choice(post, desk.ws.approval.review(post).content) for post in posts]
    choices[1] = replace(choices[1], content="0" * 64)
    changes, refused = approve_each(desk.ws.approval, choices)
    assert [(post, error.code) for post, error in refused] == [(posts[1], "approval.changed")]
    assert changes.of("post") == {posts[0], posts[2]}
    states = [desk.ws.posts.row(post).state for post in posts]
    assert states == [State.APPROVED, State.IN_APPROVAL, State.APPROVED]
