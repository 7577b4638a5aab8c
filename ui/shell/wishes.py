"""What a screen asks of the window, since only the window can do it: see `ui.screens.base.Ask`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError

from ..jobs import IsCancelled, Progress

if TYPE_CHECKING:
    from .window import MainWindow


class Wishes:
    """For one window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def grant(self, wish: str, value: str = "") -> None:
        """Does it."""
        look = self._window.look
        answers: dict[str, Callable[[], object]] = {
            "theme": lambda: look.set_theme(value),
            "scale": lambda: look.set_scale(float(value)),
            "language": lambda: look.set_language(value),
            "welcome": self._window.show_welcome,
            "remove-sample": self._remove_sample,
            "restore": lambda: self._restore(Path(value)),
        }
        answers[wish]()

    def _remove_sample(self) -> None:
        from .opening import remove_sample

        window = self._window
        folder = window.folder
        if folder is None:
            return
        page = window.show_welcome()
        try:
            remove_sample(folder)
        except UserError as error:
            page.show_trouble(error)
        page.set_recent(window.settings.recent)

    def _restore(self, file: Path) -> None:
        """The workspace becomes what a backup holds; closed meanwhile, and open again whatever happens."""
        window = self._window
        folder, home = window.folder, window.home
        if folder is None or window.session is None:
            return
        clock = window.session.clock
        page = window.show_welcome()
        page.set_recent(())
        page.show_busy(window.words("settings.backups.restoring"))

        def job(_progress: Progress, _cancelled: IsCancelled) -> object:
            from medsos_desktop.workspace import restore

            return restore(file, folder, clock=clock, home=home)

        def done(_kept: object) -> None:
            if window.open_folder(folder) and window.desk is not None:
                window.desk.go("settings", section="backups")
                window.desk.news.say(window.words("settings.backups.restored"), undo=False)

        def failed(error: Exception) -> None:
            if window.open_folder(folder) and window.desk is not None and isinstance(error, UserError):
                window.desk.go("settings", section="backups")
                window.desk.notices.show_error(error)

        window.jobs.start(job, done, failed=failed)
