"""Each code has its severity from one place, so that the order of files decides nothing."""

import tomllib
from collections import Counter

from medsos_desktop import resources
from medsos_desktop.checks import registry


def test_every_registered_code_has_one_severity() -> None:
    stated: Counter[str] = Counter()
    for file in resources.path("rules").glob("*.toml"):
        stated.update(tomllib.loads(file.read_text(encoding="utf-8")).get("code", {}).keys())
    assert {code: times for code, times in stated.items() if times > 1} == {}
    assert {code for check in registry.checks() for code in check.codes} - stated.keys() == set()
