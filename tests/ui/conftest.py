"""A stand-in for the window; and windows of a finished test really go: those that pile up are all dressed
again by every later test.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.stand_in import Shell


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    """Set up before `qtbot`, so it runs after that has closed its widgets; deletes them for good."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def shell() -> Shell:
    """Takes notes of where a screen wants to go and what it says."""
    return Shell()
