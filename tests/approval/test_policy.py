"""Proofs that count, partners' consent and substitutes, end to end; and what an export says of them."""

from dataclasses import replace
from datetime import date

import pytest

from medsos_desktop.approval.service import OnPaper
from medsos_desktop.approval.waits import ever_approves
from medsos_desktop.bundles.plan import ExportRequest
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Collaboration, Office, Partner, Substitute
from medsos_desktop.model.post import Answer, State
from medsos_desktop.store import records
from tests.approval.conftest import Desk
from tests.approval.signing import believed, unlocked


def counting(desk: Desk, *proofs: str, steps: str = "one") -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, approval=steps, proofs=proofs))


def approve(desk: Desk, post: str, proof: str = "none", who: str = "lurah") -> None:
    desk.sit(who)
    review = desk.ws.approval.review(post)
    signer = None
    if proof == "key":
        if not desk.ws.keys.of_person(desk.people[who]):
            believed(desk, who)
        signer = unlocked(desk, who)
    on_paper = OnPaper(desk.people[who], "2026-12-16") if proof == "paper" else None
    waivers = frozenset(review.waivers)
    desk.ws.approval.approve(post, review.content, waivers, signer=signer, on_paper=on_paper)
    desk.sit("arum")


def approved(desk: Desk, proof: str = "none", **told: object) -> str:
    post = desk.post(**told)  # type: ignore[arg-type]
    desk.ws.approval.submit(post)
    approve(desk, post, proof)
    return post


def held(desk: Desk, post: str) -> str:
    """Why an export leaves the post out; "" when it goes out."""
    plan = desk.ws.bundles.plan(ExportRequest(date(2026, 12, 1), date(2026, 12, 31)))
    return next((each.reason for each in plan.held if each.post == post), "")


def shown(desk: Desk, post: str) -> tuple[State, bool]:
    row = desk.ws.posts.row(post)
    return row.state, row.reapproval


def test_a_proof_that_does_not_count_leaves_the_post_to_be_approved_again(desk: Desk) -> None:
    post = approved(desk)
    assert (shown(desk, post), held(desk, post)) == ((State.APPROVED, False), "")
    counting(desk, "paper", "key")
    assert (shown(desk, post), held(desk, post)) == ((State.IN_APPROVAL, True), "proof")
    assert desk.ws.approval.covering(post) is None
    with pytest.raises(UserError, match=r"approval\.state\.in_approval"):
        desk.ws.approval.schedule(post)
    desk.sit("lurah")
    assert [row.id for row in desk.ws.approval.queue()] == [post]
    with pytest.raises(UserError, match=r"approval\.proof"):
        desk.ws.approval.approve(post, desk.ws.approval.review(post).content)
    approve(desk, post, "key")
    assert (shown(desk, post), held(desk, post)) == ((State.APPROVED, False), "")
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert covering.proof == "key"
    assert (covering.extra or {})["key"] == unlocked(desk).fingerprint


def test_a_decision_is_never_upgraded_and_counts_again_when_the_policy_says_so(desk: Desk) -> None:
    post = approved(desk)
    before = records.of_entity(desk.ws.store.db, "decision", post)
    counting(desk, "key")
    counting(desk, "none", "key")
    assert shown(desk, post) == (State.APPROVED, False)
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert covering.proof == "none"
    assert records.of_entity(desk.ws.store.db, "decision", post) == before


def test_undoing_the_policy_undoes_what_it_did_and_says_which_posts(desk: Desk) -> None:
    post = approved(desk)
    office = Office(name="Kelurahan Contoh", min_gap=0, proofs=("key",))
    assert post in desk.ws.directory.set_office(office).of("post")
    other = desk.ws.directory.set_office(replace(office, city="Kota Contoh"))
    assert not other.of("post")
    desk.ws.history.undo()
    assert post in desk.ws.history.undo().of("post")
    assert shown(desk, post) == (State.APPROVED, False)


