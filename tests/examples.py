"""How many examples Hypothesis draws: few where everybody waits for them, many in ``make test-long``."""

import os
from typing import Any

from hypothesis import settings

_LONG = 2_000


def examples(quick: int, **more: Any) -> settings:
    """As ``settings(max_examples=quick)``; the profile "long" explores at least two thousand."""
    long = os.environ.get("HYPOTHESIS_PROFILE") == "long"
    return settings(max_examples=max(quick, _LONG) if long else quick, **more)
