"""Exporting from the terminal records that the posts are in a bundle."""

from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.cli import main
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk
from tests.conftest import NOW


def test_an_exported_post_is_scheduled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSOS_HOME", str(tmp_path / "home"))
    folder, clock = tmp_path / "kantor", SteppingClock(NOW, timedelta(milliseconds=1))
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds("export")) as ws:
        desk = Desk(ws)
        post = desk.approve(desk.post())
    days = ["--from", "2026-12-01", "--to", "2026-12-31"]
    bundle = tmp_path / "paket.zip"
    assert main(["export", "--workspace", str(folder), *days, "--out", str(bundle)]) == 0
    assert main(["verify", str(bundle)]) == 0
    with Workspace.open(folder, write=False) as ws:
        assert ws.posts.row(post).state is State.SCHEDULED