def test_what_was_scheduled_on_such_an_approval_waits_again_and_what_is_out_is_out(desk: Desk) -> None:
    scheduled, out, aside = (approved(desk, title=title) for title in ("Satu", "Dua", "Tiga"))
    desk.ws.approval.schedule(scheduled)
    desk.ws.approval.publish(out, "https://example.invalid/1")
    desk.ws.approval.postpone(aside, "Hujan")
    counting(desk, "key")
    assert shown(desk, scheduled) == (State.IN_APPROVAL, True)
    assert shown(desk, out) == (State.PUBLISHED, False)
    desk.ws.approval.resume(aside)
    assert shown(desk, aside) == (State.IN_APPROVAL, True)
    approve(desk, scheduled, "key")
    assert shown(desk, scheduled) == (State.APPROVED, False)


def test_sending_it_back_settles_that_it_was_approved_once(desk: Desk) -> None:
    post = approved(desk)
    counting(desk, "key")
    desk.ws.approval.recall(post)
    assert shown(desk, post) == (State.DRAFT, False)
    desk.ws.approval.submit(post)
    assert shown(desk, post) == (State.IN_APPROVAL, False)


def test_where_nobody_was_asked_nothing_was_proved(desk: Desk) -> None:
    counting(desk, "key", steps="none")
    post = desk.post()
    desk.ws.approval.submit(post)
    assert (shown(desk, post), held(desk, post)) == ((State.APPROVED, False), "")
    counting(desk, "none", "key")
    assert shown(desk, post) == (State.APPROVED, False)
    counting(desk, "key")
    assert (shown(desk, post), held(desk, post)) == ((State.DRAFT, True), "proof")


def partner(desk: Desk, consent: str) -> str:
    who = desk.ws.directory.save("partner", None, Partner("Koperasi Contoh"))[0]
    record = Collaboration(who, "Dapur umum", "MoU 12", "40 keluarga", consent)
    return desk.ws.directory.save("collaboration", None, record)[0]


def waived(desk: Desk, collaboration: str) -> str:
    """A partner's post, submitted with a waiver for what its record lacks."""
    post = desk.post("Dapur umum buka pukul 08.00 WIB.", collaboration=collaboration)
    now = desk.ws.posts.get(post).post
    answers = {
        each.finding.key: Answer(each.finding.code, "", "Menyusul.")
        for each in desk.ws.checks.of_post(now)
        if each.open
    }
    desk.ws.posts.update(post, replace(now, answers=answers))
    desk.ws.approval.submit(post)
    return post


def test_without_the_partners_consent_no_waiver_helps(desk: Desk) -> None:
    programme = partner(desk, " ")
    post = waived(desk, programme)
    with pytest.raises(UserError, match=r"approval\.consent"):
        approve(desk, post)
    record = desk.ws.directory.get("collaboration", programme)
    assert isinstance(record, Collaboration)
    desk.ws.directory.save("collaboration", programme, replace(record, consent="Surat 9 Desember"))
    approve(desk, post)
    assert held(desk, post) == ""
    desk.ws.directory.save("collaboration", programme, record)  # taken back by the partner
    assert (held(desk, post), desk.ws.approval.standing(post).why) == ("consent", "consent")


def test_a_programme_that_is_not_known_here_has_no_consent(desk: Desk) -> None:
    post = waived(desk, "tidak-dikenal")
    with pytest.raises(UserError, match=r"approval\.consent"):
        approve(desk, post)


def test_where_nobody_is_asked_the_partner_is(desk: Desk) -> None:
    desk.policy("none")
    post = desk.post("Dapur umum buka pukul 08.00 WIB.", collaboration="tidak-dikenal")
    assert [each.code for each in desk.ws.approval.blockers(post)] == ["consent"]
    with pytest.raises(UserError, match=r"approval\.consent"):
        desk.ws.approval.submit(post)
    full = desk.post("Dapur umum buka pukul 08.00 WIB.", collaboration=partner(desk, "Surat"))
    desk.ws.approval.submit(full)
    assert shown(desk, full) == (State.APPROVED, False)


