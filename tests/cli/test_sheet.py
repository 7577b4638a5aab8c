"""Printing a sheet from the terminal, and typing its code back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from medsos_desktop.cli import main
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk
from tests.bundles.samples import drawn
from tests.conftest import NOW


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A workspace with one approved post, and the post's id."""
    monkeypatch.setenv("MEDSOS_HOME", str(tmp_path / "home"))
    clock = SteppingClock(NOW, timedelta(milliseconds=1))
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=SeededIds("sheet")) as ws:
        desk = Desk(ws)
        post = desk.approve(desk.post())
        desk.post("2026-12-19T07:00")
    return tmp_path / "kantor", post


def run(*args: object) -> int:
    return main([str(each) for each in args])


def test_a_post_is_printed_and_its_code_leads_back(
    office: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, post = office
    out = tmp_path / "lembar.pdf"
    assert run("sheet", "--workspace", folder, "--post", post, "--paper", "f4", "--out", out, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert out.read_bytes().startswith(b"%PDF-")
    (made,) = told["posts"]
    assert run("code", *made["code"].lower().split("-"), "--workspace", folder) == 0
    said = capsys.readouterr().out
    assert "Isi unggahan sekarang." in said
    assert "dicatat, tidak ditandatangani" in said
    assert "hanya menemukan" in said
    assert run("code", f"MEDSOS:1:{made['content'].upper()}", "--workspace", folder, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["binds"]
    assert [each["post"] for each in found["found"]] == [post]
    assert [each["action"] for each in found["found"][0]["decisions"]] == ["approve"]


def test_a_week_with_everything_and_a_crest(
    office: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _post = office
    out, crest = tmp_path / "minggu.pdf", drawn(tmp_path, "lambang.png", (200, 240))
    week = ("sheet", "--workspace", folder, "--week", "2026-12-16", "--out", out)
    assert run(*week) == 1
    assert "Tidak ada unggahan yang menunggu keputusan pada 14–20 Desember 2026." in capsys.readouterr().err
    assert not out.exists()
    assert run(*week, "--all", "--crest", crest, "--lang", "en") == 0
    assert "Sheet for 2 posts" in capsys.readouterr().out
    assert out.exists()


def test_wrong_lines_are_told(
    office: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, post = office
    out = ("--out", tmp_path / "lembar.pdf")
    assert run("sheet", "--workspace", folder, *out) == 2
    assert run("sheet", "--workspace", folder, "--post", post, "--week", "2026-12-16", *out) == 2
    assert run("sheet", "--workspace", folder, "--post", post, "--paper", "letter", *out) == 2
    assert run("sheet", "--workspace", folder, "--post", "ZZZZZZZ", *out) == 1
    assert "ZZZZZZZ" in capsys.readouterr().err
    assert run("code", "loket", "--workspace", folder) == 1
    assert "bukan kode versi" in capsys.readouterr().err
    assert run("code", "0000-0000", "--workspace", folder) == 1
    assert "Tidak ada versi" in capsys.readouterr().out
    assert run("code", "--workspace", folder) == 2
