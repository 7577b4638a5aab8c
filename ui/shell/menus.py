"""The two menus of the top bar: who is at the PC, and which workspace is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from .. import icons
from ..commands import on
from ..session import Session

Go = Callable[..., object]
"""Leads to a screen by its name, with what it shall show."""


class PersonMenu(QMenu):
    """Everybody of the office; choosing one is recorded (``decisions.md`` 16)."""

    def __init__(self, session: Session, go: Go, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._go = session, go
        self.setAccessibleName(session.words("shell.person_menu"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        directory, words = self._session.workspace.directory, self._session.words
        here = directory.actor()
        for id_, person in directory.people().items():
            roles = ", ".join(words(f"shell.role.{role}") for role in person.roles)
            detail = person.title or roles
            action = self.addAction(f"{person.name} · {detail}" if detail else person.name)
            if here is not None and here[0] == id_:
                action.setIcon(icons.icon("centang", "accent-text"))
            on(action.triggered, partial(self._sign_in, id_))
        if self.actions():
            self.addSeparator()
        more = self.addAction(icons.icon("pengaturan"), words("shell.people_settings"))
        on(more.triggered, lambda: self._go("settings", section="people"))

    def _sign_in(self, person: str) -> None:
        self._session.run(lambda: self._session.workspace.directory.sign_in(person), self)


class WorkspaceMenu(QMenu):
    """Recent workspaces, and the way to the first page. ``picked`` has a folder, or "" for that page."""

    picked = Signal(str)

    def __init__(
        self, session: Session, recent: Callable[[], tuple[str, ...]], go: Go, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._recent, self._go = session, recent, go
        self.setAccessibleName(session.words("shell.workspace_menu"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        words = self._session.words
        here = self._session.workspace.folder
        where = self.addAction(icons.icon("folder", "accent-text"), str(here))
        where.setEnabled(False)
        others = [name for name in self._recent() if Path(name) != here]
        for name in others:
            action = self.addAction(icons.icon("folder"), name)
            on(action.triggered, partial(self.picked.emit, name))
        self.addSeparator()
        parcels = self.addAction(icons.icon("dokumen"), words("shell.command.open_file"))
        on(parcels.triggered, lambda: self._go("handoff"))
        other = self.addAction(icons.icon("panah-kanan"), words("shell.other_workspace"))
        on(other.triggered, lambda: self.picked.emit(""))
