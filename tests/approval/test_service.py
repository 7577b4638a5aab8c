"""Decisions end to end on a small office."""

from dataclasses import replace

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Rulebook
from medsos_desktop.model.post import Answer, State
from tests.approval.conftest import Desk

NIK = "Data Ibu: NIK 3371 0141 0190 0000."


def state(desk: Desk, post: str) -> State:
    return desk.ws.posts.get(post).state


def test_write_submit_approve(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    assert state(desk, post) is State.IN_APPROVAL
    desk.sit("lurah")
    assert [row.id for row in desk.ws.approval.queue()] == [post]
    review = desk.ws.approval.review(post)
    desk.ws.approval.approve(post, review.content)
    assert state(desk, post) is State.APPROVED
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert (covering.content, covering.proof, covering.author) == (
        review.content,
        "none",
        desk.people["lurah"],
    )


def test_two_steps(desk: Desk) -> None:
    desk.policy("two")
    post = desk.post()
    desk.ws.approval.submit(post)
    assert state(desk, post) is State.IN_REVIEW
    desk.sit("wisnu")
    desk.ws.approval.pass_on(post)
    assert state(desk, post) is State.IN_APPROVAL


def test_without_approval_submitting_covers_the_content(desk: Desk) -> None:
    desk.policy("none")
    post = desk.post()
    desk.ws.approval.submit(post)
    assert state(desk, post) is State.APPROVED
    assert desk.ws.approval.covering(post) is not None


def test_the_rules_of_the_day_are_recorded_and_later_ones_leave_the_approval_alone(desk: Desk) -> None:
    own = Rulebook((("kantor.toml", 'version = "kantor-1"\n[code."pii.plate"]\noff = true\n'),))
    desk.ws.directory.set_rulebook(own)
    pack, version = desk.ws.pack.hash, desk.ws.pack.version
    post = approved(desk)
    desk.ws.directory.set_rulebook(Rulebook())
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert covering.extra is not None
    assert (covering.extra["pack"], covering.extra["rules"]) == (pack, version)
    assert version.endswith("+kantor-1")
    assert desk.ws.pack.hash != pack
    assert state(desk, post) is State.APPROVED


def test_rules_that_change_before_the_eyes_must_be_looked_at_again(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    review = desk.ws.approval.review(post)
    desk.ws.directory.set_rulebook(Rulebook((("kantor.toml", '[code."pii.plate"]\noff = true\n'),)))
    with pytest.raises(UserError, match="changed"):
        desk.ws.approval.approve(post, review.content)
    desk.ws.approval.approve(post, desk.ws.approval.review(post).content)


def test_an_edit_ends_the_approval_and_undoing_it_brings_it_back(desk: Desk) -> None:
    post = approved(desk)
    desk.ws.posts.move([post], {post: "2026-12-21T07:00"})
    assert state(desk, post) is State.DRAFT
    assert desk.ws.posts.get(post).reapproval
    assert desk.ws.approval.covering(post) is None
    desk.ws.history.undo()
    assert state(desk, post) is State.APPROVED
    assert desk.ws.approval.covering(post) is not None


def test_labels_and_notes_stay_outside_the_approval(desk: Desk) -> None:
    post = approved(desk)
    view = desk.ws.posts.get(post)
    desk.ws.posts.update(post, replace(view.post, note="minta foto", labels=("penting",), campaign="HKSN"))
    assert state(desk, post) is State.APPROVED


def test_unsealed_typing_is_covered_by_nothing(desk: Desk) -> None:
    post = approved(desk)
    desk.ws.posts.save_draft(post, replace(desk.ws.posts.get(post).post, text="Lain"))
    assert desk.ws.approval.covering(post) is None


def test_approving_what_one_did_not_read_is_refused(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    old = desk.ws.approval.review(post).content
    desk.sit("arum")
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Isi baru, pukul 09.00 WIB."))
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    with pytest.raises(UserError, match=r"approval\.changed"):
        desk.ws.approval.approve(post, old)
    assert state(desk, post) is State.IN_APPROVAL


def test_own_text_is_not_approved_by_its_writer(desk: Desk) -> None:
    desk.sit("semua")
    post = desk.post()
    desk.ws.approval.submit(post)
    with pytest.raises(UserError, match=r"approval\.own-text"):
        desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    desk.policy("one", own_text=True)
    desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    assert state(desk, post) is State.APPROVED


def test_a_returned_post_stays_returned_until_submitted_again(desk: Desk) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    desk.ws.approval.return_(post, "Betulkan jamnya")
    desk.sit("arum")
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Loket buka pukul 09.00 WIB."))
    assert state(desk, post) is State.RETURNED
    desk.ws.approval.submit(post)
    assert state(desk, post) is State.IN_APPROVAL


def test_what_is_missing_is_listed_and_stops_the_submission(desk: Desk) -> None:
    post = desk.post(NIK, planned=None)
    assert {blocker.code for blocker in desk.ws.approval.blockers(post)} >= {"undated", "block"}
    with pytest.raises(UserError, match=r"approval\.blocked"):
        desk.ws.approval.submit(post)
    assert state(desk, post) is State.DRAFT


def test_a_waiver_is_confirmed_singly_and_travels_with_the_content(desk: Desk) -> None:
    post = desk.post(NIK)
    view = desk.ws.posts.get(post)
    answers = {
        placed.finding.key: Answer(placed.finding.code, NIK, "Contoh, bukan NIK")
        for placed in desk.ws.checks.of_post(view.post)
        if placed.open
    }
    desk.ws.posts.update(post, replace(view.post, answers=answers))
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    review = desk.ws.approval.review(post)
    assert review.waivers
    with pytest.raises(UserError, match=r"approval\.waiver"):
        desk.ws.approval.approve(post, review.content)
    desk.ws.approval.approve(post, review.content, frozenset(review.waivers))
    assert desk.ws.approval.covering(post) is not None
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, answers={}))
    assert desk.ws.approval.covering(post) is None


def test_the_approver_sees_what_changed_since_the_last_look(desk: Desk) -> None:
    post = desk.post("Buka Senin–Jumat pukul 08.00 WIB.")
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    assert desk.ws.approval.review(post).changes is None
    desk.ws.approval.mark_seen(post)
    assert not desk.ws.approval.review(post).changes
    desk.ws.posts.update(
        post,
        replace(
            desk.ws.posts.get(post).post, text="Buka Senin–Kamis pukul 08.00 WIB.", planned="2026-12-22T07:00"
        ),
    )
    changes = desk.ws.approval.review(post).changes
    assert changes is not None
    assert changes.time == ("2026-12-20T07:00", "2026-12-22T07:00")
    assert [(piece.op, piece.text) for piece in changes.texts[0].pieces if piece.op != "same"]


def test_nobody_at_the_pc_decides_nothing(tmp_path: object, desk: Desk) -> None:
    post = desk.post()
    desk.ws.directory.delete("person", desk.people["arum"])
    with pytest.raises(UserError, match=r"approval\.nobody"):
        desk.ws.approval.submit(post)


def approved(desk: Desk) -> str:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    desk.sit("arum")
    return post


def test_what_was_changed_before_a_decision_is_not_undone_past_it(desk: Desk) -> None:
    post = approved(desk)
    assert desk.ws.history.undoable() is None
    assert desk.ws.history.held()
    with pytest.raises(UserError, match=r"store\.decided-since"):
        desk.ws.history.undo()
    assert state(desk, post) is State.APPROVED
    other = desk.post()
    assert not desk.ws.history.held()
    desk.ws.history.undo()
    assert desk.ws.posts.get(other).post.deleted
    assert state(desk, post) is State.APPROVED
