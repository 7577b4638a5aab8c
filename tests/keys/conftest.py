"""The workspaces of the store's tests, and what makes keys the same in every run."""

from tests.store.conftest import office, ws

__all__ = ["office", "ws"]
