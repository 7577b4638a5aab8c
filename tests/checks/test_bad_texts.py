"""Texts as nobody writes them: NUL, lone surrogates, a megabyte. Each gets a right answer, in time."""

import json
from datetime import datetime

import pytest

from medsos_desktop.channels import catalogue
from medsos_desktop.checks import jsonl, rulelines
from medsos_desktop.model.office import Office
from tests.checks.judging import base_pack

ODD = ["\0", "\ud800", "\udfff\ud800", "a\0b", "\x07", "\u202e", "\ufeff", "é\u0301" * 40]


def spans(text: str) -> dict[str, tuple[int, int] | None]:
    surface = catalogue.load().surfaces[0]
    found = rulelines.try_out(text, base_pack(), surface, Office(), datetime(2026, 12, 16, 9))
    return {one.code: one.span for one in found}


@pytest.mark.parametrize("odd", ODD)
def test_words_beside_odd_letters_are_found_where_they_stand(odd: str) -> None:
    text = f"{odd} Bantuan untuk gepeng. {odd} Hubungi 0812-0000-1122 {odd}"
    found = spans(text)
    for code, word in (("dignity.poverty-label", "gepeng"), ("pii.phone", "0812-0000-1122")):
        span = found[code]
        assert span is not None
        assert text[slice(*span)] == word


@pytest.mark.parametrize("odd", ODD)
def test_the_terminal_answers_for_odd_letters(odd: str) -> None:
    record = json.loads(json.dumps({"id": "1", "text": f"{odd} untuk gepeng", "channel": "facebook"}))
    answer = jsonl.judge_line(record, base_pack(), catalogue.load())
    json.dumps(answer).encode("ascii")
    assert "dignity.poverty-label" in {one["code"] for one in answer["findings"]}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit",
    [
        "\ud800\0 ",
        *(pytest.param(each, marks=pytest.mark.long) for each in ("Bantuan untuk warga di kampung. ", "a")),
    ],
)
def test_a_megabyte_is_answered(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    found = spans(text)
    assert "text.too-long" in found
