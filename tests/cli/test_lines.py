"""``check --jsonl`` and ``text --jsonl``: a bad line is named and does not cost the others."""

import io
import json
from typing import Any

import pytest

from medsos_desktop.cli import lines, main

GOOD = b'{"id": "%s", "text": "halo #a"}'


class Door:
    """Feeds standard input and takes what came out apart."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def run(self, command: str, given: bytes) -> tuple[int, list[dict[str, Any]], str]:
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main([command, "--jsonl"])
        said = self._capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(monkeypatch, capsys)


@pytest.mark.parametrize("command", ["check", "text"])
@pytest.mark.parametrize(
    "bad",
    [
        b'{"id": "x", "text": ',
        b"[1, 2]",
        b"null",
        b'{"id": NaN, "text": "a"}',
        b'{"id": "x", "text": "\xff"}',
        b"[" * 200_000,
        b"\0",
        b'{"id": "x", "text": 5}',
        b'{"id": "x", "text": ["a"]}',
    ],
    ids=["cut", "list", "null", "nan", "no utf-8", "deep", "nul", "number", "list as text"],
)
def test_a_bad_line_does_not_cost_the_others(command: str, bad: bytes, door: Door) -> None:
    code, answers, said = door.run(command, b"\n".join([GOOD % b"one", bad, GOOD % b"two"]) + b"\n")
    assert code == 1
    assert [answer["id"] for answer in answers] == ["one", "two"]
    assert "Baris 2 " in said
    assert "1 baris tidak dijawab" in said


def test_what_a_check_refuses_is_named_by_its_line(door: Door) -> None:
    given = b'{"id": 1, "text": "a", "channel": "myspace"}\n{"id": 2, "text": "a", "planned_at": "kapan"}\n'
    code, answers, said = door.run("check", given + GOOD % b"last")
    assert (code, [answer["id"] for answer in answers]) == (1, ["last"])
    assert "Baris 1 tidak dijawab. Kanal myspace" in said
    assert "Baris 2 tidak dijawab. Isian planned_at" in said


def test_a_line_over_the_limit_is_skipped_whole(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 60)
    long = b'{"id": "long", "text": "' + b"a" * 500 + b'"}'
    code, answers, said = door.run("text", b"\n".join([GOOD % b"one", long, GOOD % b"two"]))
    assert (code, [answer["id"] for answer in answers]) == (1, ["one", "two"])
    assert "Baris 2 tidak dijawab. Lebih panjang dari 60 bita." in said


def test_blank_lines_crlf_and_a_mark_at_the_start_are_no_trouble(door: Door) -> None:
    given = b"\xef\xbb\xbf" + GOOD % b"one" + b"\r\n\r\n  \r\n" + GOOD % b"two"
    code, answers, said = door.run("text", given)
    assert (code, [answer["id"] for answer in answers], said) == (0, ["one", "two"], "")


@pytest.mark.parametrize("given", [b'{"id": 1}', b'{"id": 1, "text": null}', b'{"id": 1, "text": ""}'])
def test_no_text_counts_nothing(given: bytes, door: Door) -> None:
    code, answers, _ = door.run("text", given)
    assert (code, answers[0]["x_weighted"], answers[0]["utf8_bytes"]) == (0, 0, 0)


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "--jsonl", "--workspace", "x"], ["text", "--jsonl", "halo"]],
)
def test_two_things_at_once_or_none_is_a_wrong_command_line(arguments: list[str]) -> None:
    assert main(arguments) == 2
