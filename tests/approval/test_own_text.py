"""Nobody approves their own text where policy forbids it, whichever door they come through."""

from dataclasses import replace

import pytest

from medsos_desktop.approval.grants import Asked
from medsos_desktop.approval.many import Choice, approve_each
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Person
from medsos_desktop.model.post import Answer, State, Variant
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.workspace import Workspace
from tests.approval.conftest import Desk


@pytest.fixture
def both(desk: Desk) -> Desk:
    """Somebody who writes and approves, beside the others."""
    desk.people["juga"] = desk.ws.directory.save(
        "person", None, Person("Juga", roles=("writer", "approver"))
    )[0]
    desk.sit("juga")
    return desk


def edit(desk: Desk, post: str, **told: object) -> None:
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, **told))  # type: ignore[arg-type]


def refused(desk: Desk, post: str) -> bool:
    """Whether the person here may not approve what waits, as their own text; else they have approved it.

    Said before, and refused for real in a batch of one.
    """
    own = desk.ws.approval.is_own(desk.ws.posts.get(post))
    choice = Choice(post, desk.ws.approval.review(post).content)
    _changes, left = approve_each(desk.ws.approval, [choice])
    assert [error.code for _post, error in left] == (["approval.own-text"] if own else [])
    return own


@pytest.mark.parametrize(
    "told", [{"pillar": "p1"}, {"note": "n"}, {"planned": "2026-12-22T07:00"}, {"title": "Lain"}]
)
def test_anothers_label_or_day_makes_nobodys_text_theirs(both: Desk, told: dict[str, str]) -> None:
    post = both.post()
    both.sit("arum")
    edit(both, post, **told)
    both.ws.approval.submit(post)
    both.sit("juga")
    assert refused(both, post)


def test_anothers_comma_makes_nobodys_text_theirs(both: Desk) -> None:
    post = both.post("Loket buka pukul 08.00 WIB")
    both.sit("arum")
    edit(both, post, text="Loket buka pukul 08.00 WIB.")
    both.ws.approval.submit(post)
    both.sit("juga")
    assert refused(both, post)


def test_who_corrects_a_word_of_anothers_text_had_a_hand_in_it(both: Desk) -> None:
    both.sit("arum")
    post = both.post("Loket buka pukul 08.00 WBI.")
    both.sit("juga")
    edit(both, post, text="Loket buka pukul 08.00 WIB.")
    both.sit("arum")
    edit(both, post, pillar="p1")
    both.ws.approval.submit(post)
    both.sit("juga")
    assert refused(both, post)
    both.sit("lurah")
    assert not refused(both, post)


def test_what_one_took_back_is_no_hand_in_it(both: Desk) -> None:
    both.sit("arum")
    post = both.post()
    both.sit("juga")
    edit(both, post, text="Terhapus tidak sengaja")
    both.ws.history.undo()
    both.sit("arum")
    edit(both, post, pillar="p1")
    both.ws.approval.submit(post)
    both.sit("juga")
    assert not refused(both, post)


def test_an_empty_card_in_the_calendar_is_no_text(both: Desk) -> None:
    post = both.post("")
    both.sit("arum")
    edit(both, post, text="Loket buka pukul 08.00 WIB.")
    both.ws.approval.submit(post)
    both.sit("juga")
    assert not refused(both, post)


@pytest.mark.parametrize("part", ["variant", "answer"])
def test_words_of_one_account_and_answers_to_findings_are_text(both: Desk, part: str) -> None:
    both.sit("arum")
    post = both.post()
    both.sit("juga")
    if part == "variant":
        own = Variant("ig_feed", {"text": "Loket buka pukul 08.00 WIB. Datang ya."})
        edit(both, post, variants={both.account: own})
    else:
        edit(both, post, answers={"kode:1": Answer("kode", "Loket", "Sudah benar")})
    both.sit("arum")
    edit(both, post, pillar="p1")
    both.ws.approval.submit(post)
    both.sit("juga")
    assert refused(both, post)


