"""What the approver's screen knows of notes: marks on the part that is read, pins, and who may write."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval.alike import Part, parts
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.post import MediaUse, Variant
from medsos_desktop.review.desk import Desk
from medsos_desktop.review.shown import Span
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office
from tests.conftest import NOW

TEXT = "Loket kelurahan buka pukul 08.00 WIB."


@pytest.fixture
def office(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Office]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield Office(ws)


@pytest.fixture
def desk(office: Office) -> Desk:
    """The approver reads a post that Facebook words differently."""
    variants = {
        office.instagram: Variant("ig_feed"),
        office.facebook: Variant("fb_page", fields={"text": f"Halo. {TEXT}"}),
    }
    post = office.post(variants=variants, media=(MediaUse("a" * 64),))
    office.sit(office.approver)
    made = Desk(office.ws)
    made.load(NOW)
    assert made.open(post)
    return made


def shown(desk: Desk) -> tuple[Part, ...]:
    assert desk.review is not None
    return parts(desk.review.resolved, desk.cuts.shape)


def add(desk: Desk, pin: Pin | None, text: str = "Sudah dicek?") -> None:
    assert pin is not None
    desk.workspace.notes.add(desk.post, pin, desk.noting.post, text)
    desk.read_notes()


def test_a_note_is_marked_where_its_words_are_read(desk: Desk) -> None:
    instagram, facebook = shown(desk)
    add(desk, desk.noting.pin(instagram, Span("text", 27, 32)))
    add(desk, desk.noting.pin(facebook, Span("text", 0, 4)))
    add(desk, Pin())
    assert [(mark.number, mark.span) for mark in desk.noting.marks(instagram)] == [(1, Span("text", 27, 32))]
    assert [(mark.number, mark.span) for mark in desk.noting.marks(facebook)] == [(2, Span("text", 0, 4))]
    first, second, third = (each.thread.id for each in desk.noting.noted)
    assert desk.noting.span_in(first, instagram) == Span("text", 27, 32)
    assert desk.noting.span_in(second, instagram) is None
    assert desk.noting.span_in(third, instagram) is None
    assert desk.noting.span_in("nothing", instagram) is None
    assert desk.noting.open == 3
    desk.workspace.notes.done(desk.post, first)
    desk.read_notes()
    assert desk.noting.marks(instagram) == ()
    assert desk.noting.span_in(first, instagram) == Span("text", 27, 32)


def test_pictures_carry_the_numbers_of_their_notes(desk: Desk) -> None:
    add(desk, Pin(asset="a" * 64))
    assert desk.noting.on_picture("a" * 64) == (1,)
    assert desk.noting.on_picture("b" * 64) == ()


def test_notes_that_come_meanwhile_stand_on_the_version_that_is_read(office: Office, desk: Desk) -> None:
    (instagram, _facebook), ws = shown(desk), office.ws
    ws.posts.update(desk.post, replace(desk.noting.post, text=f"Yth. warga. {TEXT}"))
    pin = desk.noting.pin(instagram, Span("text", 27, 32))
    assert pin is not None
    ws.notes.add(desk.post, pin, desk.noting.post, "Yakin?")  # made on what is read, kept on what is there
    assert desk.news() == "other"
    assert desk.noting.marks(instagram)[0].span == Span("text", 27, 32)
    desk.open(desk.post)
    assert desk.noting.marks(shown(desk)[0])[0].span == Span("text", 39, 44)


def test_who_may_write(office: Office, desk: Desk) -> None:
    assert desk.noting.may_write()
    office.ws.store.set_setting("actor", "")
    assert not desk.noting.may_write()
    desk.close()
    assert desk.noting.noted == ()
