"""Whatever can have the keyboard says what it is, and stands where it can be seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.shell.conftest import MakeWindow
from ui.kit.regions import stops
from ui.settings import Settings
from ui.shell.desk import Desk

SECTIONS = [
    "office", "accounts", "people", "policy", "pillars", "partners", "channels", "look", "backups", "about"
]  # fmt: skip
PLACES: list[tuple[str, dict[str, str]]] = [
    ("home", {}),
    ("calendar", {"view": "month"}),
    ("calendar", {"view": "week"}),
    ("composer", {"list": "1"}),
    ("composer", {"new": "2026-12-20"}),
    ("composer", {"post": "HKSN"}),
    ("approval", {}),
    ("export", {}),
    ("importing", {}),
    *(("settings", {"section": key}) for key in SECTIONS),
]


def spoken(widget: QWidget) -> str:
    """What a screen reader would call it."""
    if widget.accessibleName().strip():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text().strip():
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((each.text() for each in labels if each.buddy() is widget), "")


def seen(widget: QWidget) -> bool:
    """Within the window, or within a page that scrolls there when it gets the keyboard."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            return True
        around = around.parentWidget()
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.rect().contains(place) and not widget.visibleRegion().isEmpty()


def faults(desk: Desk) -> list[str]:
    found = []
    for stop in stops(desk):
        inner = stop.parentWidget()
        path = f"{type(inner).__name__}/{type(stop).__name__}"
        if not spoken(stop):
            text = stop.placeholderText() if isinstance(stop, QLineEdit) else ""
            found.append(f"{path} has no name {text}")
        elif not seen(stop):
            found.append(f"{path} '{spoken(stop)}' cannot be seen")
    return found


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1280, 720, 1.0),
        pytest.param(1366, 768, 1.0, marks=pytest.mark.long),
        pytest.param(1366, 768, 1.5, marks=pytest.mark.long),
    ],
)
def test_every_stop_of_the_keyboard_has_a_name_and_is_seen(
    make_window: MakeWindow, office: Path, width: int, height: int, scale: float
) -> None:
    window = make_window(Settings(theme="light", scale=scale))
    window.resize(width, height)
    assert window.open_folder(office)
    desk = window.desk
    assert desk is not None
    desk.settle()
    wrong: list[str] = []
    for key, target in PLACES:
        if "post" in target:
            target = {"post": desk.session.workspace.search.find(target["post"])[0].id}
        desk.go(key, **target)
        QApplication.processEvents()
        wrong += [f"{key} {target}: {fault}" for fault in faults(desk)]
    assert not wrong, "\n".join(wrong)


def test_the_first_page_and_its_steps_too(make_window: MakeWindow) -> None:
    page = make_window().show_welcome()
    wrong = [spoken(each) for each in stops(page) if not spoken(each)]
    page.start_setup()
    assert page.setup is not None
    for at in range(5):
        page.setup.show_step(at)
        QApplication.processEvents()
        wrong += [f"{at}: {type(each).__name__}" for each in stops(page.setup) if not spoken(each)]
    assert not wrong, wrong
