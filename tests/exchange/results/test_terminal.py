"""``results`` from the terminal."""

import json

import pytest

from medsos_desktop.cli.door import main
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.exchange.results.conftest import Office


def test_a_dry_run_and_the_real_one(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    # (the terminal's clock is the real one, so only that the times lie behind it matters)
    file = str(
        office.csv(
            office.row(one), office.row(two, date="11/12/2026", likes="banyak"), {"code": "LAIN", "link": "x"}
        )
    )
    folder, home = str(office.ws.folder), office.ws.home
    office.ws.close()
    args = ["results", file, "--workspace", folder]
    assert main([*args, "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {kind: len(rows) for kind, rows in told.items() if kind != "taken" and rows}
    assert sum(len(rows) for kind, rows in told.items() if kind != "taken") == 3
    assert told["taken"] == 0
    assert main([*args, "--doubts"]) == 0
    said = capsys.readouterr().out
    assert "Tidak bisa diambil" in said
    with Workspace.open(folder, write=False, home=home) as ws:
        states = {ws.posts.get(post).state for post in (one, two)}
    assert states <= {State.PUBLISHED, State.SCHEDULED}


def test_a_file_that_is_none(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(office.ws.folder)
    office.ws.close()
    assert main(["results", str(office.folder / "tidak-ada.xlsx"), "--workspace", folder]) == 1
    assert "tidak-ada.xlsx" in capsys.readouterr().err
