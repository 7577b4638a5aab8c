"""The labelled cases, written from the definitions: recall, precision, and words for all that is found."""

import json
from collections import Counter
from functools import cache

import pytest

from medsos_desktop.words import LANGUAGES, Words
from tests.checks.judging import DATA, judge, judged_cases

NO_MISS = {
    "pii.identity-number", "pii.bank-account", "child.identity", "link.aid-not-official", "secret.requested",
    "text.too-long", "tone.hostile",
}  # fmt: skip
ONLY_WITH_TEMPLATE = {"facts.missing", "contact.missing-channel"}
NEVER_LABELLED = {"media.none", "partner.incomplete"}
FEW = 10
"""A code with fewer labels is judged with all others, not by itself."""


ALL_OR_SOME = pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.long)])
"""Each fifth of some six thousand where everybody waits, all of them in the long proofs."""


@cache
def judged(every: int) -> tuple[Counter[str], Counter[str], Counter[str], tuple[str, ...], int]:
    """What was right, missed and false by code, which clean posts were blocked, how many were clean."""
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    blocked, clean = [], 0
    for case, found in judged_cases(every):
        skip = NEVER_LABELLED | (set() if case["template"] else ONLY_WITH_TEMPLATE)
        got = {one["code"] for one in found if one["severity"] != "hint"} - skip
        want = set(case["expect"]) - skip
        right.update(want & got)
        missed.update(want - got)
        false.update(got - want)
        clean += not want
        if not want and any(one["severity"] == "block" for one in found):
            blocked.append(case["id"])
    return right, missed, false, tuple(blocked), clean


@ALL_OR_SOME
def test_recall_and_precision_hold(every: int) -> None:
    right, missed, false, blocked, clean = judged(every)
    hits = right.total()
    assert not NO_MISS & set(missed), missed
    assert hits / (hits + missed.total()) >= 0.95, missed
    assert hits / (hits + false.total()) >= 0.95, false
    assert len(blocked) / clean <= 0.02, blocked


@pytest.mark.long
def test_recall_and_precision_hold_for_each_code() -> None:
    right, missed, false, _blocked, _clean = judged(1)
    codes = [code for code in right | missed if right[code] + missed[code] >= FEW]
    weak = {
        code: (right[code], missed[code], false[code])
        for code in codes
        if right[code] < 0.95 * (right[code] + missed[code])
        or right[code] < 0.9 * (right[code] + false[code])
    }
    assert set(codes) >= NO_MISS
    assert not weak, "code: (right, missed, false)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_match_the_parameters(language: str) -> None:
    words, seen = Words(language), set[tuple[str, frozenset[str]]]()
    for _case, found in judged_cases(5):
        for one in found:
            if (key := (one["code"], frozenset(one["params"]))) not in seen:
                seen.add(key)
                about = "alike" if "alike" in one["params"] else one["code"]
                for part in ("what", "todo"):
                    assert words(f"findings.{about}.{part}", **one["params"])
                for part in ("title", "why"):
                    assert words(f"findings.{one['code']}.{part}", **one["params"])


@pytest.mark.long
def test_veiled_requests_and_insults_are_mostly_found() -> None:
    """Sarcasm and hints, collected on purpose: what word lists can know of them, with few false alarms."""
    right = missed = false = 0
    for line in (DATA / "veiled-two-codes.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        context = {key: value for key, value in case.items() if key not in ("id", "text", "expect", "hints")}
        skip = NEVER_LABELLED | (set() if case["template"] else ONLY_WITH_TEMPLATE)
        found = judge(case["text"], **context)
        got = {one["code"] for one in found if one["severity"] != "hint"} - skip
        want = set(case["expect"]) - skip
        right, missed, false = right + len(got & want), missed + len(want - got), false + len(got - want)
    assert right >= 0.92 * (right + missed)
    assert right >= 0.92 * (right + false)
