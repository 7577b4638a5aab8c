"""The workspaces of the store's tests."""

from tests.store.conftest import office, ws

__all__ = ["office", "ws"]
