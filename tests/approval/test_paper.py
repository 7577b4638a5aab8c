"""Decisions signed on a sheet: who may have signed, which version, and what the record says."""

from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval.codes import payload
from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.paper import Sheet
from medsos_desktop.approval.service import OnPaper
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Office, Person, Substitute
from medsos_desktop.model.post import Answer, State
from medsos_desktop.store import records
from medsos_desktop.store.vetting import vet
from tests.approval.conftest import Desk
from tests.approval.test_evidence import PDF, scan
from tests.approval.test_service import NIK

TODAY = "2026-12-16"


def waiting(desk: Desk, **told: object) -> str:
    post = desk.post(**told)  # type: ignore[arg-type]
    desk.ws.approval.submit(post)
    return post


def sheet(desk: Desk, post: str, **told: object) -> Sheet:
    content = desk.ws.approval.version(post)
    return replace(Sheet(post, content, short_code(content)), **told)  # type: ignore[arg-type]


def by(desk: Desk, name: str = "lurah", day: str = TODAY) -> OnPaper:
    return OnPaper(desk.people[name], day)


def refused(desk: Desk, made: Sheet, paper: OnPaper, file: Path | None = None) -> str:
    before = desk.ws.records.decisions(made.post)
    with pytest.raises(UserError) as error:
        desk.ws.paper.record(made, paper, file)
    assert desk.ws.records.decisions(made.post) == before
    assert not desk.ws.evidence.of(made.post)
    return error.value.code


def test_the_record_says_who_signed_and_who_entered_it(desk: Desk) -> None:
    post = waiting(desk)
    changes = desk.ws.paper.record(sheet(desk, post), by(desk, day="2026-12-16"))
    last = desk.ws.records.decisions(post)[-1]
    assert (last.action, last.proof, last.signed_by, last.signed_on) == (
        "approve", "paper", desk.people["lurah"], "2026-12-16",
    )  # fmt: skip
    assert (last.author, last.decider) == (desk.people["arum"], desk.people["lurah"])
    assert changes.of("decision") == {last.id}
    assert desk.ws.posts.row(post).state is State.APPROVED
    assert desk.ws.approval.covering(post) == last
    proof = desk.ws.proofs.of(last.id)
    assert proof is not None
    assert (proof.kind, proof.code) == ("paper", "")
    record = records.get(desk.ws.store.db, last.id)
    assert record is not None
    vet(record)


@pytest.mark.parametrize("spell", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_code_is_typed_as_people_type(desk: Desk, spell: object) -> None:
    post = waiting(desk)
    made = sheet(desk, post)
    desk.ws.paper.record(replace(made, code=spell(made.code)), by(desk))  # type: ignore[operator]
    assert desk.ws.posts.row(post).state is State.APPROVED


def test_what_a_reader_of_qr_types_is_taken(desk: Desk) -> None:
    post = waiting(desk)
    made = sheet(desk, post)
    desk.ws.paper.record(replace(made, code=payload(made.content)), by(desk))
    assert desk.ws.posts.row(post).state is State.APPROVED


def test_a_sheet_of_another_version_is_refused(desk: Desk) -> None:
    post, other = waiting(desk), waiting(desk, text="Posyandu buka pukul 09.00 WIB.")
    wrong = sheet(desk, other).code
    assert refused(desk, sheet(desk, post, code=wrong), by(desk)) == "approval.paper-code"
    assert refused(desk, sheet(desk, post, code="tidak tahu"), by(desk)) == "approval.code"
    read = sheet(desk, post)
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Loket tutup."))
    assert refused(desk, read, by(desk)).startswith("approval.")


def test_a_version_that_came_meanwhile_is_not_passed_on(desk: Desk) -> None:
    desk.policy("two")
    post = waiting(desk)
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, note="hanya catatan"))
    made = sheet(desk, post, content="0" * 64, code="0000-0000")
    assert refused(desk, made, by(desk, "wisnu")) == "approval.changed"


