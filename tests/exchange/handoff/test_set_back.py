"""A record deleted, added, put elsewhere, or a clock set back: found against what others hold or signed.

And a PC whose disk was set back, which goes on without anybody being called a forger.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.chains import telling
from medsos_desktop.cli import main
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.telling import preview_lines
from medsos_desktop.store import heads, outgoing, records
from medsos_desktop.store.verifying import Report, Trouble
from medsos_desktop.words import Words
from tests.exchange.handoff.conftest import Desks
from tests.exchange.handoff.desk import Desk, signer, verifier
from tests.exchange.handoff.setback import DiskImage


def found(desk: Desk) -> set[str]:
    return {each.why for each in desk.ws.chains.report().troubles}


def noted(desk: Desk) -> set[str]:
    return {each.why for each in desk.ws.chains.report().notices}


def sql(desk: Desk, *statements: str) -> None:
    """Somebody with a tool for databases."""
    for each in statements:
        desk.ws.store.db.run(each)
    desk.pc.open()


def rewritten(desk: Desk, place: int, change: Callable[[records.Record], records.Record]) -> None:
    """One record of its only chain is another, and everything behind it is put right: whole by itself."""
    db, prev = desk.ws.store.db, ""
    names: dict[str, str] = {}
    whole = list(records.in_chains(db))
    db.run("DELETE FROM records")
    db.run("DELETE FROM heads")
    for record in whole:
        old = record.id
        record = change(record) if record.seq == place else record
        parents = tuple(names.get(each, each) for each in record.parents)
        record = records.named(records.replace(record, prev=prev, parents=parents))
        names[old], prev = record.id, record.id
        records.insert(db, record, "")
    desk.ws.store.rebuild()
    desk.pc.open()


def believed(at: Desk, sender: Desk) -> None:
    """The sender's key is known there, until either is opened again."""
    sender.ws.handoff.signer, at.ws.handoff.verifier = signer(sender.name), verifier()


def test_what_the_writer_knew_is_kept_with_who_told_it_and_when(a: Desk, b: Desk) -> None:
    a.post()
    b.take(a.send())
    (tip,) = heads.told(b.ws.store.db)
    last = list(a.ws.all_records())[-1]
    assert (tip.device, tip.id, tip.seq, tip.held) == (a.ws.store.chain.device, last.id, last.seq, True)
    assert (tip.teller, tip.name, tip.seal) == (tip.device, "Ibu a", "unknown")
    a.post()
    b.take(a.send())
    assert [each.seq for each in heads.told(b.ws.store.db)] == [last.seq + 1]


def test_a_record_that_was_here_and_is_gone(a: Desk, b: Desk) -> None:
    a.post()
    b.take(a.send())
    assert found(b) == set()
    sql(b, "DELETE FROM records WHERE n = (SELECT max(n) FROM records)")
    (lost,) = b.ws.chains.report().troubles
    assert (lost.why, lost.name, lost.here) == ("lost", "Ibu a", lost.seq - 1)


def test_a_record_deleted_at_the_end_by_its_own_pc_is_seen_by_the_next_who_looks(a: Desk, b: Desk) -> None:
    post = a.post()
    old = a.send()
    b.take(old)
    a.ws.posts.delete([post])
    b.take(a.send())
    assert b.look(old).sender_lost == 0  # an old file is no sign of anything
    sql(a, "DELETE FROM records WHERE n = (SELECT max(n) FROM records)")
    a.ws.store.rebuild()
    assert found(a) == set()  # alone it cannot know
    seen = b.look(a.send())
    assert seen.sender_lost == 1
    assert any("missing there" in line for line in preview_lines(seen, Words("en"), "Asia/Jakarta"))


def test_its_own_pc_learns_it_from_a_file_that_only_tells(a: Desk, b: Desk) -> None:
    """A proposal of another chain: that it names how far this one was known is enough."""
    a.post()
    b.take(a.send())
    image = DiskImage(a.pc)
    a.post("Dua")
    b.take(a.send())
    own = b.post("Milik b")
    image.put_back()
    believed(a, b)
    a.take(b.send(Kind.PROPOSAL, own))
    (short,) = a.ws.chains.report().troubles
    assert (short.why, short.here, short.seq) == ("short", 5, 6)
    assert a.ws.warnings() == ("workspace.warning.set-back",)
    a.take(b.send())
    assert (found(a), a.ws.warnings()) == (set(), ())


