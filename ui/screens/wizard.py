"""What the screens of wizards have in common: Escape goes a step back, Ctrl+Enter goes on."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ..commands import shortcut
from ..kit.boxes import column, ground
from ..kit.regions import Region
from ..kit.wizard.pages import Pages
from .base import Context, Screen

P = TypeVar("P", bound=Pages[Any])


class WizardScreen(Screen, Generic[P]):
    """Holds its ``pages``; a screen says where `forward` and `step_back` lead from each step."""

    def __init__(self, context: Context, pages: P, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        self.pages = pages
        column(self, gap=0).addWidget(pages)
        pages.back.activated.connect(context.back)
        pages.before.activated.connect(self.step_back)
        pages.foot.activated.connect(self.forward)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, pages.press_primary)

    @property
    def step(self) -> str:
        """Where one is."""
        return self.pages.step

    def forward(self) -> None:
        """The step named by the large button."""
        raise NotImplementedError

    def step_back(self) -> None:
        """One step back; from the first one to where the person came from."""
        raise NotImplementedError

    def to_calendar(self, day: str) -> None:
        """The month of ``day`` ("YYYY-MM-DD"); "" for the calendar as it was."""
        if day:
            self.context.go("calendar", day=day, view="month")
        else:
            self.context.go("calendar")

    def regions(self) -> Sequence[Region]:
        """Way out, the page's parts, foot."""
        return self.pages.regions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)
