"""What is attached to the decisions about a post, and a copy of it to look at. No Qt."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.approval.moves import Action
from medsos_desktop.errors import UserError
from medsos_desktop.workspace import Workspace

SIGNED = frozenset({Action.PASS, Action.APPROVE, Action.RETURN, Action.POSTPONE, Action.WITHDRAW})
"""Decisions that people sign on paper; the others are steps of the program or of the writer."""

_NAME = "scan"
_SAFE = frozenset(" -_()")


class Scans:
    """Reads; copies to look at lie in a folder of their own that goes with this object."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._copies: TemporaryDirectory[str] | None = None

    def of(self, post: str) -> dict[str, tuple[Evidence, ...]]:
        """Attached scans by decision, oldest first."""
        found: dict[str, tuple[Evidence, ...]] = {}
        for each in self._workspace.evidence.of(post):
            found[each.decision] = (*found.get(each.decision, ()), each)
        return found

    def copy(self, evidence: Evidence) -> Path:
        """A copy for another program, which may write into what it shows; the kept file stays as it is.

        Raises `UserError` ``approval.evidence-away``, ``approval.evidence-copy`` (no room for it).
        """
        kept = self._workspace.evidence.file(evidence)
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="medsos-", ignore_cleanup_errors=True)
        folder = Path(self._copies.name) / evidence.blob[:16]
        copy = folder / f"{_plain(Path(evidence.name).stem)}{kept.suffix}"
        try:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(kept, copy)
        except OSError as error:
            raise UserError("approval.evidence-copy", name=evidence.name) from error
        return copy

    def clear(self) -> None:
        """Nobody looks any more: the copies go, as far as no other program holds them."""
        if self._copies is not None:
            self._copies.cleanup()
            self._copies = None


def _plain(name: str) -> str:
    """A name from another PC as every system takes it."""
    plain = "".join(letter if letter.isalnum() or letter in _SAFE else "_" for letter in name[:60])
    return f"{_NAME}-{plain}".strip()