def test_who_proves_nothing_can_inform_and_not_alarm(a: Desk, b: Desk, desk: Desks) -> None:
    """Anybody can write a file that knows more of this PC: a new chain to be safe, and a note for later."""
    a.post()
    b.take(a.send())
    (device, chain), last = a.ws.store.chain.own(), max(each.seq for each in a.ws.all_records())
    false = outgoing.Tip(device, chain, last + 3, "f" * 64)
    heads.note(b.ws.store.db, heads.Telling("c", "Ibu c", "trusted", "2026-12-01T02:00:00.000Z", (false,)))
    b.ws.handoff.signer = None
    own = b.post("Milik b")
    a.take(b.send(Kind.PROPOSAL, own))
    assert (found(a), noted(a)) == (set(), {"short"})
    assert (a.ws.warnings(), a.ws.chains.set_back(), a.ws.chains.was_set_back()) == ((), (), False)
    a.post("Sesudahnya")
    assert a.ws.store.chain.own()[1] not in ("", chain)
    assert not heads.unexplained(a.ws.store.db)  # under our own signature others would believe it
    believed(a, b)
    a.take(b.send(Kind.PROPOSAL, own))
    assert (found(a), a.ws.warnings()) == ({"short"}, ("workspace.warning.set-back",))


@pytest.mark.parametrize("how", ["altered", "deleted", "added"])
def test_history_rewritten_from_a_place_on_splits_from_what_others_hold(a: Desk, b: Desk, how: str) -> None:
    for title in ("Satu", "Dua", "Tiga"):
        a.post(title)
    b.take(a.send())
    place = 5
    if how == "deleted":
        _delete(a, place)
    elif how == "added":
        _add(a, place)
    else:
        rewritten(a, place, lambda record: records.replace(record, author="oranglain"))
    assert found(a) == set()  # alone it is whole
    file = a.send()
    seen = b.look(file)
    assert [(each.place, each.ours) for each in seen.splits] == [(place, False)]
    b.take(file)
    (fork,) = b.ws.chains.report().troubles
    assert (fork.why, fork.seq) == ("fork", place)
    a.take(b.send())
    assert "fork" in found(a)


def _delete(desk: Desk, place: int) -> None:
    gone = next(each for each in desk.ws.all_records() if each.seq == place)
    desk.ws.store.db.run("DELETE FROM records WHERE id = ?", (gone.id,))
    desk.ws.store.db.run("UPDATE records SET seq = seq - 1 WHERE seq > ?", (place,))
    rewritten(desk, 0, lambda record: record)


def _add(desk: Desk, place: int) -> None:
    desk.post("Diselipkan")
    top = max(each.seq for each in desk.ws.all_records())
    db = desk.ws.store.db
    db.run("UPDATE records SET seq = seq + 1 WHERE seq >= ? AND seq < ?", (place, top))
    db.run("UPDATE records SET seq = ?, at = (SELECT at FROM records WHERE seq = ?) WHERE n = (SELECT max(n)"
           " FROM records)", (place, place - 1))  # fmt: skip
    rewritten(desk, 0, lambda record: record)


def test_a_chain_that_differs_from_a_head_known_by_name_only(a: Desk, b: Desk, desk: Desks) -> None:
    """c never held the records: b told it the end, then it gets another story from the PC itself."""
    c = desk("c")
    a.post("Satu")
    b.take(a.send())
    heads.note(
        c.ws.store.db,
        heads.Telling(
            b.ws.store.chain.device, "Ibu b", "trusted", "2026-12-01T02:00:00.000Z",
            tuple(outgoing.tips(b.ws.store.db)),
        ),
    )  # fmt: skip
    assert (found(c), noted(c)) == (set(), {"short"})
    rewritten(a, 2, lambda record: records.replace(record, author="oranglain"))
    c.take(a.send())
    (differs,) = c.ws.chains.report().troubles
    assert (differs.why, differs.name, differs.seal) == ("differs", "Ibu b", "trusted")
    line = telling.line(differs, Words("en"), "Asia/Jakarta", c.ws.chains.names())
    assert "stands another record than other PCs know" in line
    assert "Told by Ibu b" in line


