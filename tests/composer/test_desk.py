"""What the desk holds: since when something is unsaved, what is stored, what other hands change meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from medsos_desktop.clock import SteppingClock
from medsos_desktop.composer import locks
from medsos_desktop.composer.desk import Desk, News
from medsos_desktop.composer.edit import MASTER, follow_again
from medsos_desktop.composer.notices import saying
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post, State
from tests.composer.conftest import Room
from tests.store.office import Office


def test_typing_is_unsaved_since_its_first_key(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    assert room.desk.unsaved_since is None
    room.seconds = 5.0
    assert room.desk.type("text", "a")
    room.seconds = 6.0
    assert room.desk.type("text", "ab")
    assert room.desk.unsaved_since == 5.0
    assert room.stored(id).text != "ab"
    assert room.desk.save()
    assert room.desk.unsaved_since is None
    assert room.stored(id).text == "ab"
    assert not room.desk.save()


def test_the_same_words_are_no_edit(room: Room) -> None:
    room.desk.show(room.post("a"))
    assert not room.desk.type("text", "a")
    assert room.desk.unsaved_since is None


def test_a_save_is_no_version_and_a_seal_is_one(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    room.desk.type("text", "b")
    room.desk.save()
    assert len(room.ws.posts.revisions(id)) == 1
    room.desk.seal()
    assert len(room.ws.posts.revisions(id)) == 2
    assert room.desk.view is not None
    assert not room.desk.view.has_draft
    assert not room.desk.seal()


def test_a_new_post_costs_no_record_until_something_is_written(room: Room) -> None:
    room.desk.begin(Post(planned="2026-12-20T08:00"))
    assert not room.desk.save()
    assert not room.desk.id
    assert not room.ws.posts.by_state(State.DRAFT)
    room.desk.type("text", "Halo")
    assert room.desk.save().of("post") == {room.desk.id}
    assert room.stored(room.desk.id).text == "Halo"


@pytest.mark.parametrize(
    ("at", "planned"),
    [("", None), ("2026-12-20", "2026-12-20T08:30"), ("2026-12-20T16:00", "2026-12-20T16:00")],
)
def test_a_new_post_has_the_day_it_is_for_and_the_offices_first_hour(
    room: Room, at: str, planned: str | None
) -> None:
    directory = room.ws.directory
    directory.set_office(replace(directory.office(), hours=("08:30", "12:00")))
    room.desk.begin_at(at)
    assert (room.desk.post.planned, room.desk.post.zone) == (planned, directory.office().zone)
    assert room.desk.is_open


def test_a_variant_follows_until_it_differs_and_again_when_it_does_not(room: Room) -> None:
    room.desk.show(room.post("sama"))
    assert room.desk.choose(room.ig)
    room.desk.type("text", "beda")
    assert room.desk.post.variants[room.ig].fields == {"text": "beda"}
    assert room.desk.post.text == "sama"
    room.desk.type("text", "sama")
    assert room.desk.post.variants[room.ig].fields is None


def test_the_title_of_the_page_is_the_masters_on_any_tab(room: Room) -> None:
    room.desk.show(room.post())
    room.desk.choose(room.tt)
    assert room.desk.main_field() == "description"
    room.desk.type("title", "Judul baru", master=True)
    assert room.desk.text("title") == "Judul baru"
    room.desk.type("title", "Judul TikTok")
    assert room.desk.post.title == "Judul baru"
    assert room.desk.text("title") == "Judul TikTok"


def test_taking_the_shown_account_off_shows_the_master(room: Room) -> None:
    room.desk.show(room.post())
    room.desk.choose(room.ig)
    room.desk.edit(lambda post: replace(post, variants={room.tt: post.variants[room.tt]}))
    assert room.desk.account == MASTER
    assert not room.desk.choose(room.ig)


def test_a_command_is_undone_without_what_was_typed_before_it(room: Room) -> None:
    id = room.post("satu")
    room.desk.show(id)
    room.desk.choose(room.ig)
    room.desk.type("text", "sendiri")
    room.desk.commit(lambda post: follow_again(post, room.ig), "op.post.edit")
    assert room.stored(id).variants[room.ig].fields is None
    room.ws.history.undo()
    assert room.stored(id).variants[room.ig].fields == {"text": "sendiri"}


def test_what_is_locked_takes_no_words_but_labels(room: Room) -> None:
    id = room.post()
    room.ws.approval.submit(id)
    room.desk.show(id)
    assert room.desk.lock == locks.WAITING
    assert not room.desk.type("text", "lain")
    assert not room.desk.commit(lambda post: replace(post, text="lain"), "op.post.edit")
    assert room.desk.edit(lambda post: replace(post, pic="x"), labels=True)
    room.desk.save()
    assert room.desk.state is State.IN_APPROVAL


def test_revising_an_approved_post_leaves_its_approval_until_undone(room: Room) -> None:
    id = room.post("satu")
    room.ws.approval.submit(id)
    room.ws.approval.approve(id, room.ws.approval.review(id).content)
    room.desk.show(id)
    assert room.desk.lock == locks.APPROVED
    assert room.desk.revise()
    room.desk.type("text", "dua")
    room.desk.save()
    assert room.desk.view is not None
    assert room.desk.view.reapproval
    room.desk.type("text", "satu")
    room.desk.save()
    assert room.desk.state is State.APPROVED


def test_a_post_that_is_out_is_not_called_late(room: Room, clock: SteppingClock) -> None:
    id = room.post(planned="2026-12-20T07:00")
    room.ws.approval.submit(id)
    room.ws.approval.approve(id, room.ws.approval.review(id).content)
    clock.at += timedelta(days=60)
    room.desk.show(id)
    room.desk.check()
    assert "schedule.past" in {each.finding.code for each in room.desk.placed}
    room.ws.approval.publish(id)
    room.desk.show(id)
    room.desk.check()
    assert room.desk.state is State.PUBLISHED
    assert "schedule.past" not in {each.finding.code for each in room.desk.placed}


def test_a_reading_workspace_is_locked(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    room.ws.store.db.write = False
    assert room.desk.lock == locks.WORKSPACE
    assert not room.desk.type("text", "x")
    room.ws.store.db.write = True


def test_a_change_elsewhere_is_shown(room: Room) -> None:
    id = room.post("satu")
    room.desk.show(id)
    changes = room.by_ratri(id, text="dua")
    assert room.desk.take(changes).kind == "joined"
    assert room.desk.post.text == "dua"
    assert room.desk.take(changes).kind == ""


def test_an_undo_of_ones_own_is_shown_without_news(room: Room) -> None:
    id = room.post("satu")
    room.ws.posts.update(id, replace(room.stored(id), text="dua"))
    room.desk.show(id)
    assert room.desk.take(room.ws.history.undo()).kind == ""
    assert room.desk.post.text == "satu"


def test_nothing_typed_is_lost_when_another_hand_changes_the_post(room: Room) -> None:
    id = room.post("Awal tengah akhir")
    room.desk.show(id)
    room.desk.type("text", "Awal tengah akhir, sampai jumpa")
    changes = room.by_ratri(id, text="Mula tengah akhir", planned=None)
    assert room.desk.take(changes).kind == "joined"
    assert room.desk.post.text == "Mula tengah akhir, sampai jumpa"
    assert room.desk.post.planned is None
    room.desk.save()
    assert room.stored(id).text == "Mula tengah akhir, sampai jumpa"


def test_where_both_changed_the_same_mine_stays_and_it_is_said(room: Room) -> None:
    id = room.post("satu")
    room.desk.show(id)
    room.desk.type("text", "dua")
    changes = room.by_ratri(id, text="tiga")
    news = room.desk.take(changes)
    assert (news.kind, news.paths) == ("kept", ("text",))
    room.desk.save()
    room.desk.seal()
    assert room.stored(id).text == "dua"
    assert "tiga" in [room.ws.posts.at(id, each.id).text for each in room.ws.posts.revisions(id)]


def test_a_post_deleted_elsewhere_can_be_brought_back(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    assert room.desk.take(room.ws.posts.delete([id])).kind == "deleted"
    assert room.desk.lock == locks.DELETED
    room.desk.undelete()
    assert room.desk.lock == ""
    assert not room.stored(id).deleted


def test_an_unknown_post_leaves_the_desk_as_it_was(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    with pytest.raises(UserError, match=r"store\.gone"):
        room.desk.show("nothing")
    assert room.desk.id == id


def test_marks_move_with_what_is_typed_until_the_next_check(room: Room) -> None:
    room.desk.show(room.post("Bantuan untuk keluarga miskin di sini."))
    room.desk.check()
    before = {(mark.start, mark.end) for mark, _ in room.desk.marked("text")}
    assert before
    room.desk.type("text", "Oh. " + room.desk.post.text)
    assert {(mark.start, mark.end) for mark, _ in room.desk.marked("text")} == {
        (start + 4, end + 4) for start, end in before
    }


def test_two_pcs_that_changed_the_same_are_settled_by_what_is_shown(office: Callable[[str], Office]) -> None:
    here, there = office("a").open(), office("b").open()
    id, _ = here.posts.create(Post(title="Loket", text="satu"))
    there.receive(here.all_records())
    here.posts.update(id, Post(title="Loket", text="dua"))
    there.posts.update(id, Post(title="Loket", text="tiga"))
    desk = Desk(here)
    desk.show(id)
    assert desk.take(here.receive(there.all_records())).kind in ("", "joined")
    said = saying(desk, News())
    assert said is not None
    assert (said.key, said.deeds) == ("conflict", ("settle", "history"))
    shown = desk.post.text
    desk.settle()
    assert desk.view is not None
    assert desk.view.conflicts == ()
    assert here.posts.get(id).post.text == shown
    assert {here.posts.at(id, each.id).text for each in here.posts.revisions(id)} == {"satu", "dua", "tiga"}


def test_an_arriving_edit_meets_unsaved_words(office: Callable[[str], Office]) -> None:
    here, there = office("a").open(), office("b").open()
    id, _ = here.posts.create(Post(title="Loket", text="Awal. Akhir."))
    there.receive(here.all_records())
    there.posts.update(id, Post(title="Loket", text="Mula. Akhir."))
    desk = Desk(here)
    desk.show(id)
    desk.type("text", "Awal. Akhir. Titik.")
    desk.take(here.receive(there.all_records()))
    assert desk.post.text == "Mula. Akhir. Titik."
    desk.seal()
    assert here.posts.get(id).post.text == "Mula. Akhir. Titik."
    assert here.posts.get(id).conflicts == ()


def test_what_was_being_typed_when_somebody_deleted_the_post_comes_back_with_it(room: Room) -> None:
    id = room.post("Halo")
    room.desk.show(id)
    room.desk.type("text", "Halo warga")
    assert room.desk.take(room.ws.posts.delete([id])).kind == "deleted"
    assert room.desk.lock == locks.DELETED
    assert room.stored(id).text == "Halo"  # storing is a command, of which everyone hears
    assert id in room.desk.save().of("draft")
    assert id not in {row.id for row in room.ws.posts.by_state(State.DRAFT)}
    room.desk.close()  # even after a new start
    room.desk.show(id)
    room.desk.undelete()
    assert room.stored(id).text == "Halo warga"
    assert not room.stored(id).deleted


def test_an_approval_that_does_not_count_is_told_and_not_taken_for_a_change(room: Room) -> None:
    id = room.post()
    room.ws.approval.submit(id)
    room.ws.approval.approve(id, room.ws.approval.review(id).content)
    now = room.ws.directory.office()
    room.ws.directory.set_office(replace(now, proofs=("key",)))
    room.desk.show(id)
    assert room.desk.lock == locks.WAITING
    said = saying(room.desk, News())
    assert said is not None
    assert (said.kind, said.key) == ("warn", "again_proof")
    room.ws.directory.set_office(now)
    room.desk.show(id)
    said = saying(room.desk, News())
    assert said is not None
    assert said.key == "approved"
