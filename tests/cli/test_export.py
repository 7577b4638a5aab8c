"""Exporting from the terminal records that the posts are in a bundle."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.cli import main
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import State, Variant
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


def test_scheduler_files_come_along_and_say_what_they_lack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEDSOS_HOME", str(tmp_path / "home"))
    folder, clock = tmp_path / "kantor", SteppingClock(NOW, timedelta(milliseconds=1))
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds("export")) as ws:
        desk = Desk(ws)
        desk.approve(
            desk.post(variants={desk.instagram: Variant("ig_story"), desk.facebook: Variant("fb_page")})
        )
    template = tmp_path / "unduhan.csv"
    template.write_text("Text,Date,Time,Facebook,Instagram\n", encoding="utf-8")
    line = ["export", "--workspace", str(folder), "--from", "2026-12-01", "--to", "2026-12-31", "--out"]
    tools = ["--tool", "buffer", "--tool", "metricool", "--template", str(template)]
    capsys.readouterr()
    assert main([*line, str(tmp_path / "a.zip"), *tools]) == 0
    said = capsys.readouterr().out
    assert "Tidak masuk berkas penjadwal" in said
    known = "Belum diuji dengan layanannya. Bentuknya menurut 8 pengguna, dilihat 24 Nov 2026."
    assert f"Buffer: {known}" in said
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        assert [name for name in zipped.namelist() if name.startswith("tools/")] == [
            "tools/buffer/buffer_facebook-kelurahan-cacaban_asia-jakarta.csv",
            "tools/metricool/metricool_facebook-kelurahan-cacaban_asia-jakarta.csv",
        ]
    assert main([*line, str(tmp_path / "b.zip"), *tools, "--json"]) == 0
    unmet = json.loads(capsys.readouterr().out)["unmet"]
    assert [(each["tool"], each["channel"], each["why"], each["left_out"]) for each in unmet][:2] == [
        ("buffer", "instagram", "story", True),
        ("metricool", "instagram", "story", True),
    ]
    template.write_text("Text,Date,Time,Facebook,Campaign (required)\n", encoding="utf-8")
    assert main([*line, str(tmp_path / "c.zip"), *tools]) == 1
    assert "Campaign (required)" in capsys.readouterr().err
    assert not (tmp_path / "c.zip").exists()