def test_what_a_signature_proved_is_not_talked_away_by_a_file_that_nobody_signed(a: Desk, b: Desk) -> None:
    """Whoever sends a file can write any teller in it."""
    a.post()
    db, (device, chain) = b.ws.store.db, a.ws.store.chain.own()

    def told(seal: str, name: str, *ends: int) -> None:
        tips = tuple(outgoing.Tip(device, chain, seq, f"{seq:064x}") for seq in ends)
        at = f"2026-12-0{1 + (seal != 'trusted')}T02:00:00.000Z"
        heads.note(db, heads.Telling("pcb", name, seal, at, tips))

    told("trusted", "Ibu b", 20, 30)
    told("unsigned", "Orang lain", *range(10, 60))
    kept = {each.seq: (each.name, each.seal) for each in heads.told(db) if each.seal == "trusted"}
    assert kept == {20: ("Ibu b", "trusted"), 30: ("Ibu b", "trusted")}
    told("trusted", "Bapak b", 30)
    assert [each.name for each in heads.told(db) if each.seq == 30] == ["Bapak b"]


def test_a_clock_set_back_is_told_by_its_own_pc_and_seen_elsewhere(a: Desk, b: Desk) -> None:
    post = a.post()
    a.pc.clock.at -= timedelta(days=3)
    a.ws.posts.delete([post])
    b.take(a.send())
    (note,) = [each for each in b.ws.chains.report().notices if each.why == "clock"]
    assert note.told.startswith("2026-11-28T")
    assert found(b) == set()


def test_a_clock_set_back_in_a_forged_chain_is_refused(a: Desk, b: Desk) -> None:
    a.post("Satu")
    b.take(a.send())
    a.post("Dua")
    last = max(each.seq for each in a.ws.all_records())
    rewritten(a, last, lambda record: records.replace(record, at="2026-11-01T00:00:00.000Z"))
    assert found(a) == {"time"}
    with pytest.raises(UserError, match=r"handoff\.chain-time"):
        b.look(a.send())


def test_an_answer_dated_before_what_it_answers(a: Desk, b: Desk) -> None:
    post = a.post()
    b.take(a.send())
    b.pc.clock.at -= timedelta(days=2)
    b.decide(post, "approve")
    a.take(b.send(Kind.DECISIONS, post))
    assert noted(a) == {"early"}


def test_what_a_decision_rests_on_was_deleted(a: Desk, b: Desk) -> None:
    """The approval names the revision: with the end of the writer's chain gone it rests on nothing."""
    post = a.post()
    b.take(a.send())
    b.decide(post, "approve")
    a.take(b.send(Kind.DECISIONS, post))
    device = a.ws.store.chain.device
    sql(a, "DELETE FROM heads", f"DELETE FROM records WHERE kind = 'post' AND device = '{device}'")
    assert found(a) == {"parent"}


