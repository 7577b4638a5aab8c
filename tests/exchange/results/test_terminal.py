"""``results`` from the terminal."""

import json

import pytest

from medsos_desktop.cli.door import main
from medsos_desktop.clock import SystemClock
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.exchange.results.conftest import NOW, Office


def test_a_dry_run_and_the_real_one(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _self: NOW)
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    rows = (
        office.row(one),
        office.row(two, date="11/12/2026", likes="banyak"),
        {"code": "LAIN", "link": "x"},
    )
    file = str(office.csv(*rows))
    folder, home = str(office.ws.folder), office.ws.home
    office.ws.close()
    args = ["results", file, "--workspace", folder]
    assert main([*args, "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    counts = {kind: len(rows) for kind, rows in told.items() if kind not in ("taken", "partly") and rows}
    assert counts == {"stopped": 1, "doubt": 1, "new": 1}
    assert told["taken"] == 0
    assert main(args) == 0
    said = capsys.readouterr().out
    assert "Tidak bisa dicatat: 1" in said
    assert "1 hasil dicatat." in said
    assert main([*args, "--doubts"]) == 0
    assert "Sudah tercatat: 1" in capsys.readouterr().out
    with Workspace.open(folder, write=False, home=home) as ws:
        assert {ws.posts.get(post).state for post in (one, two)} == {State.PUBLISHED}


def test_a_file_that_is_none(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(office.ws.folder)
    office.ws.close()
    assert main(["results", str(office.folder / "tidak-ada.xlsx"), "--workspace", folder]) == 1
    assert "tidak-ada.xlsx" in capsys.readouterr().err
