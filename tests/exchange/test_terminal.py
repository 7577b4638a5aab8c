"""``import`` in the terminal: what a machine and a person are told, and what is left behind."""

import json
from pathlib import Path

import pytest

from medsos_desktop.cli.door import main
from tests.exchange.test_real_files import DATA, DINSOS, KELURAHAN


def run(*args: object) -> int:
    return main([str(arg) for arg in args])


def test_json_is_the_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", KELURAHAN, "--workspace", tmp_path / "ws", "--json") == 0
    golden = json.loads((DATA / f"{KELURAHAN.stem}.json").read_text(encoding="utf-8"))
    assert json.loads(capsys.readouterr().out) == golden


def test_a_dry_run_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", DINSOS, "--workspace", tmp_path / "ws", "--dry-run", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["posts"]) == 15
    assert not (tmp_path / "ws").exists()


def test_again_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run("import", KELURAHAN, "--workspace", tmp_path / "ws") == 0
    first, again = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Masuk")]
    assert "23 baru" in first
    assert "0 baru, 23 sudah ada" in again


def test_no_spreadsheet_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "program.xlsx"
    file.write_bytes(b"MZ" + bytes(200))
    assert run("import", file, "--workspace", tmp_path / "ws") == 1
    assert "program.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["MZ", "# Catatan\n\nIni bukan kalender, hanya tulisan.\n"])
def test_a_refused_file_leaves_no_workspace_behind(text: str, tmp_path: Path) -> None:
    file = tmp_path / "catatan.csv"
    file.write_text(text, encoding="utf-8")
    assert run("import", file, "--workspace", tmp_path / "ws") == 1
    assert not (tmp_path / "ws").exists()


def test_a_table_that_is_no_calendar_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "catatan.csv"
    file.write_text("# Catatan\n\nIni bukan kalender, hanya tulisan.\n", encoding="utf-8")
    assert run("import", KELURAHAN, "--workspace", tmp_path / "ws") == 0
    assert run("import", file, "--workspace", tmp_path / "ws") == 1
    assert "catatan.csv" in capsys.readouterr().err
