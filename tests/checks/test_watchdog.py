"""No text holds the checks up: hostile ones of every kind are answered, and no pattern of the pack runs away.

Nothing is timed here (`bench/adversarial.py` does that): what runs away is stopped after a minute and fails,
and the trace says at which kind or pattern.
"""

import re
import sys
from types import FrameType

import pytest

from bench import adversarial
from tests.checks import derived
from tests.checks.judging import base_pack

pytestmark = pytest.mark.timeout(60)
SIZE = 4_000
PARTS = 6
PATTERNS = [row for row in base_pack().rows if row.pattern]


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_texts_are_answered(part: int) -> None:
    for kind in adversarial.KINDS[part::PARTS]:
        text = adversarial.text(kind, SIZE)
        assert len(text) == SIZE, kind
        assert adversarial.check(text) >= 0


def calls(text: str) -> int:
    """How many Python functions and steps of generators checking it takes: a measure no clock disturbs."""
    count = 0

    def hear(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(hear)
    try:
        adversarial.check(text)
    finally:
        sys.setprofile(before)
    return count


def grown(kind: str) -> float:
    """How many times the work, for four times the text."""
    adversarial.check(adversarial.text(kind, 5_999))  # what is compiled or read once
    return calls(adversarial.text(kind, 6_000)) / calls(adversarial.text(kind, 1_500))


@pytest.mark.parametrize("kind", ["homes", "digits with '\\n'"])
def test_work_grows_with_the_text_and_not_with_its_square(kind: str) -> None:
    """Each name was held against every street, and each number counted its whole column."""
    assert grown(kind) < 6


@pytest.mark.long
@pytest.mark.timeout(300)
def test_work_of_every_kind_grows_with_the_text() -> None:
    assert {kind: share for kind in adversarial.KINDS if (share := grown(kind)) > 6} == {}


def test_every_pattern_gets_through_what_it_almost_matches() -> None:
    tried = 0
    for row in PATTERNS:
        assert row.pattern
        pattern = re.compile(row.pattern)
        for text in derived.texts(row.pattern, 2_000):
            tried += 1
            assert sum(1 for _ in pattern.finditer(text)) <= len(text), row.id
    assert tried > 10 * len(PATTERNS) / 2


def test_what_is_derived_matches() -> None:
    texts = derived.texts(r"(?<!\w)(?:rt|rw)\s?0*\d{1,3}(?!\w)", 60)
    assert any(re.search(r"(?<!\w)rt\s?0*\d{1,3}(?!\w)", text) for text in texts)
