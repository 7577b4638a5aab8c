"""Where the office counts only signatures, a decision that merely says it is signed opens no door."""

from dataclasses import replace
from datetime import date

import pytest

from medsos_desktop.approval.grants import Asked
from medsos_desktop.approval.service import OnPaper
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.model import Picture
from medsos_desktop.bundles.plan import ExportRequest
from medsos_desktop.errors import UserError
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.media.cache import Entry
from medsos_desktop.model.office import Office
from medsos_desktop.words import Words
from tests.approval.conftest import Desk
from tests.approval.signing import Tampered, approved, believed, unlocked
from tests.approval.test_policy import held


@pytest.fixture(autouse=True)
def only_keys(desk: Desk) -> None:
    desk.ws.directory.set_office(Office(name="Kelurahan Contoh", min_gap=0, proofs=("key",)))


def test_a_signature_that_is_believed_lets_it_out(desk: Desk) -> None:
    believed(desk)
    post = desk.post()
    approved(desk, post)
    assert desk.ws.approval.covering(post) is not None
    assert held(desk, post) == ""


@pytest.mark.parametrize("told", [{}, {"on_paper": OnPaper("", "2026-12-16")}])
def test_nothing_but_a_signature_opens_the_door(desk: Desk, told: dict[str, OnPaper]) -> None:
    post = desk.post()
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    content = desk.ws.approval.review(post).content
    with pytest.raises(UserError, match=r"approval\.proof"):
        desk.ws.approval.approve(post, content, **told)


@pytest.mark.parametrize("name", ["unsigned", "forged"])
def test_a_record_that_only_says_so_stays_inside(desk: Desk, name: str) -> None:
    believed(desk)
    post = desk.post()
    decision = approved(desk, post)
    spoil = {
        "unsigned": lambda data: data.pop("signature"),
        "forged": lambda data: data.__setitem__("note", "setuju saja"),
    }[name]
    made = Tampered(desk.ws).forged(decision, spoil)
    Tampered(desk.ws).write(decision, made)
    desk.ws.store.rebuild()
    assert desk.ws.approval.standing(post).why == "signature"
    assert held(desk, post) == "signature"


def test_a_key_that_nobody_compared_lets_nothing_out(desk: Desk) -> None:
    post = desk.post()
    approved(desk, post)
    assert desk.ws.approval.standing(post).why == "signature"


def test_a_key_revoked_for_that_time_takes_its_approvals_back(desk: Desk) -> None:
    pair = believed(desk)
    post = desk.post()
    decision = approved(desk, post)
    at = Tampered(desk.ws).record(decision).at
    Keeper(desk.ws.store).revoke(pair.fingerprint, "dicuri", at)
    assert desk.ws.approval.standing(post).why == "signature"


def test_a_sound_approval_behind_a_spoiled_one_still_counts(desk: Desk) -> None:
    believed(desk)
    post = desk.post()
    first = approved(desk, post)
    desk.sit("lurah")
    desk.ws.approval.return_(post, "cek lagi", signer=unlocked(desk))
    second = approved(desk, post)
    made = Tampered(desk.ws).forged(second, lambda data: data.pop("signature"))
    Tampered(desk.ws).write(second, made)
    desk.ws.store.rebuild()
    found = desk.ws.approval.standing(post)
    assert found.decision is not None
    assert found.decision.id == first


def test_a_standing_approval_cannot_say_that_it_is_signed(desk: Desk) -> None:
    desk.sit("lurah")
    asked = Asked(template="event", start="2026-12-01", until="2026-12-31", proof="key")
    with pytest.raises(UserError) as refused:
        desk.ws.grants.give(asked)
    assert refused.value.code == "approval.proof"
    desk.ws.directory.set_office(replace(desk.ws.directory.office(), proofs=("none", "key")))
    desk.ws.grants.give(replace(asked, proof="none"))


def test_the_page_of_a_bundle_says_how_its_posts_were_approved(desk: Desk) -> None:
    believed(desk)
    desk.ws.directory.set_office(replace(desk.ws.directory.office(), proofs=("none", "key")))
    approved(desk, desk.post())
    assert "ditandatangani" in told(desk)
    assert "tidak ditandatangani" not in told(desk)
    desk.sit("arum")
    recorded = desk.post(planned="2026-12-22T07:00", text="Loket tutup.")
    desk.ws.approval.submit(recorded)
    desk.sit("lurah")
    desk.ws.approval.approve(recorded, desk.ws.approval.review(recorded).content)
    assert "sebagian ditandatangani" in told(desk)


def told(desk: Desk) -> str:
    """The sentence on the page and in the text beside it."""
    plan = desk.ws.bundles.plan(ExportRequest(date(2026, 12, 1), date(2026, 12, 31)))

    def none(_picture: Picture) -> Entry:
        raise AssertionError("nothing is rendered for a sentence")

    return Material(plan.bundle, Words("id"), none).proof()
