"""New workspaces from the first page: an office that begins, or what another office sends."""

from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError

from .opening import open_workspace

if TYPE_CHECKING:
    from medsos_desktop.home.founding import Founding as Said

    from .window import MainWindow


class Founding:
    """For one window; what is refused is said on its first page."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def found(self, said: "Said", folder: str, sheet: bool) -> None:
        """Makes the office in ``folder``; ``sheet``: to where a calendar is taken in, next."""
        from medsos_desktop.home.founding import found

        place = Path(folder).absolute()
        try:
            opened = open_workspace(place, self._window.home, create=True)
            try:
                found(opened.workspace, said)
            except BaseException:
                opened.workspace.close()  # else it is locked, by us, when it is tried again
                raise
        except UserError as error:
            self._trouble(error)
            return
        self._window.show_opened(place, opened)
        if self._window.desk is not None:
            self._window.desk.go("importing" if sheet else "home")

    def receive(self, file: Path) -> None:
        """A workspace for what another office sends (a succession, a whole calendar), and its file in it."""
        from .opening import receiving_folder

        try:
            place = receiving_folder(file)
            opened = open_workspace(place, self._window.home, create=True)
        except UserError as error:
            self._trouble(error)
            return
        self._window.handed = file
        self._window.show_opened(place, opened)

    def _trouble(self, error: UserError) -> None:
        if self._window.first is not None:
            self._window.first.show_trouble(error)
