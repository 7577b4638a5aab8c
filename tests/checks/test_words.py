"""Each code has words in both languages, and they ask for no parameter the finding lacks."""

import pytest

from medsos_desktop.checks import registry
from medsos_desktop.words import LANGUAGES, Words
from tests.checks.judging import judged_cases


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    words = Words(language)
    for code in registry.codes():
        for part in ("title", "what", "why", "todo"):
            assert words.find(f"findings.{code}.{part}"), (code, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_match_the_parameters(language: str) -> None:
    words, seen = Words(language), set[tuple[str, frozenset[str]]]()
    for _case, found in judged_cases():
        for one in found:
            if (key := (one["code"], frozenset(one["params"]))) not in seen:
                seen.add(key)
                for part in ("title", "what", "why", "todo"):
                    assert words(f"findings.{one['code']}.{part}", **one["params"])
