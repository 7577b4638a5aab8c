"""Watched folders: complete files are listed once, half copied and taken ones are not."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.exchange.handoff.boxes import Look, Parcel, look, settling, waiting
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.naming import looks_like_one
from medsos_desktop.exchange.handoff.opening import Peek, peek
from medsos_desktop.exchange.handoff.telling import line
from medsos_desktop.words import Words
from tests.exchange.handoff.desk import Desk


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("usulan_a_20261216-0920_3f9a1c2b.medsos", True),
        ("usulan.medsos.zip", True),
        ("usulan (1).medsos", True),
        ("usulan.medsos (2)", True),
        ("usulan.medsos(1).zip", True),
        ("usulan.medsos (1).zip", True),
        ("USULAN.MEDSOS", True),
        ("usulan.sync-conflict-20261216.medsos", True),
        ("usulan.medsos.part", False),
        ("usulan.medsos.crdownload", False),
        (".syncthing.usulan.medsos.tmp", False),
        (".usulan.medsos", False),
        ("~usulan.medsos", False),
        ("usulan.zip", False),
        ("medsos", False),
        ("usulan.medsosx", False),
    ],
)
def test_names(name: str, is_one: bool) -> None:
    assert looks_like_one(name) is is_one


def listed(desk: Desk, before: tuple[Look, ...], folder: Path) -> tuple[Parcel, ...]:
    return waiting(before, look(folder), lambda name: peek(folder / name), desk.ws.handoff.was_taken)


def test_a_file_is_listed_when_two_looks_agree_and_until_it_was_taken(a: Desk, b: Desk) -> None:
    a.post()
    before = look(a.out)
    assert before == ()
    file = a.send()
    now = look(a.out)
    assert listed(b, before, a.out) == ()
    assert settling(before, now) == (file.name,)
    (parcel,) = listed(b, now, a.out)
    assert (parcel.look.name, parcel.trouble) == (file.name, None)
    assert parcel.peek is not None
    assert parcel.peek.manifest.kind == "calendar"
    b.take(file)
    assert listed(b, now, a.out) == ()
    renamed = file.rename(a.out / "salinan (1).medsos")
    assert listed(b, look(a.out), a.out) == ()
    renamed.unlink()
    assert listed(b, now, a.out) == ()


def test_copies_of_one_file_are_listed_once(a: Desk, b: Desk) -> None:
    a.post()
    file = a.send()
    (a.out / "z (conflicted copy).medsos").write_bytes(file.read_bytes())
    parcels = listed(b, look(a.out), a.out)
    assert [parcel.look.name for parcel in parcels] == [file.name]


def test_one_that_cannot_be_read_is_listed_with_the_reason(a: Desk, b: Desk) -> None:
    a.post()
    file = a.send()
    (a.out / "x.medsos").write_bytes(file.read_bytes()[:-5])
    (a.out / "y.medsos").mkdir()
    (a.out / "w.medsos").symlink_to(file)
    parcels = {parcel.look.name: parcel for parcel in listed(b, look(a.out), a.out)}
    assert set(parcels) == {file.name, "x.medsos"}
    trouble = parcels["x.medsos"].trouble
    assert trouble is not None
    assert trouble.code == "handoff.zip-truncated"


def test_a_file_that_still_grows_is_not_read() -> None:
    def read(_name: str) -> Peek:
        raise AssertionError

    first = Look("a.medsos", 10, 1)
    for later in (replace(first, size=11), replace(first, changed=2)):
        assert waiting([first], [later], read, lambda _sha256: False) == ()
        assert settling([first], [later]) == ("a.medsos",)
    assert waiting([], [first], read, lambda _sha256: False) == ()


def test_a_look_takes_no_more_than_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medsos_desktop.exchange.handoff.boxes.MAX_FILES", 2)
    for number in range(4):
        file = tmp_path / f"{number}.medsos"
        file.write_bytes(b"x")
        os.utime(file, ns=(number, number))
    assert [each.name for each in look(tmp_path)] == ["2.medsos", "3.medsos"]
    assert look(tmp_path / "tidak-ada") == ()


def test_the_line_of_a_waiting_file(a: Desk) -> None:
    post = a.post()
    told = peek(a.send(Kind.PROPOSAL, post))
    said = line(told.manifest, told.size, Words(), "Asia/Jakarta")
    assert said.startswith("Usulan dari Ibu a (A), Sel 1 Des 2026, 08.00 WIB: 1 unggahan, ")
    assert line(told.manifest, told.size, Words("en"), "Asia/Jakarta").startswith("Proposal from Ibu a (A)")
