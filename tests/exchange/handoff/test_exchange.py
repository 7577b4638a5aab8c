"""What travels in which kind of file, what a preview tells of it, and what is there after taking it."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.exchange.handoff.plan import Request
from medsos_desktop.exchange.handoff.seals import Standing
from medsos_desktop.exchange.handoff.telling import preview_lines
from medsos_desktop.keys import card as cards
from medsos_desktop.model import office as offices
from medsos_desktop.model.post import MediaUse, State
from medsos_desktop.model.publication import Publication
from medsos_desktop.store.verifying import verify
from medsos_desktop.words import Words
from medsos_desktop.workspace import restore
from tests.conftest import ROOT
from tests.exchange.handoff.conftest import Desks
from tests.exchange.handoff.desk import ANYHOW, Desk, signer, verifier
from tests.keys.made import made


def entries(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def whole_kinds(file: Path) -> set[tuple[str, str]]:
    lines = entries(file)["records.jsonl"].splitlines()
    return {(line["kind"], line["entity"]) for line in map(json.loads, lines)}


def test_a_proposal_carries_the_named_post_with_what_it_needs_and_links_of_the_rest(a: Desk, b: Desk) -> None:
    shown, other = a.picture("red"), a.picture("blue")
    partner, _ = a.ws.directory.save("partner", None, offices.Partner("PT Contoh"))
    work, _ = a.ws.directory.save("collaboration", None, offices.Collaboration(partner, "Beasiswa"))
    post = a.post("Posyandu", shown, collaboration=work)
    secret = a.post("Rahasia", other)
    a.decide(post, "submit", leads_to="in_approval", note="mohon diperiksa")
    file = a.send(Kind.PROPOSAL, post)
    kinds = {kind for kind, _ in whole_kinds(file)}
    assert kinds == {"post", "account", "person", "partner", "collaboration", "asset", "decision"}
    assert (secret, other) not in whole_kinds(file)
    raw = file.read_bytes()
    assert b"Rahasia" not in raw
    assert shown.encode() in raw
    assert f"media/{other}.jpg" not in entries(file)
    b.take(file)
    assert b.ws.posts.row(post).state is State.IN_APPROVAL
    assert b.ws.posts.undated()[0].title == "Posyandu"
    assert [row.id for row in b.ws.posts.undated()] == [post]
    assert b.ws.media.has(shown)
    assert not b.ws.media.has(other)
    assert verify(b.ws.store.db) == []
    assert {each.id for each in b.ws.all_records()} == {each.id for each in a.ws.all_records()}


def test_decisions_come_back_without_the_pictures_that_were_sent(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu", a.picture())
    a.decide(post, "submit", leads_to="in_approval")
    b.take(a.send(Kind.PROPOSAL, post))
    b.decide(post, "approve", note="bagus")
    answer = b.send(Kind.DECISIONS, post)
    assert not [name for name in entries(answer) if name.startswith("media/")]
    seen = a.take(answer)
    (line,) = seen.posts
    assert (line.status, line.title) == ("told", "Posyandu")
    assert [(told.action, told.note) for told in line.told] == [("approve", "bagus")]
    assert a.ws.posts.row(post).state is State.APPROVED


def test_a_picture_that_the_approver_added_goes_back_with_the_decision(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu", a.picture("red"))
    b.take(a.send(Kind.PROPOSAL, post))
    added = b.picture("green")
    b.ws.posts.update(post, replace(b.ws.posts.get(post).post, media=(MediaUse(added),)))
    a.take(b.send(Kind.DECISIONS, post))
    assert a.ws.media.has(added)


def test_a_whole_calendar_leaves_residents_out_and_a_named_one_comes_along(a: Desk, b: Desk) -> None:
    with a.ws.operation("op.post.create") as op:
        op.put("inquiry", "tanya1", {"text": "Warga bertanya"})
        op.put("consent", "izin1", {"text": "Izin warga"})
    calendar = a.send(Kind.CALENDAR)
    assert b"Warga bertanya" not in calendar.read_bytes()
    assert b"Izin warga" not in calendar.read_bytes()
    named = a.send(Kind.CALENDAR, also=(("inquiry", "tanya1"),))
    assert b"Warga bertanya" in named.read_bytes()
    assert b"Izin warga" not in named.read_bytes()
    assert b"Izin warga" in a.send(Kind.SUCCESSION).read_bytes()
    seen = b.take(named)
    assert seen.unknown == {"inquiry": 1}
    assert b"Warga bertanya" in b.send(Kind.SUCCESSION).read_bytes()


def test_a_successor_has_everything(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu", a.picture())
    a.decide(post, "submit", leads_to="in_approval")
    b.take(a.send(Kind.SUCCESSION))
    assert b.content() == a.content()
    assert b.ws.directory.office().name == "Kelurahan a"


def test_a_publication_that_was_taken_back_is_told_as_such(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    a.ws.records.publish(post, Publication(a.account, link="https://contoh.id/p/1"))
    a.ws.records.publish(post, Publication(a.account, gone=True))
    seen = b.take(a.send(Kind.CALENDAR))
    assert [(told.kind, told.action) for told in seen.posts[0].told] == [
        ("publication", ""),
        ("publication", "unpublish"),
    ]
    assert any("dibatalkan tayangnya" in line for line in preview_lines(seen, Words(), "Asia/Jakarta"))
    assert b.ws.records.publications(post) == ()


def test_the_same_plan_gives_the_same_bytes_and_the_size_told(a: Desk) -> None:
    post = a.post("Posyandu", a.picture())
    a.ws.handoff.signer = signer("kunci")
    plan = a.ws.handoff.plan(Request(Kind.PROPOSAL, (post,)))
    file = a.ws.handoff.write(plan, a.out)
    first = file.read_bytes()
    assert file.name == plan.name
    assert a.ws.handoff.write(plan, a.out / "lagi.medsos").read_bytes() == first
    assert 0 <= plan.size - len(first) < 1000
    names = list(entries(file))
    assert names[:3] == ["manifest.json", "manifest.json.sig", "card.json"]
    assert names[3:5] == ["links.jsonl", "records.jsonl"]
    assert names[5:] == sorted(names[5:])


def test_names_are_safe_everywhere_and_differ(a: Desk) -> None:
    a.ws.directory.set_office(offices.Office(name="Kelurahan “Çaçaban” / 7 *", short_name=""))
    a.post()
    one, other = a.send(Kind.CALENDAR), a.send(Kind.CALENDAR)
    for file in (one, other):
        assert file.name.isascii()
        assert not set(file.name) & set('<>:"/\\|?*')
        assert len(file.name) < 80
    assert one.name != other.name
    assert one.name.startswith("gabungan_kelurahan-cacaban-7_20261201-0800_")


def test_what_was_typed_last_and_what_is_missing_is_told_before(a: Desk) -> None:
    asset = a.picture()
    post = a.post("Posyandu", asset)
    a.ws.posts.save_draft(post, replace(a.ws.posts.get(post).post, text="lagi"))
    a.ws.store.blobs.remove(asset)
    plan = a.ws.handoff.plan(Request(Kind.PROPOSAL, (post,)))
    assert (plan.unsealed, plan.missing) == ((post,), ("a-red.jpg",))
    assert plan.manifest.counts.media == 0


def test_fields_that_change_are_told_and_nothing_is_written_by_looking(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Posyandu Melati", note="x"))
    a.ws.posts.move([post], {post: "2026-12-03T10:00"})
    file, before = a.send(), b.content()
    seen = b.look(file)
    (line,) = seen.posts
    assert (line.status, line.title, line.planned) == ("changed", "Posyandu Melati", "2026-12-03T10:00")
    assert [(change.path, change.before, change.after) for change in line.changes] == [
        ("note", None, "x"),
        ("planned", None, "2026-12-03T10:00"),
        ("title", "Posyandu", "Posyandu Melati"),
    ]
    assert b.content() == before
    b.ws.handoff.take(seen, ANYHOW)
    assert b.ws.posts.row(post).title == "Posyandu Melati"


def test_two_heads_are_told_as_a_conflict_with_their_fields(a: Desk, b: Desk) -> None:
    post = a.post("Posyandu")
    b.take(a.send())
    b.pc.clock.at += timedelta(minutes=5)
    for desk in (a, b):
        desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, title=f"Oleh {desk.name}"))
    (line,) = b.look(a.send()).conflicts
    assert (line.id, line.conflicts) == (post, ("title",))
    b.take(a.send())
    a.take(b.send())
    assert a.ws.posts.row(post).conflict
    assert a.content() == b.content()


def test_taking_twice_changes_nothing_and_is_told(a: Desk, b: Desk) -> None:
    a.post("Posyandu", a.picture())
    file = a.send()
    assert not b.look(file).taken
    b.take(file)
    before = b.content()
    seen = b.look(file)
    assert (seen.taken, seen.nothing, seen.new, seen.links, seen.posts) == (True, True, 0, 0, ())
    assert seen.known == seen.package.manifest.counts.records
    assert b.ws.handoff.take(seen, ANYHOW) == Changes()
    assert b.content() == before


def test_chosen_posts_are_taken_with_what_they_need_and_the_rest_can_follow(a: Desk, b: Desk) -> None:
    first, second = a.post("Satu", a.picture("red")), a.post("Dua", a.picture("blue"))
    file = a.send()
    b.take(file, replace(ANYHOW, posts=frozenset({first})))
    assert [row.id for row in b.ws.posts.undated()] == [first]
    assert b.ws.directory.accounts()
    assert b.ws.directory.office().name == ""
    assert len(list((b.ws.folder / "media").rglob("*.jpg"))) == 1
    assert verify(b.ws.store.db) == []
    seen = b.take(file)
    assert not seen.taken
    assert {line.id for line in seen.posts} == {second}
    assert a.content() == b.content()


def test_erasures_are_told_with_what_would_go_and_followed(a: Desk, b: Desk) -> None:
    asset = a.picture()
    post, kept = a.post("Data warga", asset), a.post("Tetap")
    old = a.send()
    b.take(old)
    a.ws.erasure.erase("post", post, "permintaan warga")
    seen = b.look(a.send())
    (erasure,) = seen.erasures
    assert (erasure.reason, erasure.records, erasure.titles, erasure.media) == (
        "permintaan warga", 1, ("Data warga",), 1,
    )  # fmt: skip
    assert [line.status for line in seen.posts] == ["erased"]
    b.ws.handoff.take(seen, ANYHOW)
    assert [row.id for row in b.ws.posts.undated()] == [kept]
    assert not b.ws.media.has(asset)
    before = b.content()
    again = b.look(old)
    assert [(each.why, each.kind, each.count) for each in again.refused] == [("erased", "post", 1)]
    assert again.media_new == ()
    b.ws.handoff.take(again, ANYHOW)
    assert b.content() == before == a.content()


def test_erasures_can_be_left_out_on_purpose_and_come_later(a: Desk, b: Desk) -> None:
    post = a.post("Data warga")
    b.take(a.send())
    a.ws.erasure.erase("post", post, "permintaan warga")
    file = a.send()
    b.take(file, replace(ANYHOW, erasures=False))
    assert b.ws.posts.row(post).title == "Data warga"
    assert not b.look(file).taken
    b.take(file)
    assert a.content() == b.content()


def test_settings_of_another_office_stay_there(a: Desk, desk: Desks) -> None:
    city = desk("kota", found=True)
    a.post("Posyandu")
    a.ws.directory.set_facts([offices.Fact("x_free", "text.post", 100)])
    file = a.send()
    seen = city.look(file)
    assert {(each.why, each.kind) for each in seen.refused} == {("settings", "office"), ("settings", "fact")}
    city.ws.handoff.take(seen, ANYHOW)
    assert city.ws.directory.office().name == "Kelurahan kota"
    assert city.ws.directory.facts() == {}
    assert [row.title for row in city.ws.posts.undated()] == ["Posyandu"]
    city.ws.directory.set_office(replace(city.ws.directory.office(), city="Magelang"))
    back = city.send()
    a.take(back)
    assert a.ws.directory.office().name == "Kelurahan a"
    assert not a.look(back).conflicts
    city.take(file, replace(ANYHOW, settings=True))
    assert city.ws.directory.facts()


def test_a_second_pc_of_the_office_gets_its_settings_and_their_changes(a: Desk, b: Desk) -> None:
    b.take(a.send())
    assert b.ws.directory.office().name == "Kelurahan a"
    b.ws.directory.set_office(replace(b.ws.directory.office(), city="Magelang"))
    a.take(b.send())
    assert a.ws.directory.office().city == "Magelang"


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (Standing.TRUSTED, ""),
        (Standing.UNKNOWN, "handoff.key-unknown"),
        (Standing.REVOKED, "handoff.key-revoked"),
        (Standing.EXPIRED, "handoff.key-expired"),
    ],
)
def test_what_a_key_is_worth_decides(a: Desk, b: Desk, standing: Standing, code: str) -> None:
    a.post()
    a.ws.handoff.signer, b.ws.handoff.verifier = signer("ani"), verifier(standing)
    file = a.send()
    seen = b.look(file)
    assert (seen.package.seal.standing, seen.package.seal.holder) == (standing, "ani")
    if code:
        with pytest.raises(UserError, match=code):
            b.ws.handoff.take(seen, Choice())
        assert list(b.ws.all_records()) == []
    if standing is Standing.UNKNOWN:
        b.ws.handoff.take(seen, ANYHOW)
    elif code:
        with pytest.raises(UserError, match=code):
            b.ws.handoff.take(seen, ANYHOW)
    else:
        b.ws.handoff.take(seen, Choice())
    assert bool(list(b.ws.all_records())) == (standing in (Standing.TRUSTED, Standing.UNKNOWN))


def test_an_unsigned_file_is_taken_only_on_purpose(a: Desk, b: Desk) -> None:
    a.post()
    a.ws.handoff.signer = None
    file = a.send()
    with pytest.raises(UserError, match=r"handoff\.key-unsigned"):
        b.take(file, Choice())
    assert list(b.ws.all_records()) == []


def test_a_signature_of_something_else_or_of_another_device_is_refused(a: Desk, b: Desk) -> None:
    a.post()
    a.ws.handoff.signer = lambda _message: signer("ani")(b"lain")
    b.ws.handoff.verifier = verifier()
    with pytest.raises(UserError, match=r"handoff\.signature"):
        b.look(a.send())
    a.ws.handoff.signer, b.ws.handoff.verifier = signer("ani"), verifier(device="perangkatlain")
    with pytest.raises(UserError, match=r"handoff\.signature"):
        b.look(a.send())
    b.ws.handoff.verifier = verifier(device=a.ws.store.chain.device)
    assert b.look(a.send()).new


def test_a_file_for_somebody_else_is_told_and_taken_only_on_purpose(a: Desk, b: Desk) -> None:
    lurah, _ = a.ws.directory.save("person", None, offices.Person("Pak Lurah", "Lurah"))
    post = a.post()
    file = a.send(Kind.PROPOSAL, post, to=Party(person=lurah, name="Pak Lurah"))
    seen = b.look(file)
    assert seen.meant == "other"
    with pytest.raises(UserError) as caught:
        b.ws.handoff.take(seen, ANYHOW)
    assert (caught.value.code, caught.value.params["name"]) == ("handoff.not-for-us", "Pak Lurah")
    b.ws.handoff.take(seen, replace(ANYHOW, not_for_us=True))
    b.take(a.send(Kind.SUCCESSION))
    b.ws.directory.sign_in(lurah)
    assert b.look(file).meant == "us"


def test_whom_an_office_by_name_means(a: Desk, b: Desk) -> None:
    a.post()
    for name, meant in (("KELURAHAN A", "us"), ("Diskominsta", "other")):
        assert a.look(a.send(to=Party(office=name))).meant == meant
        assert b.look(a.send(to=Party(office=name))).meant == "us"  # no office here yet: who else
    assert a.look(a.send(to=Party(device=a.ws.store.chain.device))).meant == "us"
    assert a.look(a.send(to=Party(device="lain"))).meant == "other"
    assert a.look(a.send(to=Party())).meant == "anyone"


def test_a_key_card_travels_alone(a: Desk, b: Desk) -> None:
    a.ws.handoff.signer = None
    card = cards.write(made())
    file = a.send(Kind.KEY_CARD, card=card)
    seen = b.look(file)
    assert (seen.package.card, seen.nothing, seen.package.kind) == (card, False, Kind.KEY_CARD)
    assert list(entries(file)) == ["manifest.json", "card.json"]
    assert file.name.startswith("kartu-kunci_a_")


@pytest.mark.parametrize("kind", Kind)
def test_nothing_to_send_is_said(b: Desk, kind: Kind) -> None:
    b.ws.handoff.signer = None  # else a key card is this PC's own
    with pytest.raises(UserError, match=r"handoff\.nothing"):
        b.ws.handoff.plan(Request(kind))


def test_a_post_that_is_not_here_is_said(a: Desk) -> None:
    with pytest.raises(UserError, match=r"store\.gone"):
        a.ws.handoff.plan(Request(Kind.PROPOSAL, ("tidakada",)))


def test_newer_records_are_kept_counted_and_passed_on(
    a: Desk, b: Desk, desk: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = a.post()
    with a.ws.operation("op.post.create") as op:
        op.put("ritual", "r1", {"text": "apa ini"})
    with monkeypatch.context() as newer:
        newer.setattr("medsos_desktop.store.bodies.VERSION", 2)
        a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Baru"))
    seen = b.take(a.send())
    assert (seen.unknown, seen.newer) == ({"ritual": 1}, 1)
    assert [(line.title, line.newer) for line in seen.posts] == [("Baru", True)]
    c = desk("c")
    c.take(b.send())
    assert a.content() == b.content() == c.content()


def test_a_backup_does_not_bring_an_old_file_back_as_new(a: Desk, b: Desk) -> None:
    a.post("Satu")
    b.take(a.send())
    backup = b.ws.backups.make()
    post = a.post("Dua")
    file = a.send()
    b.take(file)
    b.pc.close()
    restore(backup, b.pc.folder, clock=b.pc.clock, ids=b.pc.ids, home=b.pc.home)
    assert [row.title for row in b.ws.posts.undated()] == ["Satu"]
    seen = b.look(file)
    assert (seen.taken, seen.nothing) == (False, False)
    b.ws.handoff.take(seen, ANYHOW)
    assert b.ws.posts.row(post).title == "Dua"


ELSEWHERE = """
import sys
from pathlib import Path
from tests.exchange.handoff.desk import Desk
from medsos_desktop.exchange.handoff.kinds import Kind