def test_a_scan_stays_with_the_decision_and_stands_for_the_code(desk: Desk, tmp_path: Path) -> None:
    post = waiting(desk)
    assert refused(desk, sheet(desk, post, code=""), by(desk)) == "approval.paper-evidence"
    changes = desk.ws.paper.record(sheet(desk, post, code=""), by(desk), scan(tmp_path))
    (kept,) = desk.ws.evidence.of(post)
    assert kept.decision == desk.ws.records.decisions(post)[-1].id
    assert desk.ws.evidence.file(kept).read_bytes() == PDF
    assert changes.of("evidence") == {kept.id}


def test_with_a_scan_that_cannot_be_kept_nothing_is_recorded(desk: Desk, tmp_path: Path) -> None:
    post = waiting(desk)
    bad = scan(tmp_path, "lembar.docx", b"PK")
    assert refused(desk, sheet(desk, post), by(desk), bad) == "media.format"
    assert desk.ws.posts.row(post).state is State.IN_APPROVAL


def test_only_who_may_decide_can_have_signed(desk: Desk) -> None:
    post = waiting(desk)
    view = desk.ws.posts.get(post)
    assert desk.ws.paper.signers(view) == (desk.people["lurah"], desk.people["semua"])
    assert refused(desk, sheet(desk, post), by(desk, "wisnu")) == "approval.role.approver"
    assert refused(desk, sheet(desk, post), OnPaper("nobody", TODAY)) == "approval.role.approver"


def test_a_substitute_signs_in_the_role_lent_on_that_day(desk: Desk) -> None:
    days = {"start": "2026-12-19", "until": "2026-12-21"}
    lent = Substitute(desk.people["wisnu"], desk.people["lurah"], "plh", **days)
    desk.ws.directory.save("substitute", None, lent)
    post = waiting(desk)
    assert desk.people["wisnu"] in desk.ws.paper.signers(desk.ws.posts.get(post))
    desk.ws.paper.record(sheet(desk, post), by(desk, "wisnu"))
    last = desk.ws.records.decisions(post)[-1]
    assert (last.acting, last.acting_for) == ("plh", desk.people["lurah"])


def test_own_text_is_judged_by_who_signed_not_by_who_enters(desk: Desk) -> None:
    desk.people["juga"] = desk.ws.directory.save(
        "person", None, Person("Juga", roles=("writer", "approver"))
    )[0]
    desk.sit("juga")
    post = waiting(desk)
    desk.sit("arum")
    assert refused(desk, sheet(desk, post), by(desk, "juga")) == "approval.own-text"
    desk.sit("juga")
    desk.ws.paper.record(sheet(desk, post), by(desk))
    assert desk.ws.approval.standing(post).why == ""


def test_own_text_that_policy_lets_pass_says_so_and_stands_later(desk: Desk) -> None:
    desk.policy("one", own_text=True)
    desk.sit("semua")
    post = waiting(desk)
    desk.ws.paper.record(sheet(desk, post), by(desk, "semua"))
    assert (desk.ws.records.decisions(post)[-1].extra or {})["own"] == "allowed"
    desk.policy("one")
    assert desk.ws.approval.standing(post).why == ""


def test_another_pcs_approval_of_own_text_on_paper_does_not_stand(desk: Desk) -> None:
    """Its record says nothing of a policy that let it; who entered it does not matter."""
    desk.policy("one", own_text=True)
    desk.sit("semua")
    post = waiting(desk)
    content = desk.ws.approval.version(post)
    book, decide = desk.ws.records, desk.ws.records.decide

    def without(post: str, *verdicts: object, **told: object) -> object:
        bare = [each._replace(extra={k: v for k, v in each.extra.items() if k != "own"}) for each in verdicts]
        return decide(post, *bare, **told)  # type: ignore[arg-type]

    book.decide = without  # type: ignore[method-assign,assignment]
    desk.sit("arum")
    desk.ws.paper.record(Sheet(post, content, short_code(content)), by(desk, "semua"))
    desk.policy("one")
    assert desk.ws.approval.standing(post).why == "own"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("", "approval.paper-day"),
        ("16-12-2026", "approval.paper-day"),
        ("2026-12-17", "approval.paper-later"),
        ("2025-12-16", "approval.paper-early"),
    ],
)
def test_the_day_beside_the_signature(desk: Desk, day: str, code: str) -> None:
    assert refused(desk, sheet(desk, waiting(desk)), by(desk, day=day)) == code


