"""Writing: which posts are offered, what is said before, whether it fits."""

from collections import namedtuple
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.handing import sending
from medsos_desktop.handing.sending import Sending
from medsos_desktop.model.office import Person
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import Desk
from tests.keys.made import made

WORDS = Words("id")
Usage = namedtuple("Usage", "total used free")


def said(at: Desk, chosen: Sending) -> sending.Told:
    made = sending.plan(at.ws, chosen.request(sending.addressees(at.ws)))
    return sending.told(WORDS, chosen, made, lambda post: at.ws.posts.row(post).title)


def test_posts_that_wait_come_first_and_are_ticked(a: Desk) -> None:
    draft, sent = a.post("Konsep"), a.post("Diajukan")
    a.decide(sent, "submit", leads_to="in_approval")
    offered = sending.offered(a.ws, Kind.PROPOSAL)
    assert [row.id for row in offered] == [sent, draft]
    chosen = Sending().of_kind(Kind.PROPOSAL, offered)
    assert chosen.posts == {sent}
    assert chosen.toggled(draft).posts == {sent, draft}
    assert sending.offered(a.ws, Kind.CALENDAR) == ()
    assert sending.offered(a.ws, Kind.DECISIONS) == ()


def test_what_it_holds_and_whether_it_fits_is_said_before(
    a: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    post = a.post("Posyandu", a.picture())
    none = Sending()
    assert sending.told(WORDS, none, None, str) == ("info", "Pilih paling sedikit satu unggahan", "", False)
    chosen = none.toggled(post)
    assert sending.told(WORDS, chosen, None, str).title == "Menghitung isinya"
    told = said(a, chosen)
    assert (told.kind, told.ready) == ("info", False)
    assert told.title.startswith("Usulan 1 unggahan: 1 gambar, sekitar ")
    there = Sending(posts=chosen.posts, place=str(a.out))
    told = said(a, there)
    assert (told.kind, told.ready) == ("ok", True)
    gone = said(a, Sending(posts=chosen.posts, place=str(tmp_path / "tidak-ada")))
    assert (gone.kind, gone.ready) == ("error", False)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage(8_000_000, 7_999_000, 1_000))
    full = said(a, there)
    assert (full.kind, full.ready) == ("error", False)
    assert "tidak cukup" in full.text


def test_what_was_typed_last_is_told(a: Desk) -> None:
    post = a.post("Posyandu")
    from dataclasses import replace

    a.ws.posts.save_draft(post, replace(a.ws.posts.get(post).post, text="Belum disimpan"))
    told = said(a, Sending(posts=frozenset({post}), place=str(a.out)))
    assert (told.kind, told.ready) == ("warn", True)
    assert "Ketikan terakhir “Posyandu” belum disimpan" in told.text


def test_whom_it_is_for(a: Desk) -> None:
    lurah, _ = a.ws.directory.save("person", None, Person("Pak Lurah"))
    people = sending.addressees(a.ws)
    assert [each.name for each in people] == ["Pak Lurah"]
    to = Sending(Kind.CALENDAR, to=" pak  lurah ").request(people).to
    assert to is not None
    assert to.person == lurah
    to = Sending(Kind.CALENDAR, to="Diskominsta").request(people).to
    assert to is not None
    assert (to.person, to.office) == ("", "Diskominsta")
    assert Sending(Kind.CALENDAR).request(people).to is None
    assert Sending(Kind.KEY_CARD, to="Diskominsta").request(people).to is None


def test_written_as_planned_and_signed(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    chosen = Sending(posts=frozenset({post}))
    made = sending.plan(a.ws, chosen.request(()))
    file = sending.write(a.ws, made, a.out, lambda *_: None, lambda: False)
    assert file.name == made.name
    assert a.look(file).package.seal.own
    assert b.look(file).card is not None


def test_a_person_s_card_is_passed_on(a: Desk, b: Desk) -> None:
    card = made()
    a.ws.key_keeper.take(card)
    assert sending.cards_offered(a.ws) == ()
    a.ws.keys.trust(card.fingerprint, " ".join(card.words))
    a.ws.handoff.keyring.introduce()
    assert sending.cards_offered(a.ws) == ((card.fingerprint, "Pak Contoh (Lurah)"),)
    chosen = Sending(Kind.KEY_CARD, card=card.fingerprint)
    plan = sending.plan(a.ws, chosen.request(()), chosen.card)
    assert sending.told(WORDS, chosen, plan, str).title.startswith("Kartu kunci orang: ")
    file = sending.write(a.ws, plan, a.out, lambda *_: None, lambda: False)
    assert b.look(file).card == card
    with pytest.raises(UserError, match=r"keys\.not-in-book"):
        sending.plan(a.ws, chosen.request(()), "0" * 64)
