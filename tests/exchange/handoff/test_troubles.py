"""Full disks, pulled sticks, cancelled work: nothing half written, on either side, and calm words."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.handoff import plan as planning
from medsos_desktop.exchange.handoff import taking
from medsos_desktop.exchange.handoff import write as writing
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.meter import Meter
from medsos_desktop.exchange.handoff.plan import Plan, Request
from medsos_desktop.store import receiving
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import ANYHOW, Desk


@pytest.fixture
def plan(a: Desk) -> Plan:
    return a.ws.handoff.plan(Request(Kind.PROPOSAL, (a.post("Posyandu", a.picture()),)))


def refused(work: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        work()
    room, _, rest = caught.value.code.partition(".")
    for language in ("id", "en"):
        assert Words(language)(f"{room}.error.{rest}.text", **caught.value.params)
    return caught.value


def fail_with(number: int) -> Callable[..., object]:
    def fail(*_args: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


def test_too_little_room_is_told_before_anything_is_written(
    a: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "free_bytes", lambda _folder: 2 * 1024**2)
    error = refused(lambda: a.ws.handoff.write(plan, a.out))
    assert (error.code, error.params["free"], error.params["need"]) == ("handoff.full", 2, 5)
    assert not list(a.out.iterdir())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "handoff.full"),
        (errno.EROFS, "handoff.read-only"),
        (errno.EACCES, "handoff.read-only"),
        (errno.EIO, "handoff.refused"),
        (errno.EFBIG, "handoff.too-large"),
    ],
)
def test_a_place_that_refuses_in_the_middle(
    a: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(writing.os, "fsync", fail_with(number))
    assert refused(lambda: a.ws.handoff.write(plan, a.out)).code == code
    assert not list(a.out.iterdir())


def test_a_stick_that_is_locked_is_told_at_once(a: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.os, "access", lambda *_args: False)
    assert refused(lambda: a.ws.handoff.write(plan, a.out)).code == "handoff.read-only"


def test_a_stick_that_is_gone(a: Desk, plan: Plan) -> None:
    gone = a.out / "dicabut"
    assert refused(lambda: a.ws.handoff.write(plan, gone / "x.medsos")).code == "handoff.no-folder"
    assert refused(lambda: a.ws.handoff.write(plan, a.out / "x.zip")).code == "handoff.name"


def test_a_picture_that_is_not_what_it_was(a: Desk, plan: Plan) -> None:
    (asset,) = a.ws.directory.assets()
    file = a.ws.media.file(asset)
    file.write_bytes(b"lain")
    assert refused(lambda: a.ws.handoff.write(plan, a.out)).code == "handoff.changed-meanwhile"
    file.unlink()
    assert refused(lambda: a.ws.handoff.write(plan, a.out)).code == "handoff.changed-meanwhile"
    assert not list(a.out.iterdir())


def test_what_does_not_read_back_is_thrown_away(a: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = writing.open_package

    def after_rot(path: Path, *, meter: Meter | None = None) -> object:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0x40
        path.write_bytes(data)
        return honest(path, meter=meter)

    monkeypatch.setattr(writing, "open_package", after_rot)
    assert refused(lambda: a.ws.handoff.write(plan, a.out)).code == "handoff.readback"
    assert not list(a.out.iterdir())


def test_more_than_a_stick_can_hold_is_told_when_planning(a: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    post = a.post("Posyandu", a.picture())
    monkeypatch.setattr(planning, "MAX_BYTES", 3_000)
    assert refused(lambda: a.ws.handoff.plan(Request(Kind.PROPOSAL, (post,)))).code == "handoff.too-large"
    monkeypatch.undo()
    monkeypatch.setattr(planning, "MAX_RECORDS", 3)
    error = refused(lambda: a.ws.handoff.plan(Request(Kind.PROPOSAL, (post,))))
    assert (error.code, error.params["limit"]) == ("handoff.too-many-records", 3)
    monkeypatch.undo()
    monkeypatch.setattr(planning, "MAX_ENTRIES", 3)
    assert refused(lambda: a.ws.handoff.plan(Request(Kind.CALENDAR))).code == "handoff.too-many-files"


def test_an_existing_file_stays_as_it_was_when_writing_is_cancelled(a: Desk, plan: Plan) -> None:
    target = a.out / "x.medsos"
    target.write_bytes(b"lama")
    with pytest.raises(Cancelled):
        a.ws.handoff.write(plan, target, cancelled=lambda: True)
    assert [file.read_bytes() for file in a.out.iterdir()] == [b"lama"]
    told: list[tuple[int, int, str]] = []
    a.ws.handoff.write(plan, target, progress=lambda *step: told.append(step))
    assert target.read_bytes().startswith(b"PK")
    assert {total for _, total, _ in told} == {told[-1][0]}
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert all(Words()(what) for _, _, what in told)


def test_opening_can_be_cancelled(a: Desk, b: Desk, plan: Plan) -> None:
    file = a.ws.handoff.write(plan, a.out)
    with pytest.raises(Cancelled):
        b.ws.handoff.open(file, cancelled=lambda: True)


def after(count: int) -> Callable[[], bool]:
    """Wants to stop from the question number ``count`` on."""
    left = iter(range(count))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5])
def test_a_cancelled_taking_leaves_the_workspace_as_it_was(a: Desk, b: Desk, plan: Plan, steps: int) -> None:
    """Before a picture, between pictures, in the middle of the records."""
    seen = b.look(a.ws.handoff.write(plan, a.out))
    before = b.content()
    with pytest.raises(Cancelled):
        b.ws.handoff.take(seen, ANYHOW, cancelled=after(steps))
    assert b.content() == before
    assert not b.ws.handoff.was_taken(seen.package.sha256)
    b.ws.handoff.take(seen, ANYHOW)
    assert b.content() != before


def test_a_file_that_changes_between_looking_and_taking(a: Desk, b: Desk, plan: Plan) -> None:
    file = a.ws.handoff.write(plan, a.out)
    seen = b.look(file)
    (media,) = seen.package.media.values()
    before, honest = b.content(), file.read_bytes()
    spoiled = bytearray(honest)
    spoiled[media.member.data + 5] ^= 1
    file.write_bytes(spoiled)
    error = refused(lambda: b.ws.handoff.take(seen, ANYHOW))
    assert (error.code, error.params["entry"]) == ("handoff.changed", media.member.name)
    file.write_bytes(honest[:-1])
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "handoff.changed"
    file.unlink()
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "handoff.unreadable"
    assert b.content() == before


def test_too_little_room_in_the_workspace(
    a: Desk, b: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = b.look(a.ws.handoff.write(plan, a.out))
    monkeypatch.setattr(taking, "free_bytes", lambda _folder: 1024**2)
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "handoff.no-room"
    assert list(b.ws.all_records()) == []


def test_a_disk_that_fills_while_records_are_taken(
    a: Desk, b: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = b.look(a.ws.handoff.write(plan, a.out))
    before = b.content()
    monkeypatch.setattr(receiving._Taking, "project", fail_with(errno.ENOSPC))
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "workspace.disk-full"
    monkeypatch.undo()
    assert b.content() == before


def test_pictures_stay_when_trouble_comes_after_the_records_are_in(
    a: Desk, b: Desk, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = b.look(a.ws.handoff.write(plan, a.out))
    monkeypatch.setattr(receiving._Taking, "finish", fail_with(errno.EIO))
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "workspace.disk-trouble"
    monkeypatch.undo()
    (asset,) = b.ws.directory.assets()
    assert b.ws.media.has(asset)


def test_a_workspace_opened_for_reading_looks_but_does_not_take(a: Desk, b: Desk, plan: Plan) -> None:
    file = a.ws.handoff.write(plan, a.out)
    b.post("Sudah ada")
    b.pc.open(write=False)
    seen = b.look(file)
    assert seen.new
    assert refused(lambda: b.ws.handoff.take(seen, ANYHOW)).code == "workspace.read-only"


def test_a_preview_that_is_out_of_date_is_checked_again(a: Desk, b: Desk) -> None:
    """Between looking and taking another file was taken: what it erased does not come back."""
    asset = a.picture()
    post = a.post("Data warga", asset)
    old = a.send()
    seen = b.look(old)
    a.ws.erasure.erase("post", post, "permintaan warga")
    b.take(a.send())
    b.ws.handoff.take(seen, ANYHOW)
    assert a.content() == b.content()
    assert not b.ws.media.has(asset)


def test_only_what_is_missing_is_copied(a: Desk, b: Desk) -> None:
    shared = a.picture("red")
    b.picture("red")
    a.post("Satu", shared, a.picture("blue"))
    file = a.send()
    seen = b.look(file)
    assert (len(seen.media_new), seen.media_known) == (1, 1)
    b.take(file)
    assert b.ws.media.has(shared)


def test_a_post_whose_picture_did_not_come_says_so_until_it_does(a: Desk, b: Desk) -> None:
    asset = a.picture()
    post = a.post("Posyandu", asset)
    seen = b.take(a.send(Kind.PROPOSAL, post, media=False))
    assert seen.media_missing == (asset,)
    again = b.take(a.send(Kind.PROPOSAL, post))
    assert (again.media_new, again.posts) == ((asset,), ())
    assert b.ws.media.has(asset)


def test_a_plan_is_not_changed_by_what_happens_later(a: Desk, b: Desk, plan: Plan) -> None:
    post = plan.request.posts[0]
    a.ws.posts.update(post, replace(a.ws.posts.get(post).post, title="Lain"))
    b.take(a.ws.handoff.write(plan, a.out))
    assert b.ws.posts.row(post).title == "Posyandu"


def test_what_was_taken_is_not_said_to_be_refused(a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note that the file was taken stands or falls with its records."""
    a.post()
    file = a.send()

    def full(_key: str, _value: str) -> None:
        raise UserError("workspace.disk-full", folder="x")

    monkeypatch.setattr(b.ws.store, "set_setting", full)
    try:
        b.take(file)
    except UserError:
        assert b.ws.posts.undated() == []
    else:
        assert len(b.ws.posts.undated()) == 1
        assert b.ws.handoff.preview(b.ws.handoff.open(file)).taken
