"""Standing approval: given until a date, named by what follows, revoked, judged alike everywhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval.grants import Asked
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.grants import Grant
from medsos_desktop.model.office import Collaboration, Office, Partner, Substitute
from medsos_desktop.model.post import Answer, State
from medsos_desktop.store import records
from medsos_desktop.workspace import Workspace
from tests.approval.conftest import Desk

DECEMBER = Asked(pillar="p1", start="2026-12-18", until="2026-12-31", note=" Jadwal  rutin ")


def give(desk: Desk, asked: Asked = DECEMBER, who: str = "lurah", back: str = "arum") -> str:
    desk.sit(who)
    made, changes = desk.ws.grants.give(asked)
    assert changes.of("grant")
    desk.sit(back)
    return made


def submitted(desk: Desk, text: str = "Loket buka pukul 08.00 WIB.", **told: object) -> str:
    post = desk.post(text, **{"pillar": "p1", **told})
    desk.ws.approval.submit(post)
    return post


def state(desk: Desk, post: str) -> State:
    return desk.ws.posts.row(post).state


def test_a_post_that_is_meant_is_approved_when_it_is_submitted(desk: Desk) -> None:
    grant = give(desk)
    post = submitted(desk)
    assert state(desk, post) is State.APPROVED
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert (covering.action, covering.basis, covering.author) == ("approve", grant, desk.people["arum"])
    assert covering.content == desk.ws.approval.review(post).content
    assert [each.action for each in desk.ws.approval.decisions(post)] == ["submit", "approve"]
    (one,) = desk.ws.grants.all()
    assert (one.id, one.author, one.note, one.start, one.until) == (
        grant, desk.people["lurah"], "Jadwal rutin", "2026-12-18", "2026-12-31"
    )  # fmt: skip


def test_both_decisions_are_one_operation_and_stay_when_edits_are_undone(desk: Desk) -> None:
    give(desk)
    post = submitted(desk)
    made = records.of_entity(desk.ws.store.db, "decision", post)
    assert len(made) == 2
    assert len({json.loads(each.body or b"")["op"]["id"] for each in made}) == 1
    with pytest.raises(UserError, match=r"store\.decided-since"):
        desk.ws.history.undo()
    assert state(desk, post) is State.APPROVED


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ({}, True),
        ({"pillar": "p2"}, False),
        ({"planned": "2026-12-18T07:00"}, True),
        ({"planned": "2026-12-31T18:00"}, True),
        ({"planned": "2026-12-17T18:00"}, False),
        ({"planned": "2027-01-01T07:00"}, False),
    ],
)
def test_only_posts_of_that_kind_and_those_days_are_meant(
    desk: Desk, told: dict[str, str], meant: bool
) -> None:
    give(desk)
    assert (state(desk, submitted(desk, **told)) is State.APPROVED) is meant


def test_template_and_pillar_are_both_asked_for_where_both_are_named() -> None:
    grant = Grant("a", "b", template="event", pillar="p1", start="2026-12-01", until="2026-12-31")
    day = "2026-12-20T07:00"
    assert grant.covers("event", "p1", day)
    assert not grant.covers("event", "p2", day)
    assert not grant.covers("", "p1", day)
    assert not grant.covers("event", "p1", None)
    assert grant._replace(pillar="").covers("event", "p2", day)
    assert not grant._replace(pillar="", template="").covers("event", "p1", day)


def test_revoked_in_the_same_moment_is_revoked() -> None:
    at = "2026-12-18T01:00:00.000Z"
    assert not Grant("a", "b", revoked_at=at).stood(at)
    assert Grant("a", "b", revoked_at=at).stood("2026-12-18T00:59:59.999Z")
    assert Grant("a", "b").stood(at)


def test_a_block_or_an_unanswered_warning_goes_the_long_way(desk: Desk) -> None:
    give(desk)
    block = desk.post("Data Ibu: NIK 3371 0141 0190 0000.", pillar="p1")
    shown = desk.ws.posts.get(block).post
    answers = {
        each.finding.key: Answer(each.finding.code, "NIK", "Nomor karangan.")
        for each in desk.ws.checks.of_post(shown)
        if each.open
    }
    desk.ws.posts.update(block, replace(shown, answers=answers))
    desk.ws.approval.submit(block)  # a waiver is proposed, and an approver has to confirm it
    assert state(desk, block) is State.IN_APPROVAL


def test_an_answered_warning_does_not_stand_in_the_way(desk: Desk) -> None:
    give(desk)
    post = desk.post("Kunjungan meningkat 35% dari tahun lalu.", pillar="p1")  # says who?
    shown = desk.ws.posts.get(post).post
    open_ones = [each for each in desk.ws.checks.of_post(shown) if each.open]
    assert {each.finding.severity for each in open_ones} == {"warn"}
    answers = {each.finding.key: Answer(each.finding.code, "35%", "Angka kantor.") for each in open_ones}
    desk.ws.posts.update(post, replace(shown, answers=answers))
    desk.ws.approval.submit(post)
    assert state(desk, post) is State.APPROVED


def test_a_partners_post_needs_the_partners_consent_all_the_same(desk: Desk) -> None:
    give(desk)
    with_consent = Collaboration("mitra", "Dapur", "MoU 1", "Warga", "Surat 9 Desember")
    partner = desk.ws.directory.save("partner", None, Partner("Koperasi Contoh"))[0]
    full = desk.ws.directory.save("collaboration", None, replace(with_consent, partner=partner))[0]
    assert state(desk, submitted(desk, collaboration=full)) is State.APPROVED
    assert state(desk, submitted(desk, collaboration="tidak-dikenal")) is State.IN_APPROVAL


def test_two_steps_are_left_out_too(desk: Desk) -> None:
    desk.policy("two")
    give(desk)
    assert state(desk, submitted(desk)) is State.APPROVED


def test_revoked_it_lets_nothing_more_pass_and_takes_nothing_back(desk: Desk) -> None:
    grant = give(desk)
    before = submitted(desk)
    desk.sit("lurah")
    changes = desk.ws.grants.revoke(grant, "Akhir tahun diperiksa semua")
    assert changes.of("grant")
    desk.sit("arum")
    assert state(desk, submitted(desk)) is State.IN_APPROVAL
    assert state(desk, before) is State.APPROVED
    assert desk.ws.approval.covering(before) is not None
    (one,) = desk.ws.grants.all()
    assert (one.revoked_by, one.revoked_note) == (desk.people["lurah"], "Akhir tahun diperiksa semua")
    desk.sit("lurah")
    with pytest.raises(UserError, match=r"approval\.grant-gone"):
        desk.ws.grants.revoke(grant)
    with pytest.raises(UserError, match=r"approval\.grant-gone"):
        desk.ws.grants.revoke("0" * 64)


def test_who_may_give_and_revoke(desk: Desk) -> None:
    for name in ("arum", "wisnu"):
        desk.sit(name)
        with pytest.raises(UserError, match=r"approval\.role\.approver"):
            desk.ws.grants.give(DECEMBER)
    grant = give(desk)
    with pytest.raises(UserError, match=r"approval\.role\.approver"):
        desk.ws.grants.revoke(grant)
    desk.sit("semua")
    assert desk.ws.grants.revoke(grant)


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"pillar": ""}, "approval.grant-scope", "template"),
        ({"start": "2027-01-01"}, "approval.grant-dates", "until"),
        ({"until": ""}, "approval.grant-dates", "until"),
        ({"start": "1 Des"}, "approval.grant-dates", "until"),
    ],
)
def test_what_is_unclear_is_not_given(desk: Desk, told: dict[str, str], code: str, field: str) -> None:
    desk.sit("lurah")
    with pytest.raises(UserError) as refused:
        desk.ws.grants.give(replace(DECEMBER, **told))
    assert (refused.value.code, refused.value.params["field"]) == (code, field)
    assert not desk.ws.grants.all()


def test_a_giver_who_is_no_approver_any_more_lets_nothing_pass(desk: Desk) -> None:
    give(desk)
    desk.ws.directory.delete("person", desk.people["lurah"])
    assert state(desk, submitted(desk)) is State.IN_APPROVAL


def test_a_substitute_gives_for_the_days_they_stand_in_only(desk: Desk) -> None:
    desk.ws.directory.save(
        "substitute",
        None,
        Substitute(desk.people["wisnu"], desk.people["lurah"], "plh", "2026-12-18", "2026-12-22"),
    )
    desk.sit("wisnu")
    with pytest.raises(UserError, match=r"approval\.role\.approver"):
        desk.ws.grants.give(DECEMBER)
    give(desk, replace(DECEMBER, start="2026-12-18", until="2026-12-22"), who="wisnu")
    (one,) = desk.ws.grants.all()
    assert (one.acting, one.acting_for) == ("plh", desk.people["lurah"])
    assert state(desk, submitted(desk)) is State.APPROVED


def test_labels_that_it_does_not_mean_leave_the_approval_behind(desk: Desk) -> None:
    """Labels need no new approval, unless the approval rests on them."""
    give(desk)
    post = submitted(desk)
    shown = desk.ws.posts.get(post).post
    desk.ws.posts.update(post, replace(shown, pillar="p2"))
    row = desk.ws.posts.row(post)
    assert (row.state, row.reapproval) == (State.IN_APPROVAL, True)
    assert desk.ws.approval.standing(post).why == "basis"
    desk.ws.posts.update(post, shown)
    assert state(desk, post) is State.APPROVED


def test_the_grants_proof_is_what_a_person_decided_with(desk: Desk) -> None:
    give(desk)
    post = submitted(desk)
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, proofs=("paper", "key")))
    assert state(desk, post) is State.IN_APPROVAL
    assert desk.ws.approval.standing(post).why == "proof"
    assert state(desk, submitted(desk)) is State.IN_APPROVAL
    desk.sit("lurah")
    with pytest.raises(UserError, match=r"approval\.proof"):
        desk.ws.grants.give(DECEMBER)
    give(desk, replace(DECEMBER, proof="paper"))
    assert state(desk, submitted(desk)) is State.APPROVED


def test_another_pc_comes_to_the_same_whatever_arrives_first(
    desk: Desk, tmp_path: Path, clock: SteppingClock
) -> None:
    grant = give(desk)
    before = submitted(desk)
    sent = list(desk.ws.all_records())
    cut = next(at for at, each in enumerate(sent) if each.kind == "grant")
    with Workspace.open(
        tmp_path / "lain", create=True, clock=clock, ids=SeededIds("lain"), home=tmp_path / "h2"
    ) as pc:
        pc.receive(sent[:cut] + sent[cut + 1 :])
        row = pc.posts.row(before)
        assert (row.state, row.reapproval) == (State.IN_APPROVAL, True)
        assert pc.approval.standing(before).why == "basis"
        changes = pc.receive(sent[cut : cut + 1])
        assert before in changes.of("post")
        assert pc.posts.row(before).state is State.APPROVED
        # Revoked there while this PC does not know it yet, and goes on using it.
        pc.directory.sign_in(desk.people["lurah"])
        pc.grants.revoke(grant)
        revoked = [each for each in pc.all_records() if each.kind == "grant"]
        after = submitted(desk)
        assert state(desk, after) is State.APPROVED
        pc.receive(desk.ws.all_records())
        desk.ws.receive(revoked)
        for ws in (desk.ws, pc):
            assert ws.posts.row(before).state is State.APPROVED
            assert (ws.posts.row(after).state, ws.posts.row(after).reapproval) == (State.IN_APPROVAL, True)
            assert ws.approval.standing(after).why == "basis"
            shown = ws.store.dump()
            ws.store.rebuild()
            assert ws.store.dump() == shown