desk = Desk(Path(sys.argv[1]), "a", found=True)
post = desk.post("Posyandu", desk.picture("red"), desk.picture("blue"))
desk.decide(post, "submit")
desk.ws.handoff.signer = None  # each PC has a key of its own
print(desk.send(Kind.PROPOSAL, post))
desk.pc.close()
"""


def test_two_pcs_in_other_zones_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for number, zone in enumerate(("Asia/Jayapura", "America/Lima")):
        place = tmp_path / str(number)
        place.mkdir()
        env = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number), "LANG": ("C", "id_ID.UTF-8")[number]}
        line = [sys.executable, "-c", ELSEWHERE, str(place)]
        made.append(subprocess.Popen(line, env=env, stdout=subprocess.PIPE, text=True, cwd=ROOT))
    files = [Path(each.communicate(timeout=60)[0].strip()) for each in made]
    assert files[0].name == files[1].name
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_a_decision_rests_on_comes_along_whatever_kind_it_is(a: Desk, b: Desk) -> None:
    """A key by its fingerprint, a standing approval by its record: kinds that later versions bring."""
    post, other = a.post("Posyandu"), a.post("Lain")
    with a.ws.operation("op.post.create") as op:
        grant = op.put("grant", "izin1", {"template": "service"})
        op.put("campaign", "kampanye1", {"name": "Ramadan"})
        op.put("campaign", "kampanye2", {"name": "Lain"})
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, campaign="kampanye1"))
    a.ws.posts.update(other, replace(a.ws.posts.get(other).post, campaign="kampanye2"))
    a.decide(post, "approve", extra={"basis": grant})  # type: ignore[arg-type]
    kinds = whole_kinds(a.send(Kind.PROPOSAL, post))
    assert {("grant", "izin1"), ("campaign", "kampanye1")} <= kinds
    assert ("campaign", "kampanye2") not in kinds


def test_words_for_remarks_of_kinds_that_have_none_yet(
    a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = a.post("Posyandu")
    with a.ws.operation("op.post.create") as op:
        op.put("omen", post, {"note": "lembar"})
    for module in ("exchange.handoff.seeing", "store.projection", "store.receiving", "store.vetting"):
        monkeypatch.setattr(f"medsos_desktop.{module}.REMARK_KINDS", ("decision", "note", "omen"))
    lines = list(preview_lines(b.look(a.send()), Words(), "Asia/Jakarta"))
    assert any("keterangan oleh Ibu a; “lembar”" in line for line in lines)
