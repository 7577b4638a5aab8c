"""From the code on a sheet back to the version."""

from dataclasses import replace

import pytest

from medsos_desktop.approval.codes import payload
from medsos_desktop.approval.content import short_code
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Answer
from medsos_desktop.posts.decisions import Verdict
from tests.approval.conftest import Desk
from tests.approval.test_service import NIK, approved


def test_the_code_of_what_a_post_says_now_finds_it(desk: Desk) -> None:
    post, other = desk.post(), desk.post("Loket tutup.")
    review = desk.ws.approval.review(post)
    lookup = desk.ws.codes.find(review.code.lower().replace("-", " "))
    assert [(each.post, each.content, each.title) for each in lookup.found] == [
        (post, review.content, "Loket")
    ]
    assert (lookup.binds, lookup.several, lookup.found[0].current) == (False, False, True)
    assert lookup.found[0].decisions == ()
    assert desk.ws.codes.find(desk.ws.approval.review(other).code).found[0].post == other


def test_the_whole_hash_binds(desk: Desk) -> None:
    post = desk.post()
    content = desk.ws.approval.review(post).content
    lookup = desk.ws.codes.find(payload(content))
    assert (lookup.binds, [each.post for each in lookup.found]) == (True, [post])
    assert desk.ws.codes.find(content[:-1] + ("0" if content[-1] != "0" else "1")).found == ()


def test_a_decision_is_found_after_the_post_has_changed(desk: Desk) -> None:
    post = approved(desk)
    content = desk.ws.approval.review(post).content
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, text="Loket tutup."))
    (found,) = desk.ws.codes.find(short_code(content)).found
    assert (found.post, found.content, found.current, found.revision) == (post, content, False, "")
    assert [each.action for each in found.decisions] == ["approve"]
    assert desk.ws.codes.find(desk.ws.approval.review(post).code).found[0].current


def test_a_post_that_was_decided_about_and_stands_comes_once(desk: Desk) -> None:
    post = approved(desk)
    (found,) = desk.ws.codes.find(desk.ws.approval.review(post).code).found
    assert found.current
    assert len(found.decisions) == 1


def test_an_earlier_wording_nobody_decided_about_is_found_too(desk: Desk) -> None:
    post = desk.post()
    old = desk.ws.approval.review(post)
    desk.ws.posts.update(post, replace(old.view.post, text="Loket tutup."))
    (found,) = desk.ws.codes.find(old.code).found
    assert (found.content, found.current, found.decisions) == (old.content, False, ())
    assert found.revision == old.view.revision


def test_what_was_typed_last_counts_as_current(desk: Desk) -> None:
    post = desk.post()
    desk.ws.posts.save_draft(post, replace(desk.ws.posts.get(post).post, text="Loket pindah."))
    review = desk.ws.approval.review(post)
    assert review.view.has_draft
    (found,) = desk.ws.codes.find(review.code).found
    assert found.current
    desk.ws.posts.seal(post)
    assert desk.ws.approval.review(post).code == review.code


def test_a_version_with_a_waiver_is_found(desk: Desk) -> None:
    post = desk.post(NIK)
    shown = desk.ws.posts.get(post).post
    keys = [each.finding for each in desk.ws.checks.of_post(shown) if each.finding.severity == "block"]
    bare = desk.ws.approval.review(post).code
    answers = {each.key: Answer(each.code, "", "contoh isian") for each in keys}
    desk.ws.posts.update(post, replace(shown, answers=answers))
    review = desk.ws.approval.review(post)
    assert review.waivers
    assert review.code != bare
    assert desk.ws.codes.find(review.code).found[0].content == review.content


def test_several_that_fit_are_all_told(desk: Desk) -> None:
    """Forty bits can be made to collide: two decisions whose contents begin alike."""
    start = desk.ws.approval.review(desk.post()).content[:10]
    twins = [desk.post("Satu."), desk.post("Dua.")]
    for post, end in zip(twins, "ab", strict=True):
        desk.ws.records.decide(post, Verdict("approve", "0" * 64, content=start + end * 54))
    lookup = desk.ws.codes.find(short_code(start + "a" * 54))
    assert lookup.several
    assert not lookup.binds
    assert {each.post for each in lookup.found} > set(twins)
    assert len(lookup.found) == 3
    assert lookup.found[0].current
    only = desk.ws.codes.find(start + "b" * 54)
    assert [each.post for each in only.found] == twins[1:]


def test_nothing_and_nonsense(desk: Desk) -> None:
    desk.post()
    assert desk.ws.codes.find("0000-0000").found == ()
    with pytest.raises(UserError, match=r"approval\.code"):
        desk.ws.codes.find("loket")


def test_deleted_and_erased_posts_do_not_stop_the_search(desk: Desk) -> None:
    post = approved(desk)
    code = desk.ws.approval.review(post).code
    desk.ws.posts.delete([post])
    (found,) = desk.ws.codes.find(code).found
    assert not found.current
    assert found.title == "Loket"
    desk.ws.erasure.erase("post", post, "permintaan warga")
    assert desk.ws.codes.find(code).found == ()