def test_the_check_is_told_in_words_and_can_be_stopped(a: Desk) -> None:
    a.post()
    report = a.ws.chains.report()
    assert telling.verdict(report, Words("en")).startswith("Whole: 5 records in 1 chains")
    for language in ("id", "en"):
        words = Words(language)
        kinds = "id content gap prev fork branch time lost differs short parent clock early signature"
        for why in kinds.split():  # fmt: skip
            one = Trouble("0" * 64, why, "alat", "rantai", 3, told="2026-12-01T02:00:00.000Z", code="keys.x")
            assert ("tempat" if language == "id" else "place") in telling.line(one, words, "Asia/Jakarta", {})
        many = Report(9, 2, (one, one), ())
        assert "2" in telling.verdict(many, words)

    def stop(_done: int, _all: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        a.ws.chains.report(stop)


# a PC that was set back


@pytest.fixture
def three(a: Desk, b: Desk, desk: Desks) -> tuple[Desk, Desk, Desk]:
    """a wrote on after its disk was set back: b has the lost branch, c the new one."""
    c = desk("c")
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang satu")
    a.post("Hilang dua")
    b.take(a.send())
    image.put_back()
    a.post("Baru")
    c.take(a.send())
    return a, b, c


def titles(desk: Desk) -> list[str]:
    return sorted(row.title for row in desk.ws.posts.undated())


def test_two_who_hold_a_branch_each_take_from_one_another(three: tuple[Desk, Desk, Desk]) -> None:
    _, b, c = three
    c.take(b.send())
    b.take(c.send())
    assert titles(b) == titles(c) == ["Baru", "Bersama", "Hilang dua", "Hilang satu"]
    assert b.content() == c.content()
    assert found(b) == found(c) == {"fork"}
    assert b.look(c.send()).nothing


def test_the_pc_is_told_goes_on_in_a_new_chain_and_nobody_calls_anything_forged(
    three: tuple[Desk, Desk, Desk],
) -> None:
    a, b, c = three
    file = b.send()
    seen = a.look(file)
    assert (seen.own_lost, [each.ours for each in seen.splits]) == (2, [True])
    old = a.ws.store.chain.own()[1]
    a.take(file)
    assert a.ws.warnings() == ("workspace.warning.set-back",)
    (left,) = a.ws.chains.set_back()
    assert (left.chain, len(left.ends), left.missing) == (old, 2, 0)
    a.ws.chains.go_on("disk dipulihkan dari citra lama")
    assert a.ws.store.chain.own()[1] not in ("", old)
    assert (a.ws.warnings(), a.ws.chains.set_back(), found(a), noted(a)) == ((), (), set(), {"branch"})
    with pytest.raises(UserError, match=r"chains\.not-set-back"):
        a.ws.chains.go_on()
    for other in (b, c):
        other.take(a.send())
        assert found(other) == set()
        assert noted(other) == {"branch"}
    assert a.content() == b.content() == c.content()
    assert titles(a) == ["Baru", "Bersama", "Hilang dua", "Hilang satu"]


def test_one_that_did_not_write_yet_gets_its_own_records_again_and_splits_nothing(a: Desk, b: Desk) -> None:
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang")
    b.take(a.send())
    image.put_back()
    file = b.send()
    assert (a.look(file).own_lost, a.look(file).splits) == (1, ())
    a.take(file)
    a.post("Sesudahnya")  # in a new chain: others may know still more of the old one
    assert len({each.chain for each in a.ws.all_records()}) == 2
    assert (titles(a), found(a), a.ws.warnings()) == (["Bersama", "Hilang", "Sesudahnya"], set(), ())
    b.take(a.send())
    assert a.content() == b.content()


def test_what_is_only_told_of_and_nobody_can_give_back(a: Desk, b: Desk, desk: Desks) -> None:
    """b knows by name only how far a had come; the records themselves are lost with the disk."""
    a.post("Bersama")
    b.take(a.send())
    image = DiskImage(a.pc)
    a.post("Hilang")
    lost = list(a.ws.all_records())[-1]
    heads.note(
        b.ws.store.db,
        heads.Telling("c", "Ibu c", "trusted", "2026-12-01T02:00:00.000Z",
                      (heads.Tip(lost.device, lost.chain, lost.seq, lost.id),)),
    )  # fmt: skip
    image.put_back()
    assert noted(b) == {"short"}
    b.take(a.send())
    heads.note(
        a.ws.store.db,
        heads.Telling("c", "Ibu c", "trusted", "2026-12-01T02:00:00.000Z",
                      (heads.Tip(lost.device, lost.chain, lost.seq, lost.id),)),
    )  # fmt: skip
    assert found(a) == {"short"}
    (left,) = a.ws.chains.set_back()
    assert (left.missing, left.tellers) == (1, ("Ibu c",))
    assert "Ibu c" in telling.left(left, Words("en"))
    a.ws.chains.go_on()
    assert (found(a), noted(a)) == (set(), {"short"})
    a.post("Sesudahnya")
    b.take(a.send())
    assert found(b) == set()


def test_what_is_known_by_name_only_is_passed_on_to_the_pc_that_lost_it(
    a: Desk, b: Desk, desk: Desks
) -> None:
    """b has none of a's chain but was told where it ended; from nobody else can a know that it lost it."""
    c = desk("c")
    theirs = c.post("Milik c")
    a.take(c.send())
    image = DiskImage(a.pc)
    a.post("Hilang")
    believed(b, a)
    b.take(a.send(Kind.PROPOSAL, theirs))
    image.put_back()
    a.post("Baru")
    assert found(a) == set()
    believed(a, b)
    a.take(b.send())
    assert found(a) == {"differs"}
    a.ws.chains.go_on()
    believed(b, a)
    b.take(a.send())
    assert (found(a), found(b), noted(b)) == (set(), set(), {"differs"})
    assert not list(heads.unexplained(b.ws.store.db))


def test_set_back_twice_has_to_be_said_twice(three: tuple[Desk, Desk, Desk]) -> None:
    a, b, c = three
    a.take(b.send())
    a.ws.chains.go_on()
    b.take(a.send())
    image = DiskImage(a.pc)
    a.post("Hilang tiga")
    b.take(a.send())
    image.put_back()
    a.post("Baru lagi")
    c.take(a.send())
    c.take(b.send())
    assert found(c) == {"fork"}
    a.take(c.send())
    a.ws.chains.go_on()
    for other in (b, c):
        other.take(a.send())
    assert a.content() == b.content() == c.content()
    assert found(a) == found(b) == found(c) == set()


def test_another_pc_cannot_explain_it(three: tuple[Desk, Desk, Desk]) -> None:
    _, b, c = three
    c.take(b.send())
    place = next(each for each in c.ws.chains.report().troubles)
    ends = [each.id for each in outgoing.tips(c.ws.store.db)]
    with c.ws.operation("op.chain.go-on") as op:
        op.put("branch", place.chain, {"ends": ends})
    assert found(c) == {"fork"}


def test_undo_after_going_on_takes_back_the_newest_deed(three: tuple[Desk, Desk, Desk]) -> None:
    a, b, _ = three
    a.take(b.send())
    a.ws.chains.go_on()
    a.post("Terbaru")
    a.ws.history.undo()
    assert "Terbaru" not in titles(a)


def test_signed_and_trusted_files_say_so(a: Desk, b: Desk) -> None:
    a.post()
    a.ws.handoff.signer, b.ws.handoff.verifier = signer("ani"), verifier()
    b.take(a.send())
    assert {each.seal for each in heads.told(b.ws.store.db)} == {"trusted"}


def test_from_the_terminal(
    three: tuple[Desk, Desk, Desk], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b, _ = three
    a.take(b.send())
    folder, home = str(a.pc.folder), str(a.pc.home)
    a.pc.close()
    monkeypatch.setenv("MEDSOS_HOME", home)
    assert main(["--lang", "en", "verify", "--workspace", folder]) == 1
    told = capsys.readouterr()
    assert "splits at place" in told.err
    assert "Both branches (2 ends) are kept" in told.err
    assert "Run go-on" in told.err
    assert "1 thing does not fit" in told.out
    assert main(["--lang", "en", "go-on", "--workspace", folder, "--look"]) == 0
    assert "Both branches" in capsys.readouterr().out
    assert main(["--lang", "en", "go-on", "--workspace", folder, "--note", "citra lama"]) == 0
    assert "new chain" in capsys.readouterr().out
    assert main(["go-on", "--workspace", folder]) == 1
    assert main(["go-on", "--workspace", folder, "--look"]) == 0
    capsys.readouterr()
    assert main(["verify", "--workspace", folder, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["whole"], answer["set_back"]) == (True, [])
    assert [each["why"] for each in answer["notices"]] == [
        "clock",
        "branch",
    ]  # (and the PC's own clock stands before the fixed one)


def test_verify_wants_one_thing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 2
    assert main(["verify", str(tmp_path / "x.zip"), "--workspace", str(tmp_path)]) == 2
