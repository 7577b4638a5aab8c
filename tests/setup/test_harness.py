"""The measuring itself: medians, spread, verdicts, and that both sides really take turns."""

import pytest

from bench.__main__ import MODULES
from bench.harness import Row, Times, absolute, compared, interleave, repeat, versions
from tests.guards.sources import ROOT


@pytest.fixture(autouse=True)
def _no_collecting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector walks over everything a test run holds; nothing here depends on it."""
    monkeypatch.setattr("bench.harness.gc.collect", lambda: 0)


def test_figures_of_a_series() -> None:
    times = Times((0.3, 0.1, 0.2, 0.5, 0.4))
    assert times.median == 0.3
    assert times.percentile(95) == 0.5
    assert times.percentile(20) == 0.1
    assert 0.3 < times.spread < 0.6


@pytest.mark.parametrize(
    ("ratio", "goal", "verdict"), [(1.9, 2.0, "ok"), (2.0, 2.0, "ok"), (2.1, 2.0, "short"), (9.0, None, "-")]
)
def test_verdicts(ratio: float, goal: float | None, verdict: str) -> None:
    row = Row("start", 190.0, 100.0, ratio, goal)
    assert row.verdict == verdict
    assert row.line().split(" | ")[5] == verdict


def test_a_comparison_tells_ratio_and_spread() -> None:
    row = compared("a", Times((0.02, 0.02, 0.02)), Times((0.01, 0.01, 0.01)), 3.0, "8 rows")
    assert row.ratio == pytest.approx(2.0)
    assert row.line() == "a | 20.00 ms | 10.00 ms | 2.00 | 3 | ok | ±0%/±0% n=3 8 rows"
    assert absolute("b", 17.0, 16.0).verdict == "short"


def test_both_sides_take_turns_and_change_who_is_first() -> None:
    calls: list[str] = []
    ours, base = interleave(lambda: calls.append("o"), lambda: calls.append("b"), 4, warm=1)
    assert "".join(calls) == "ob" + "obboobbo"
    assert len(ours.seconds) == len(base.seconds) == 4


def test_warming_does_not_count() -> None:
    calls: list[int] = []
    assert len(repeat(lambda: calls.append(1), 3, warm=2).seconds) == 3
    assert len(calls) == 5


def test_every_bench_named_is_there_and_every_baseline_is_short() -> None:
    missing = [name for name in MODULES if not (ROOT / "bench" / f"{name}.py").is_file()]
    assert not missing
    for file in (ROOT / "bench" / "baselines").glob("*.py"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 40, file.name


def test_versions_name_what_is_not_installed() -> None:
    assert versions(["pytest", "no-such-package"]).endswith("no-such-package -")
