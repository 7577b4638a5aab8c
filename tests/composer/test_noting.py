"""Notes at the writer's desk: marks that go along with typing, accepting, and coming back."""

from dataclasses import replace

import pytest

from medsos_desktop.approval import pins
from medsos_desktop.composer.edit import follow_again, moved, with_text
from medsos_desktop.composer.noting import Noting
from medsos_desktop.composer.places import Place
from medsos_desktop.errors import UserError
from medsos_desktop.model.notes import NoteAction, Pin
from medsos_desktop.model.post import MediaUse
from tests.composer.conftest import Room

TEXT = "Loket buka pukul 08.00 WIB. Warga boleh datang."
ONE, TWO = "a" * 64, "b" * 64


def suggested(room: Room, post: str, words: str, replacement: str, field: str = "text") -> str:
    """Ratri suggests other words for the master's; the thread."""
    ws, shown = room.ws, room.stored(post)
    at = (shown.text if field == "text" else shown.title).index(words)
    pin = pins.pin_words(shown, ("",), field, at, at + len(words), ws.catalogue)
    assert pin is not None
    ws.directory.sign_in(room.ratri)
    ws.notes.suggest(post, replace(pin, accounts=(room.ig, room.tt)), shown, replacement)
    ws.directory.sign_in(room.arum)
    return ws.notes.noted(post, shown)[-1].thread.id


@pytest.fixture
def post(room: Room) -> str:
    id_ = room.post(TEXT)
    room.ws.posts.update(id_, replace(room.stored(id_), media=(MediaUse(ONE), MediaUse(TWO))))
    return id_


@pytest.fixture
def noting(room: Room) -> Noting:
    return Noting(room.desk)


def words(room: Room, noting: Noting, field: str = "text") -> list[str]:
    return [room.desk.text(field)[mark.start : mark.end] for mark in noting.marks(field)]


def test_marks_go_along_with_typing_until_they_are_placed_anew(room: Room, post: str, noting: Noting) -> None:
    suggested(room, post, "08.00", "09.00")
    suggested(room, post, "Warga", "Semua warga")
    room.desk.show(post)
    noting.read()
    assert words(room, noting) == ["08.00", "Warga"]
    room.desk.type("text", f"Yth. semua. {TEXT}")
    assert words(room, noting) == ["08.00", "Warga"]
    room.desk.type("text", f"Yth. semua. {TEXT}".replace("08.00", "07.30"))
    noting.place()
    assert words(room, noting) == ["Warga"]
    assert noting.noted[0].there == "gone"
    room.desk.type("text", f"{room.desk.post.text} Juga sore.")
    assert words(room, noting) == ["Warga"]
    room.desk.type("text", room.desk.post.text.replace("Warga boleh", "Boleh"))
    assert words(room, noting) == []


def test_an_account_that_begins_its_own_words_keeps_the_marks(room: Room, post: str, noting: Noting) -> None:
    suggested(room, post, "08.00", "09.00")
    room.desk.show(post)
    room.desk.choose(room.ig)
    noting.read()
    assert words(room, noting) == ["08.00"]
    room.desk.type("text", f"Halo. {TEXT}")
    assert words(room, noting) == ["08.00"]
    noting.place()
    assert words(room, noting) == ["08.00"]
    room.desk.choose(room.tt)
    assert words(room, noting, "description") == ["08.00"]
    assert words(room, noting, "title") == []
    room.desk.edit(lambda was: follow_again(was, room.ig))
    noting.place()
    assert len(noting.noted[0].spots) == 1


def test_accepting_is_one_step_and_undone_by_name(room: Room, post: str, noting: Noting) -> None:
    thread = suggested(room, post, "08.00", "09.00")
    desk = room.desk
    desk.show(post)
    desk.type("text", f"Halo. {TEXT}")
    assert desk.accept(thread).of("note")
    assert desk.post.text == f"Halo. {TEXT}".replace("08.00", "09.00")
    assert desk.unsaved_since is None
    noting.read()
    assert not noting.noted[0].open
    changes = room.ws.history.undo()
    desk.take(changes)
    assert desk.post.text == f"Halo. {TEXT}"
    noting.read()
    assert noting.noted[0].open


def test_words_that_were_typed_over_are_not_replaced(room: Room, post: str) -> None:
    thread, desk = suggested(room, post, "08.00", "09.00"), room.desk
    desk.show(post)
    desk.type("text", TEXT.replace("08.00", "07.00"))
    with pytest.raises(UserError, match=r"notes\.moved"):
        desk.accept(thread)
    assert "07.00" in room.stored(post).text  # what was typed is kept all the same


def test_a_locked_post_takes_no_words_but_answers(room: Room, post: str, noting: Noting) -> None:
    thread = suggested(room, post, "08.00", "09.00")
    room.ws.posts.update(post, replace(room.stored(post), media=()))
    room.ws.approval.submit(post)
    room.desk.show(post)
    assert room.desk.lock == "waiting"
    assert not room.desk.accept(thread)
    assert room.desk.noted(lambda: room.ws.notes.reply(post, thread, "Nanti."))
    noting.read()
    assert [each.note for each in noting.noted[0].thread.answers] == ["Nanti."]
    assert {NoteAction.ACCEPT, NoteAction.DECLINE, NoteAction.REPLY} <= noting.deeds(noting.noted[0])
    assert room.desk.revise()
    assert room.desk.accept(thread)


def test_where_a_thread_leads(room: Room, post: str, noting: Noting) -> None:
    in_text, in_title = (
        suggested(room, post, "08.00", "09.00"),
        suggested(room, post, "Loket", "Jam", "title"),
    )
    shown = room.stored(post)
    room.ws.notes.add(post, Pin(asset=TWO), shown, "Diganti?")
    room.ws.notes.add(post, Pin(), shown, "Kapan?")
    desk = room.desk
    desk.show(post)
    noting.read()
    picture, whole = (each.thread.id for each in noting.noted[2:])
    assert noting.place_of(in_text) == Place("", "text", 17, 22)
    assert noting.place_of(in_title) == Place("", "title", 0, 5)
    assert noting.place_of(picture) == Place("", asset=TWO)
    assert noting.place_of(whole) is None
    assert noting.place_of("nothing") is None
    desk.choose(room.tt)
    assert noting.place_of(in_title) == Place(room.tt, "title", 0, 5)
    desk.edit(lambda was: replace(was, media=moved(was.media, 0, 1)))
    desk.edit(lambda was: with_text(was, room.ig, "text", "Lain. 08.00."))
    desk.edit(lambda was: with_text(was, "", "text", "Lain."))
    noting.place()
    assert noting.place_of(picture) == Place(room.tt, asset=TWO)
    assert noting.at(3) is None
    assert noting.open == 4


def test_a_new_post_has_no_notes(room: Room, noting: Noting) -> None:
    room.desk.begin(replace(room.desk.post, text=TEXT))
    noting.read()
    assert noting.noted == ()
    assert noting.marks("text") == ()
    assert not room.desk.accept("x")
