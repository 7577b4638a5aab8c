"""The open workspace as the windows see it: commands go through `Session.run`, news comes as one signal."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from medsos_desktop.changes import Changes
from medsos_desktop.clock import Clock, SystemClock
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.workspace import Workspace

Result = TypeVar("Result")


class Session(QObject):
    """One workspace, one person at the PC.

    ``changed(changes, initiator)``: something is different; a view refreshes what it shows, and may skip
    what it did itself. ``failed(error, initiator)``: a `UserError` to be shown in place.
    """

    changed = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self,
        workspace: "Workspace",
        words: Words,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.words = words
        self.clock: Clock = clock or SystemClock()

    def now(self) -> datetime:
        """The present moment as local time of the office, aware."""
        return self.clock.now().astimezone(ZoneInfo(self.workspace.directory.office().zone))

    def run(self, command: Callable[[], Result], initiator: object = None) -> Result | None:
        """Does ``command`` and tells everyone what changed.

        It returns `Changes`, or a tuple with `Changes` in it, or anything else when nothing changed; that
        is handed back. A `UserError` is told through `failed`, and `None` comes back.
        """
        try:
            result = command()
        except UserError as error:
            self.failed.emit(error, initiator)
            return None
        changes = _changes_in(result)
        if changes:
            self.changed.emit(changes, initiator)
        return result

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Tells everyone about changes that did not come through `run` (a finished job)."""
        if changes:
            self.changed.emit(changes, initiator)

    def close(self) -> None:
        """Lets the workspace go."""
        self.workspace.close()


def _changes_in(result: Any) -> Changes:
    if isinstance(result, Changes):
        return result
    if isinstance(result, tuple):
        for part in result:
            if isinstance(part, Changes):
                return part
    return Changes()