def test_where_policy_takes_no_paper_nothing_is_recorded(desk: Desk) -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, proofs=("none", "key")))
    post = waiting(desk)
    assert not desk.ws.paper.accepted
    assert refused(desk, sheet(desk, post), by(desk)) == "approval.proof"


def test_where_only_paper_counts_it_lets_the_post_out(desk: Desk) -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, proofs=("paper",)))
    post = waiting(desk)
    desk.ws.paper.record(sheet(desk, post), by(desk))
    assert desk.ws.approval.covering(post) is not None


def test_both_places_of_a_sheet_with_two_steps(desk: Desk) -> None:
    desk.policy("two")
    post = waiting(desk)
    assert desk.ws.paper.step(desk.ws.posts.get(post)) is Action.PASS
    assert refused(desk, sheet(desk, post), by(desk)) == "approval.role.reviewer"
    desk.ws.paper.record(sheet(desk, post), by(desk, "wisnu"))
    assert desk.ws.paper.step(desk.ws.posts.get(post)) is Action.APPROVE
    desk.ws.paper.record(sheet(desk, post), by(desk))
    told = [(each.action, each.proof, each.decider) for each in desk.ws.records.decisions(post)[1:]]
    assert told == [("pass", "paper", desk.people["wisnu"]), ("approve", "paper", desk.people["lurah"])]


def test_every_waiver_must_be_ticked_on_the_sheet(desk: Desk) -> None:
    post = desk.post(NIK)
    placed = desk.ws.checks.of_post(desk.ws.posts.get(post).post, post)
    answers = {
        each.finding.key: Answer(each.finding.code, "NIK", "Nomor karangan.") for each in placed if each.open
    }
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, answers=answers))
    desk.ws.approval.submit(post)
    assert refused(desk, sheet(desk, post), by(desk)) == "approval.waiver"
    waivers = frozenset(desk.ws.approval.review(post).waivers)
    desk.ws.paper.record(sheet(desk, post, confirmed=waivers), by(desk))
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert set(covering.confirmed) == waivers


def test_a_week_is_recorded_sheet_by_sheet(desk: Desk, tmp_path: Path) -> None:
    posts = [waiting(desk, text=f"Loket {n} buka pukul 08.00 WIB.") for n in range(3)]
    sheets = [sheet(desk, post, code="") for post in posts]
    sheets[1] = replace(sheets[1], code="0000-0000")
    _changes, left = desk.ws.paper.record_each(sheets, by(desk), scan(tmp_path))
    assert [(post, error.code) for post, error in left] == [(posts[1], "approval.paper-code")]
    states = [desk.ws.posts.row(post).state for post in posts]
    assert states == [State.APPROVED, State.IN_APPROVAL, State.APPROVED]
    assert len({each.blob for post in posts for each in desk.ws.evidence.of(post)}) == 1


def test_it_can_be_sent_back_like_any_approval(desk: Desk) -> None:
    post = waiting(desk)
    desk.ws.paper.record(sheet(desk, post), by(desk))
    assert desk.ws.history.undoable() is None or desk.ws.history.undoable().name != "op.decision.approve"  # type: ignore[union-attr]
    desk.sit("lurah")
    desk.ws.approval.return_(post, "Lembarnya ternyata untuk unggahan lain.")
    assert desk.ws.posts.row(post).state is State.RETURNED


def test_somebody_must_sit_at_the_pc(desk: Desk) -> None:
    post = waiting(desk)
    made = sheet(desk, post)
    desk.ws.directory.delete("person", desk.people["arum"])
    assert refused(desk, made, by(desk)) == "approval.nobody"
