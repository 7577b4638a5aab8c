"""A wrong command line is told in the language asked for, with what would have been right."""

import pytest

from medsos_desktop.cli import main

ENGLISH = (
    "Directory",
    "is not one of",
    "unexpected",
    "requires",
    "required",
    "OPTIONS",
    "COMMAND",
    "DIRECTORY",
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bogus", "Perintah bogus tidak dikenal"),
        ("--bogus", "Pilihan --bogus tidak dikenal"),
        ("--lang xx doctor", "Isian --lang tidak bisa dipakai: pilih salah satu: id, en."),
        ("--lang", "Pilihan --lang perlu isian."),
        ("verify a b", "isian ini terlalu banyak: b"),
        ("verify", "beri salah satu: BERKAS paket, atau --workspace FOLDER."),
        ("import a.xlsx", "Isian --workspace belum ada"),
        ("doctor --workspace {file}", "Isian --workspace tidak bisa dipakai: ini berkas, bukan folder."),
        ("handoff bogus", "Perintah bogus tidak dikenal"),
        ("handoff take", "Isian BERKAS belum ada"),
        ("handoff make --workspace x --out y --kind z", "pilih salah satu: proposal, decisions"),
        ("check --workspace x --from 2026-13-01", "--from tidak bisa dipakai: 2026-13-01 bukan tanggal"),
    ],
)
def test_what_was_wrong(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([part.format(file=__file__) for part in line.split()]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "--help" in told
    assert not [word for word in ENGLISH if word in told]


COMMANDS = (
    *("", "import", "check", "text", "export", "verify", "backup", "restore", "demo"),
    *("handoff", "handoff make", "handoff look", "handoff take"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_one_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert not [word for word in ENGLISH if word in told]
    assert "Pemakaian" in told


def test_english_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "a", "b", "--lang", "en"]) == 2
    assert "this is too much: b" in capsys.readouterr().err
