"""The kit's tabs."""

from pytestqt.qtbot import QtBot

from ui.kit.segments import TabBar, TabMark


def test_a_mark_gets_its_room_at_once(qtbot: QtBot) -> None:
    bar = TabBar("Akun")
    qtbot.addWidget(bar)
    bar.addTab("Baru")
    bar.addTab("Sama")
    bar.show()
    before = bar.tabRect(1).x()
    bar.set_mark(0, TabMark(box="41"))
    marked = bar.tabRect(1).x()
    assert marked > before
    bar.set_mark(0, None)
    assert bar.tabRect(1).x() == before
