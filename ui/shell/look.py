"""Another theme, text size or language: put on at once, with the person where they were."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from medsos_desktop.words import Words

from ..theme.apply import apply, choose

if TYPE_CHECKING:
    from .window import MainWindow


class Look(QObject):
    """For one window, whose desk is built anew in the new look."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)  # the system's signal outlives the window, and must not reach it then
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def set_theme(self, choice: str) -> None:
        """ "system", "light" or "dark"."""
        self._window.settings = replace(self._window.settings, theme=choice)
        self._put_on()

    def set_scale(self, scale: float) -> None:
        """Another text size (1.0 to 1.5)."""
        self._window.settings = replace(self._window.settings, scale=scale)
        self._put_on()

    def set_language(self, language: str) -> None:
        """Another language ("id", "en")."""
        window = self._window
        window.settings = replace(window.settings, language=language)
        window.words = Words(language)
        if window.session is not None:
            window.session.words = window.words
        self._put_on()

    def _system_changed(self) -> None:
        if self._window.settings.theme == "system":
            self._put_on()

    def _put_on(self) -> None:
        app, window = QApplication.instance(), self._window
        if not isinstance(app, QApplication):
            return
        apply(app, choose(window.settings.theme, window.settings.scale))
        window.save_settings()  # before the desk is built: Pengaturan shows what is remembered
        if window.desk is not None:
            self._rebuild()
        elif window.first is not None and not window.first.engaged:
            window.show_welcome()

    def _rebuild(self) -> None:
        """The same screen in the new look; long work is waited for, since its answer belongs to the old desk.

        Until then the old desk already wears the new colours.
        """
        window = self._window
        if window.desk is None:
            return
        if (work := window.jobs.long_work()) is not None:
            work.finished.connect(self._rebuild_soon)
            return
        screen, way = window.desk.stage.current, window.desk.stage.way()
        before = window.desk.stage.made(screen)
        place = before.place() if before is not None else None
        window.desk.leave()
        window.desk.close_down()
        window.jobs.forget()
        desk = window.build_desk(screen, way)
        after = desk.stage.made(screen) if desk is not None else None
        if after is not None and place is not None:
            after.return_to(place)

    def _rebuild_soon(self) -> None:
        """After the work has handed over its answer."""
        QTimer.singleShot(0, self._rebuild)