def stand_in(desk: Desk, kind: str = "plh", who: str = "wisnu") -> None:
    row = Substitute(desk.people[who], desk.people["lurah"], kind, "2026-12-18", "2026-12-22")
    desk.ws.directory.save("substitute", None, row)


@pytest.mark.parametrize("kind", ["plh", "plt"])
def test_a_substitute_decides_on_posts_of_these_days_and_it_shows(desk: Desk, kind: str) -> None:
    stand_in(desk, kind)
    inside, outside = desk.post(), desk.post(planned="2026-12-23T07:00")
    for post in (inside, outside):
        desk.ws.approval.submit(post)
    desk.sit("wisnu")
    assert [row.id for row in desk.ws.approval.queue()] == [inside]
    assert ever_approves(desk.ws.directory)
    with pytest.raises(UserError, match=r"approval\.role\.approver"):
        approve(desk, outside, who="wisnu")
    approve(desk, inside, who="wisnu")
    decision = desk.ws.approval.covering(inside)
    assert decision is not None
    assert (decision.author, decision.acting, decision.acting_for) == (
        desk.people["wisnu"], kind, desk.people["lurah"]
    )  # fmt: skip


def test_ones_own_role_is_not_marked(desk: Desk) -> None:
    desk.ws.directory.save(
        "substitute",
        None,
        Substitute(desk.people["semua"], desk.people["lurah"], "plh", "2026-12-18", "2026-12-22"),
    )
    post = approved(desk)
    other = desk.post()
    desk.ws.approval.submit(other)
    approve(desk, other, who="semua")
    for each in (post, other):
        decision = desk.ws.approval.covering(each)
        assert decision is not None
        assert (decision.acting, decision.acting_for) == ("", "")


def test_a_day_moved_out_of_the_substitution_moves_the_post_out_of_it(desk: Desk) -> None:
    stand_in(desk)
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.ws.posts.move([post], {post: "2026-12-23T07:00"})
    desk.ws.approval.submit(post)
    with pytest.raises(UserError, match=r"approval\.role\.approver"):
        approve(desk, post, who="wisnu")


def test_a_substitute_does_not_approve_their_own_text(desk: Desk) -> None:
    desk.ws.directory.save(
        "substitute",
        None,
        Substitute(desk.people["arum"], desk.people["lurah"], "plh", "2026-12-18", "2026-12-22"),
    )
    post = desk.post()
    desk.ws.approval.submit(post)
    with pytest.raises(UserError, match=r"approval\.own-text"):
        approve(desk, post, who="arum")


def test_a_review_that_was_given_up_waits_for_the_approver(desk: Desk) -> None:
    desk.policy("two")
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.policy("one")
    desk.sit("wisnu")
    assert not desk.ws.approval.queue()
    with pytest.raises(UserError, match=r"approval\.step"):
        desk.ws.approval.pass_on(post)
    desk.sit("lurah")
    assert [row.id for row in desk.ws.approval.queue()] == [post]
    approve(desk, post)
    assert shown(desk, post) == (State.APPROVED, False)


def test_why_nothing_stands_is_told(desk: Desk) -> None:
    post = desk.post()
    assert desk.ws.approval.standing(post).why == "none"
    desk.ws.approval.submit(post)
    approve(desk, post)
    assert desk.ws.approval.standing(post).why == ""
    now = desk.ws.posts.get(post).post
    desk.ws.posts.save_draft(post, replace(now, text="Lain"))
    assert desk.ws.approval.standing(post).why == "open"
    desk.ws.posts.seal(post)
    assert desk.ws.approval.standing(post).why == "changed"
    assert held(desk, post) == "changed"
