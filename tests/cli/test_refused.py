"""What the terminal says when a file or folder is not what it should be; nothing is left behind."""

import json
import zipfile
from pathlib import Path

import pytest

from medsos_desktop.cli import main
from medsos_desktop.workspace import Workspace


def told(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    return said.out + said.err


def test_verify_tells_a_wrong_name_from_a_bad_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(tmp_path / "paket.zip")]) == 1
    said = told(capsys)
    assert "paket.zip tidak ditemukan" in said
    assert "dikirim ulang" not in said


def test_restore_names_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(tmp_path / "cadangan.zip"), "--workspace", str(tmp_path / "ws")]) == 1
    assert "cadangan.zip tidak ditemukan" in told(capsys)
    assert not (tmp_path / "ws").exists()


def test_restore_names_a_zip_that_is_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "foto.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("liburan.txt", "x")
    assert main(["restore", str(file), "--workspace", str(tmp_path / "ws")]) == 1
    assert "foto.zip bukan cadangan yang utuh" in told(capsys)
    assert not (tmp_path / "ws").exists()


def test_doctor_says_in_words_why_a_workspace_stays_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--workspace", str(tmp_path / "tiada")]) == 1
    said = told(capsys)
    assert "workspace.missing" not in said
    assert "Periksa nama foldernya" in said
    assert main(["doctor", "--workspace", str(tmp_path / "tiada"), "--json"]) == 1
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert [fact["params"]["why"] for fact in facts if not fact["ok"]] == ["workspace.missing"]


def test_restore_names_a_backup_from_a_newer_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEDSOS_HOME", str(tmp_path / "home"))
    with Workspace.open(tmp_path / "lama", create=True) as ws:
        file = ws.backups.make()
        version = ws.store.db.version
    data = bytearray(file.read_bytes())
    data[60:64] = (version + 1).to_bytes(4, "big")  # the version's place in the header of an SQLite file
    file.write_bytes(data)
    assert main(["restore", str(file), "--workspace", str(tmp_path / "ws")]) == 1
    said = told(capsys)
    assert f"{file.name} dibuat oleh versi aplikasi yang lebih baru" in said
    assert ".restore-" not in said
