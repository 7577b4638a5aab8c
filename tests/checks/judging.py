"""Judging labelled lines in tests, as the terminal does."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from medsos_desktop.channels import catalogue
from medsos_desktop.checks import pack
from medsos_desktop.checks.jsonl import judge_line
from medsos_desktop.checks.pack import Pack

DATA = Path(__file__).parents[1] / "data"


@cache
def base_pack() -> Pack:
    return pack.load()


def judge(text: str, **context: Any) -> list[dict[str, Any]]:
    record = {"id": "t", "text": text, "planned_at": "2026-12-01T10:00:00+07:00", **context}
    return judge_line(record, base_pack(), catalogue.load())["findings"]


def codes(text: str, **context: Any) -> set[str]:
    return {one["code"] for one in judge(text, **context)}


@cache
def judged_cases(every: int = 1) -> tuple[tuple[dict[str, Any], list[dict[str, Any]]], ...]:
    """Each of ``every`` so many labelled cases with what is found in it, worked out once."""
    found = []
    for case in cases()[::every]:
        context = {key: value for key, value in case.items() if key not in ("id", "text", "expect", "hints")}
        found.append((case, judge(case["text"], **context)))
    return tuple(found)


def cases() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for file in sorted(DATA.glob("guideline-*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
