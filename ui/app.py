"""Starts the window: look, crash keeper, the workspace to open; `--probe` says PAINTED and ends."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from medsos_desktop.store.chain import default_home

from .crash import CrashKeeper
from .settings import Settings, load
from .shell.window import MainWindow
from .theme.apply import apply, choose


class _Painted(QObject):
    """Says PAINTED once the screen at the front has painted its rows, then ends the program."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk = window.desk
        screen = desk.stage.currentWidget() if desk is not None else window.centralWidget()
        if screen is not None:
            screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint event comes before the painting of the rows; the next turn comes after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        print("PAINTED", flush=True)
        self._window.close()


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The one `QApplication`, with our style and name."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    # `app.setStyle` would make the binding learn all of `QStyle` first (8 ms)
    app = QApplication(["medsos-desktop", "-style", "fusion", *arguments])
    app.setApplicationName("Medsos Desktop")
    return app


def run(
    workspace: Path | None = None,
    *,
    probe: bool = False,
    language: str = "",
    screen: str = "",
    file: Path | None = None,
) -> int:
    """Shows the main window and returns its exit code.

    Without ``workspace`` the last one is opened again, or the first page shown. ``language`` and ``screen``
    win over what was last chosen. ``file`` is a hand-off file to look into.
    """
    app = application()
    home = default_home()
    settings = _settings(load(home), language, screen or ("home" if probe else ""))
    apply(app, choose(settings.theme, settings.scale))
    keeper = CrashKeeper(home)
    keeper.install()
    window = MainWindow(home, settings)
    keeper.rescue = window.rescue
    keeper.show = lambda text: _show_crash(window, keeper, text)
    window.handed = file
    last = workspace or _last(settings)
    if last is None:
        window.show_welcome()
        window.tell_handed()
    else:
        window.open_folder(last)
    if probe:
        _Painted(window)
    window.show()
    if not probe:
        QTimer.singleShot(0, lambda: _after_start(app, window, keeper))
    code = app.exec()
    keeper.uninstall()
    return code


def _settings(found: Settings, language: str, screen: str) -> Settings:
    from dataclasses import replace

    if language:
        found = replace(found, language=language)
    return replace(found, screen=screen) if screen else found


def _last(settings: Settings) -> Path | None:
    for name in settings.recent:
        if (Path(name) / "medsos.db").is_file():
            return Path(name)
    return None


def _after_start(app: QApplication, window: MainWindow, keeper: CrashKeeper) -> None:
    """What the first paint need not wait for."""
    gc.freeze()
    gc.enable()
    from .shell.mark import window_icon

    app.setWindowIcon(window_icon())
    if window.desk is not None:
        window.desk.settle()
    if text := keeper.unseen():
        _show_crash(window, keeper, text, before=True)


def _show_crash(window: MainWindow, keeper: CrashKeeper, text: str, *, before: bool = False) -> None:
    from .shell.crash_window import CrashWindow

    CrashWindow(window.words, text, keeper.seen, window, before=before).show()


def main() -> int:
    """For scripts that start the window without `main.py`."""
    return run()


if __name__ == "__main__":
    sys.exit(main())
