"""X's own conformance data, where it lies beside the checkout; it is never copied into it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conformance import adapter

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "twitter-text"

COUNTERS_V2 = "WeightedTweetsCounterTest"
ROLES = {
    ("validate", "tweets"): "valid_tweet",
    ("validate", "usernames"): "valid_username",
    ("validate", "lists"): "valid_list",
    ("validate", "hashtags"): "valid_hashtag",
    ("validate", "urls"): "valid_url",
    ("validate", "urls_without_protocol"): "valid_url_without_protocol",
    ("validate", COUNTERS_V2): "parse",
    ("validate", "WeightedTweetsWithDiscountedEmojiCounterTest"): "parse",
    ("validate", "UnicodeDirectionalMarkerCounterTest"): "parse",
    ("extract", "urls_with_directional_markers"): "urls_with_indices",
    ("extract", "tco_urls_with_params"): "urls",
    ("extract", "hashtags_from_astral"): "hashtags",
    ("tlds", "country"): "urls",
    ("tlds", "generic"): "urls",
}
NUMBERS = {"validate": 59, "extract": 152, "tlds": 984}
"""How many cases there are, so that a file that could not be read is noticed."""


def config(version: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "config" / f"v{version}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.skipif(not DATA.is_dir(), reason="X's conformance data is not beside this checkout")
@pytest.mark.parametrize("name", NUMBERS)
def test_every_case_of_x(name: str) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups = yaml.load((DATA / "conformance" / f"{name}.yml").read_text(encoding="utf-8"), loader)["tests"]
    wrong, seen = [], 0
    for group, cases in groups.items():
        role = ROLES.get((name, group), group)
        chosen = config(2 if group == COUNTERS_V2 else 3)
        for case in cases:
            seen += 1
            actual = adapter(role, case["text"], chosen)
            if actual != case["expected"]:
                wrong.append((group, case["description"], case["expected"], actual))
    assert not wrong
    assert seen >= NUMBERS[name]
