"""The list of check functions. A new check is a function with ``@check(...)``, its rows and its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.run import Run

CheckFunction = Callable[[Run], Iterator[Hit]]
Scope = Literal["field", "post", "rest"]

FAMILIES = (
    "access", "aid", "alike", "child", "claims", "dates", "dignity", "facts", "hashtags", "hate", "hostile", "limits", "links", "media",
    "neutral", "numbers", "partner", "person", "plain", "records", "schedule", "secret", "tone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """A check function, the codes it may give, and how often it runs: once per text field or per post.

    One for the "rest" runs for each field after all others, and knows what they told (`Run.told`).
    """

    codes: tuple[str, ...]
    function: CheckFunction
    scope: Scope


_CHECKS: list[Check] = []
_loaded: list[str] = []


def check(*codes: str, scope: Scope = "field") -> Callable[[CheckFunction], CheckFunction]:
    """Registers a check function under the codes it may give."""

    def register(function: CheckFunction) -> CheckFunction:
        place = len(_CHECKS) if scope == "rest" else sum(one.scope != "rest" for one in _CHECKS)
        _CHECKS.insert(place, Check(codes, function, scope))
        return function

    return register


def checks() -> tuple[Check, ...]:
    """All check functions; their modules are imported at the first call, not at the start."""
    if not _loaded:
        for name in FAMILIES:
            import_module(f"medsos_desktop.checks.families.{name}")
        _loaded.extend(FAMILIES)
    return tuple(_CHECKS)


def codes() -> frozenset[str]:
    """Every code that some check may give."""
    return frozenset(code for one in checks() for code in one.codes)
