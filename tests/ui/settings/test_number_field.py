"""The kit's number field: shown whole at every text size, typed, stepped, mended, taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.words import Words
from tests.ui.settings.conftest import dress
from ui.kit.boxes import row
from ui.kit.fields import NumberField
from ui.shell.setup_steps import PillarsStep
from ui.theme.theme import active


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> Iterator[NumberField]:
    dress(qapp)
    holder = QWidget()
    line = row(holder)
    made = NumberField(Words("id"), "Bagian", suffix="%")
    line.addWidget(made)
    line.addWidget(QLineEdit())
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    made.setFocus()
    yield made
    holder.close()


def heard(field: NumberField) -> list[object]:
    """Everything the field tells, in order."""
    told: list[object] = []
    field.changed.connect(told.append)
    field.committed.connect(lambda: told.append("done"))
    return told


def test_arrows_and_pages_step_within_the_ends(field: NumberField) -> None:
    told = heard(field)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(field.line, key)
    assert told == [1, 11, 10, 0]
    assert field.line.text() == "0"


def test_typing_is_told_at_once_and_committed_once(field: NumberField) -> None:
    told = heard(field)
    field.line.selectAll()
    QTest.keyClicks(field.line, "42")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert told == [4, 42, "done"]


@pytest.mark.parametrize(("typed", "kept"), [("", 7), ("999", 100), ("x9", 9)])
def test_what_cannot_be_is_mended_on_leaving(field: NumberField, typed: str, kept: int) -> None:
    field.set_value(7)
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert (field.value(), field.line.text()) == (kept, str(kept))


def test_escape_takes_back_what_was_not_committed(field: NumberField) -> None:
    field.set_value(30)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert (field.value(), field.line.text()) == (30, "30")


def test_the_mouse_steps_and_leaves_the_keyboard_in_the_line(field: NumberField) -> None:
    told = heard(field)
    QTest.mouseClick(field.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.less, Qt.MouseButton.LeftButton)
    assert told == [1, 2, 1]
    assert field.line.hasFocus()
    assert (field.less.accessibleName(), field.line.accessibleName()) == ("Kurangi", "Bagian")


def test_reading_only(field: NumberField) -> None:
    field.set_value(30)
    field.set_read_only(True)
    QTest.keyClicks(field.line, "9")
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.mouseClick(field.more, Qt.MouseButton.LeftButton)
    assert field.value() == 30


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_numbers_of_the_setup_are_whole_at_every_text_size(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    dress(qapp, scale)
    step = PillarsStep(Words("id"))
    qtbot.addWidget(step)
    step.resize(672, 480)
    step.show()
    shares = step.findChildren(NumberField)
    assert [each.line.text() for each in shares[:3]] == ["30", "15", "15"]
    for share in shares:
        share.set_value(100)
        margins = share.line.textMargins()
        room = share.line.width() - margins.right() - 2 * 9  # padding and border at both sides
        assert QFontMetrics(share.line.font()).horizontalAdvance("100") <= room
        assert share.line.height() >= active().control
        assert share.geometry().right() <= step.width()
    assert [each.target for each in step.pillars()] == [100] * len(shares)
