"""Each code has words in both languages."""

import pytest

from medsos_desktop.checks import registry
from medsos_desktop.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    words = Words(language)
    for code in registry.codes():
        for part in ("title", "what", "why", "todo"):
            assert words.find(f"findings.{code}.{part}"), (code, part)
