"""Two offices' PCs."""

from tests.exchange.handoff.conftest import a, b, desk

__all__ = ["a", "b", "desk"]
