"""Our reader of the icons draws what Qt's own SVG renderer draws."""

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from medsos_desktop import resources
from ui import icons

pytestmark = pytest.mark.window
NAMES = sorted(file.stem for file in resources.path("icons").glob("*.svg"))
SIZE = 40


def by_qt(name: str) -> QImage:
    source = (
        resources.path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "#000000")
    )
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_looks_as_qt_draws_it(qtbot: QtBot, name: str) -> None:
    ours, theirs = icons.pixmap(name, QColor("#000000"), SIZE).toImage(), by_qt(name)
    ink = apart = 0
    for y in range(SIZE):
        for x in range(SIZE):
            one, other = ours.pixelColor(x, y).alpha(), theirs.pixelColor(x, y).alpha()
            ink += other
            apart += abs(one - other)
    assert ink > 0
    assert apart / ink < 0.06
