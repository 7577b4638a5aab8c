"""The binding itself: one build of PySide6 lost a reference to True with every signal and then aborted."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import JobHandle

pytestmark = pytest.mark.window


def test_two_thousand_signals_lose_nothing(qtbot: QtBot) -> None:
    handle = JobHandle("", None, None, None)
    heard: list[int] = []
    handle.progressed.connect(lambda n, _total, _what: heard.append(n))
    before = sys.getrefcount(True)
    for number in range(2000):
        handle.progressed.emit(number, 2000, "")
    assert len(heard) == 2000
    assert before - sys.getrefcount(True) < 100
