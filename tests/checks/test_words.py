"""Each code has words in both languages, and they ask for no parameter the finding lacks."""

import pytest

from medsos_desktop.checks import registry
from medsos_desktop.words import LANGUAGES, Words
from tests.checks.judging import cases, judge


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    words = Words(language)
    for code in registry.codes():
        for part in ("title", "what", "why", "todo"):
            assert words.find(f"findings.{code}.{part}"), (code, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_match_the_parameters(language: str) -> None:
    words = Words(language)
    for case in cases():
        context = {key: value for key, value in case.items() if key not in ("id", "text", "expect", "hints")}
        for one in judge(case["text"], **context):
            for part in ("title", "what", "why", "todo"):
                assert words(f"findings.{one['code']}.{part}", **one["params"])
