"""The device key: made once, at home, for its owner alone."""

import stat
import sys
from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.keys import device
from medsos_desktop.workspace import Workspace
from tests.keys.made import fixed, pair


def test_it_is_made_at_the_first_use_and_stays(tmp_path: Path) -> None:
    assert device.known(tmp_path) is None
    made = device.ensure(tmp_path / "rumah", fixed())
    assert device.ensure(tmp_path / "rumah").public == made.public
    found = device.known(tmp_path / "rumah")
    assert found is not None
    assert found.sign(b"x") == made.sign(b"x")
    assert [each.name for each in (tmp_path / "rumah").iterdir()] == [device.NAME]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_may_read_it_even_after_it_was_opened_up(tmp_path: Path) -> None:
    device.ensure(tmp_path)
    file = tmp_path / device.NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    device.known(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


GOOD = f'{{"format":"{device.FORMAT}","public":"{pair().public.hex()}","seed":"{pair().seed().hex()}","v":1}}'


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "x",
        "[]",
        "{}",
        "null",
        "[" * 9000,
        GOOD.replace(device.FORMAT, "lain"),
        GOOD.replace('"seed":"01', '"seed":"02'),
        GOOD.replace('"seed":"01', '"seed":"'),
        GOOD.replace('"seed":"', '"seed":7,"x":"'),
    ],
)
def test_a_broken_one_is_put_aside_and_a_new_one_made(tmp_path: Path, raw: str) -> None:
    file = tmp_path / device.NAME
    file.write_text(raw)
    assert device.known(tmp_path) is None
    made = device.ensure(tmp_path, fixed())
    assert made.public != pair().public
    assert (tmp_path / f"{device.NAME}.broken").read_text() == raw


def test_the_form_above_is_taken_where_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / device.NAME).write_text(GOOD)
    assert device.ensure(tmp_path).public == pair().public


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(UserError, match=r"keys\.cannot-write"):
        device.ensure(tmp_path / "berkas" / "rumah")


def test_it_is_never_in_the_workspace(ws: Workspace) -> None:
    seed = device.ensure(ws.home).seed()
    ws.close()
    for file in ws.folder.rglob("*"):
        if file.is_file():
            raw = file.read_bytes()
            assert seed not in raw
            assert seed.hex().encode() not in raw
