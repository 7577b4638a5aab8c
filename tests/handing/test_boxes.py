"""Kotak masuk and kotak keluar."""

from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.opening import Peek
from medsos_desktop.handing.boxes import Inbox, newest, scan
from medsos_desktop.handing.memory import INBOX, OUTBOX, BoxMemory
from tests.exchange.handoff.desk import Desk


def test_folders_are_remembered_for_each_workspace(tmp_path: Path) -> None:
    one, other = (BoxMemory(tmp_path / "home", tmp_path / name) for name in ("satu", "dua"))
    assert one.get(INBOX) is None
    one.keep(INBOX, tmp_path / "masuk")
    one.keep(OUTBOX, tmp_path / "keluar")
    assert (one.get(INBOX), one.get(OUTBOX)) == (tmp_path / "masuk", tmp_path / "keluar")
    assert other.get(INBOX) is None
    one.keep(INBOX, None)
    assert (one.get(INBOX), one.get(OUTBOX)) == (None, tmp_path / "keluar")


def test_a_file_is_told_of_once_it_stopped_changing_and_only_once(a: Desk, b: Desk) -> None:
    a.post()
    inbox = Inbox(b.ws.handoff.was_taken)
    first = scan(a.out, None)
    assert (first.there, inbox.came(first), inbox.parcels) == (True, (), ())
    file = a.send()
    second = scan(a.out, first)
    assert inbox.came(second) == ()
    third = scan(a.out, second)
    (fresh,) = inbox.came(third)
    assert (fresh.look.name, inbox.unread) == (file.name, 1)
    fourth = scan(a.out, third)
    assert inbox.came(fourth) == ()
    assert inbox.unread == 1
    b.take(file)
    inbox.recount()
    assert inbox.parcels == ()


def test_only_what_is_new_is_opened(a: Desk, b: Desk) -> None:
    a.post()
    file = a.send()
    first = scan(a.out, None)
    second = scan(a.out, first)
    third = scan(a.out, second)
    assert set(map(id, third.told.values())) == set(map(id, second.told.values())) != set()
    assert file.name in {look.name for look in third.looks}
    assert b.ws is not None


def test_a_broken_one_is_shown_last_and_not_announced(a: Desk, b: Desk) -> None:
    a.post()
    a.send()
    (a.out / "rusak.medsos").write_bytes(b"bukan")
    inbox = Inbox(b.ws.handoff.was_taken)
    found = scan(a.out, scan(a.out, None))
    assert len(inbox.came(found)) == 1
    shown = newest(inbox.parcels)
    assert [each.trouble is None for each in shown] == [True, False]


def test_one_that_could_not_be_read_for_a_moment_is_tried_again(
    a: Desk, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that stumbles: the file is as it was, so only another try shows that it is good."""
    a.post()
    a.send()
    inbox, first = Inbox(b.ws.handoff.was_taken), scan(a.out, None)
    with monkeypatch.context() as stumbling:

        def refused(file: Path) -> Peek:
            raise UserError("handoff.unreadable", name=file.name)

        stumbling.setattr("medsos_desktop.handing.boxes.peek", refused)
        second = scan(a.out, first)
    assert inbox.came(second) == ()
    assert [each.trouble is None for each in inbox.parcels] == [False]
    assert len(inbox.came(scan(a.out, second))) == 1
    assert [each.trouble is None for each in inbox.parcels] == [True]


def test_a_folder_that_is_away(a: Desk, tmp_path: Path) -> None:
    inbox = Inbox(a.ws.handoff.was_taken)
    found = scan(tmp_path / "flashdisk", None)
    assert (found.there, inbox.came(found)) == (False, ())
    inbox.forget()
    assert inbox.parcels == ()
