"""Threads follow from the set of records: replies, done, opened again, whatever came first."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.approval.noting import Noted
from medsos_desktop.approval.threads import ThreadState, threads
from medsos_desktop.model.notes import Note, NoteAction, NoteRow, Pin
from medsos_desktop.model.office import Person
from medsos_desktop.model.record import Record
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple


def row(id: str, action: str, at: str = "1", thread: str = "", author: str = "a", note: str = "") -> NoteRow:
    return NoteRow(id, at, author, (), Note(action, note, thread=thread))


def test_a_thread_holds_its_answers_and_the_last_step_is_its_state() -> None:
    rows = [
        row("one", "note", author="lurah", note="Cek jamnya."),
        row("two", "suggest"),
        row("r1", "reply", thread="one", note="Sudah."),
        row("d1", "done", thread="one", author="arum"),
    ]
    one, two = threads(rows)
    assert (one.note, one.author, one.state) == ("Cek jamnya.", "lurah", ThreadState.DONE)
    assert [(each.action, each.note) for each in one.answers] == [("reply", "Sudah."), ("done", "")]
    assert one.last_step == one.answers[1]
    assert (two.suggests, two.state, two.last_step) == (True, ThreadState.OPEN, None)
    reopened = threads([*rows, row("o1", "reopen", thread="one"), row("r2", "reply", thread="one")])
    assert reopened[0].state is ThreadState.OPEN
    steps = ("accept", "decline", "reopen")
    states = [threads([*rows, row("x", step, thread="two")])[1].state for step in steps]
    assert states == [ThreadState.ACCEPTED, ThreadState.DECLINED, ThreadState.OPEN]


def test_what_is_not_known_or_answers_nothing_is_left_out() -> None:
    rows = [row("x", "praise"), row("y", "reply", thread="nowhere"), row("one", "note")]
    (one,) = threads(rows)
    assert (one.id, one.answers) == ("one", ())


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Record]]:
    """What two PCs noted about a post, in part without knowing of each other."""
    place = tmp_path_factory.mktemp("notes")
    pcs = [Office(place, name) for name in ("a", "b")]
    a, b = (pc.open() for pc in pcs)
    person = a.directory.save("person", None, Person("Arum", roles=("writer", "approver")))[0]
    post = a.posts.create(simple(text="Loket buka Senin. Jumat tutup."))[0]
    b.receive(a.all_records())
    for ws in (a, b):
        ws.directory.sign_in(person)
    shown = a.posts.get(post).post
    pin = Pin(field="text", start=11, end=16, quote="Senin", before="Loket buka ", after=". Jumat tutup.")
    a.notes.add(post, Pin(), shown, "Kapan tayang?")
    b.receive(a.all_records())
    thread = noted(a, post)[0].thread.id
    a.notes.done(post, thread)
    b.notes.reply(post, thread, "Besok pagi.")
    b.notes.suggest(post, pin, shown, "Selasa")
    a.receive(b.all_records())
    a.notes.reopen(post, thread)
    a.notes.accept(post, suggested(a, post).thread.id)
    b.notes.decline(post, suggested(b, post).thread.id, "Biarkan saja.")
    b.posts.update(post, simple(text="Mulai besok: Loket buka Senin. Jumat tutup."))
    found = {each.id: each for ws in (a, b) for each in ws.all_records() if each.body is not None}
    for pc in pcs:
        pc.close()
    return post, list(found.values())


def noted(ws: Workspace, post: str) -> tuple[Noted, ...]:
    return ws.notes.noted(post, ws.posts.get(post).post)


def suggested(ws: Workspace, post: str) -> Noted:
    return next(each for each in noted(ws, post) if each.thread.suggests)


def after(place: Path, post: str, parts: Sequence[Sequence[Record]]) -> Any:
    pc = Office(place, "c")
    ws = pc.open()
    try:
        for part in parts:
            ws.receive(part)
        return noted(ws, post), ws.store.dump()
    finally:
        pc.close()


@settings(max_examples=15)
@given(data=st.data())
def test_any_order_in_any_parts_gives_the_same_threads(
    batch: tuple[str, list[Record]], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    post, records = batch
    shuffled = data.draw(st.permutations(records))
    cut = data.draw(st.integers(0, len(records)))
    place = tmp_path_factory.mktemp("union")
    threads_, dump = after(place / "x", post, (shuffled[:cut], shuffled[cut:], shuffled[: cut // 2]))
    assert (threads_, dump) == after(place / "y", post, [records])
    assert {each.thread.suggests: len(each.thread.answers) for each in threads_} == {False: 3, True: 2}
    assert next(each.state for each in threads_ if not each.thread.suggests) is ThreadState.OPEN


def test_an_answer_stands_after_what_it_answers_whatever_the_clocks_say(tmp_path: Path) -> None:
    pcs = {name: Office(tmp_path, name) for name in ("a", "b")}
    a, b = (pc.open() for pc in pcs.values())
    person = a.directory.save("person", None, Person("Arum", roles=("writer", "approver")))[0]
    post = a.posts.create(simple())[0]
    a.directory.sign_in(person)
    a.notes.add(post, Pin(), a.posts.get(post).post, "Kapan?")
    thread = noted(a, post)[0].thread.id
    a.notes.done(post, thread)
    b.receive(a.all_records())
    pcs["b"].clock.at = pcs["b"].clock.at.replace(year=2020)  # years behind
    b.directory.sign_in(person)
    b.notes.reopen(post, thread)
    a.receive(b.all_records())
    for ws in (a, b):
        (found,) = noted(ws, post)
        assert [each.action for each in found.thread.answers] == [NoteAction.DONE, NoteAction.REOPEN]
        assert found.open
    for pc in pcs.values():
        pc.close()
