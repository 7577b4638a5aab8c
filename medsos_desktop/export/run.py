"""The work beside the window: making a bundle, looking at one. No Qt, no words."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.bundles.model import Step
from medsos_desktop.bundles.plan import BundlePlan
from medsos_desktop.bundles.receipts import Receipt, receipt
from medsos_desktop.errors import Cancelled, UserError

if TYPE_CHECKING:
    from medsos_desktop.bundles.carry import Carried
    from medsos_desktop.bundles.verify import VerifyReport
    from medsos_desktop.workspace import Workspace

Tell = Callable[[int, int, str], None]
IsCancelled = Callable[[], bool]
_SEPARATOR = "\n"


def make(
    plan: BundlePlan,
    target: Path,
    limit: int | None,
    workspace: "Workspace",
    tell: Tell,
    cancelled: IsCancelled,
) -> tuple[Receipt, ...]:
    """Writes the bundle, in files of at most ``limit`` bytes, and reads what became of each."""

    def told(n: int, total: int, step: str) -> None:
        tell(n, total, _SEPARATOR.join((step, step.entry if isinstance(step, Step) else "")))

    written = workspace.bundles.write(plan, target, told, cancelled, limit=limit)
    try:
        return tuple(receipt(each) for each in written)
    except OSError as error:  # a stick pulled out at the last moment
        raise UserError("bundle.no-folder", name=str(target.parent)) from error


def look(path: Path, workspace: "Workspace", tell: Tell, cancelled: IsCancelled) -> "VerifyReport":
    """Verifies any file; whose signature it is says this office's key book."""

    def told(n: int, total: int, entry: str) -> None:
        if cancelled():
            raise Cancelled
        tell(n, total, _SEPARATOR.join(("bundle.step.check", entry)))

    return workspace.bundles.verify(path, told)


def carry(files: tuple[Path, ...], folder: Path, tell: Tell, cancelled: IsCancelled) -> "Carried":
    """Copies a finished bundle onto a stick and reads it back from there."""
    from medsos_desktop.bundles.carry import carry

    def told(n: int, total: int, step: str) -> None:
        tell(n, total, _SEPARATOR.join((step, step.entry if isinstance(step, Step) else "")))

    return carry(files, folder, told, cancelled)


def step_and_entry(what: str) -> tuple[str, str]:
    """The key of the step in words, and the file it is about: signals carry one text."""
    step, _, entry = what.partition(_SEPARATOR)
    return step, entry