def test_who_submitted_it_does_not_approve_it(both: Desk) -> None:
    both.sit("arum")
    post = both.post()
    both.sit("juga")
    both.ws.approval.submit(post)
    assert refused(both, post)


def test_what_is_typed_and_not_sealed_yet_is_text_as_well(both: Desk) -> None:
    both.sit("arum")
    post = both.post()
    both.ws.approval.submit(post)
    both.sit("juga")
    both.ws.posts.save_draft(post, replace(both.ws.posts.get(post).post, text="Loket buka pukul 09.00 WIB."))
    assert both.ws.approval.is_own(both.ws.posts.get(post))


def test_a_reviewer_passes_on_no_text_of_their_own(desk: Desk) -> None:
    desk.policy("two")
    desk.sit("semua")
    post = desk.post()
    desk.sit("arum")
    edit(desk, post, pillar="p1")
    desk.ws.approval.submit(post)
    desk.sit("semua")
    with pytest.raises(UserError, match=r"approval\.own-text"):
        desk.ws.approval.pass_on(post)


def test_a_standing_approval_does_not_let_its_givers_text_pass(both: Desk) -> None:
    both.ws.grants.give(Asked(pillar="p1", start="2026-12-01", until="2026-12-31"))
    post = both.post()
    both.sit("arum")
    edit(both, post, pillar="p1")
    both.ws.approval.submit(post)
    assert both.ws.posts.row(post).state is State.IN_APPROVAL
    both.policy("one", own_text=True)
    both.ws.approval.recall(post)
    both.ws.approval.submit(post)
    assert both.ws.posts.row(post).state is State.APPROVED
    assert both.ws.approval.covering(post) is not None
    both.policy("one")
    assert both.ws.approval.covering(post) is not None  # let pass under the policy of its day


def test_a_giver_who_submits_anothers_text_lets_nobody_pass(both: Desk) -> None:
    both.ws.grants.give(Asked(pillar="p1", start="2026-12-01", until="2026-12-31"))
    both.sit("arum")
    post = both.post(pillar="p1")
    both.sit("juga")
    both.ws.approval.submit(post)
    assert both.ws.posts.row(post).state is State.IN_APPROVAL


def test_what_was_let_pass_on_its_day_stands_when_the_policy_gets_stricter(both: Desk) -> None:
    both.policy("one", own_text=True)
    post = both.post()
    both.ws.approval.submit(post)
    assert not both.ws.approval.is_own(both.ws.posts.get(post))
    both.ws.approval.approve(post, both.ws.approval.review(post).content)
    both.policy("one")
    assert both.ws.approval.standing(post).why == ""
    assert both.ws.approval.covering(post) is not None


def test_own_text_approved_by_a_pc_that_does_not_ask_does_not_stand_here(both: Desk) -> None:
    """As an older version or a copied workspace with another policy would write it."""

    ws: Workspace = both.ws
    post = both.post()
    ws.approval.submit(post)
    review = ws.approval.review(post)
    subject = ws.store.subject(review.view.post)
    pack = {"pack": ws.pack.hash, "rules": ws.pack.version}
    ws.records.decide(post, Verdict("approve", subject, content=review.content, extra=pack))
    assert ws.posts.row(post).state is State.APPROVED
    assert (ws.approval.covering(post), ws.approval.standing(post).why) == (None, "own")
    both.policy("one", own_text=True)
    assert ws.approval.covering(post) is not None


def test_an_edit_of_the_approver_taken_back_brings_the_approval_back(both: Desk) -> None:
    """Whose text it is is asked of the version that was approved, not of what came since."""
    both.sit("arum")
    post = both.post()
    both.ws.approval.submit(post)
    both.sit("juga")
    both.ws.approval.approve(post, both.ws.approval.review(post).content)
    first = both.ws.posts.get(post).post
    edit(both, post, text="Loket buka pukul 10.00 WIB.")
    assert both.ws.approval.covering(post) is None
    both.ws.posts.update(post, first)
    assert both.ws.approval.covering(post) is not None
