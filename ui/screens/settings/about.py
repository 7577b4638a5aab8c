"""Tentang: which version this is, what it runs on, where everything lies, and what to send when asked."""

import platform
from functools import partial
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QSysInfo, Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout

from medsos_desktop import __version__

from ...commands import on
from ...kit.boxes import Card, Scroll, column, row
from ...kit.button import Button, LinkButton
from ...kit.labels import ElidedLabel, Label, show_if
from ...kit.notes import InlineMessage
from . import folders
from .entries import note
from .page import Page

if TYPE_CHECKING:
    from ..base import Screen

LICENCE = "MIT"
LOG_FOLDER = "crashes"


class AboutPage(Page):
    """Facts to read out to a helper, and the way to remove the sample."""

    key = "about"

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.facts = self._facts()
        self.copy = Button(words("settings.about.copy"), icon="salin")
        on(self.copy.activated, self._copy)
        self.confirm = InlineMessage()
        self.confirm.hide()
        self.remove = Button(words("settings.about.remove"), "danger", icon="hapus")
        on(self.remove.activated, self._ask)
        page = self._page = Scroll()
        page.body.addWidget(self._card())
        self.sample = self._sample()
        page.body.addWidget(self.sample)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.reload()

    def _facts(self) -> tuple[tuple[str, str], ...]:
        words = self.words
        qt = f"Qt {qVersion()}, PySide6 {PySide6.__version__}"
        named = {
            "version": f"Medsos Desktop {__version__}",
            "python": platform.python_version(),
            "qt": qt,
            "system": f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
            "licence": words("settings.about.licence_text", name=LICENCE),
            "workspace": str(self.workspace.folder),
            "log": str(self.workspace.home / LOG_FOLDER),
        }
        return tuple((words(f"settings.about.{key}"), value) for key, value in named.items())

    def _card(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setContentsMargins(16, 16, 16, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for at, (name, value) in enumerate(self.facts):
            grid.addWidget(Label(name, "body", "text-2"), at, 0)
            shown = ElidedLabel(value)
            shown.setAccessibleName(f"{name}: {value}")
            grid.addWidget(shown, at, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        foot = row(gap=16, margins=(16, 4, 16, 12))
        foot.addWidget(self.copy)
        for key, folder in (("open_workspace", self.workspace.folder),
                            ("open_log", self.workspace.home / LOG_FOLDER)):  # fmt: skip
            link = LinkButton(self.words(f"settings.about.{key}"))
            on(link.activated, partial(folders.show, folder))
            foot.addWidget(link)
        log = LinkButton(self.words("activity.title"))
        on(log.activated, lambda: self.context.go("activity"))
        foot.addWidget(log)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card

    def _sample(self) -> Card:
        card = Card(self.words("settings.about.sample"))
        inner = column(gap=12, margins=(16, 12, 16, 16))
        inner.addWidget(note(self.words("settings.about.sample_text")))
        inner.addWidget(self.confirm)
        inner.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(inner)
        return card

    def reload(self) -> None:
        """The sample's card only for the sample."""
        show_if(self.sample, self.workspace.directory.office().sample)
        show_if(self.remove, not self.read_only)

    def focus_first(self) -> None:
        """The button that is needed when a helper asks."""
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self.facts))
        self.context.say(self.words("settings.about.copied"), undo=False)

    def _ask(self) -> None:
        words = self.words
        self.remove.hide()
        self.confirm.show_message(
            "warn",
            words("settings.about.remove_ask"),
            words("settings.about.remove_text", folder=self.workspace.folder),
            (
                (words("settings.about.remove_now"), lambda: self.context.ask("remove-sample")),
                (words("kit.cancel"), self._calm),
            ),
        )
        self.confirm.findChildren(Button)[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._see)  # once it has its place

    def _see(self) -> None:
        self._page.ensureWidgetVisible(self.confirm)

    def _calm(self) -> None:
        self.confirm.hide()
        self.remove.show()
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The question is not left standing."""
        if not self.confirm.isHidden():
            self._calm()
