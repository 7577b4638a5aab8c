"""Opening and taking: rows, the signature's state, decisions, conflicts, what came of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.handing import desk
from medsos_desktop.handing.desk import Taken
from medsos_desktop.handing.rows import Group, Rows
from medsos_desktop.handing.way import ERASURES, MINE, NOT_FOR_US, THEIRS, UNVERIFIED, Way
from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.model.office import Person
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import ANYHOW, Desk

WORDS = Words("id")


def silent(_n: int, _total: int, _what: str = "") -> None:
    pass


def opened(b: Desk, file: Path) -> Way:
    return desk.start(b.ws, desk.read(b.ws, file, silent, lambda: False))


def shown(b: Desk, way: Way) -> Rows:
    return desk.rows(b.ws, way.seen, WORDS)


def known(a: Desk, b: Desk) -> None:
    words = " ".join(a.ws.handoff.keyring.card().words)
    b.ws.handoff.accept(b.ws.handoff.open(a.send(Kind.KEY_CARD)), words)


def take(b: Desk, way: Way) -> Taken:
    """As the window does: taken by a worker, settled by who is at the PC."""
    try:
        with b.ws.beside() as ws:
            taken = desk.take(ws, way, silent, lambda: False)
    finally:
        b.ws.resume(Changes())
    settled = desk.settle(b.ws, way, taken)
    return replace(settled, changes=Changes.join([taken.changes, settled.changes]))


def edited(at: Desk, post: str, **more: str) -> None:
    at.ws.posts.update(post, replace(at.ws.posts.get(post).post, **more))


def test_new_posts_are_shown_with_what_they_say(a: Desk, b: Desk) -> None:
    a.post("Posyandu", a.picture(), planned="2026-12-03T09:30")
    way = opened(b, a.send())
    found = shown(b, way)
    assert {group: found.count(group) for group in Group if found.count(group)} == {
        Group.NEW: 1,
        Group.OTHER: 3,
    }
    (row,) = found.by_group[Group.NEW]
    assert row.title == "Posyandu"
    assert row.meta.startswith("Kam 3 Des 2026, 09.30 WIB")
    said = {fact.label: fact.after for fact in row.facts}
    assert said["Naskah"] == "Isi Posyandu"
    assert said["Gambar"] == "1 gambar"
    assert any(label.startswith("Isi per akun IG a") for label in said)
    assert all(not fact.before for fact in row.facts)
    assert found.first() is Group.NEW


def test_who_signed_stands_on_top_and_an_unknown_one_needs_a_decision(a: Desk, b: Desk) -> None:
    a.post("Satu")
    way = opened(b, a.send())
    verdict = way.verdict(WORDS)
    assert (verdict.kind, verdict.compare) == ("warn", True)
    assert way.questions() == (UNVERIFIED,)
    assert way.foot(WORDS).why == ("Pengirimnya belum dipastikan",)
    with pytest.raises(UserError, match=r"handoff\.key-unknown"):
        take(b, way)
    agreed = way.agreeing(UNVERIFIED, True)
    assert agreed.foot(WORDS).why == ()
    assert agreed.agreeing(UNVERIFIED, False) == way
    taken = take(b, agreed)
    assert [title for _, title in taken.posts] == ["Satu"]
    assert taken.changes.of("post")


def test_six_words_do_away_with_the_question(a: Desk, b: Desk) -> None:
    a.post("Satu")
    way = opened(b, a.send())
    with pytest.raises(UserError, match=r"keys\.words-"):
        desk.compare(b.ws, way, "kuda")
    way, changes = desk.compare(b.ws, way, " ".join(a.ws.handoff.keyring.card().words))
    assert changes.of("key")
    assert way.questions() == ()
    verdict = way.verdict(WORDS)
    assert (verdict.kind, verdict.compare) == ("ok", False)
    assert "kuncinya dikenal" in verdict.title
    assert take(b, way).records > 0


def test_unsigned_revoked_and_for_somebody_else(a: Desk, b: Desk) -> None:
    lurah, _ = a.ws.directory.save("person", None, Person("Pak Lurah"))
    a.post()
    known(a, b)
    to = Party(person=lurah, name="Pak Lurah")
    way = opened(b, a.send(to=to))
    assert way.questions() == (NOT_FOR_US,)
    KeyDesk(b.ws).revoke(way.seen.package.seal.key, "hilang")
    way = opened(b, a.send(to=to))
    assert (way.refused, way.questions(), way.verdict(WORDS).kind) == (True, (), "error")
    assert way.foot(WORDS).why == ("Tidak bisa diambil: kuncinya tidak berlaku lagi",)
    a.ws.handoff.signer = None
    way = opened(b, a.send())
    assert way.questions() == (UNVERIFIED,)
    assert way.verdict(WORDS)[:2] == ("warn", "Tidak ditandatangani.")


def test_some_posts_are_left_for_later(a: Desk, b: Desk) -> None:
    one, two = a.post("Satu"), a.post("Dua")
    known(a, b)
    way = opened(b, a.send())
    assert way.foot(WORDS)[:2] == ("2 dari 2 unggahan dipilih", "Ambil 2 unggahan")
    none = way.all_ticked(False)
    assert none.foot(WORDS).why == ("Pilih paling sedikit satu unggahan",)
    some = none.toggled(two)
    assert some.wanted == (two,)
    taken = take(b, some)
    assert [post for post, _ in taken.posts] == [two]
    assert [row.id for row in b.ws.posts.undated()] == [two]
    later = opened(b, a.send())
    assert later.posts == (one,)


def test_what_was_taken_counts_nothing_that_was_left(a: Desk, b: Desk) -> None:
    a.post("Satu", a.picture("red"), a.picture("blue"))
    two = a.post("Dua", a.picture("green"))
    known(a, b)
    way = opened(b, a.send())
    assert way.foot(WORDS).note == "2 dari 2 unggahan dipilih · 3 gambar baru"
    some = way.all_ticked(False).toggled(two)
    assert some.foot(WORDS).note == "1 dari 2 unggahan dipilih"
    before = {each.id for each in b.ws.all_records() if each.body is not None}
    taken = take(b, some)
    came = [each for each in b.ws.all_records() if each.body is not None and each.id not in before]
    assert (taken.records, taken.pictures) == (len(came), 1)
    assert taken.records < some.seen.new


@pytest.mark.parametrize(("how", "title"), [(MINE, "Mawar"), (THEIRS, "Melati")])
def test_a_conflict_is_decided_by_one_version(a: Desk, b: Desk, how: str, title: str) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    edited(a, post, title="Melati", text="Naskah dari a")
    edited(b, post, title="Mawar")
    way = opened(b, a.send())
    (row,) = shown(b, way).by_group[Group.CONFLICT]
    assert row.settles
    (clash,) = [fact for fact in row.facts if fact.clash]
    assert (clash.label, clash.before, clash.theirs) == ("Judul", "Mawar", "Melati")
    taken = take(b, way.settled(post, how))
    assert (taken.settled, taken.open) == (1, ())
    view = b.ws.posts.get(post)
    assert (view.post.title, view.conflicts) == (title, ())
    a.take(b.send())
    assert a.ws.posts.get(post).post.title == title


@pytest.mark.parametrize("how", [MINE, THEIRS])
@pytest.mark.parametrize("sealed", [True, False])
def test_what_is_written_here_while_pictures_are_copied_is_not_settled_away(
    a: Desk, b: Desk, sealed: bool, how: str
) -> None:
    """What was decided was about the wording that was here when the copying began."""
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    edited(a, post, title="Melati")
    a.post("Bergambar", a.picture())
    edited(b, post, title="Mawar")
    way, asked = opened(b, a.send()).settled(post, how), list[int]()

    def meanwhile() -> bool:
        if not asked:
            newer = replace(b.ws.posts.get(post).post, text="Ditulis selagi gambar disalin")
            b.ws.posts.update(post, newer) if sealed else b.ws.posts.save_draft(post, newer)
        asked.append(1)
        return False

    try:
        with b.ws.beside() as ws:
            taken = desk.take(ws, way, silent, meanwhile)
    finally:
        b.ws.resume(Changes())
    settled = desk.settle(b.ws, way, taken)
    view = b.ws.posts.get(post)
    assert view.post.text == "Ditulis selagi gambar disalin"
    assert [each for each, _ in settled.open] == [post]  # it waits in Naskah
    assert view.conflicts == ("title",)


def test_a_conflict_that_cannot_be_decided_after_all_waits_in_the_composer(
    a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    edited(a, post, title="Melati")
    edited(b, post, title="Mawar")
    way = opened(b, a.send()).settled(post, THEIRS)

    def gone(_id: str, _revision: str) -> None:
        raise UserError("store.gone")

    monkeypatch.setattr(b.ws.posts, "at", gone)
    taken = take(b, way)
    assert (taken.settled, [each for each, _ in taken.open]) == (0, [post])
    assert b.ws.posts.get(post).conflicts == ("title",)


def test_a_conflict_nobody_chose_is_merged_in_the_composer(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    known(a, b)
    edited(a, post, title="Melati")
    edited(b, post, title="Mawar")
    taken = take(b, opened(b, a.send()))
    assert [each for each, _ in taken.open] == [post]
    assert b.ws.posts.get(post).conflicts == ("title",)


def test_decisions_erasures_and_what_is_refused(a: Desk, b: Desk) -> None:
    post, gone = a.post("Posyandu"), a.post("Data warga")
    b.take(a.send())
    known(a, b)
    a.decide(post, "return", note="foto diganti")
    a.ws.erasure.erase("post", gone, "permintaan warga")
    way = opened(b, a.send())
    found = shown(b, way)
    (told,) = found.by_group[Group.TOLD]
    assert told.notes == ("Dikembalikan oleh Ibu a: “foto diganti”",)
    assert found.count(Group.LEFT) == 2
    assert way.questions() == (ERASURES,)
    kept = way.agreeing(ERASURES, False)
    assert not kept.choice().erasures
    take(b, kept)
    assert b.ws.posts.get(gone).post.title == "Data warga"


def test_a_key_card(a: Desk, b: Desk) -> None:
    way = opened(b, a.send(Kind.KEY_CARD))
    assert (way.is_card, way.questions()) == (True, ())
    assert way.foot(WORDS) == ("", "Ambil kartu", ())
    desk.take_card(b.ws, way)
    assert len(b.ws.keys.entries()) == 1


def test_a_file_that_brings_nothing_new_says_so(a: Desk, b: Desk) -> None:
    a.post()
    known(a, b)
    file = a.send()
    b.take(file, ANYHOW)
    way = opened(b, file)
    assert way.foot(WORDS).why == ("Tidak ada yang baru",)
    assert all(not shown(b, way).count(group) for group in Group)
    assert not replace(way, writable=False).agreed - {ERASURES}
